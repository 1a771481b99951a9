package org.redvest.dispatch.planning;

import org.redvest.engine.Bar;
import org.redvest.engine.Eligibility;
import org.redvest.engine.Need;
import org.redvest.engine.Volunteer;

/**
 * What is asked about one need of a problem, and so about whom it must know.
 *
 * @param atLeastKm everybody who lives so near is in it, however far they go; 25 at most
 * @param everybody whether those are in it whom no other radius, hour or skill would let serve
 */
public record NeedQuestion(long need, double atLeastKm, boolean everybody) {

    boolean concerns(Need its, Volunteer volunteer) {
        return everybody || Eligibility.bars(its, volunteer).stream().allMatch(NeedQuestion::mayChange);
    }

    private static boolean mayChange(Bar bar) {
        return switch (bar) {
            case Bar.TooFar _, Bar.NotFree _, Bar.LacksSkills _ -> true;
            default -> false;
        };
    }

    boolean isAbout(Need other) {
        return other.id().equals(Long.toString(need));
    }
}
