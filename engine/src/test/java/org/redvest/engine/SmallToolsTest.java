package org.redvest.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;

/** Sets, marks, queues and threads of the planner do what the plain ones of the library do. */
class SmallToolsTest {

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

    @Test
    void each_waits_once_and_first_in_is_first_out() {
        for (int seed = 0; seed < Seeds.many(50); seed++) {
            var chance = new Random(seed);
            int members = 1 + chance.nextInt(seed % 2 == 0 ? 5000 : 5);
            var needs = new NeedQueue(members);
            var volunteers = new VolunteerQueue(members);
            var truth = new ArrayDeque<Integer>();
            var waiting = new BitSet();
            for (int i = 0; i < 6000; i++) {
                assertThat(needs.isEmpty()).isEqualTo(truth.isEmpty());
                assertThat(volunteers.isEmpty()).isEqualTo(truth.isEmpty());
                if (truth.isEmpty() || chance.nextInt(10) > 0 && i < 5000) {
                    int next = chance.nextInt(members);
                    needs.add(next);
                    volunteers.add(next);
                    if (!waiting.get(next)) {
                        waiting.set(next);
                        truth.add(next);
                    }
                } else {
                    int first = truth.remove();
                    waiting.clear(first);
                    assertThat(needs.poll()).as("seed %d", seed).isEqualTo(first);
                    assertThat(volunteers.poll()).as("seed %d", seed).isEqualTo(first);
                }
            }
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

    @Test
    void the_listener_is_asked_every_64th_time_and_never_again_after_a_no() {
        for (var verdict : List.of(Listener.Verdict.TIME_IS_UP, Listener.Verdict.INTERRUPT)) {
            var heard = new ArrayList<Listener.Progress>();
            var pulse = new Pulse(
                    progress -> {
                        heard.add(progress);
                        return heard.size() < 3 ? Listener.Verdict.GO_ON : verdict;
                    },
                    70,
                    80);
            for (int beat = 1; beat < 128; beat++) {
                assertThat(pulse.stop()).isFalse();
            }
            assertThat(heard).containsExactly(new Listener.Progress(0, Long.MAX_VALUE, 0, 70, 80));
            assertThat(pulse.stop()).isFalse();
            assertThat(heard).hasSize(2);

            pulse.tell(1, 2, 3);

            assertThat(heard.getLast()).isEqualTo(new Listener.Progress(1, 2, 3, 70, 80));
            assertThat(pulse.stopped()).isTrue();
            assertThat(pulse.reason())
                    .isEqualTo(verdict == Listener.Verdict.INTERRUPT ? Plan.Stopped.INTERRUPTED : Plan.Stopped.TIME);
            pulse.tell(4, 5, 6);
            assertThat(heard).hasSize(3);
        }
    }
}
