package org.redvest.dispatch.emergency;

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

/** On the page of an order that an emergency call has made: where the call stands, and for the committee the way to it. */
@Component
class EmergencyPanel implements ActivityPanel {

    private final EmergencyDesk desk;
    private final Fragments fragments;

    EmergencyPanel(EmergencyDesk desk, Fragments fragments) {
        this.desk = desk;
        this.fragments = fragments;
    }

    @Override
    public Spot spot() {
        return Spot.WHO_COMES;
    }

    @Override
    public Optional<Content> draw(Activity activity, Hat reader, Text text) {
        return desk.find(activity.number())
                .map(call -> fragments.of(
                        "dispatch/emergency-panel",
                        Map.of(
                                "text",
                                text,
                                "call",
                                call,
                                "asked",
                                desk.asked(call.id()).size(),
                                "watches",
                                reader.role() == Role.DISPATCHER)));
    }
}
