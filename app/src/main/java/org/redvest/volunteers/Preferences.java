package org.redvest.volunteers;

import java.util.Set;
import org.redvest.engine.Limits;

/**
 * What volunteers decide themselves, and may change at any time.
 *
 * @param radiusKm how far they will go
 * @param limits shifts and minutes in a calendar month, shifts on one day
 * @param interests codes of categories; empty means anything
 * @param doNotDisturb asked for nothing, and shown nothing, until they say otherwise
 */
public record Preferences(
        double radiusKm, Limits limits, Set<String> interests, Availability availability, boolean doNotDisturb) {

    public static final double FARTHEST_KM = 200;

    public Preferences {
        if (!(radiusKm >= 0 && radiusKm <= FARTHEST_KM)) {
            throw new IllegalArgumentException(
                    "A radius of %s km; it must be 0 to %s".formatted(radiusKm, FARTHEST_KM));
        }
        interests = Set.copyOf(interests);
    }

    public Preferences with(Availability changed) {
        return new Preferences(radiusKm, limits, interests, changed, doNotDisturb);
    }

    public Preferences disturbed(boolean allowed) {
        return new Preferences(radiusKm, limits, interests, availability, !allowed);
    }
}
