package org.redvest.dispatch.planning;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.redvest.engine.Need;
import org.redvest.shifts.ShiftId;

/**
 * For which shifts to plan, and what is decided about the plan beforehand.
 *
 * @param with who is asked for a need in any case
 * @param without who is asked for a need in no case
 * @param planned services that an earlier part of the same plan gives to volunteers; they leave no time for others
 */
public record PlanningWish(
        Set<ShiftId> shifts, List<NamedPair> with, List<NamedPair> without, Map<Long, List<Need>> planned) {

    public PlanningWish {
        shifts = Set.copyOf(shifts);
        with = List.copyOf(with);
        without = List.copyOf(without);
    }

    /** About one volunteer and one need, by their numbers. */
    public record NamedPair(long volunteer, long need) {}

    Collection<Long> shiftNumbers() {
        return shifts.stream().map(ShiftId::value).toList();
    }

    boolean isWith(long volunteer, String need) {
        return with.stream()
                .anyMatch(each -> each.volunteer() == volunteer
                        && Long.toString(each.need()).equals(need));
    }
}
