package org.redvest.channels;

import java.time.Instant;
import java.util.Optional;

/**
 * A channel as it is kept.
 *
 * @param settings as JSON
 * @param secret its password, sealed
 * @param failures in a row
 * @param failingSince the first of them
 */
public record ChannelState(
        boolean enabled,
        String settings,
        Optional<byte[]> secret,
        int failures,
        Optional<Instant> failingSince,
        Optional<Instant> restingUntil,
        SendResult.ServerAnswer lastError,
        Optional<Instant> lastErrorAt,
        Optional<Instant> lastSentAt) {

    public boolean rests(Instant now) {
        return restingUntil.filter(now::isBefore).isPresent();
    }
}
