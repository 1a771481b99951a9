package org.redvest.cli.files;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How many rows a file of pairs may have. */
class PairRowsTest {

    @Test
    void a_thousand_million_pairs_have_room_and_one_more_has_not() {
        assertThat(PairRows.hasRoom(999_999_999, 1_000_000_000)).isTrue();
        assertThat(PairRows.hasRoom(1_000_000_000, 1_000_000_001)).isFalse();
    }

    @Test
    void a_line_that_no_index_can_name_has_no_room() {
        assertThat(PairRows.hasRoom(5, Integer.MAX_VALUE)).isTrue();
        assertThat(PairRows.hasRoom(5, Integer.MAX_VALUE + 1L)).isFalse();
    }
}
