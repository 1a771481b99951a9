package org.redvest.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Age, licences, homes and rest, each at its edge; limits of a calendar month. */
class RequirementsTest {
    private static final Position SITE = new Position(27.24, 111.47);
    private static final LocalDate DAY = LocalDate.of(2027, 2, 28);
    private static final Requirements ADULT_NURSE = new Requirements(18, Set.of("nursing"), "4305");
    private static final LocalDate BORN = LocalDate.of(2000, 1, 1);

    @Test
    void an_age_is_reached_on_the_birthday() {
        assertThat(bars(standing(DAY.minusYears(18), DAY, "430501", false))).isEmpty();
        assertThat(bars(standing(DAY.minusYears(18).plusDays(1), DAY, "430501", false)))
                .containsExactly(new Bar.TooYoung(17, 18));
        assertThat(bars(standing(null, DAY, "430501", false))).containsExactly(new Bar.TooYoung(null, 18));
    }

    @Test
    void who_was_born_in_a_leap_day_is_a_year_older_in_march() {
        LocalDate leapDay = LocalDate.of(2008, 2, 29);

        assertThat(bars(standing(leapDay, DAY.plusYears(1), "4305", false), LocalDate.of(2026, 2, 28)))
                .containsExactly(new Bar.TooYoung(17, 18));
        assertThat(bars(standing(leapDay, DAY.plusYears(1), "4305", false), LocalDate.of(2026, 3, 1)))
                .isEmpty();
    }

    @Test
    void a_licence_is_valid_on_its_last_day_and_not_after_it() {
        assertThat(bars(standing(BORN, DAY, "4305", false))).isEmpty();
        assertThat(bars(standing(BORN, DAY.minusDays(1), "4305", false)))
                .containsExactly(new Bar.LicencesOver(Map.of("nursing", DAY.minusDays(1))));
        assertThat(bars(standing(BORN, Standing.WITHOUT_END, "4305", false))).isEmpty();
        assertThat(bars(new Standing(BORN, Map.of(), "4305", false)))
                .containsExactly(new Bar.LacksLicences(Set.of("nursing")));
    }

    @Test
    void a_need_for_a_region_is_for_homes_within_it() {
        assertThat(bars(standing(BORN, DAY, "4305", false))).isEmpty();
        assertThat(bars(standing(BORN, DAY, "430", false))).containsExactly(new Bar.NotAtHome("4305"));
    }

    /** Ages, licences and homes at random; every day about the edges is tried. */
    @Test
    void the_span_of_days_holds_just_those_on_which_no_requirement_bars_a_person() {
        var chance = new Random(2027);
        for (int n = 0; n < 2_000; n++) {
            LocalDate born = LocalDate.of(2008, 1, 1).plusDays(chance.nextInt(400));
            LocalDate valid = DAY.plusDays(chance.nextInt(-400, 400));
            var standing = new Standing(
                    chance.nextInt(10) == 0 ? null : born,
                    chance.nextInt(4) == 0 ? Map.of() : Map.of("nursing", valid),
                    chance.nextBoolean() ? "430501" : "4306",
                    false);
            var requirements = new Requirements(
                    chance.nextInt(3) == 0 ? 0 : 18 + chance.nextInt(2),
                    chance.nextBoolean() ? Set.of() : Set.of("nursing"),
                    chance.nextBoolean() ? "" : "4305");
            int first = Eligibility.firstDayMet(requirements, volunteer(standing));
            int last = Eligibility.lastDayMet(requirements, volunteer(standing));
            for (LocalDate edge : List.of(born.plusYears(18), born.plusYears(19), valid, DAY)) {
                for (int off = -2; off <= 2; off++) {
                    var need = need("edge", at(edge.plusDays(off), 9), requirements);
                    assertThat(Eligibility.bars(need, volunteer(standing)).isEmpty())
                            .as("%s, %s, %s", standing, requirements, edge.plusDays(off))
                            .isEqualTo(first <= need.day() && need.day() <= last);
                }
            }
        }
    }

    @Test
    void who_is_not_to_be_disturbed_is_asked_for_nothing() {
        var resting = volunteer(standing(BORN, DAY, "4305", true));

        assertThat(Eligibility.bars(need("plain", at(DAY, 9), Requirements.NONE), resting))
                .containsExactly(new Bar.DoNotDisturb());
    }

    @Test
    void a_licence_is_for_a_skill_of_the_need() {
        assertThatThrownBy(() -> need("n", at(DAY, 9), new Requirements(0, Set.of("driving"), "")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("driving");
        assertThatThrownBy(() -> new Requirements(-1, Set.of(), "")).hasMessageContaining("0 to 150");
    }

    @Test
    void what_is_held_in_another_month_counts_towards_nothing_but_still_takes_its_time() {
        var march = need("march", at(DAY.plusDays(1), 9), Requirements.NONE);
        var before = need("before", at(DAY, 9), Requirements.NONE);
        var nightBefore = need(
                "night", new Slot(at(DAY, 20).startMinute(), at(DAY, 20).startMinute() + 13 * 60), Requirements.NONE);
        var volunteer = volunteer(standing(BORN, DAY, "4305", false));

        assertThat(Eligibility.limits(march, volunteer, List.of(before), Parameters.DEFAULT))
                .containsExactly(new Bar.ShiftsFull(1));
        assertThat(Eligibility.monthlyLimits(march, volunteer, List.of(before), Parameters.DEFAULT))
                .isEmpty();
        assertThat(Eligibility.monthlyLimits(march, volunteer, List.of(nightBefore), Parameters.DEFAULT))
                .containsExactly(new Bar.Clashes("night", 0, 10));
        assertThat(Eligibility.monthlyLimits(before, volunteer, List.of(nightBefore), Parameters.DEFAULT))
                .containsExactly(new Bar.ShiftsFull(1), new Bar.DayFull(before.day(), 1));
    }

    private static List<Bar.Fixed> bars(Standing standing) {
        return bars(standing, DAY);
    }

    private static List<Bar.Fixed> bars(Standing standing, LocalDate day) {
        return Eligibility.bars(need("clinic", at(day, 9), ADULT_NURSE), volunteer(standing));
    }

    private static Need need(String id, Slot slot, Requirements requirements) {
        return new Need(id, id, SITE, slot, 1, 100, Set.of("nursing"), "health", requirements);
    }

    private static Slot at(LocalDate day, int hour) {
        return Slot.of(LocalDateTime.of(day, java.time.LocalTime.of(hour, 0)), day.atTime(hour + 2, 0));
    }

    private static Standing standing(@Nullable LocalDate born, LocalDate licenceUntil, String region, boolean rests) {
        return new Standing(born, Map.of("nursing", licenceUntil), region, rests);
    }

    private static Volunteer volunteer(Standing standing) {
        var always = new Slot(
                at(DAY.minusYears(2), 0).startMinute(), at(DAY.plusYears(2), 0).startMinute());
        return new Volunteer(
                "An", SITE, 1, new Limits(1, 1, 1000), 0, Set.of("nursing"), Set.of(), FreeTime.of(always), standing);
    }
}
