package org.redvest.engine.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.BitSet;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.redvest.engine.Seeds;

/** A set of bits is a set, and jobs on several threads are each done once. */
class BitsAndWorkersTest {
    @Test
    void a_set_of_edges_has_what_was_set_and_not_cleared() {
        for (int seed = 0; seed < Seeds.many(500); seed++) {
            var chance = new Random(seed);
            int size = 1 + chance.nextInt(400);
            var bits = new Bits(size);
            var truth = new BitSet();
            for (int i = chance.nextInt(60); i > 0; i--) {
                int member = chance.nextInt(size);
                if (chance.nextInt(3) > 0) {
                    bits.set(member);
                    truth.set(member);
                } else {
                    bits.clear(member);
                    truth.clear(member);
                }
            }
            var copy = bits.copy();

            for (int i = 0; i < size; i++) {
                assertThat(bits.get(i)).isEqualTo(truth.get(i));
                int next = truth.nextSetBit(i);
                assertThat(bits.next(i, size)).as("seed %d", seed).isEqualTo(next < 0 ? size : next);
                assertThat(bits.next(i, i)).isEqualTo(i);
                int to = i + chance.nextInt(size - i + 1);
                assertThat(bits.next(i, to)).as("seed %d", seed).isEqualTo(next < 0 || next >= to ? to : next);
            }
            assertThat(bits.members(size)).isEqualTo(truth.stream().toArray());
            bits.set(0);
            assertThat(copy.get(0)).as("a copy keeps its own").isEqualTo(truth.get(0));
        }
    }

    @Test
    void every_job_is_done_once_with_no_more_helpers_than_threads() {
        for (int threads = 1; threads <= 4; threads++) {
            for (int count : new int[] {0, 1, 2, 50}) {
                var done = new AtomicIntegerArray(count);
                var helpers = new AtomicInteger();

                new Workers(threads).run(count, () -> {
                    helpers.incrementAndGet();
                    return done::incrementAndGet;
                });

                for (int i = 0; i < count; i++) {
                    assertThat(done.get(i)).isOne();
                }
                assertThat(helpers.get()).isBetween(1, threads).isLessThanOrEqualTo(Math.max(1, count));
            }
        }
    }

    @Test
    void what_a_job_throws_is_thrown_and_the_other_jobs_are_left() {
        var exception = new IllegalStateException("no");
        var error = new AssertionError("never");
        var done = new AtomicInteger();

        assertThatThrownBy(() -> new Workers(1).run(10, () -> _ -> {
                    if (done.incrementAndGet() == 4) {
                        throw exception;
                    }
                }))
                .isSameAs(exception);
        assertThatThrownBy(() -> new Workers(1).run(10, () -> _ -> {
                    if (done.incrementAndGet() == 6) {
                        throw error;
                    }
                }))
                .isSameAs(error);
        assertThat(done.get()).isEqualTo(6);
    }
}
