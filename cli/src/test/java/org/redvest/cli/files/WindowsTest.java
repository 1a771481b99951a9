package org.redvest.cli.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Windows that touch or overlap are one, whoever's they are and in whatever order they come. */
class WindowsTest {

    @Test
    void they_cover_every_minute_that_a_window_covers_and_no_other() {
        var random = new Random(3);
        for (int i = 0; i < 200; i++) {
            var windows = new Windows();
            var people = 1 + random.nextInt(4);
            var free = new BitSet[people];
            for (int v = 0; v < people; v++) {
                free[v] = new BitSet();
            }
            for (int w = random.nextInt(12); w > 0; w--) {
                var volunteer = random.nextInt(people);
                var from = random.nextInt(60);
                var to = from + 1 + random.nextInt(20);
                windows.add(volunteer, from - 30, to - 30);
                free[volunteer].set(from, to);
            }

            var merged = windows.merged(people);

            for (int v = 0; v < people; v++) {
                var edges = new int[200];
                var count = 0;
                for (int from = free[v].nextSetBit(0); from >= 0; from = free[v].nextSetBit(edges[count - 1] + 30)) {
                    edges[count++] = from - 30;
                    edges[count++] = free[v].nextClearBit(from) - 30;
                }
                assertThat(merged[v]).isEqualTo(Arrays.copyOf(edges, count));
            }
        }
    }

    @Test
    void there_is_room_for_many_and_for_the_end_of_time() {
        var windows = new Windows();
        for (int i = 2499; i >= 0; i--) {
            windows.add(i % 3, 10L * i, 10L * i + 5);
        }
        windows.add(3, Long.MIN_VALUE + 1, -1);
        windows.add(3, 1, Long.MAX_VALUE);

        var merged = windows.merged(5);

        assertThat(merged[0]).hasSize(2 * 834).startsWith(0, 5, 30, 35).endsWith(24_990, 24_995);
        assertThat(merged[2]).hasSize(2 * 833).startsWith(20, 25).endsWith(24_980, 24_985);
        assertThat(merged[3]).containsExactly(Integer.MIN_VALUE, -1, 1, Integer.MAX_VALUE);
        assertThat(merged[4]).isEmpty();
    }
}
