package org.redvest.dispatch.swaps;

import org.redvest.dispatch.DispatchWords;
import org.redvest.dispatch.Place;
import org.redvest.shifts.Activity;
import org.redvest.web.Text;

/**
 * One side of a swap, as the person who gives or takes it may read it: when, what and where, and no door.
 *
 * @param community who asked
 * @param kilometres from the reader
 */
public record SwapLine(Place place, Activity activity, String community, double kilometres) {

    public String when(Text text) {
        return text.span(place.start(), place.end());
    }

    public String title(Text text) {
        var title = activity.service().title();
        return text.either(title.zh(), title.en());
    }

    public String what(Text text) {
        return activity.service().what().in(text);
    }

    public String risks(Text text) {
        return activity.service().risks().in(text);
    }

    public String safeguards(Text text) {
        return activity.service().safeguards().in(text);
    }

    public String where(Text text) {
        return DispatchWords.where(community, activity, text);
    }

    public String way(Text text) {
        return activity.where().elsewhere()
                ? DispatchWords.wayToCommunity(kilometres, text)
                : DispatchWords.way(kilometres, text);
    }
}
