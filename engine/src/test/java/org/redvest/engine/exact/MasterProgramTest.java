package org.redvest.engine.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.redvest.engine.Seeds;

/** The mixture fits, the shadow prices cover every bundle, and both are worth the same: so there is no better mixture. */
class MasterProgramTest {
    private static final double ROUNDING = 0.01;

    @Test
    void mixture_and_shadow_prices_prove_each_other_also_when_bundles_come_later() {
        for (int seed = 0; seed < Seeds.many(300); seed++) {
            var chance = new Random(seed);
            double[] capacity =
                    chance.ints(2 + chance.nextInt(10), 1, 4).asDoubleStream().toArray();
            var program = new MasterProgram(capacity, endless());
            for (int round = 0; round < 3; round++) {
                for (int c = chance.nextInt(40); c >= 0; c--) {
                    program.add(column(chance, capacity.length));
                }

                program.solve();

                assertProves(program, capacity, seed);
            }
        }
    }

    private static MasterProgram.Column column(Random chance, int rows) {
        int[] used = chance.ints(1 + chance.nextInt(3), 0, rows).distinct().toArray();
        return new MasterProgram.Column(0, new int[0], used, 1 + chance.nextInt(1000));
    }

    private static void assertProves(MasterProgram program, double[] capacity, int seed) {
        double[] mixture = program.mixture();
        double[] used = new double[capacity.length];
        double worth = 0;
        for (int c = 0; c < mixture.length; c++) {
            var column = program.columns().get(c);
            assertThat(mixture[c]).isGreaterThanOrEqualTo(0);
            worth += mixture[c] * column.worth();
            double price = 0;
            for (int r : column.rows()) {
                used[r] += mixture[c];
                price += program.dual(r);
            }
            assertThat(price).as("seed %d", seed).isGreaterThan(column.worth() - ROUNDING);
        }
        double priced = 0;
        for (int r = 0; r < capacity.length; r++) {
            assertThat(used[r]).as("seed %d", seed).isLessThan(capacity[r] + 1e-5);
            assertThat(program.dual(r)).as("seed %d", seed).isGreaterThan(-ROUNDING);
            priced += program.dual(r) * capacity[r];
        }
        assertThat(priced).as("seed %d", seed).isCloseTo(worth, within(ROUNDING * capacity.length));
    }

    @Test
    void its_work_is_counted_and_ends_with_the_effort() {
        int rows = 20;
        double[] capacity = new double[rows];
        Arrays.fill(capacity, 1);

        var idle = new Effort((long) rows * rows - 1, () -> false);
        new MasterProgram(capacity, idle).solve();
        assertThat(idle.over()).as("prices cost the square of the rows").isTrue();

        var content = new Effort((long) rows * rows, () -> false);
        var empty = new MasterProgram(capacity, content);
        empty.solve();
        assertThat(content.over()).as("nothing more without bundles").isFalse();

        var tight = new Effort((long) rows * rows + 4 * rows - 1, () -> false);
        var program = new MasterProgram(capacity, tight);
        for (int r = 0; r < rows; r++) {
            program.add(new MasterProgram.Column(0, new int[0], new int[] {r}, 5));
        }
        program.solve();
        assertThat(tight.over()).as("to look at all bundles costs too").isTrue();
        assertThat(program.mixture()).as("told to end before all are in").contains(0.0);
    }

    private static Effort endless() {
        return new Effort(Long.MAX_VALUE, () -> false);
    }
}
