package org.redvest.demo;

import java.time.Instant;

/**
 * What the strip shows.
 *
 * @param ordered whether the visitor has placed the order that the walk follows
 * @param places of that order
 * @param taken how many of those places are taken
 * @param inService whether that order's service is going on, or about to
 * @param token proves that the strip's forms are ours
 */
public record GuideView(
        Step step, boolean ordered, int places, int taken, boolean inService, Instant now, String token) {}
