package org.redvest.clock;

import java.time.Instant;

/** The time nobody moves: for sessions, caches and rate limits. Whatever a page says a time of goes by a {@link java.time.Clock}. */
@FunctionalInterface
public interface RealTime {
    Instant instant();
}
