package org.redvest.reports;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.redvest.orders.ShiftId;
import org.redvest.regions.RegionCode;
import org.redvest.web.Problem;
import org.redvest.web.Problems;

/**
 * What a reader asked for in the address, and how to say the same in another link. The moment goes along in every link, so a
 * figure and the rows behind it are of one moment even while new services are confirmed.
 *
 * @param base where these pages stand: {@code /published} or {@code /figures}
 * @param typed the parameters as they came, to be shown again beside what is wrong with them
 */
public record Asked(
        String base,
        Question question,
        int page,
        Optional<ShiftId> opened,
        Problems problems,
        Map<String, String> typed) {

    /** Far enough for any figure, near enough to be a typing error otherwise. */
    private static final LocalDate FIRST = LocalDate.of(2017, 12, 1);

    static Asked of(String base, Map<String, String> typed, Known known, Clock clock) {
        return new Reading(typed, known, clock).asked(base);
    }

    /** Which codes there are. */
    interface Known {
        boolean county(RegionCode code);

        boolean category(String code);
    }

    Asked with(Question other) {
        return new Asked(base, other, 1, Optional.empty(), problems, typed);
    }

    /** The same page of the same figure, of one region alone. */
    Asked within(RegionCode region) {
        return new Asked(base, question.in(region), page, opened, problems, typed);
    }

    Asked onPage(int other) {
        return new Asked(base, question, other, Optional.empty(), problems, typed);
    }

    Asked opening(ShiftId shift) {
        return new Asked(base, question, page, Optional.of(shift), problems, typed);
    }

    /** The rows of a figure of this question. */
    String href(Metric metric) {
        return base + "/" + metric.code() + "?" + query();
    }

    String download(Metric metric) {
        return base + "/" + metric.code() + ".csv?" + query();
    }

    private String query() {
        var parts = new ArrayList<String>();
        parts.add("from=" + question.from());
        parts.add("to=" + question.to());
        question.region().ifPresent(region -> parts.add("county=" + region.value()));
        question.category().ifPresent(category -> parts.add("category=" + category));
        parts.add("at=" + question.asOf());
        if (page > 1) {
            parts.add("page=" + page);
        }
        opened.ifPresent(shift -> parts.add("open=" + shift));
        return String.join("&", parts);
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

        Asked asked(String base) {
            var asOf = moment();
            var month = month(asOf);
            var from = day("from", month.atDay(1));
            var to = day("to", month.atEndOfMonth());
            if (to.isBefore(from)) {
                problems.add(new Problem("to", "reports.problem.order"));
                to = from;
            }
            var question = new Question(from, to, county(), category(), asOf);
            return new Asked(base, question, page(), opened(), new Problems(problems), typed);
        }

        private String value(String name) {
            return typed.getOrDefault(name, "").strip();
        }

        /** Seconds, so that the same moment stands in every link; nobody asks the future. */
        private Instant moment() {
            try {
                var asked = value("at").isEmpty() ? now : Instant.parse(value("at"));
                return (asked.isAfter(now) ? now : asked).truncatedTo(java.time.temporal.ChronoUnit.SECONDS);
            } catch (DateTimeException malformed) {
                return now.truncatedTo(java.time.temporal.ChronoUnit.SECONDS);
            }
        }

        private YearMonth month(Instant asOf) {
            var current = YearMonth.from(asOf.atZone(zone));
            try {
                return value("month").isEmpty() ? current : YearMonth.parse(value("month"));
            } catch (DateTimeException malformed) {
                problems.add(new Problem("month", "reports.problem.month"));
                return current;
            }
        }

        private LocalDate day(String name, LocalDate otherwise) {
            try {
                var day = value(name).isEmpty() ? otherwise : LocalDate.parse(value(name));
                if (!day.isBefore(FIRST) && day.getYear() < 2100) {
                    return day;
                }
            } catch (DateTimeException malformed) {
                // said below, as for a day that is out of bounds
            }
            problems.add(new Problem(name, "reports.problem.day"));
            return otherwise;
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

        private int page() {
            return value("page").matches("[1-9][0-9]{0,4}") ? Integer.parseInt(value("page")) : 1;
        }

        private Optional<ShiftId> opened() {
            return Optional.of(value("open"))
                    .filter(id -> id.matches("[0-9]{1,18}"))
                    .map(id -> new ShiftId(Long.parseLong(id)));
        }
    }
}
