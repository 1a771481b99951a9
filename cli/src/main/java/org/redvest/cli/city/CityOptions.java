package org.redvest.cli.city;

import java.util.OptionalInt;

/**
 * What is asked of a generated city.
 *
 * @param volunteers how many people
 * @param shifts how many shifts they are asked for, within one week
 * @param seed the same seed and options give the same bytes
 * @param placesFactor how many times the usual places each need has; 5 makes the city tight
 * @param maxShifts the same number of shifts for everybody, instead of 1, 2, 3 or 5
 * @param radiusFactor how many times the usual radius everybody goes; 1.8 gives about three times the pairs
 */
public record CityOptions(
        int volunteers, int shifts, long seed, double placesFactor, OptionalInt maxShifts, double radiusFactor) {

    public CityOptions {
        between("volunteers", volunteers, 1, 5_000_000);
        between("shifts", shifts, 1, 1_000_000);
        between("places-factor", placesFactor, 0, 1000);
        between("max-shifts", maxShifts.orElse(0), 0, 60);
        between("radius-factor", radiusFactor, 0, 1000);
    }

    private static void between(String name, double value, int low, int high) {
        if (!(low <= value && value <= high)) {
            throw new IllegalArgumentException("--%s is %s; allowed: %d to %d".formatted(name, value, low, high));
        }
    }
}
