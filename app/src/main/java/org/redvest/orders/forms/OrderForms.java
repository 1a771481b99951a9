package org.redvest.orders.forms;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.redvest.accounts.Accounts;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Identity;
import org.redvest.catalogue.Catalogue;
import org.redvest.catalogue.MenuItem;
import org.redvest.catalogue.MenuItemId;
import org.redvest.catalogue.Site;
import org.redvest.orders.AnswerPromise;
import org.redvest.orders.Draft;
import org.redvest.orders.Order;
import org.redvest.orders.drafting.KeptForms;
import org.redvest.orders.drafting.OrderChecks;
import org.redvest.orders.drafting.OrderForm;
import org.redvest.orders.lists.OrderListStore;
import org.redvest.regions.Regions;
import org.redvest.shifts.Owner;
import org.redvest.shifts.Planning;
import org.redvest.shifts.PrivateDetails;
import org.redvest.shifts.Service;
import org.redvest.shifts.Shifts;
import org.redvest.shifts.Window;
import org.redvest.web.Problem;
import org.redvest.web.Problems;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Fills forms beforehand with what is usual, so that an order takes four taps, and keeps those that were begun. */
@Component
public class OrderForms {

    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final int DAYS_OFFERED = 3;

    private final Planning planning;
    private final Shifts activities;
    private final OrderListStore lists;
    private final Catalogue catalogue;
    private final Regions regions;
    private final Accounts accounts;
    private final AnswerPromise promise;
    private final Clock clock;

    OrderForms(
            Planning planning,
            Shifts activities,
            OrderListStore lists,
            Catalogue catalogue,
            Regions regions,
            Accounts accounts,
            AnswerPromise promise,
            Clock clock) {
        this.planning = planning;
        this.activities = activities;
        this.lists = lists;
        this.catalogue = catalogue;
        this.regions = regions;
        this.accounts = accounts;
        this.promise = promise;
        this.clock = clock;
    }

    /** The form of a menu item, or of nothing on the menu, filled with what the community is likely to want. */
    @Transactional(readOnly = true)
    public FormPage begin(Optional<MenuItem> item, Hat hat) {
        var last = lists.latest(hat.region(), item.map(MenuItem::id));
        var form = new TreeMap<>(details(hat));
        item.ifPresentOrElse(known -> form.putAll(usual(known, last)), () -> form.putAll(blank()));
        return page(UUID.randomUUID(), new OrderForm(single(form)), Optional.empty(), Problems.NONE, hat);
    }

    /** The same form with what was typed in it. */
    @Transactional(readOnly = true)
    public FormPage page(UUID draft, OrderForm form, Optional<Order> changing, Problems problems, Hat hat) {
        var item = item(form);
        int people = item.map(known -> known.needs().getFirst().people()).orElse(2);
        return new FormPage(
                draft,
                form,
                item,
                changing,
                new FormPage.Choices(
                        item.map(known -> days(known, form)).orElse(List.of()),
                        people(people, form),
                        people,
                        catalogue.categories(),
                        catalogue.skills(),
                        planning.lastDetails(hat.region(), Owner.ORDER)),
                answer(hat),
                problems);
    }

    /** An order as the form it came from: the people are those of the services that lie ahead. */
    @Transactional(readOnly = true)
    public OrderForm formOf(Order order) {
        var form = new TreeMap<String, List<String>>();
        form.put("version", List.of(String.valueOf(order.version())));
        order.service().item().ifPresent(id -> form.put("item", List.of(id.value())));
        if (order.service().offMenu()) {
            form.putAll(single(words(order.service())));
            form.put(
                    "skills",
                    order.shifts().getFirst().needs().getFirst().skills().stream()
                            .sorted()
                            .toList());
        }
        form.put("when", List.of(FormReader.OTHER));
        for (int i = 0; i < order.shifts().size(); i++) {
            form.putAll(single(times(order.shifts().get(i).window(), i)));
        }
        var needs = order.shiftsAhead(clock.instant()).stream()
                .findFirst()
                .orElseGet(order::nextShift)
                .needs();
        IntStream.range(0, needs.size())
                .forEach(i -> form.put(
                        OrderChecks.field("people", i),
                        List.of(String.valueOf(needs.get(i).people()))));
        form.put("site", List.of(stored(order.where().site())));
        form.put("place", List.of(order.where().name()));
        form.putAll(single(fields(activities.privateDetails(order.number()))));
        return new OrderForm(form);
    }

