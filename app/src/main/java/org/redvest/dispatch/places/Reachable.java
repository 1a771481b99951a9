package org.redvest.dispatch.places;

import org.redvest.dispatch.Opening;

/** An opening that one volunteer may take a place of now, and how far it is for them. */
public record Reachable(Opening opening, double kilometres) {}
