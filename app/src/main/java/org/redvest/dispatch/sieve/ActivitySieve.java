package org.redvest.dispatch.sieve;

import java.util.List;

/**
 * Need by need, from everybody at home in a region to those who may take a place.
 *
 * @param eligible those who may take a place at one of the needs, each counted once
 */
public record ActivitySieve(List<Sieve> needs, int eligible) {

    /** For a page that does not show it. */
    public static final ActivitySieve NONE = new ActivitySieve(List.of(), 0);

    public ActivitySieve {
        needs = List.copyOf(needs);
    }
}
