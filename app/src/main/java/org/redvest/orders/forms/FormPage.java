package org.redvest.orders.forms;

import java.time.Instant;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.redvest.catalogue.Category;
import org.redvest.catalogue.MenuItem;
import org.redvest.catalogue.MenuNeed;
import org.redvest.catalogue.Skill;
import org.redvest.orders.Draft;
import org.redvest.orders.Order;
import org.redvest.orders.drafting.OrderChecks;
import org.redvest.orders.drafting.OrderForm;
import org.redvest.shifts.PrivateDetails;
import org.redvest.shifts.Shift;
import org.redvest.shifts.Window;
import org.redvest.web.Problems;
import org.redvest.web.Telephone;
import org.redvest.web.Text;

/** All that the page of an order's form shows. */
public record FormPage(
        UUID draft,
        OrderForm form,
        Optional<MenuItem> item,
        Optional<Order> changing,
        Choices choices,
        PromisedAnswer answer,
        Problems problems) {

    /** What can be chosen with a tap, and the door and the contact of the last order. */
    public record Choices(
            List<Window> days,
            List<Integer> people,
            int usualPeople,
            List<Category> categories,
            List<Skill> skills,
            Optional<PrivateDetails> last) {}

    /** Who will answer, and by when if it is sent now; where the community is, and its code. */
    public record PromisedAnswer(String county, String community, String region, Instant due, Instant now) {}

    /** A menu item that is ordered for the first time is chosen by taps; all else is typed. */
    public boolean taps() {
        return item.isPresent() && changing.isEmpty();
    }

    /** What was approved stays; only time, people and place are still open. */
    public boolean approved() {
        return changing.filter(order -> !order.state().inReview()).isPresent();
    }

    public boolean writesItself() {
        return item.isEmpty() && !approved();
    }

    public String action() {
        return changing.map(order -> "/orders/" + order.number() + "/change").orElse("/orders");
    }

    public String heading(Text text) {
        if (changing.isPresent()) {
            return changing.get().service().title().in(text);
        }
        return item.map(known -> known.name().in(text)).orElseGet(() -> text.of("orders.form.off-menu"));
    }

    public String what(Text text) {
        if (changing.isPresent()) {
            return changing.get().service().what().in(text);
        }
        return item.map(known -> known.what().in(text)).orElseGet(() -> text.of("orders.form.off-menu-what"));
    }

    /** The needs after the first, which is asked for by taps. */
    public List<MenuNeed> furtherNeeds() {
        return item.map(known -> known.needs().subList(1, known.needs().size())).orElse(List.of());
    }

    public List<MenuNeed> needs() {
        return item.map(MenuItem::needs).orElse(List.of());
    }

    /** How many lines for a date and hours stand open. */
    public int rows() {
        int ordered = changing.map(order -> order.shifts().size()).orElse(1);
        return approved() ? ordered : Math.max(ordered, form.filled("date", OrderChecks.MOST_SHIFTS));
    }

    /** A service of an approved order that a change does not reach any more; its time is shown, and cannot be typed. */
    public Optional<Shift> history(int row) {
        return changing.filter(_ -> approved())
                .map(order -> order.shifts().get(row))
                .filter(shift -> !shift.ahead(answer.now()));
    }

    /** Whether a time ends on the day after is asked where it may be a slip. */
    public boolean asksNextDay(int row) {
        return problems.at(OrderChecks.field("to", row))
                || form.has(OrderChecks.field(FormReader.NEXT, row), FormReader.YES);
    }

    /** Something looks private: the form asks whether it is meant so. */
    public boolean asksPrivacy() {
        return form.has(Doubts.PRIVATE, FormReader.YES)
                || problems.all().stream().anyMatch(problem -> problem.key().startsWith(OrderChecks.KEY + "private-"));
    }

    public boolean asksAgain() {
        return changing.isEmpty() && (form.has(Doubts.AGAIN, FormReader.YES) || problems.at(Doubts.AGAIN));
    }

    public boolean asksTime() {
        return form.has(Doubts.URGENT, FormReader.YES) || problems.at(Doubts.URGENT);
    }

    /** By when an answer is promised cannot be said of a service that begins before. */
    public boolean promises(Draft draft) {
        return !approved() && !Doubts.startsBefore(draft, answer.due());
    }

    /** Until a community has ordered once, the door and the contact must be typed; later they stand there folded. */
    public boolean detailsOpen() {
        return form.value("address").isBlank()
                || form.value("contact").isBlank()
                || form.value("phone").isBlank()
                || List.of("address", "contact", "phone").stream().anyMatch(problems::at);
    }

    /** The folded line says so only where nothing was typed anew. */
    public boolean asLastTime() {
        return changing.isEmpty()
                && choices.last()
                        .filter(last -> last.address().equals(form.value("address"))
                                && last.contactName().equals(form.value("contact"))
                                && last.contactPhone().equals(Telephone.normal(form.value("phone"))))
                        .isPresent();
    }

    public String maskedContact() {
        return new PrivateDetails("", form.value("contact"), form.value("phone"), "").maskedPhone();
    }

    public @Nullable String checked(String field, String value) {
        return form.has(field, value) ? "checked" : null;
    }

    /** Which field a problem in the summary is about, and of which time where there are several. */
    public String label(String field, Text text) {
        var plain = field.replaceAll("[0-9]+$", "");
        var name = switch (plain) {
            case "when", "date", "from", "to" ->
                text.of(plain.equals("when") ? "orders.fact.when" : "orders.when." + plain);
            case "people", "count" -> text.of("orders.fact.people");
            case "site", "place" -> text.of("orders.fact.where");
            case "address", "contact", "phone", "note" -> text.of("orders.details." + plain);
            case "title", "what", "risks", "safeguards", "category", "age", "skills" -> text.of("orders.off." + plain);
            default -> "";
        };
        if (name.isEmpty()) {
            return "";
        }
        boolean ofAll = plain.equals("when") && changing.isPresent();
        boolean ofSeveral = plain.matches("when|date|from|to") && rows() > 1 && !ofAll;
        int row = field.equals(plain) ? 1 : Integer.parseInt(field.substring(plain.length()));
        return (ofSeveral ? text.of("orders.form.nth", row) + text.of("web.dot") : "") + name + text.of("orders.colon");
    }

    /** The name of one of several fields: {@code date}, {@code date2}. */
    public String field(String name, int index) {
        return OrderChecks.field(name, index);
    }

    public int mostRows() {
        return FormReader.MOST_ROWS;
    }

    /** 明天, or the day of the week: the date stands below. */
    public String dayName(Window window, Text text) {
        var day = text.local(window.start()).toLocalDate();
        return day.equals(text.today().plusDays(1))
                ? text.day(window.start())
                : day.getDayOfWeek()
                        .getDisplayName(TextStyle.SHORT, text.language().locale());
    }

    /** Which part of the day a time lies in, as people say it. */
    public String part(Window window, Text text) {
        int hour = text.local(window.start()).getHour();
        return text.of(hour < 12 ? "orders.part.morning" : hour < 18 ? "orders.part.afternoon" : "orders.part.evening");
    }
}
