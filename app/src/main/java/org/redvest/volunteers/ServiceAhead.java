package org.redvest.volunteers;

import java.time.Instant;

/**
 * A service that somebody has accepted and that lies ahead.
 *
 * @param href their own page of it, where it can be given back
 */
public record ServiceAhead(Instant start, Instant end, String href) {}
