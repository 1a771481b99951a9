package org.redvest.randomcity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.redvest.randomcity.WhoWasThere.Arrival;

class WhoWasThereTest {

    private static final Instant EIGHT = Instant.parse("2026-02-28T00:00:00Z");
    private static final Arrival BY_CODE = new Arrival(EIGHT, false, false);
    private static final Arrival SLIP = new Arrival(EIGHT, true, true);
    private static final Arrival CONFIRMED = new Arrival(EIGHT, true, false);

    private final Slips slips = new Slips();

    @Test
    void an_arrival_that_was_called_by_roll_may_go_when_it_was_taken_back() {
        slips.sent("/shifts/3/places/57/arrival/undo");

        assertThat(gone(SLIP)).isFalse();
        assertThat(gone(SLIP)).as("that slip is over").isTrue();
    }

    @Test
    void no_other_arrival_may_go() {
        assertThat(gone(SLIP)).as("nobody took it back").isTrue();
        for (var arrival : Set.of(BY_CODE, CONFIRMED)) {
            slips.sent("/shifts/3/places/57/arrival/undo");
            assertThat(gone(arrival)).as(arrival.toString()).isTrue();
        }
        slips.sent("/shifts/3/places/5/arrival/undo");
        slips.sent("/shifts/3/places/57/departure/undo");
        assertThat(gone(SLIP)).as("another was taken back").isTrue();
    }

    @Test
    void an_arrival_by_code_keeps_its_moment_and_one_by_roll_may_be_noted_again() {
        var later = EIGHT.plusSeconds(60);

        assertThat(moved(BY_CODE, new Arrival(later, false, false))).isTrue();
        assertThat(moved(SLIP, new Arrival(later, true, true))).isFalse();
        assertThat(moved(BY_CODE, BY_CODE)).isFalse();
    }

    private static boolean moved(Arrival was, Arrival is) {
        return !WhoWasThere.lost(Map.of(57L, was), Map.of(57L, is), Set.of(), Instant.EPOCH)
                .isEmpty();
    }

    private boolean gone(Arrival was) {
        return !WhoWasThere.lost(Map.of(57L, was), Map.of(), slips.sinceLastAsked(), Instant.EPOCH)
                .isEmpty();
    }
}
