package org.redvest.dispatch.swaps;

import java.util.List;

/** Everything about swaps that concerns one person now. */
public record SwapsPage(List<SwapView> toAnswer, List<SwapView> waiting, List<SwapLine> up) {

    public boolean isEmpty() {
        return toAnswer.isEmpty() && waiting.isEmpty() && up.isEmpty();
    }
}
