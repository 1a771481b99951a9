package org.redvest.dispatch.openings;

import gg.jte.Content;
import java.util.Map;
import java.util.Optional;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.database.Installation;
import org.redvest.shifts.Activity;
import org.redvest.shifts.ActivityPanel;
import org.redvest.web.Fragments;
import org.redvest.web.Text;
import org.springframework.stereotype.Component;

/** 谁会来: beside an activity's track, the places and who has taken them. */
@Component
class WhoComes implements ActivityPanel {

    private final OpeningDesk desk;
    private final Installation installation;
    private final Fragments fragments;

    WhoComes(OpeningDesk desk, Installation installation, Fragments fragments) {
        this.desk = desk;
        this.installation = installation;
        this.fragments = fragments;
    }

    @Override
    public Spot spot() {
        return Spot.WHO_COMES;
    }

    @Override
    public Optional<Content> draw(Activity activity, Hat reader, Text text) {
        var days = desk.days(activity);
        return days.isEmpty()
                ? Optional.empty()
                : Optional.of(fragments.of(
                        "dispatch/who-comes",
                        Map.of(
                                "text",
                                text,
                                "days",
                                days,
                                "synthetic",
                                installation.isDemo(),
                                "leave",
                                mayNote(reader) ? activity.path() + "/places" : "")));
    }

    /** Whom a volunteer calls who cannot come. */
    private static boolean mayNote(Hat reader) {
        return reader.role() == Role.COMMUNITY || reader.role() == Role.DISPATCHER;
    }
}
