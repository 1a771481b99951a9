package org.redvest.engine.pairs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.redvest.engine.TooManyPairs;

/** More pairs than an array holds are refused by their counts, before arrays of them are made. */
class TooManyPairsTest {
    private static final int MOST = Integer.MAX_VALUE - 64;

    @Test
    void pairs_that_fill_the_longest_array_are_counted() {
        int[] count = {0, 1_000_000_000, MOST - 1_000_000_000};

        Candidates.addUp(count);

        assertThat(count).containsExactly(0, 1_000_000_000, MOST);
    }

    @Test
    void one_pair_more_is_refused_with_the_true_number() {
        assertThatThrownBy(() -> Candidates.addUp(new int[] {0, 1_000_000_000, MOST - 999_999_999}))
                .isInstanceOfSatisfying(TooManyPairs.class, e -> {
                    assertThat(e.count()).isEqualTo(MOST + 1L);
                    assertThat(e.most()).isEqualTo(MOST);
                });
    }

    @Test
    void a_sum_beyond_twice_the_greatest_int_is_told_as_it_is() {
        assertThatThrownBy(() -> Candidates.addUp(new int[] {0, MOST, MOST, MOST}))
                .hasMessage("%d eligible pairs; at most %d can be planned at once", 3L * MOST, MOST);
    }

    @Test
    void packed_needs_grow_to_the_longest_array_and_then_say_that_memory_is_lacking() {
        assertThat(PackedNeeds.larger(1 << 12)).isEqualTo(1 << 13);
        assertThat(PackedNeeds.larger(1 << 30)).isEqualTo(Integer.MAX_VALUE - 8);
        assertThatThrownBy(() -> PackedNeeds.larger(Integer.MAX_VALUE - 8)).isInstanceOf(OutOfMemoryError.class);
    }
}
