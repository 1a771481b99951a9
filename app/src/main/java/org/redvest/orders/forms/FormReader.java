package org.redvest.orders.forms;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.redvest.catalogue.Category;
import org.redvest.catalogue.MenuItem;
import org.redvest.catalogue.Site;
import org.redvest.orders.Draft;
import org.redvest.orders.drafting.OrderChecks;
import org.redvest.orders.drafting.OrderForm;
import org.redvest.shifts.PrivateDetails;
import org.redvest.shifts.Whereabouts;
import org.redvest.shifts.Window;
import org.redvest.web.PlainText;
import org.redvest.web.Problem;
import org.redvest.web.Telephone;
import org.redvest.web.TypedDay;
import org.redvest.web.TypedHour;
import org.redvest.web.TypedNumber;

/** Reads a typed form; what cannot be read is named beside its field. Whether it makes sense is for {@link OrderChecks} to say. */
public final class FormReader {

    static final String OTHER = "other";
    /** One time is chosen or typed, four more may be added. */
    static final int MOST_ROWS = 5;

    /** A tick beside a time: it ends on the day after. */
    static final String NEXT = "next";

    static final String YES = "yes";

    /** An end that lies before the start is the next morning's, up to this length; beyond it the form asks. */
    private static final Duration NIGHT = Duration.ofHours(12);

    private static final Pattern LINE = Pattern.compile("(?:date|from|to)([0-9]*)");

    private final OrderForm form;
    private final Optional<MenuItem> item;
    private final ZoneId zone;
    private final List<Problem> problems = new ArrayList<>();
    /** From which row of the form each time of the draft was read; a row may be left empty. */
    private final List<Integer> rowOf = new ArrayList<>();

    FormReader(OrderForm form, Optional<MenuItem> item, ZoneId zone) {
        this.form = form;
        this.item = item;
        this.zone = zone;
    }

    /** As much of the form as could be read, and what could not. */
    record Reading(Draft draft, List<Problem> problems) {

        boolean readable() {
            return problems.isEmpty();
        }

        /** What is wrong in all: a field that could not be read is not also told that it breaks a rule. */
        List<Problem> with(List<Problem> broken) {
            return Stream.concat(
                            problems.stream(),
                            broken.stream().filter(rule -> problems.stream().noneMatch(read -> concerns(read, rule))))
                    .toList();
        }

        private static boolean concerns(Problem read, Problem rule) {
            return read.field().equals(rule.field()) || isTime(read) && isTime(rule);
        }

        private static boolean isTime(Problem problem) {
            return problem.field().matches("(when|date|from|to)[0-9]*");
        }
    }

    /** @param rows how many times there are: those of an approved order, all of which must be readable; else 0 */
    Reading read(int rows) {
        if (item.isEmpty() && !form.value("item").isEmpty()) {
            problem("item", "unknown-item");
        }
        var draft = new Draft(wanted(), windows(rows), asks(), where(), details());
        return new Reading(draft, List.copyOf(problems));
    }

    /** The rules speak of times and people by number; the form has other names for what was typed instead of chosen. */
    List<Problem> asShown(List<Problem> broken) {
        return broken.stream().map(this::asShown).toList();
    }

    /** In which line of the form a time is typed; none for what is no part of a line. */
    static OptionalInt row(String field) {
        var line = LINE.matcher(field);
        return line.matches()
                ? OptionalInt.of(line.group(1).isEmpty() ? 0 : Integer.parseInt(line.group(1)) - 1)
                : OptionalInt.empty();
    }

    private Problem asShown(Problem problem) {
        return new Problem(shown(problem.field()), problem.key(), problem.arguments());
    }

    private String shown(String field) {
        if (field.startsWith("when")) {
            int time = field.length() > 4 ? Integer.parseInt(field.substring(4)) - 1 : 0;
            int row = time < rowOf.size() ? rowOf.get(time) : time;
            return row == 0 && !form.has("when", OTHER) ? "when" : OrderChecks.field("date", row);
        }
        return field.equals("people") && form.has("people", OTHER) ? "count" : field;
    }

    private Draft.Wanted wanted() {
        return item.<Draft.Wanted>map(known -> new Draft.Wanted.FromMenu(known.id()))
                .orElseGet(() -> new Draft.Wanted.OffMenu(
                        form.value("category").isBlank() ? Category.OTHER : form.value("category"),
                        PlainText.line(form.value("title")),
                        form.value("what"),
                        form.value("risks"),
                        form.value("safeguards"),
                        form.value("age").isBlank() ? 18 : number("age", form.value("age"))));
    }

