package org.redvest.hours.statements;

import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.redvest.hours.Line;
import org.redvest.hours.Proof;
import org.redvest.hours.StatementNotes;
import org.redvest.hours.Unconfirmed;
import org.redvest.shifts.ActivityNumber;
import org.redvest.web.Listing;

/**
 * Somebody's hours, read like a statement of a bank: newest service first. A line stands in the month in which its service
 * began, as it does in all published figures, whenever it was entered.
 *
 * @param balance minutes of credit hours, of all time
 * @param honour minutes of honour hours, which never mix with them
 * @param services how many services stand behind them
 * @param waiting served and not yet confirmed
 * @param months what each month adds up to
 * @param check the hash of the newest line, to be compared later
 * @param notes what is told of the activities on this page
 */
public record Statement(
        int balance,
        int honour,
        long services,
        List<Unconfirmed> waiting,
        Listing<StatementRow> list,
        Map<YearMonth, Integer> months,
        Proof proof,
        String check,
        Map<ActivityNumber, StatementNotes.Note> notes) {

    /** @param after the balance after this line */
    public record StatementRow(Line line, YearMonth month, int after) {
        /** Absent for hours that were given without a shift. */
        public Optional<ActivityNumber> activity() {
            return line.activity().findFirst();
        }

        public boolean belongsTo(String number) {
            return activity().filter(own -> own.value().equals(number)).isPresent();
        }

        /** A line that says how it was bears the note; a line that takes another back does not. */
        public boolean speaks() {
            return line.stands();
        }
    }

    /** Oldest service first; what corrects a line follows it. */
    static List<StatementRow> rows(List<Line> lines, ZoneId zone) {
        var sorted = lines.stream()
                .sorted(Comparator.comparing(
                                (Line line) -> line.entry().booked().since())
                        .thenComparing(line -> line.entry()
                                .served()
                                .map(hours -> hours.place().value())
                                .orElse(0L))
                        .thenComparing(line -> line.entry().number()))
                .toList();
        var rows = new ArrayList<StatementRow>();
        int balance = 0;
        for (var line : sorted) {
            balance += line.entry().credit();
            var start = line.entry().booked().since();
            rows.add(new StatementRow(line, YearMonth.from(start.atZone(zone)), balance));
        }
        return rows;
    }

    static int honour(List<Line> lines) {
        return lines.stream()
                .map(Line::entry)
                .mapToInt(entry -> entry.minutes() - entry.credit())
                .sum();
    }

    static long services(List<Line> lines) {
        return lines.stream()
                .filter(Line::stands)
                .filter(line -> line.entry().served().isPresent())
                .count();
    }

    /** The rows of this page by month, in the order of the page. */
    public Map<YearMonth, List<StatementRow>> byMonth() {
        var months = new LinkedHashMap<YearMonth, List<StatementRow>>();
        list.rows()
                .forEach(row -> months.computeIfAbsent(row.month(), _ -> new ArrayList<>())
                        .add(row));
        return months;
    }

    /** Told once of an activity, at the first of its lines on this page. */
    public Optional<StatementNotes.Note> note(StatementRow row) {
        var first = list.rows().stream()
                .filter(StatementRow::speaks)
                .filter(each -> each.activity().isPresent() && each.activity().equals(row.activity()))
                .findFirst();
        return first.filter(row::equals)
                .flatMap(StatementRow::activity)
                .flatMap(activity -> Optional.ofNullable(notes.get(activity)));
    }
}
