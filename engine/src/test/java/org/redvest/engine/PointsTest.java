package org.redvest.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Points become micros by their exact value, half-even. */
class PointsTest {

    @Test
    void an_amount_is_rounded_by_its_exact_value_also_beside_and_on_a_tie() {
        var chance = new Random(1);
        for (int i = 0; i < Seeds.many(200_000); i++) {
            double tie = (chance.nextInt() >> chance.nextInt(31)) * 1e-6 + 0.5e-6;
            double points = tie + (chance.nextInt(5) - 2) * Math.ulp(tie);
            check(points);
            check(chance.nextInt(1 << 20) * 0x1p-7); // 1/128 is 7812.5 micros
            check(points * 1e6 * chance.nextInt(100));
        }
    }

    @Test
    void beyond_400_billion_points_either_way_nothing_can_be_planned() {
        assertThat(Points.micros(Math.nextDown(4e11))).isPositive();
        assertThat(Points.micros(-Math.nextDown(4e11))).isNegative();
        assertThatThrownBy(() -> Points.micros(4e11)).hasMessageContaining("are beyond what can be planned with");
        assertThatThrownBy(() -> Points.micros(-4e11)).hasMessageContaining("are beyond what can be planned with");
        assertThatThrownBy(() -> Points.micros(Double.NaN)).hasMessageContaining("NaN points are beyond");
    }

    @Test
    void amounts_this_near_to_each_other_round_alike_unless_a_tie_lies_between() {
        double tie = 12.0000005;

        for (int side : new int[] {-1, 1}) {
            assertThat(Points.roundsAlike(tie + side * 0.004e-6, 0)).isFalse();
            assertThat(Points.roundsAlike(tie + side * 0.006e-6, 0)).isTrue();
            assertThat(Points.roundsAlike(tie + side * 0.104e-6, 1e-7)).isFalse();
            assertThat(Points.roundsAlike(tie + side * 0.106e-6, 1e-7)).isTrue();
        }
    }

    private static void check(double points) {
        long exact = new BigDecimal(points)
                .movePointRight(6)
                .setScale(0, RoundingMode.HALF_EVEN)
                .longValueExact();

        assertThat(Points.micros(points)).as("%s points", points).isEqualTo(exact);
    }
}
