package org.redvest.dispatch.openings;

import gg.jte.Content;
import java.util.Map;
import java.util.Optional;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.shifts.Activity;
import org.redvest.shifts.ActivityPanel;
import org.redvest.web.Fragments;
import org.redvest.web.Text;
import org.springframework.stereotype.Component;

/** After the approval: the way to the page that opens the activity. */
@Component
class NextStep implements ActivityPanel {

    private final Fragments fragments;

    NextStep(Fragments fragments) {
        this.fragments = fragments;
    }

    @Override
    public Spot spot() {
        return Spot.AFTER_APPROVAL;
    }

    @Override
    public Optional<Content> draw(Activity activity, Hat reader, Text text) {
        return reader.role() == Role.DISPATCHER && activity.state().beforeService()
                ? Optional.of(fragments.of("dispatch/next-step", Map.of("text", text, "activity", activity)))
                : Optional.empty();
    }
}
