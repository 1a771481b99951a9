package org.redvest.dispatch.teams;

import java.util.List;
import java.util.Optional;
import org.redvest.dispatch.openings.Openings.Asking;
import org.redvest.shifts.Activity;
import org.redvest.volunteers.Team;
import org.redvest.web.Text;

/**
 * The page on which a dispatcher asks teams for one need.
 *
 * @param missing how many places are not taken
 * @param teams that can be asked
 * @param said what came of the last tap
 */
public record TeamAskPage(
        Activity activity,
        Asking asking,
        int missing,
        List<Team> teams,
        List<TeamOfferRow> offers,
        Optional<TeamAnswer> said) {

    public TeamAskPage {
        teams = List.copyOf(teams);
        offers = List.copyOf(offers);
    }

    public String path() {
        return activity.path() + "/invitations/" + asking.need().id().value() + "/teams";
    }

    public String title(Text text) {
        return activity.service().title().in(text);
    }

    public boolean mayAsk() {
        return missing > 0 && asking.shift().state().ahead() && activity.state().beforeService();
    }
}
