package org.redvest.programmes.pages;

import java.time.DayOfWeek;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.redvest.programmes.recurrence.DayHours;
import org.redvest.programmes.recurrence.Recurrence;
import org.redvest.web.Text;

/** A recurrence in one sentence: 周一至周五，法定节假日除外·08:00–12:00. */
public final class RecurrenceWords {

    private static final Set<DayOfWeek> WORKING_WEEK = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);

    private RecurrenceWords() {}

    public static String of(Recurrence recurrence, Text text) {
        return text.of(
                        "programmes.from-to",
                        text.fullDate(recurrence.days().first()),
                        text.fullDate(recurrence.days().last()))
                + text.of("web.dot")
                + weekdays(recurrence.weekdays(), text)
                + (recurrence.exceptHolidays() ? text.of("programmes.recurs.except") : "")
                + (recurrence.makeUpWorkdays() ? text.of("programmes.recurs.make-up") : "")
                + text.of("web.dot")
                + recurrence.hours().stream()
                        .map(hours -> hours(hours, text))
                        .collect(Collectors.joining(text.of("programmes.recurs.and")));
    }

    private static String weekdays(Set<DayOfWeek> weekdays, Text text) {
        if (weekdays.size() == DayOfWeek.values().length) {
            return text.of("programmes.recurs.daily");
        }
        if (weekdays.equals(WORKING_WEEK)) {
            return text.of("programmes.recurs.working-week");
        }
        return Stream.of(DayOfWeek.values())
                .filter(weekdays::contains)
                .map(day -> text.of("programmes.weekday.long." + day.getValue()))
                .collect(Collectors.joining(text.of("programmes.recurs.and")));
    }

    private static String hours(DayHours hours, Text text) {
        return hours.from() + "–" + hours.to() + (hours.endsNextDay() ? text.of("programmes.recurs.next-day") : "");
    }
}
