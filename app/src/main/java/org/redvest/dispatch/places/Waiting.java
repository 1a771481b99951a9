package org.redvest.dispatch.places;

import java.util.Optional;
import org.redvest.dispatch.vacancies.WaitingEntry;
import org.redvest.shifts.Activity;
import org.redvest.web.Text;

/**
 * Where a volunteer stands on a waiting list.
 *
 * @param activity empty where it can be read no more
 * @param ahead how many stand before them
 * @param stays why they are not asked although a place is free; the last part of the key of its words
 */
public record Waiting(WaitingEntry entry, Optional<Activity> activity, int ahead, Optional<String> stays) {

    public boolean lasts() {
        return entry.end().isEmpty();
    }

    /** Whether a place is kept for them. */
    public boolean asked() {
        return lasts() && entry.askedAt().isPresent();
    }

    public String title(Text text) {
        return activity.map(each -> each.service().title().in(text)).orElse("");
    }

    public String said(Text text) {
        if (entry.end().isPresent()) {
            return text.of("dispatch.waiting.end." + entry.end().get().kind().code());
        }
        if (asked()) {
            return text.of("dispatch.waiting.asked");
        }
        return stays.map(why -> text.of("dispatch.waiting.stays." + why))
                .orElseGet(() -> text.of("dispatch.waiting.ahead", ahead));
    }
}
