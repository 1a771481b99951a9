package org.redvest.dispatch.openings;

import gg.jte.Content;
import java.util.Map;
import java.util.Optional;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.dispatch.Dispatch;
import org.redvest.shifts.Activity;
import org.redvest.shifts.ActivityPanel;
import org.redvest.shifts.ActivityState;
import org.redvest.web.Fragments;
import org.redvest.web.Text;
import org.springframework.stereotype.Component;

/** While a dispatcher reviews: how many could come at all. */
@Component
class Suitable implements ActivityPanel {

    private final Dispatch dispatch;
    private final Fragments fragments;

    Suitable(Dispatch dispatch, Fragments fragments) {
        this.dispatch = dispatch;
        this.fragments = fragments;
    }

    @Override
    public Spot spot() {
        return Spot.CHECKED;
    }

    @Override
    public Optional<Content> draw(Activity activity, Hat reader, Text text) {
        if (reader.role() != Role.DISPATCHER
                || !(activity.state() == ActivityState.PROPOSED
                        || activity.state().beforeService())) {
            return Optional.empty();
        }
        int eligible = dispatch.sieve(activity.number(), reader).eligible();
        return Optional.of(
                fragments.of("dispatch/suitable", Map.of("text", text, "activity", activity, "eligible", eligible)));
    }
}
