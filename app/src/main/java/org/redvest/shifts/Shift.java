package org.redvest.shifts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.redvest.regions.RegionCode;

/**
 * One time at which an activity takes place (班次). Its needs differ in the skills asked for.
 *
 * @param cancelledBecause the sentence with which the community cancelled it
 */
public record Shift(
        ShiftId id,
        ActivityNumber activity,
        RegionCode region,
        int number,
        ShiftState state,
        Window window,
        List<Need> needs,
        Optional<String> cancelledBecause) {

    public Shift {
        needs = List.copyOf(needs);
    }

    public Instant start() {
        return window.start();
    }

    /** Nobody has begun to serve and its time has not come: what is not ahead is history, and no change reaches it. */
    public boolean ahead(Instant now) {
        return state.ahead() && now.isBefore(start());
    }

    Shift in(ShiftState next) {
        return new Shift(id, activity, region, number, next, window, needs, cancelledBecause);
    }

    Shift asking(List<Need> its) {
        return new Shift(id, activity, region, number, state, window, its, cancelledBecause);
    }

    public Instant end() {
        return window.end();
    }

    public int people() {
        return needs.stream().mapToInt(Need::people).sum();
    }
}
