package org.redvest.dispatch.teams;

import java.time.Instant;
import org.redvest.shifts.Activity;
import org.redvest.shifts.Shift;
import org.redvest.web.Text;

/** One offer to a team in a list. */
public record TeamOfferRow(
        long offer,
        String team,
        Activity activity,
        Shift shift,
        int places,
        int comes,
        int asked,
        int declined,
        Instant until,
        TeamOfferState state) {

    public String title(Text text) {
        return activity.service().title().in(text);
    }

    public boolean open() {
        return state == TeamOfferState.OPEN;
    }
}
