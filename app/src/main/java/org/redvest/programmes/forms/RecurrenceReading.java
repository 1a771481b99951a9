package org.redvest.programmes.forms;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.redvest.programmes.recurrence.DayHours;
import org.redvest.programmes.recurrence.DaySpan;
import org.redvest.programmes.recurrence.Recurrence;
import org.redvest.web.Problems;
import org.redvest.web.TypedFields;
import org.redvest.web.TypedHour;

/**
 * A recurrence as a form says it.
 *
 * @param recurrence empty where something is wrong with it
 */
public record RecurrenceReading(Optional<Recurrence> recurrence, Problems problems) {

    public static RecurrenceReading of(TypedFields typed) {
        var reading = new TypedFields.FieldReading(typed);
        var first = reading.day("firstDay");
        var last = reading.day("lastDay");
        var weekdays = Stream.of(DayOfWeek.values())
                .filter(day -> typed.ticked(weekday(day)))
                .collect(Collectors.toSet());
        boolean makeUp = typed.ticked("makeUp");
        if (weekdays.isEmpty() && !makeUp) {
            reading.problem("weekdays", "programmes.problem.no-weekday");
        }
        var hours = hours(typed, reading);
        var span = first.flatMap(from -> last.map(to -> new DaySpan(from, to)));
        return new RecurrenceReading(
                span.filter(_ -> reading.right())
                        .map(days -> new Recurrence(days, weekdays, typed.ticked("holidays"), makeUp, hours)),
                reading.problems());
    }

    /** A row that is empty on both sides is none. */
    private static List<DayHours> hours(TypedFields typed, TypedFields.FieldReading reading) {
        var hours = new ArrayList<DayHours>();
        for (int row = 0; row < Recurrence.MOST_HOURS; row++) {
            var from = field("from", row);
            var to = field("to", row);
            if (row == 0 || !typed.value(from).isBlank() || !typed.value(to).isBlank()) {
                hours(typed, reading, from, to).ifPresent(read -> {
                    if (hours.contains(read)) {
                        reading.problem(from, "programmes.problem.same-hours");
                    } else {
                        hours.add(read);
                    }
                });
            }
        }
        return hours;
    }

    private static Optional<DayHours> hours(
            TypedFields typed, TypedFields.FieldReading reading, String from, String to) {
        var start = TypedHour.read(typed.value(from));
        var end = TypedHour.read(typed.value(to));
        if (start.isEmpty() || start.get().endOfDay()) {
            reading.problem(from, "web.typed.hour");
        }
        if (end.isEmpty()) {
            reading.problem(to, "web.typed.hour");
        }
        if (start.isEmpty() || end.isEmpty()) {
            return Optional.empty();
        }
        if (start.get().time().equals(end.get().time())) {
            reading.problem(to, "programmes.problem.same-time");
            return Optional.empty();
        }
        return Optional.of(new DayHours(start.get().time(), end.get().time()));
    }

    /** The name of a field in the row of a shift: the first has no number. */
    public static String field(String name, int row) {
        return row == 0 ? name : name + (row + 1);
    }

    public static String weekday(DayOfWeek day) {
        return "weekday" + day.getValue();
    }

    static Map<String, String> typed(Recurrence recurrence) {
        var typed = new HashMap<String, String>();
        typed.put("firstDay", recurrence.days().first().toString());
        typed.put("lastDay", recurrence.days().last().toString());
        recurrence.weekdays().forEach(day -> typed.put(weekday(day), TypedFields.YES));
        if (recurrence.exceptHolidays()) {
            typed.put("holidays", TypedFields.YES);
        }
        if (recurrence.makeUpWorkdays()) {
            typed.put("makeUp", TypedFields.YES);
        }
        for (int row = 0; row < recurrence.hours().size(); row++) {
            typed.put(field("from", row), recurrence.hours().get(row).from().toString());
            typed.put(field("to", row), recurrence.hours().get(row).to().toString());
        }
        return typed;
    }
}
