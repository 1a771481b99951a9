package org.redvest.engine;

import java.io.Serializable;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What if a need were another: any of these at once.
 *
 * @param radiusKm everybody would come from at least so far
 * @param slot another time
 * @param value other points per place
 * @param extraPlaces so many more people asked for, 0 or more
 */
public record Change(OptionalDouble radiusKm, Optional<Slot> slot, OptionalDouble value, int extraPlaces)
        implements Serializable {

    /** Everything as it is. */
    public static final Change NONE = new Change(OptionalDouble.empty(), Optional.empty(), OptionalDouble.empty(), 0);

    public Change {
        if (extraPlaces < 0) {
            throw new IllegalArgumentException("%d more people; it must be 0 or more".formatted(extraPlaces));
        }
    }

    public Change withRadiusKm(double kilometres) {
        return new Change(OptionalDouble.of(kilometres), slot, value, extraPlaces);
    }

    public Change withSlot(Slot other) {
        return new Change(radiusKm, Optional.of(other), value, extraPlaces);
    }

    public Change withValue(double points) {
        return new Change(radiusKm, slot, OptionalDouble.of(points), extraPlaces);
    }

    public Change withExtraPlaces(int number) {
        return new Change(radiusKm, slot, value, number);
    }

    /**
     * What a change would bring, by the prices in force: an upper estimate, not a promise, for other prices would follow.
     *
     * @param eligibleBefore how many could serve
     * @param eligibleAfter how many could then
     * @param filledBefore places that pay at these prices
     * @param filledAfter places that would pay then
     * @param gain at most so many micros would the plan gain; negative when it would lose
     */
    public record Effect(int eligibleBefore, int eligibleAfter, int filledBefore, int filledAfter, long gain)
            implements Serializable {}
}
