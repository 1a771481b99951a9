package org.redvest.engine;

import java.io.Serializable;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * What if a need were another: any of these at once.
 *
 * @param radiusKm everybody would come from at least so far
 * @param slot another time
 * @param value other points per place
 * @param extraPlaces so many more people asked for, 0 or more
 * @param waived skills that are no longer asked for; those that the need wants a licence for cannot be waived
 */
public record Change(
        OptionalDouble radiusKm, Optional<Slot> slot, OptionalDouble value, int extraPlaces, Set<String> waived)
        implements Serializable {

    /** Everything as it is. */
    public static final Change NONE =
            new Change(OptionalDouble.empty(), Optional.empty(), OptionalDouble.empty(), 0, Set.of());

    public Change {
        waived = Set.copyOf(waived);
        if (extraPlaces < 0) {
            throw new IllegalArgumentException("%d more people; it must be 0 or more".formatted(extraPlaces));
        }
    }

    public Change withRadiusKm(double kilometres) {
        return new Change(OptionalDouble.of(kilometres), slot, value, extraPlaces, waived);
    }

    public Change withSlot(Slot other) {
        return new Change(radiusKm, Optional.of(other), value, extraPlaces, waived);
    }

    public Change withValue(double points) {
        return new Change(radiusKm, slot, OptionalDouble.of(points), extraPlaces, waived);
    }

    public Change withExtraPlaces(int number) {
        return new Change(radiusKm, slot, value, number, waived);
    }

    public Change withoutSkill(String skill) {
        var all = new HashSet<>(waived);
        all.add(skill);
        return new Change(radiusKm, slot, value, extraPlaces, all);
    }

    /**
     * What a change would bring, by the prices in force: an upper estimate, not a promise, for other prices would follow.
     *
     * @param eligibleBefore how many could serve
     * @param eligibleAfter how many could then
     * @param filledBefore places that pay at these prices
     * @param filledAfter places that would pay then
     * @param gain so many micros would the bound of the plan rise at most; negative when it would fall. A plan may lie below its bound, so
     *     the plan itself gains at most this and the gap that it has now. Of volunteers whose best bundle is known from above only, the
     *     number is an estimate
     */
    public record Effect(int eligibleBefore, int eligibleAfter, int filledBefore, int filledAfter, long gain)
            implements Serializable {}
}
