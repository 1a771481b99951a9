package org.redvest.channels;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * How a channel does, as administrators see it: numbers, and the last failure in words.
 *
 * @param state empty where it was never set up
 * @param counts of deliveries in each state; those that have ended in the last 30 days. A message with a receipt counts as arrived or
 *     not-arrived
 */
public record ChannelReport(Channel channel, Optional<ChannelState> state, Map<String, Long> counts) {

    public ChannelReport {
        counts = Map.copyOf(counts);
    }

    public long waiting() {
        return count("waiting") + count("sending");
    }

    /** Handed over, whatever its receipt said. */
    public long sent() {
        return count("sent") + count("arrived") + count("not-arrived");
    }

    public long count(String state) {
        return counts.getOrDefault(state, 0L);
    }

    /** not-set-up, off, failing, resting or open. */
    public String condition(Instant now) {
        return state.map(kept -> {
                    if (!kept.enabled()) {
                        return "off";
                    }
                    if (kept.failingSince().isPresent()) {
                        return "failing";
                    }
                    return kept.rests(now) ? "resting" : "open";
                })
                .orElse("not-set-up");
    }

    public Optional<Instant> failingSince() {
        return state.filter(ChannelState::enabled).flatMap(ChannelState::failingSince);
    }

    public boolean hasFailed() {
        return state.flatMap(ChannelState::lastErrorAt).isPresent();
    }
}
