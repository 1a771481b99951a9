package org.redvest.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A list that is cut into pages still tells its whole length and reaches its last row. */
class ListingTest {

    @Test
    void the_pages_of_a_list_hold_each_row_once() {
        var all = IntStream.range(0, 201).boxed().toList();
        var pages = new Listing<>(List.of(), 1, all.size()).pages();

        var seen = IntStream.rangeClosed(1, pages)
                .boxed()
                .flatMap(page -> all.stream().skip(Listing.offset(page)).limit(Listing.LENGTH))
                .toList();

        assertThat(pages).isEqualTo(11);
        assertThat(seen).isEqualTo(all);
    }

    @Test
    void the_last_page_says_which_rows_it_shows() {
        var last = new Listing<>(List.of("the 201st"), 11, 201);

        assertThat(List.of(last.first(), last.last())).containsExactly(201L, 201L);
    }

    @Test
    void there_is_no_page_beyond_the_last_one_with_rows() {
        var beyond = catchThrowableOfType(BeyondLastPage.class, () -> new Listing<>(List.of(), 400, 201));

        assertThat(List.of(beyond.asked(), beyond.last())).containsExactly(400, 11);
    }

    @Test
    void a_full_last_page_is_followed_by_none() {
        assertThat(new Listing<>(List.of(), 1, 0).pages()).isEqualTo(1);
        assertThat(new Listing<>(List.of(), 1, Listing.LENGTH).pages()).isEqualTo(1);
        assertThat(new Listing<>(List.of(), 1, Listing.LENGTH + 1).pages()).isEqualTo(2);
        assertThat(new Listing<>(List.of(), 1, 2 * Listing.LENGTH).pages()).isEqualTo(2);
    }
}