    FormReader reader(OrderForm form) {
        return new FormReader(form, item(form), clock.getZone());
    }

    /** Empty off the menu, and for a code that the menu does not have: the reader names it. */
    private Optional<MenuItem> item(OrderForm form) {
        return catalogue.find(new MenuItemId(form.value("item")));
    }

    static Problems shown(FormReader reader, List<Problem> problems) {
        return new Problems(reader.asShown(problems));
    }

    private Map<String, String> usual(MenuItem item, Optional<Order> last) {
        var form = new TreeMap<String, String>();
        form.put("item", item.id().value());
        form.put("when", suitableDays(item).getFirst().toString());
        form.put("from", HOUR.format(item.usual().starts()));
        form.put(
                "to", HOUR.format(item.usual().starts().plusMinutes(item.usual().minutes())));
        for (int i = 0; i < item.needs().size(); i++) {
            form.put(OrderChecks.field("people", i), String.valueOf(peopleLastTime(item, last, i)));
        }
        form.put(
                "site",
                stored(last.map(order -> order.where().site())
                        .orElse(item.usual().site())));
        form.put("place", last.map(order -> order.where().name()).orElse(""));
        return form;
    }

    private static int peopleLastTime(MenuItem item, Optional<Order> last, int need) {
        return last.map(order -> order.shifts().getFirst().needs())
                .filter(needs -> needs.size() > need)
                .map(needs -> needs.get(need).people())
                .orElse(item.needs().get(need).people());
    }

    private Map<String, String> blank() {
        var starts = LocalTime.of(9, 0);
        return Map.of(
                "when",
                FormReader.OTHER,
                "date",
                daysWithAnAnswer(starts).skip(1).findFirst().orElseThrow().toString(),
                "from",
                HOUR.format(starts),
                "to",
                "11:00",
                "people",
                "2",
                "category",
                "other",
                "age",
                "18",
                "site",
                stored(Site.COMMUNITY));
    }

    /** The door and the contact of the last order; before the first one, whoever orders is the contact. */
    private Map<String, String> details(Hat hat) {
        return planning.lastDetails(hat.region(), Owner.ORDER)
                .map(OrderForms::fields)
                .orElseGet(() -> {
                    var self = Optional.ofNullable(
                            accounts.identities(List.of(hat.account())).get(hat.account()));
                    return Map.of(
                            "contact", self.map(Identity::name).orElse(hat.name()),
                            "phone", self.flatMap(Identity::phone).orElse(""));
                });
    }

    private static Map<String, String> fields(PrivateDetails details) {
        return Map.of(
                "address", details.address(),
                "contact", details.contactName(),
                "phone", details.contactPhone(),
                "note", details.note());
    }

    private static Map<String, String> words(Service service) {
        return Map.of(
                "category", service.category(),
                "title", service.title().zh(),
                "what", service.what().zh(),
                "risks", service.risks().zh(),
                "safeguards", service.safeguards().zh(),
                "age", String.valueOf(service.minimumAge()));
    }

    /** The same words with their times as a change has them, each in a row of its own. */
    OrderForm atTimes(List<Window> windows, OrderForm typed) {
        var form = new TreeMap<>(typed.typed());
        IntStream.range(0, windows.size()).forEach(i -> form.putAll(single(times(windows.get(i), i))));
        return new OrderForm(form);
    }

    private Map<String, String> times(Window window, int row) {
        var start = LocalDateTime.ofInstant(window.start(), clock.getZone());
        var end = LocalDateTime.ofInstant(window.end(), clock.getZone());
        // An end in the night is the next morning's without a tick: a tick that nobody sees would turn another end into
        // a day later.
        boolean next = FormReader.needsTick(window, clock.getZone());
        return Map.of(
                OrderChecks.field("date", row), start.toLocalDate().toString(),
                OrderChecks.field("from", row), HOUR.format(start),
                OrderChecks.field("to", row), HOUR.format(end),
                OrderChecks.field(FormReader.NEXT, row), next ? FormReader.YES : "");
    }

