package org.redvest.engine.auction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.redvest.engine.Listener;
import org.redvest.engine.Plan;
import org.redvest.engine.Seeds;

/** The queues of the auction, and how often the listener is asked. */
class QueuesAndPulseTest {
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
