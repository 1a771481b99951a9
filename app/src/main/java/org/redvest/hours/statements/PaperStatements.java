package org.redvest.hours.statements;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.hours.Ledger;
import org.redvest.hours.Line;
import org.redvest.hours.Proof;
import org.redvest.hours.StatementSeal;
import org.redvest.hours.Unconfirmed;
import org.redvest.hours.statements.PaperStatement.Check;
import org.redvest.regions.Region;
import org.redvest.regions.Regions;
import org.redvest.volunteers.Introduction;
import org.redvest.volunteers.VolunteerId;
import org.redvest.volunteers.Volunteers;
import org.redvest.web.TypedNumber;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes printed statements and checks them. Nothing is kept of one that was printed: its number says which lines it knew, and
 * the ledger still has these. Lines are entered beside it: the lines and their proof are read at one moment.
 */
@Component
class PaperStatements {

    private static final Pattern NUMBER = Pattern.compile("([0-9]{1,15})-([0-9]{6})-([0-9]{1,6})");
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("uuuuMM", Locale.ROOT);

    private final Ledger ledger;
    private final Volunteers volunteers;
    private final Regions regions;
    private final Clock clock;

    PaperStatements(Ledger ledger, Volunteers volunteers, Regions regions, Clock clock) {
        this.ledger = ledger;
        this.volunteers = volunteers;
        this.regions = regions;
        this.clock = clock;
    }

    /** The caller has checked that these hours are their own. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    PaperStatement of(VolunteerId volunteer, YearMonth month, List<Unconfirmed> waiting) {
        return Scopes.within(Scope.SYSTEM, () -> made(volunteer, month, waiting));
    }

    private PaperStatement made(VolunteerId volunteer, YearMonth month, List<Unconfirmed> waiting) {
        var lines = ledger.lines(volunteer);
        var known = new Known(volunteer, month, lines);
        var person =
                Optional.ofNullable(volunteers.introduce(List.of(volunteer)).get(volunteer));
        var home = person.map(Introduction::home);
        return new PaperStatement(
                known.number(),
                known.code(),
                new PaperStatement.Bearer(
                        person.map(Introduction::name).orElse("—"),
                        person.map(Introduction::number).orElse("—"),
                        home.flatMap(regions::find).map(Region::name).orElse("")),
                home.map(region -> region.county())
                        .flatMap(regions::find)
                        .map(Region::name)
                        .orElse(""),
                clock.instant(),
                month,
                isSound(volunteer),
                known.carried(),
                known.ofMonth(),
                waiting.stream()
                        .filter(wait -> YearMonth.from(wait.place().start().atZone(clock.getZone()))
                                .equals(month))
                        .toList());
    }

    /** As typed from the paper; blanks do not matter. Its holder may be anybody, so the answer tells no name. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    Check check(String number, String code) {
        return Scopes.within(Scope.SYSTEM, () -> checked(number, code));
    }

    private Check checked(String number, String code) {
        var parts = NUMBER.matcher(TypedNumber.code(number));
        if (!parts.matches()) {
            return new Check.Unknown();
        }
        try {
            var volunteer = new VolunteerId(Long.parseLong(parts.group(1)));
            var month = YearMonth.parse(parts.group(2), MONTH);
            if (!isSound(volunteer)) {
                return new Check.Unsound();
            }
            var all = ledger.lines(volunteer);
            var last = Integer.parseInt(parts.group(3));
            var known = new Known(
                    volunteer,
                    month,
                    all.stream().filter(line -> line.entry().number() <= last).toList());
            return known.last() == last && TypedNumber.code(known.code()).equals(TypedNumber.code(code))
                    ? new Check.Valid(
                            known.number(),
                            month,
                            known.added(),
                            known.carried() + known.added(),
                            new Known(volunteer, month, all).untilMonth().size()
                                    - known.untilMonth().size())
                    : new Check.Unknown();
        } catch (DateTimeException noMonth) {
            return new Check.Unknown();
        }
    }

    private boolean isSound(VolunteerId volunteer) {
        return !(ledger.prove(volunteer) instanceof Proof.Broken);
    }

    /** The lines that a statement knows, and what follows from them. */
    private final class Known {
        private final VolunteerId volunteer;
        private final YearMonth month;
        private final List<Line> lines;
        private final List<Statement.StatementRow> rows;

        Known(VolunteerId volunteer, YearMonth month, List<Line> lines) {
            this.volunteer = volunteer;
            this.month = month;
            this.lines = lines;
            this.rows = Statement.rows(lines, clock.getZone());
        }

        int last() {
            return lines.isEmpty() ? 0 : lines.getLast().entry().number();
        }

        List<Statement.StatementRow> ofMonth() {
            return rows.stream().filter(row -> row.month().equals(month)).toList();
        }

        /** What the closing balance is made of. */
        List<Statement.StatementRow> untilMonth() {
            return rows.stream().filter(row -> !row.month().isAfter(month)).toList();
        }

        int carried() {
            return minutes(
                    rows.stream().filter(row -> row.month().isBefore(month)).toList());
        }

        int added() {
            return minutes(ofMonth());
        }

        private static int minutes(List<Statement.StatementRow> rows) {
            return rows.stream().mapToInt(row -> row.line().entry().credit()).sum();
        }

        String number() {
            return "%d-%s-%02d".formatted(volunteer.value(), MONTH.format(month), last());
        }

        String code() {
            return StatementSeal.of(lines, number(), carried(), added());
        }
    }
}