    private List<Window> windows(int rows) {
        var windows = new ArrayList<Window>();
        int first = 0;
        if (!form.has("when", OTHER)) {
            chosen().ifPresent(window -> add(window, 0, windows));
            first = 1;
        }
        int last = Math.max(rows, form.filled("date", OrderChecks.MOST_SHIFTS));
        boolean none = first == 0 && last == 0;
        IntStream.range(first, none ? 1 : last)
                .filter(i -> none || i < rows || !form.value("date", i).isBlank())
                .forEach(i -> row(i).ifPresent(window -> add(window, i, windows)));
        return windows;
    }

    private void add(Window window, int row, List<Window> windows) {
        windows.add(window);
        rowOf.add(row);
    }

    private Optional<Window> chosen() {
        var date = date("when", form.value("when"));
        return item.flatMap(known -> date.map(day -> usual(known, day, zone)));
    }

    /** The usual hours of a service on a day. */
    static Window usual(MenuItem item, LocalDate day, ZoneId zone) {
        var start = day.atTime(item.usual().starts()).atZone(zone);
        return new Window(
                start.toInstant(), start.plusMinutes(item.usual().minutes()).toInstant());
    }

    private Optional<Window> row(int index) {
        var date = date(OrderChecks.field("date", index), form.value("date", index));
        var from = time(OrderChecks.field("from", index), form.value("from", index));
        var to = time(OrderChecks.field("to", index), form.value("to", index));
        if (date.isEmpty() || from.isEmpty() || to.isEmpty()) {
            return Optional.empty();
        }
        if (from.get().equals(to.get()) && !form.has(OrderChecks.field(NEXT, index), YES)) {
            problem(OrderChecks.field("to", index), "ends-as-it-starts");
            return Optional.empty();
        }
        boolean sameDay = from.get().isBefore(to.get()) && !form.has(OrderChecks.field(NEXT, index), YES);
        var end = at(sameDay ? date.get() : date.get().plusDays(1), to.get());
        var window = new Window(at(date.get(), from.get()), end);
        if (!sameDay && window.length().compareTo(NIGHT) > 0 && !form.has(OrderChecks.field(NEXT, index), YES)) {
            problem(OrderChecks.field("to", index), "ends-next-day");
            return Optional.empty();
        }
        return Optional.of(window);
    }

    /** Whether the hours of a time say by themselves on which day it ends. */
    static boolean needsTick(Window window, ZoneId zone) {
        var from = window.start().atZone(zone).toLocalTime();
        var to = window.end().atZone(zone).toLocalTime();
        boolean ofOneDay = window.start()
                .atZone(zone)
                .toLocalDate()
                .equals(window.end().atZone(zone).toLocalDate());
        return !ofOneDay && (!to.isBefore(from) || window.length().compareTo(NIGHT) > 0);
    }

    private Instant at(LocalDate date, LocalTime time) {
        return date.atTime(time).atZone(zone).toInstant();
    }

    private Optional<LocalDate> date(String field, String typed) {
        var date = date(typed);
        if (date.isEmpty()) {
            problem(field, typed.isBlank() ? "no-date" : "not-a-date");
        }
        return date;
    }

    static Optional<LocalDate> date(String typed) {
        return TypedDay.read(typed);
    }

    private Optional<LocalTime> time(String field, String typed) {
        var hour = TypedHour.read(typed).filter(read -> !read.endOfDay() || field.startsWith("to"));
        if (hour.isEmpty()) {
            problem(field, typed.isBlank() ? "no-time" : "not-a-time");
        }
        return hour.map(TypedHour::time);
    }

    private List<Draft.Ask> asks() {
        int needs = item.map(known -> known.needs().size()).orElse(1);
        return IntStream.range(0, needs)
                .mapToObj(i -> new Draft.Ask(people(i), item.isPresent() ? List.of() : form.values("skills")))
                .toList();
    }

    private int people(int need) {
        return need == 0 && form.has("people", OTHER)
                ? number("count", form.value("count"))
                : number(OrderChecks.field("people", need), form.value("people", need));
    }

    private int number(String field, String typed) {
        var number = TypedNumber.whole(typed);
        if (number.isEmpty()) {
            problem(field, typed.isBlank() ? "no-number" : "not-a-number");
        }
        return number.orElse(1);
    }

    private Whereabouts where() {
        var site = Stream.of(Site.values())
                .filter(known -> known.name().toLowerCase(Locale.ROOT).equals(form.value("site")))
                .findFirst();
        if (site.isEmpty()) {
            problem("site", "no-site");
        }
        return new Whereabouts(
                site.orElse(Site.COMMUNITY),
                site.filter(Site.ELSEWHERE::equals).isPresent() ? PlainText.line(form.value("place")) : "");
    }

    private PrivateDetails details() {
        return new PrivateDetails(
                PlainText.line(form.value("address")),
                PlainText.line(form.value("contact")),
                Telephone.normal(form.value("phone")),
                form.value("note"));
    }

    private void problem(String field, String key) {
        problems.add(new Problem(field, OrderChecks.KEY + key));
    }
}
