package org.redvest.reports;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.redvest.regions.RegionCode;
import org.redvest.shifts.ShiftId;
import org.redvest.web.AddressParameter;
import org.redvest.web.Problem;
import org.redvest.web.Problems;
import org.redvest.web.Queries;
import org.redvest.web.TypedDay;

/**
 * What a reader asked for in the address, and how to say the same in another link. The moment goes along in every link, so a
 * figure and the rows behind it are of one moment even while new services are confirmed. No parameter is called {@code from}: WeChat
 * adds one of that name to every address that is shared.
 *
 * @param base where these pages stand: {@code /published} or {@code /figures}
 * @param search words of a title or a number, among the rows
 * @param typed the parameters as they came, to be shown again beside what is wrong with them
 */
public record FigureRequest(
        String base,
        Question question,
        int page,
        Optional<ShiftId> opened,
        String search,
        Problems problems,
        Map<String, String> typed) {

    /** Far enough for any figure, near enough to be a typing error otherwise. */
    private static final LocalDate FIRST = LocalDate.of(2017, 12, 1);

    private static final int END = 2100;

    static FigureRequest of(String base, Map<String, String> typed, Known known, Clock clock) {
        return new Reading(typed, known, clock).asked(base);
    }

    /** A month of the address, or this one. */
    static YearMonth month(String typed, Clock clock) {
        return new AddressParameter("month", typed)
                .month(YearMonth.from(FIRST), YearMonth.of(END - 1, 12))
                .orElseGet(() -> YearMonth.now(clock));
    }

    /** Whether a page may be asked of the month before. */
    static boolean isFirst(YearMonth month) {
        return !month.isAfter(YearMonth.from(FIRST));
    }

    /** Of a file, which cannot say what was wrong: it is not made. */
    FigureRequest readable() {
        problems.all().stream().findFirst().ifPresent(problem -> {
            throw AddressParameter.of(typed, problem.field()).unreadable(problem.key());
        });
        return this;
    }

    private static Optional<YearMonth> readable(String typed) {
        try {
            return Optional.of(YearMonth.parse(typed.strip()))
                    .filter(month -> !month.isBefore(YearMonth.from(FIRST)) && month.getYear() < END);
        } catch (DateTimeException malformed) {
            return Optional.empty();
        }
    }

    /** Which codes there are, and of which moment the newest record is. */
    interface Known {
        Instant latest();

        boolean county(RegionCode code);

        boolean category(String code);
    }

    FigureRequest with(Question other) {
        return new FigureRequest(base, other, 1, Optional.empty(), "", problems, typed);
    }

    /** The same page of the same figure, of one region alone. */
    FigureRequest within(RegionCode region) {
        return new FigureRequest(base, question.in(region), page, opened, search, problems, typed);
    }

    FigureRequest onPage(int other) {
        return new FigureRequest(base, question, other, Optional.empty(), search, problems, typed);
    }

    FigureRequest opening(ShiftId shift) {
        return new FigureRequest(base, question, page, Optional.of(shift), search, problems, typed);
    }

    /** The rows of a figure of this question. */
    String href(Metric metric) {
        return address(base + "/" + metric.code());
    }

    String download(Metric metric) {
        return address(base + "/" + metric.code() + ".csv");
    }

    static String listed(List<Long> programmes) {
        return programmes.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    private String address(String path) {
        var query = new ArrayList<Object>(List.of("since", question.from(), "until", question.to()));
        question.region().ifPresent(region -> query.addAll(List.of("county", region.value())));
        question.category().ifPresent(category -> query.addAll(List.of("category", category)));
        if (!question.programmes().isEmpty()) {
            query.addAll(List.of("programmes", listed(question.programmes())));
        }
        query.addAll(List.of("at", question.asOf()));
        if (page > 1) {
            query.addAll(List.of("page", page));
        }
        if (!search.isEmpty()) {
            query.addAll(List.of("q", search));
        }
        opened.ifPresent(shift -> query.addAll(List.of("open", shift)));
        return Queries.with(path, query.toArray());
    }

    /** Reads the address; what cannot be read is named, and this month stands in its place. */
    private static final class Reading {
        private final Map<String, String> typed;
        private final Known known;
        private final ZoneId zone;
        private final Instant now;
        private final List<Problem> problems = new ArrayList<>();

        Reading(Map<String, String> typed, Known known, Clock clock) {
            this.typed = typed;
            this.known = known;
            this.zone = clock.getZone();
            this.now = clock.instant();
        }

        FigureRequest asked(String base) {
            var asOf = moment();
            var month = month();
            var from = day("since", month.atDay(1));
            var to = day("until", month.atEndOfMonth());
            if (to.isBefore(from)) {
                problems.add(new Problem("until", "reports.problem.order"));
                to = from;
            }
            var question = new Question(from, to, county(), category(), asOf, programmes());
            return new FigureRequest(base, question, page(), opened(), search(), new Problems(problems), typed);
        }

        private AddressParameter parameter(String name) {
            return AddressParameter.of(typed, name);
        }

        private String value(String name) {
            return typed.getOrDefault(name, "").strip();
        }

        /** Seconds, so that the same moment stands in every link; nobody asks further ahead than the newest record. */
        private Instant moment() {
            var newest = Stream.of(now, known.latest()).max(Instant::compareTo).orElseThrow();
            return asked().filter(asked -> asked.isBefore(newest))
                    .orElse(newest)
                    .truncatedTo(ChronoUnit.SECONDS);
        }

        private Optional<Instant> asked() {
            return parameter("at")
                    .moment(
                            FIRST.atStartOfDay(zone).toInstant(),
                            LocalDate.of(END, 1, 1).atStartOfDay(zone).toInstant());
        }

        private YearMonth month() {
            var current = YearMonth.from(now.atZone(zone));
            if (value("month").isEmpty()) {
                return current;
            }
            return readable(value("month")).orElseGet(() -> {
                problems.add(new Problem("month", "reports.problem.month"));
                return current;
            });
        }

        private String search() {
            return parameter("q").words();
        }

        private LocalDate day(String name, LocalDate otherwise) {
            if (value(name).isEmpty()) {
                return otherwise;
            }
            var day = TypedDay.read(value(name)).filter(each -> !each.isBefore(FIRST) && each.getYear() < END);
            if (day.isEmpty()) {
                problems.add(new Problem(name, "reports.problem.day"));
            }
            return day.orElse(otherwise);
        }

        private Optional<RegionCode> county() {
            var county = Optional.of(value("county"))
                    .filter(RegionCode::isWellFormed)
                    .map(RegionCode::new)
                    .filter(known::county);
            if (county.isEmpty() && !value("county").isEmpty()) {
                problems.add(new Problem("county", "reports.problem.county"));
            }
            return county;
        }

        private Optional<String> category() {
            var category = Optional.of(value("category")).filter(known::category);
            if (category.isEmpty() && !value("category").isEmpty()) {
                problems.add(new Problem("category", "reports.problem.category"));
            }
            return category;
        }

        private List<Long> programmes() {
            var numbers = parameter("programmes").matching("[0-9]{1,15}(,[0-9]{1,15}){0,199}", "web.allowed.numbers");
            return numbers.isEmpty()
                    ? List.of()
                    : Stream.of(numbers.split(",")).map(Long::valueOf).toList();
        }

        private int page() {
            return parameter("page").page();
        }

        private Optional<ShiftId> opened() {
            return parameter("open").number().map(ShiftId::new);
        }
    }
}
