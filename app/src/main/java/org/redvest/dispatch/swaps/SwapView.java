package org.redvest.dispatch.swaps;

import java.time.Instant;
import java.util.Optional;
import org.redvest.dispatch.PlaceId;

/**
 * A swap as one of those in it sees it. Who the others are stands nowhere.
 *
 * @param others how many they are
 * @param agreed how many of the others have said yes
 * @param backUntil until when all can change back; empty where it is too late, or nothing to change back
 */
public record SwapView(
        long id,
        SwapLine gives,
        SwapLine takes,
        Instant due,
        boolean open,
        Optional<SwapEndKind> end,
        boolean iAgreed,
        boolean iDeclined,
        int others,
        int agreed,
        Optional<PlaceId> receives,
        Optional<Instant> backUntil) {

    public int people() {
        return others + 1;
    }

    /** How it ended, as this person should read it. */
    public String endKey() {
        if (receives.isEmpty() && !gives.place().held()) {
            return "dispatch.swap.end.gone";
        }
        return "dispatch.swap.end."
                + (iDeclined ? "mine" : end.orElse(SwapEndKind.SILENT).code());
    }
}
