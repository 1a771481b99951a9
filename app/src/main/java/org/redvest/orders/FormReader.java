package org.redvest.orders;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.redvest.catalogue.Category;
import org.redvest.catalogue.MenuItem;
import org.redvest.catalogue.Site;
import org.redvest.web.Problem;

/** Reads a typed form; what cannot be read is named beside its field. Whether it makes sense is for {@link Rules} to say. */
final class FormReader {

    static final String OTHER = "other";
    /** One time is chosen or typed, four more may be added. */
    static final int MOST_ROWS = 5;

    private final OrderForm form;
    private final Optional<MenuItem> item;
    private final ZoneId zone;
    private final List<Problem> problems = new ArrayList<>();

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

    /** @param rows how many times there are at least: those of an order that is being changed */
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

    private Problem asShown(Problem problem) {
        return new Problem(shown(problem.field()), problem.key(), problem.arguments());
    }

    private String shown(String field) {
        if (field.startsWith("when") && (field.length() > 4 || form.has("when", OTHER))) {
            return "date" + field.substring(4);
        }
        return field.equals("people") && form.has("people", OTHER) ? "count" : field;
    }

    private Draft.Wanted wanted() {
        return item.<Draft.Wanted>map(known -> new Draft.Wanted.FromMenu(known.id()))
                .orElseGet(() -> new Draft.Wanted.OffMenu(
                        form.value("category").isBlank() ? Category.OTHER : form.value("category"),
                        form.value("title").strip(),
                        form.value("what").strip(),
                        form.value("risks").strip(),
                        form.value("safeguards").strip(),
                        form.value("age").isBlank() ? 18 : number("age", form.value("age"))));
    }

    private List<Window> windows(int rows) {
        var windows = new ArrayList<Window>();
        int first = 0;
        if (!form.has("when", OTHER)) {
            chosen().ifPresent(windows::add);
            first = 1;
        }
        int last = Math.max(rows, form.filled("date", MOST_ROWS));
        IntStream.range(first, Math.max(last, 1))
                .filter(i -> i < rows || i == 0 || !form.value("date", i).isBlank())
                .mapToObj(this::row)
                .flatMap(Optional::stream)
                .forEach(windows::add);
        return windows;
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
        var date = date(Rules.field("date", index), form.value("date", index));
        var from = time(Rules.field("from", index), form.value("from", index));
        var to = time(Rules.field("to", index), form.value("to", index));
        if (date.isEmpty() || from.isEmpty() || to.isEmpty()) {
            return Optional.empty();
        }
        if (!from.get().isBefore(to.get())) {
            problem(Rules.field("to", index), "end-before-start");
            return Optional.empty();
        }
        return Optional.of(new Window(at(date.get(), from.get()), at(date.get(), to.get())));
    }

    private java.time.Instant at(LocalDate date, LocalTime time) {
        return date.atTime(time).atZone(zone).toInstant();
    }

    private Optional<LocalDate> date(String field, String typed) {
        try {
            return Optional.of(LocalDate.parse(typed.strip()));
        } catch (DateTimeException notADate) {
            problem(field, typed.isBlank() ? "no-date" : "not-a-date");
            return Optional.empty();
        }
    }

    private Optional<LocalTime> time(String field, String typed) {
        try {
            return Optional.of(LocalTime.parse(typed.strip()));
        } catch (DateTimeException notATime) {
            problem(field, typed.isBlank() ? "no-time" : "not-a-time");
            return Optional.empty();
        }
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
                : number(Rules.field("people", need), form.value("people", need));
    }

    private int number(String field, String typed) {
        if (typed.strip().matches("-?[0-9]{1,6}")) {
            return Integer.parseInt(typed.strip());
        }
        problem(field, typed.isBlank() ? "no-number" : "not-a-number");
        return 1;
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
                site.filter(Site.ELSEWHERE::equals).isPresent()
                        ? form.value("place").strip()
                        : "");
    }

    private PrivateDetails details() {
        return new PrivateDetails(
                form.value("address").strip(),
                form.value("contact").strip(),
                form.value("phone").replaceAll("[\\s]", ""),
                form.value("note").strip());
    }

    private void problem(String field, String key) {
        problems.add(new Problem(field, Rules.KEY + key));
    }
}
