package org.redvest.volunteers.merging;

import java.util.List;
import java.util.Set;
import org.redvest.volunteers.VolunteerRecords.TwoAtOnce;

/**
 * Two volunteers side by side.
 *
 * @param atOnce services of both at one time
 * @param withHours those of these places whose hours are entered
 */
public record Comparison(ComparedPerson one, ComparedPerson other, List<TwoAtOnce> atOnce, Set<Long> withHours) {

    public Comparison {
        atOnce = List.copyOf(atOnce);
        withHours = Set.copyOf(withHours);
    }

    /** Facts that differ, and that both know: one of the two is chosen. */
    public boolean asks(MergedFact fact) {
        return differs(fact) && fact.isKnown(one) && fact.isKnown(other);
    }

    boolean differs(MergedFact fact) {
        return !fact.isSame(one, other);
    }

    /** A place whose hours are entered cannot be given up before the community has corrected them. */
    public boolean bothWithHours(TwoAtOnce pair) {
        return withHours.contains(pair.one().place())
                && withHours.contains(pair.other().place());
    }

    public boolean impossible() {
        return atOnce.stream().anyMatch(this::bothWithHours);
    }

    public String address() {
        return "/volunteers/same/" + one.number() + "/" + other.number();
    }
}
