package org.redvest.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who may serve what, and every reason why not. */
class EligibilityTest {
    private static final Position HOME = new Position(27.24, 111.47);
    private static final Position NEXT_TOWN = new Position(27.34, 111.47);
    private static final Limits LIMITS = new Limits(2, 1, 300);
    private static final Volunteer AN =
            new Volunteer("An", HOME, 11.2, LIMITS, 0, Set.of("nursing"), Set.of("health"), free(480, 720));
    private static final Need CLINIC = need("clinic", NEXT_TOWN, 480, 720, Set.of("nursing"), "health");

    @Test
    void a_volunteer_who_meets_every_rule_is_eligible() {
        assertThat(Eligibility.bars(CLINIC, AN)).isEmpty();
        assertThat(Eligibility.eligible(CLINIC, AN)).isTrue();
    }

    @Test
    void a_way_of_the_radius_is_near_enough_and_ten_centimetres_more_are_not() {
        double way = HOME.kilometresTo(NEXT_TOWN);

        assertThat(Eligibility.eligible(CLINIC, reaching(way))).isTrue();
        assertThat(Eligibility.eligible(CLINIC, reaching(way - 1e-4))).isFalse();
        assertThat(Eligibility.enough(20, 10, 2, 5)).isTrue();
        assertThat(Eligibility.enough(20, 10, 2, 5 + 1e-4)).isFalse();
    }

    @Test
    void every_bar_is_told_not_only_the_first() {
        var flood = need("flood", new Position(28.24, 111.47), 400, 720, Set.of("diving", "nursing"), "rescue");

        assertThat(Eligibility.bars(flood, AN))
                .containsExactly(
                        new Bar.LacksSkills(Set.of("diving")),
                        new Bar.NotInterested("rescue"),
                        new Bar.NotFree(flood.slot()),
                        new Bar.TooLong(320, 300),
                        new Bar.TooFar(flood.site().kilometresTo(HOME), 11.2));
        assertThat(Eligibility.eligible(flood, AN)).isFalse();
    }

    @Test
    void touching_windows_are_one_window() {
        assertThat(FreeTime.of(new Slot(60, 90), new Slot(0, 60), new Slot(100, 110))
                        .windows())
                .containsExactly(new Slot(0, 90), new Slot(100, 110));
        assertThat(FreeTime.of(new Slot(60, 90), new Slot(0, 60)).covers(new Slot(30, 80)))
                .isTrue();
    }

    @Test
    void what_is_held_already_limits_what_can_be_added() {
        var held = List.of(need("library", HOME, 300, 475, Set.of(), "books"));

        assertThat(Eligibility.limits(CLINIC, AN, held, Parameters.DEFAULT))
                .containsExactly(
                        new Bar.Clashes("library", 5, 10 + 2 * HOME.kilometresTo(NEXT_TOWN)),
                        new Bar.DayFull(0, 1),
                        new Bar.MinutesFull(415, 300));
    }

    @Test
    void the_gap_grows_with_the_way() {
        var near = need("near", HOME, 0, 60, Set.of(), "books");
        int needed = (int) Math.ceil(10 + 2 * HOME.kilometresTo(NEXT_TOWN));

        assertThat(Eligibility.compatible(
                        near, need("late", NEXT_TOWN, 60 + needed, 300, Set.of(), ""), Parameters.DEFAULT))
                .isTrue();
        assertThat(Eligibility.compatible(
                        near, need("soon", NEXT_TOWN, 59 + needed, 300, Set.of(), ""), Parameters.DEFAULT))
                .isFalse();
        assertThat(Eligibility.compatible(near, need("here", HOME, 70, 300, Set.of(), ""), Parameters.DEFAULT))
                .isTrue();
    }

    /** The tolerance is room for rounding: what lies on its edge is still allowed, the next number is not. */
    @Test
    void at_the_very_edge_a_way_a_gap_and_a_length_are_still_allowed() {
        double farthest = 5 + Eligibility.TOLERANCE;
        assertThat(Eligibility.within(farthest, 5)).isTrue();
        assertThat(Eligibility.within(Math.nextUp(farthest), 5)).isFalse();

        double longest = 30 + Eligibility.TOLERANCE;
        assertThat(Eligibility.enough(30, longest, 0, 0)).isTrue();
        assertThat(Eligibility.enough(30, Math.nextUp(longest), 0, 0)).isFalse();
        assertThat(Eligibility.enough(30, 10, 2, 10)).isTrue();
        assertThat(Eligibility.enough(29, 10, 2, 10)).isFalse();

        assertThat(Eligibility.shortEnough(new Slot(0, 300), AN)).isTrue();
        assertThat(Eligibility.shortEnough(new Slot(0, 301), AN)).isFalse();
    }

    @Test
    void points_are_rounded_half_even_by_their_exact_value() {
        assertThat(Points.micros(0.0000005)).isEqualTo(0); // the double is just below the half
        assertThat(Points.micros(0.0000015)).isEqualTo(2);
        assertThat(Points.micros(0.5 / 64)).isEqualTo(7812); // 0.0078125 exactly: the tie goes to even
        assertThat(Points.micros(1.5 / 64)).isEqualTo(23438);
        assertThat(Points.micros(-130.123456)).isEqualTo(-130_123_456);
        assertThat(Points.format(-12_500_000)).isEqualTo("-12.500000");
        assertThat(Points.format(0)).isEqualTo("0.000000");
        assertThat(Points.micros(3.9e11)).isEqualTo(390_000_000_000_000_000L);
        assertThatThrownBy(() -> Points.micros(4e11)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Points.micros(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void ids_are_ordered_as_their_bytes_in_utf8() {
        assertThat(Ids.UTF8_ORDER.compare("\uFF5E", "\uD83D\uDE00")).isNegative();
        assertThat(Ids.UTF8_ORDER.compare("a", "ab")).isNegative();
        assertThat(Ids.isId("红马甲,\"1\"")).isTrue();
        assertThat(Ids.isId("\n")).isFalse();
        assertThat(Ids.isId("\uD83D")).isFalse();
        assertThat(Ids.isId("")).isFalse();
    }

    @Test
    void held_pairs_must_be_a_plan_themselves() {
        var shadow = need("shadow", NEXT_TOWN, 500, 600, Set.of(), "health");
        var held = List.of(new Pair("An", "clinic"), new Pair("An", "shadow"));

        assertThatThrownBy(() -> new Problem(
                        List.of(AN),
                        List.of(CLINIC, shadow),
                        new Scoring.ByDistance(List.of()),
                        held,
                        List.of(),
                        Parameters.DEFAULT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Held pair (An, shadow) breaks a rule");
    }

    private static Need need(String id, Position site, int from, int to, Set<String> skills, String category) {
        return new Need(id, id, site, new Slot(from, to), 1, 100, skills, category);
    }

    private static Volunteer reaching(double radiusKm) {
        return new Volunteer("Bo", HOME, radiusKm, LIMITS, 0, AN.skills(), AN.interests(), AN.free());
    }

    private static FreeTime free(int from, int to) {
        return FreeTime.of(new Slot(from, to));
    }
}
