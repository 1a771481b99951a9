package org.redvest.dispatch.places;

import java.util.Optional;
import org.redvest.dispatch.vacancies.WaitingEntry;
import org.redvest.shifts.Activity;
import org.redvest.web.Text;

/**
 * Where a volunteer stands on a waiting list.
 *
 * @param activity empty where it can be read no more
 * @param takesPlace whether the service still lies ahead
 * @param kept whether they can take the place that is kept for them now
 * @param ahead how many stand before them
 * @param stays why they are not asked although a place is free; the last part of the key of its words
 */
public record Waiting(
        WaitingEntry entry,
        Optional<Activity> activity,
        boolean takesPlace,
        boolean kept,
        int ahead,
        Optional<String> stays) {

    public boolean lasts() {
        return entry.end().isEmpty() && takesPlace;
    }

    /** Whether a place is kept for them. */
    public boolean asked() {
        return lasts() && kept;
    }

    /** A place was kept for them, and the service was changed since: they are asked anew. */
    public boolean askedAnew() {
        return lasts() && !kept && entry.askedAt().isPresent();
    }

    public String title(Text text) {
        return activity.map(each -> each.service().title().in(text)).orElse("");
    }

    public String said(Text text) {
        return asked() ? text.of("dispatch.waiting.asked") : stands(text);
    }

    /** The same as a line of a list, which has no button. */
    public String inList(Text text) {
        return asked() ? text.of("dispatch.waiting.asked-there") : stands(text);
    }

    private String stands(Text text) {
        if (entry.end().isPresent()) {
            return text.of("dispatch.waiting.end." + entry.end().get().kind().code());
        }
        if (!takesPlace) {
            return text.of("dispatch.waiting.end.called-off");
        }
        if (askedAnew()) {
            return text.of("dispatch.waiting.anew");
        }
        return stays.map(why -> text.of("dispatch.waiting.stays." + why))
                .orElseGet(() -> text.of("dispatch.waiting.ahead", ahead));
    }
}
