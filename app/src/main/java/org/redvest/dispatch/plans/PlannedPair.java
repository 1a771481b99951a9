package org.redvest.dispatch.plans;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.redvest.shifts.ShiftId;
import org.redvest.volunteers.VolunteerId;

/**
 * One person asked for one need.
 *
 * @param held they hold the place, or the dispatcher wants them there
 * @param byHand the dispatcher wants them there
 * @param accepted services that they accepted in the last four weeks
 * @param advantage millionths of a point that the plan would lose without them; empty while it is worked out
 * @param instead needs that they would serve then
 * @param skills that the need asks for
 * @param outcome what became of the invitation, once the plan was sent
 * @param stand whether they come or still have to answer, at this moment
 */
public record PlannedPair(
        ShiftId shift,
        long need,
        VolunteerId volunteer,
        double kilometres,
        boolean held,
        boolean byHand,
        int accepted,
        Optional<Long> advantage,
        List<String> instead,
        List<String> skills,
        Optional<String> outcome,
        PairStand stand) {

    /** Where a person stands with a need, whatever the plan says. */
    public enum PairStand {
        COMES,
        AWAITED,
        NONE;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public PlannedPair {
        instead = List.copyOf(instead);
        skills = List.copyOf(skills);
    }

    /** They had accepted, or had an invitation, when the plan was made: it asks them nothing. */
    public boolean accepts() {
        return held && !byHand;
    }
}
