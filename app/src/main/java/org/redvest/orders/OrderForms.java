package org.redvest.orders;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
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
import org.redvest.regions.Regions;
import org.redvest.web.Problem;
import org.redvest.web.Problems;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Fills forms beforehand with what is usual, so that an order takes four taps, and keeps those that were begun. */
@Component
class OrderForms {

    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final int DAYS_OFFERED = 3;

    private final OrderStore orders;
    private final PrivateStore details;
    private final DraftStore drafts;
    private final Catalogue catalogue;
    private final Regions regions;
    private final Accounts accounts;
    private final Clock clock;

    OrderForms(
            OrderStore orders,
            PrivateStore details,
            DraftStore drafts,
            Catalogue catalogue,
            Regions regions,
            Accounts accounts,
            Clock clock) {
        this.orders = orders;
        this.details = details;
        this.drafts = drafts;
        this.catalogue = catalogue;
        this.regions = regions;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** The form of a menu item, or of nothing on the menu, filled with what the community is likely to want. */
    @Transactional(readOnly = true)
    public FormPage begin(Optional<MenuItem> item, Hat hat) {
        var last = orders.list(hat.region(), 50).stream()
                .filter(order -> order.service().item().equals(item.map(MenuItem::id)))
                .findFirst();
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
                        catalogue.skills()),
                answer(hat),
                problems);
    }

    /** An order as the form it came from. */
    @Transactional(readOnly = true)
    public OrderForm formOf(Order order) {
        var form = new TreeMap<String, List<String>>();
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
        order.shifts().forEach(shift -> form.putAll(single(times(shift))));
        var needs = order.shifts().getFirst().needs();
        IntStream.range(0, needs.size())
                .forEach(i -> form.put(
                        Rules.field("people", i),
                        List.of(String.valueOf(needs.get(i).people()))));
        form.put("site", List.of(stored(order.where().site())));
        form.put("place", List.of(order.where().name()));
        form.putAll(single(fields(details.of(order.number()))));
        return new OrderForm(form);
    }

    FormReader reader(OrderForm form) {
        return new FormReader(form, item(form), clock.getZone());
    }

    /** Empty off the menu, and for a code that the menu does not have: the reader names it. */
    private Optional<MenuItem> item(OrderForm form) {
        return catalogue.find(new MenuItemId(form.value("item")));
    }

    @Transactional
    public Instant save(UUID draft, OrderForm form, Hat hat) {
        var now = clock.instant();
        drafts.save(draft, form, hat, now);
        return now;
    }

    @Transactional(readOnly = true)
    public List<SavedDraft> saved(Hat hat) {
        return drafts.list(hat);
    }

    @Transactional(readOnly = true)
    public SavedDraft saved(UUID draft, Hat hat) {
        return drafts.find(draft, hat).orElseThrow(() -> new NoSuchOrder("draft"));
    }

    @Transactional
    public void discard(UUID draft, Hat hat) {
        drafts.delete(draft, hat);
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
            form.put(Rules.field("people", i), String.valueOf(peopleLastTime(item, last, i)));
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
        var day = today().plusDays(2);
        return Map.of(
                "when", FormReader.OTHER,
                "date", day.toString(),
                "from", "09:00",
                "to", "11:00",
                "people", "2",
                "category", "other",
                "age", "18",
                "site", stored(Site.COMMUNITY));
    }

    /** The door and the contact of the last order; before the first one, whoever orders is the contact. */
    private Map<String, String> details(Hat hat) {
        return details.last(hat.region()).map(OrderForms::fields).orElseGet(() -> {
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

    private Map<String, String> times(Shift shift) {
        int index = shift.number() - 1;
        var start = LocalDateTime.ofInstant(shift.start(), clock.getZone());
        var end = LocalDateTime.ofInstant(shift.end(), clock.getZone());
        return Map.of(
                Rules.field("date", index), start.toLocalDate().toString(),
                Rules.field("from", index), HOUR.format(start),
                Rules.field("to", index), HOUR.format(end));
    }

    /** What was typed stays to choose from, even after its day has left the usual three. */
    private List<Window> days(MenuItem item, OrderForm form) {
        var days = new ArrayList<>(suitableDays(item));
        parsed(form.value("when")).filter(day -> !days.contains(day)).ifPresent(days::addFirst);
        return days.stream()
                .map(day -> FormReader.usual(item, day, clock.getZone()))
                .toList();
    }

    private List<LocalDate> suitableDays(MenuItem item) {
        return Stream.iterate(today().plusDays(1), day -> day.plusDays(1))
                .filter(item.usual().days()::include)
                .limit(DAYS_OFFERED)
                .toList();
    }

    private static Optional<LocalDate> parsed(String day) {
        return day.matches("20[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])")
                ? Optional.of(LocalDate.parse(day))
                : Optional.empty();
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

    private FormPage.Answer answer(Hat hat) {
        var now = clock.instant();
        return new FormPage.Answer(
                regions.region(hat.region().county()).name(),
                regions.region(hat.region()).name(),
                orders.promise(now).due(now, clock.getZone()));
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