    /**
     * A typed change, with what no change can reach as it stands: the service itself, where it is, and the times of what has begun,
     * is over or was cancelled.
     */
    OrderForm typedChange(Order order, OrderForm typed) {
        var change = ofOrder(order, typed);
        if (order.state().inReview()) {
            return change;
        }
        var form = new TreeMap<>(change.typed());
        var now = clock.instant();
        for (int i = 0; i < order.shifts().size(); i++) {
            var shift = order.shifts().get(i);
            if (!shift.ahead(now)) {
                form.putAll(single(times(shift.window(), i)));
            }
        }
        return new OrderForm(form);
    }

    /** A typed change by itself, of the service that it is about. */
    static OrderForm ofOrder(Order order, OrderForm typed) {
        return typed.with("item", order.service().item().map(MenuItemId::value).orElse(""))
                .with("when", FormReader.OTHER);
    }

    /** The times an approved order has, all of which its form must bring; in review they may become fewer. */
    static int rows(Order order) {
        return order.state().inReview() ? 0 : order.shifts().size();
    }

    /** The words of a form for another region: its door, its contact and its note stay with the region they are private to. */
    OrderForm movedTo(Hat hat, OrderForm typed) {
        var form = new TreeMap<>(typed.typed());
        List.of("address", "contact", "phone", "note").forEach(field -> form.put(field, List.of("")));
        form.putAll(single(details(hat)));
        form.put("note", List.of(""));
        form.put(KeptForms.REGION, List.of(hat.region().value()));
        return new OrderForm(form);
    }

    /** What the form asks before it is sent, where it can be read. */
    List<Problem> doubts(OrderForm form, Draft draft, Optional<Order> changing) {
        var doubts = new Doubts(form);
        var asked = new ArrayList<>(doubts.aboutPrivacy(draft));
        var now = clock.instant();
        asked.addAll(changing.filter(order -> !order.state().inReview())
                .map(order -> doubts.aboutMoves(order, draft, now, due()))
                .orElseGet(() -> doubts.aboutTime(draft, now, due())));
        return asked;
    }

    /** What a new order is asked about beside that: whether it is meant as a second one. */
    @Transactional(readOnly = true)
    public List<Problem> doubtsAboutTwin(UUID draft, OrderForm form, Draft wanted, Hat hat) {
        return new Doubts(form).aboutTwin(lists.twin(draft, wanted, hat.region()));
    }

    private Instant due() {
        return promise.due(clock.instant());
    }

    /** What was typed stays to choose from, even after its day has left the usual three. */
    private List<Window> days(MenuItem item, OrderForm form) {
        var days = new ArrayList<>(suitableDays(item));
        FormReader.date(form.value("when")).filter(day -> !days.contains(day)).ifPresent(days::addFirst);
        return days.stream()
                .map(day -> FormReader.usual(item, day, clock.getZone()))
                .toList();
    }

    private List<LocalDate> suitableDays(MenuItem item) {
        return daysWithAnAnswer(item.usual().starts())
                .filter(item.usual().days()::include)
                .limit(DAYS_OFFERED)
                .toList();
    }

    /** A day that the form proposes leaves the committee its time to answer. */
    private Stream<LocalDate> daysWithAnAnswer(LocalTime starts) {
        var due = due();
        return Stream.iterate(today().plusDays(1), day -> day.plusDays(1))
                .dropWhile(day ->
                        day.atTime(starts).atZone(clock.getZone()).toInstant().isBefore(due));
    }

    private static List<Integer> people(int usual, OrderForm form) {
        int step = usual >= 6 ? 2 : 1;
        var choices = Stream.of(usual - step, usual, usual + step, usual + 2 * step)
                .filter(people -> people > 0)
                .limit(3);
        var typed = Stream.of(form.value("people"))
                .filter(value -> value.matches("[1-9][0-9]{0,2}"))
                .map(Integer::valueOf);
        return Stream.concat(choices, typed).distinct().sorted().toList();
    }

    private FormPage.PromisedAnswer answer(Hat hat) {
        return new FormPage.PromisedAnswer(
                regions.region(hat.region().county()).name(),
                regions.region(hat.region()).name(),
                hat.region().value(),
                due(),
                clock.instant());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), clock.getZone());
    }

    private static String stored(Site site) {
        return site.name().toLowerCase(Locale.ROOT);
    }

    private static Map<String, List<String>> single(Map<String, String> fields) {
        var lists = new TreeMap<String, List<String>>();
        fields.forEach((name, value) -> lists.put(name, List.of(value)));
        return lists;
    }
}
