package org.redvest.dispatch.calls;

import java.util.Optional;
import org.redvest.dispatch.Place;
import org.redvest.shifts.Activity;
import org.redvest.web.Text;

/**
 * A place whose holder has called and cannot come.
 *
 * @param name empty for a person who has left Redvest
 * @param mayNote whether the place is still held and the service has not begun
 */
public record NotedLeaveView(Activity activity, Place place, Optional<String> name, boolean mayNote) {

    public String path() {
        return activity.path() + "/places/" + place.id().value() + "/leave";
    }

    public String title(Text text) {
        return activity.service().title().in(text);
    }
}
