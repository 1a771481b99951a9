package org.redvest.engine.pairs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.redvest.engine.Seeds;

/** Marked numbers come back in order. */
class MarksTest {
    @Test
    void marks_come_back_once_in_ascending_order() {
        for (int seed = 0; seed < Seeds.many(300); seed++) {
            var chance = new Random(seed);
            int size = 1 + chance.nextInt(seed % 3 == 0 ? 20_000 : 100);
            var marks = new Marks(size);
            for (int round = 0; round < 2; round++) {
                var truth = new TreeSet<Integer>();
                for (int i = chance.nextInt(40); i > 0; i--) {
                    int number = chance.nextInt(size);
                    if (chance.nextInt(4) > 0) {
                        marks.mark(number);
                        truth.add(number);
                    } else {
                        marks.unmark(number);
                        truth.remove(number);
                    }
                }
                var given = new ArrayList<Integer>();

                assertThat(marks.empty(given::add)).isEqualTo(truth.size());
                assertThat(given).as("seed %d", seed).containsExactlyElementsOf(truth);
            }
        }
    }
}
