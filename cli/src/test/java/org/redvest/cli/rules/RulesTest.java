package org.redvest.cli.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.redvest.cli.Seeds;
import org.redvest.cli.instance.Need;
import org.redvest.cli.instance.Parameters;
import org.redvest.cli.instance.Position;
import org.redvest.cli.instance.Volunteer;

/** Each rule holds to its edge: what is enough, and the least that is not. */
class RulesTest {
    private static final Position HERE = new Position(27, 111);
    private static final Position THERE = new Position(27.01, 111);
    private static final double WAY_KM = Rules.kilometres(HERE, THERE);
    private static final Parameters GAP_OF_TEN = Parameters.DEFAULT;

    @Test
    void one_follows_the_other_from_the_minute_on_at_which_gap_and_way_are_over() {
        assertThat(Rules.compatible(need(HERE, 0, 60), need(HERE, 70, 90), GAP_OF_TEN))
                .isTrue();
        assertThat(Rules.compatible(need(HERE, 0, 60), need(HERE, 69, 90), GAP_OF_TEN))
                .isFalse();
        int away = (int) Math.ceil(GAP_OF_TEN.gapMinutes() + GAP_OF_TEN.minutesPerKm() * WAY_KM);
        assertThat(Rules.compatible(need(HERE, 0, 60), need(THERE, 60 + away, 200), GAP_OF_TEN))
                .isTrue();
        assertThat(Rules.compatible(need(HERE, 0, 60), need(THERE, 59 + away, 200), GAP_OF_TEN))
                .isFalse();
    }

    @Test
    void what_touches_without_a_gap_follows_and_what_overlaps_never_does() {
        var noGap = new Parameters(2, GAP_OF_TEN.fatigue(), 0, 2);

        assertThat(Rules.compatible(need(HERE, 0, 60), need(HERE, 60, 90), noGap))
                .isTrue();
        assertThat(Rules.compatible(need(HERE, 0, 60), need(HERE, 59, 90), noGap))
                .isFalse();
    }

    @Test
    void a_way_of_the_radius_is_near_enough_and_ten_centimetres_more_are_not() {
        assertThat(Rules.eligible(volunteer(WAY_KM, 60, 0, 60), need(THERE, 0, 60)))
                .isTrue();
        assertThat(Rules.eligible(volunteer(WAY_KM - 1e-4, 60, 0, 60), need(THERE, 0, 60)))
                .isFalse();
    }

    @Test
    void free_time_and_minutes_are_enough_to_the_minute() {
        assertThat(Rules.eligible(volunteer(5, 60, 0, 59), need(HERE, 0, 60))).isFalse();
        assertThat(Rules.eligible(volunteer(5, 60, 1, 60), need(HERE, 0, 60))).isFalse();
        assertThat(Rules.eligible(volunteer(5, 59, 0, 60), need(HERE, 0, 60))).isFalse();
    }

    @Test
    void the_tolerance_itself_is_enough() {
        var gap = new Parameters(2, GAP_OF_TEN.fatigue(), 10 + 1e-9, 2);

        assertThat(Rules.compatible(need(HERE, 0, 60), need(HERE, 70, 90), gap)).isTrue();
    }

    @Test
    void points_are_rounded_half_even_by_their_exact_value() {
        var random = new Random(1);
        for (int i = 0; i < Seeds.many(20_000); i++) {
            var tie = (random.nextInt() >> random.nextInt(31)) * 1e-6 + 0.5e-6;
            var points = tie + (random.nextInt(5) - 2) * Math.ulp(tie);
            assertRounded(points);
            assertRounded(random.nextInt(1 << 20) * 0x1p-7); // 1/128 is 7812.5 millionths
            assertRounded(points * 1e6 * random.nextInt(100));
        }
    }

    private static void assertRounded(double points) {
        assertThat(BigDecimal.valueOf(Rules.micros(points), 6))
                .as("%s points", points)
                .isEqualTo(new BigDecimal(points).setScale(6, RoundingMode.HALF_EVEN));
    }

    private static Need need(Position site, int start, int end) {
        return new Need("n" + start, "s" + start, site, start, end, 1, 100, Set.of(), "books");
    }

    private static Volunteer volunteer(double radiusKm, int maxMinutes, int from, int to) {
        return new Volunteer("An", HERE, radiusKm, 2, maxMinutes, 1, 0, Set.of(), Set.of(), new int[] {from, to});
    }
}
