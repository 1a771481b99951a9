package org.redvest.attendance.marks;

import java.time.Duration;
import java.time.Instant;
import org.redvest.shifts.Window;

/**
 * The limits in force on the day of a service. They differ by place and change with a date, so the city lays them down.
 *
 * @param opensBefore how long before the start people may check in
 * @param openAfter how long after the end people may still check out or be called by roll
 * @param step how long one code holds
 * @param stepsBack how many older codes are still taken: somebody reads six digits aloud
 * @param tries wrong codes before one has to wait
 * @param triesWithin for how long wrong codes are counted
 * @param settleAfter how long after the end a shift is settled from the marks where the community has not confirmed
 */
public record CheckInLimits(
        Duration opensBefore,
        Duration openAfter,
        Duration step,
        int stepsBack,
        int tries,
        Duration triesWithin,
        Duration settleAfter) {

    public Instant opens(Window shift) {
        return shift.start().minus(opensBefore);
    }

    public Instant closes(Window shift) {
        return shift.end().plus(openAfter);
    }

    public Instant settles(Window shift) {
        return shift.end().plus(settleAfter);
    }
}
