package org.redvest.dispatch.plans;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.redvest.volunteers.Introduction;
import org.redvest.volunteers.VolunteerId;
import org.redvest.web.Listing;

/**
 * A plan as its page shows it.
 *
 * @param earlier the plan before the first change by hand
 * @param changes by hand; one person in the place of another is one
 */
public record PlanView(
        PlanDraft draft,
        String askedBy,
        Optional<PlanDraft> earlier,
        List<PlanMonth> months,
        Listing<PlanPart> parts,
        Map<VolunteerId, Introduction> people,
        int changes,
        PlanNow meanwhile,
        Instant now) {

    /** One shift with the lines of its needs and the people whom the plan names for it. */
    public record PlanPart(PlannedShift shift, List<PlannedLine> lines, List<PlannedPair> pairs) {

        public List<PlannedLine> shortLines() {
            return lines.stream().filter(PlannedLine::isShort).toList();
        }
    }

    public Optional<Introduction> person(PlannedPair pair) {
        return Optional.ofNullable(people.get(pair.volunteer()));
    }

    /** What all changes by hand cost together: millionths of a point; below 0 where the data have changed for the better meanwhile. */
    public Optional<Long> cost() {
        return earlier.filter(_ -> changes > 0).map(before -> before.objective() - draft.objective());
    }

    public int filledShifts() {
        return draft.before().shifts() - draft.after().shifts();
    }

    /** Its problem is kept for every month: it can be exported and checked. */
    public boolean exportable() {
        return !months.isEmpty() && months.stream().allMatch(PlanMonth::kept);
    }
}
