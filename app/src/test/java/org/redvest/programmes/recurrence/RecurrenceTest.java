package org.redvest.programmes.recurrence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.redvest.shifts.Window;

/** A post is served on the days that its weekdays, the holidays and the make-up workdays give, at each of its hours. */
class RecurrenceTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final HolidayCalendar CALENDAR = CalendarFile.shipped();
    private static final Set<DayOfWeek> WORKDAYS = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
    private static final DayHours MORNING = hours("08:00", "12:00");

    @Test
    void monday_to_friday_leaves_out_spring_festival_and_takes_in_the_workdays_that_make_up_for_it() {
        var recurrence = new Recurrence(span("2026-02-12", "2026-03-01"), WORKDAYS, true, true, List.of(MORNING));

        assertThat(recurrence.dates(CALENDAR))
                .map(LocalDate::toString)
                .containsExactly(
                        "2026-02-12",
                        "2026-02-13",
                        "2026-02-14", // a Saturday that makes up
                        "2026-02-24",
                        "2026-02-25",
                        "2026-02-26",
                        "2026-02-27",
                        "2026-02-28"); // another one
    }

    @Test
    void a_station_is_served_during_the_holidays_too() {
        var recurrence = new Recurrence(
                span("2026-02-16", "2026-02-22"), EnumSet.allOf(DayOfWeek.class), false, false, List.of(MORNING));

        assertThat(recurrence.dates(CALENDAR)).hasSize(7);
    }

    @Test
    void make_up_workdays_alone_are_a_recurrence() {
        var recurrence = new Recurrence(span("2026-01-01", "2026-12-31"), Set.of(), false, true, List.of(MORNING));

        assertThat(recurrence.dates(CALENDAR))
                .map(LocalDate::toString)
                .containsExactly("2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10");
    }

    @Test
    void an_evening_shift_ends_after_midnight() {
        var recurrence = new Recurrence(
                span("2026-02-28", "2026-02-28"),
                Set.of(DayOfWeek.SATURDAY),
                false,
                false,
                List.of(MORNING, hours("20:00", "00:30")));

        assertThat(recurrence.windows(CALENDAR, ZONE))
                .containsExactly(
                        new Window(Instant.parse("2026-02-28T00:00:00Z"), Instant.parse("2026-02-28T04:00:00Z")),
                        new Window(Instant.parse("2026-02-28T12:00:00Z"), Instant.parse("2026-02-28T16:30:00Z")));
    }

    @Test
    void what_cannot_be_served_is_said() {
        var period = span("2026-02-01", "2026-03-31");
        var weekends = Set.of(DayOfWeek.SUNDAY);

        assertThat(of("2026-03-02", "2026-03-01", weekends).faults(period, CALENDAR))
                .containsExactly(new RecurrenceFault.EndsBeforeStart());
        assertThat(of("2026-01-31", "2026-03-01", weekends).faults(period, CALENDAR))
                .containsExactly(new RecurrenceFault.OutsidePeriod(period));
        assertThat(of("2026-03-02", "2026-03-06", weekends).faults(period, CALENDAR))
                .containsExactly(new RecurrenceFault.Never());
        assertThat(of("2026-02-16", "2026-02-20", WORKDAYS).faults(period, CALENDAR))
                .as("all of them are holidays")
                .containsExactly(new RecurrenceFault.Never());
        assertThat(of("2027-03-01", "2027-03-31", WORKDAYS).faults(span("2027-01-01", "2027-12-31"), CALENDAR))
                .containsExactly(new RecurrenceFault.NoCalendar(2027));
        assertThat(of("2026-02-02", "2026-02-03", WORKDAYS).faults(period, CALENDAR))
                .isEmpty();
    }

    @Test
    void a_year_without_a_calendar_matters_only_to_those_who_ask_for_holidays() {
        var recurrence = new Recurrence(span("2027-03-01", "2027-03-07"), WORKDAYS, false, false, List.of(MORNING));

        assertThat(recurrence.faults(span("2027-01-01", "2027-12-31"), CALENDAR))
                .isEmpty();
    }

    @Test
    void more_shifts_than_a_post_can_number_are_refused() {
        var hours = IntStream.range(0, Recurrence.MOST_HOURS)
                .mapToObj(hour -> hours("%02d:00".formatted(8 + hour), "%02d:30".formatted(8 + hour)))
                .toList();
        var all = new Recurrence(span("2026-01-01", "2026-12-31"), EnumSet.allOf(DayOfWeek.class), false, false, hours);

        assertThat(all.faults(span("2026-01-01", "2026-12-31"), CALENDAR))
                .containsExactly(new RecurrenceFault.TooMany(365 * Recurrence.MOST_HOURS));
    }

    @Test
    void a_shift_that_ends_as_it_starts_does_not_exist() {
        assertThatThrownBy(() -> hours("08:00", "08:00")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Recurrence(
                        span("2026-02-02", "2026-02-03"), WORKDAYS, false, false, List.of(MORNING, MORNING)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** Day by day through the years of the calendar, written a second time as plainly as it can be. */
    @Test
    void any_recurrence_gives_the_days_that_brute_force_gives() {
        var random = new Random(20260226);
        for (int round = 0; round < 500; round++) {
            var recurrence = any(random);

            var expected = new ArrayList<LocalDate>();
            for (var day = recurrence.days().first();
                    !day.isAfter(recurrence.days().last());
                    day = day.plusDays(1)) {
                boolean holiday = CALENDAR.isHoliday(day);
                boolean makesUp = CALENDAR.isMakeUpWorkday(day);
                boolean onWeekday = recurrence.weekdays().contains(day.getDayOfWeek());
                boolean served = makesUp && recurrence.makeUpWorkdays()
                        || onWeekday && !holiday
                        || onWeekday && holiday && !recurrence.exceptHolidays();
                if (served) {
                    expected.add(day);
                }
            }

            assertThat(recurrence.dates(CALENDAR)).as("%s", recurrence).isEqualTo(expected);
            holds(recurrence, expected);
        }
    }

    private static void holds(Recurrence recurrence, List<LocalDate> days) {
        var windows = recurrence.windows(CALENDAR, ZONE);
        assertThat(windows).hasSize(days.size() * recurrence.hours().size()).doesNotHaveDuplicates();
        assertThat(windows).allSatisfy(window -> {
            assertThat(window.length()).isPositive().isLessThan(Duration.ofDays(1));
            assertThat(days).contains(window.start().atZone(ZONE).toLocalDate());
        });
        var later = recurrence.later(364);
        assertThat(later.days().later(-364)).isEqualTo(recurrence.days());
        assertThat(later.hours()).isEqualTo(recurrence.hours());
        if (!recurrence.exceptHolidays() && !recurrence.makeUpWorkdays()) {
            assertThat(later.dates(CALENDAR))
                    .as("weeks later, on the same weekdays")
                    .isEqualTo(days.stream().map(day -> day.plusDays(364)).toList());
        }
    }

    private static Recurrence any(Random random) {
        var first = LocalDate.parse("2024-01-01").plusDays(random.nextInt(1000));
        var weekdays = new HashSet<DayOfWeek>();
        for (var day : DayOfWeek.values()) {
            if (random.nextBoolean()) {
                weekdays.add(day);
            }
        }
        var hours = IntStream.rangeClosed(0, random.nextInt(3))
                .mapToObj(each -> new DayHours(
                        LocalTime.of(6 * each + random.nextInt(6), 15 * random.nextInt(4)),
                        LocalTime.of((6 * each + 6 + random.nextInt(6)) % 24, 0)))
                .distinct()
                .toList();
        return new Recurrence(
                new DaySpan(first, first.plusDays(random.nextInt(95))),
                weekdays,
                random.nextBoolean(),
                random.nextBoolean(),
                hours);
    }

    private static Recurrence of(String first, String last, Set<DayOfWeek> weekdays) {
        return new Recurrence(span(first, last), weekdays, true, false, List.of(MORNING));
    }

    private static DaySpan span(String first, String last) {
        return new DaySpan(LocalDate.parse(first), LocalDate.parse(last));
    }

    private static DayHours hours(String from, String to) {
        return new DayHours(LocalTime.parse(from), LocalTime.parse(to));
    }
}
