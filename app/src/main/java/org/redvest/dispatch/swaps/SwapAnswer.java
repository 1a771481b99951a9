package org.redvest.dispatch.swaps;

import java.util.List;
import org.redvest.dispatch.PlaceId;
import org.redvest.dispatch.Reason;

/** What came of a tap on one of the pages of swaps. */
public sealed interface SwapAnswer {

    /** The place stands among those that others may take for theirs. */
    record PutUp() implements SwapAnswer {}

    /** The others are asked. */
    record Proposed(long swap) implements SwapAnswer {}

    /** Others have not answered yet. */
    record Agreed(int awaited) implements SwapAnswer {}

    record Swapped(PlaceId place) implements SwapAnswer {}

    record Declined() implements SwapAnswer {}

    /** It is too late, the place is asked about, or it is in another swap. */
    record NotNow() implements SwapAnswer {}

    /** @param reasons of the person who asks; empty where they stand against another in the swap */
    record Barred(List<Reason> reasons) implements SwapAnswer {

        public Barred {
            reasons = List.copyOf(reasons);
        }
    }

    record Over(SwapEndKind how) implements SwapAnswer {}
}
