package org.redvest.clock;

import java.time.Instant;

/** The time nobody moves: for sessions, lock-outs, rate limits and certificates. Rules take a {@link java.time.Clock}. */
@FunctionalInterface
public interface RealTime {
    Instant instant();
}
