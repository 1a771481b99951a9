package org.redvest.dispatch.goingahead;

import gg.jte.Content;
import java.util.Map;
import java.util.Optional;
import org.redvest.accounts.Hat;
import org.redvest.shifts.Activity;
import org.redvest.shifts.ActivityPanel;
import org.redvest.shifts.ShiftState;
import org.redvest.web.Fragments;
import org.redvest.web.Text;
import org.springframework.stereotype.Component;

/** What those who keep an activity have to say of each of its shifts with too few people. */
@Component
class TooFewPanel implements ActivityPanel {

    private final GoingAhead goingAhead;
    private final Fragments fragments;

    TooFewPanel(GoingAhead goingAhead, Fragments fragments) {
        this.goingAhead = goingAhead;
        this.fragments = fragments;
    }

    @Override
    public Spot spot() {
        return Spot.TO_DO;
    }

    @Override
    public Optional<Content> draw(Activity activity, Hat reader, Text text) {
        if (!activity.isKeptBy(reader)) {
            return Optional.empty();
        }
        var few = activity.liveShifts().stream()
                .filter(shift -> shift.state() == ShiftState.SHORT)
                .map(shift -> goingAhead.look(activity, shift))
                .filter(TooFew::asked)
                .toList();
        return few.isEmpty()
                ? Optional.empty()
                : Optional.of(fragments.of("dispatch/too-few", Map.of("text", text, "few", few)));
    }
}
