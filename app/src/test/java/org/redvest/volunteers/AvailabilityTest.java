package org.redvest.volunteers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.redvest.volunteers.Part.AFTERNOON;
import static org.redvest.volunteers.Part.EVENING;
import static org.redvest.volunteers.Part.MORNING;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.redvest.engine.Slot;
import org.redvest.volunteers.WeekPattern.HalfDay;

/** A usual week and its exceptions become the windows that the engine asks for. */
class AvailabilityTest {

    private static final LocalDate SATURDAY = LocalDate.parse("2026-02-28");

    private static final Availability SATURDAYS = Availability.weekly(WeekPattern.of(
            List.of(new HalfDay(DayOfWeek.SATURDAY, MORNING), new HalfDay(DayOfWeek.SATURDAY, AFTERNOON))));

    @Test
    void two_parts_that_touch_are_one_window() {
        assertThat(SATURDAYS.between(SATURDAY, SATURDAY).windows()).containsExactly(slot("T06:00", "T18:00"));
    }

    @Test
    void a_night_reaches_into_the_next_day_and_joins_the_parts_beside_it() {
        var night = Availability.weekly(WeekPattern.of(List.of(
                new HalfDay(DayOfWeek.FRIDAY, EVENING),
                new HalfDay(DayOfWeek.FRIDAY, Part.NIGHT),
                new HalfDay(DayOfWeek.SATURDAY, MORNING))));

        assertThat(night.between(SATURDAY.minusDays(1), SATURDAY).windows())
                .containsExactly(Slot.of(SATURDAY.minusDays(1).atTime(18, 0), SATURDAY.atTime(12, 0)));
    }

    /** Before there was a night, a week was seven groups of three bits. */
    @Test
    void a_week_that_was_stored_before_there_was_a_night_keeps_its_meaning() {
        var stored = new WeekPattern(0b100 | 0b011 << 3 * 5);

        assertThat(stored.on(DayOfWeek.MONDAY)).containsExactly(EVENING);
        assertThat(stored.on(DayOfWeek.SATURDAY)).containsExactly(MORNING, AFTERNOON);
        assertThat(stored.on(DayOfWeek.SUNDAY)).isEmpty();
    }

    @Test
    void only_the_days_asked_for_have_windows() {
        assertThat(SATURDAYS
                        .between(SATURDAY.minusDays(6), SATURDAY.minusDays(1))
                        .windows())
                .isEmpty();
        assertThat(SATURDAYS.between(SATURDAY, SATURDAY.plusDays(14)).windows()).hasSize(3);
    }

    @Test
    void an_exception_replaces_the_usual_day_until_it_is_taken_back() {
        var evening = SATURDAYS.except(SATURDAY, Set.of(EVENING));

        assertThat(evening.between(SATURDAY, SATURDAY).windows()).containsExactly(slot("T18:00", "T22:00"));
        assertThat(evening.on(SATURDAY.plusWeeks(1))).containsExactlyInAnyOrder(MORNING, AFTERNOON);
        assertThat(evening.usualOn(SATURDAY)).isEqualTo(SATURDAYS);
        assertThat(SATURDAYS
                        .except(SATURDAY, Set.of())
                        .between(SATURDAY, SATURDAY)
                        .windows())
                .isEmpty();
    }

    @Test
    void a_week_survives_as_the_number_it_is_kept_as() {
        var random = new Random(7);
        for (int i = 0; i < 500; i++) {
            var free = Stream.of(DayOfWeek.values())
                    .flatMap(day -> EnumSet.allOf(Part.class).stream().map(part -> new HalfDay(day, part)))
                    .filter(_ -> random.nextBoolean())
                    .toList();
            var week = WeekPattern.of(free);

            assertThat(new WeekPattern(week.bits())).isEqualTo(week);
            for (DayOfWeek day : DayOfWeek.values()) {
                for (Part part : Part.values()) {
                    assertThat(week.free(day, part)).isEqualTo(free.contains(new HalfDay(day, part)));
                    assertThat(week.on(day).contains(part)).isEqualTo(week.free(day, part));
                }
            }
        }
    }

    @Test
    void a_number_that_is_no_week_is_refused() {
        assertThatThrownBy(() -> new WeekPattern(1 << 28)).hasMessageContaining("28 bits");
    }

    private static Slot slot(String start, String end) {
        return Slot.of(LocalDateTime.parse(SATURDAY + start), LocalDateTime.parse(SATURDAY + end));
    }
}
