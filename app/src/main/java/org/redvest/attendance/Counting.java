package org.redvest.attendance;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the community counted at one service; counted wrongly, it counts again, and the first stays.
 *
 * @param number 0 for the confirmation's own, then 1, 2, …
 * @param measured what the service counts beside people: kilograms, trees; absent where it counts nothing else
 * @param reason why it was counted again; empty at first
 */
public record Counting(
        int number, int beneficiaries, @Nullable BigDecimal measured, String reason, Instant at)
        implements Restated<Counting> {

    /** As people write it: 46, 46.5. */
    public String measuredInWords() {
        return Optional.ofNullable(measured)
                .map(amount -> amount.stripTrailingZeros().toPlainString())
                .orElse("");
    }

    @Override
    public boolean sameAs(Counting other) {
        return beneficiaries == other.beneficiaries && measuredInWords().equals(other.measuredInWords());
    }
}
