package org.redvest.dispatch.teams;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.redvest.dispatch.DispatchWords;
import org.redvest.dispatch.openings.Openings.Asking;
import org.redvest.shifts.Activity;
import org.redvest.volunteers.Team;
import org.redvest.web.Text;

/**
 * The page on which a dispatcher asks teams for one need.
 *
 * @param missing how many places are not taken
 * @param left how many of them no team is asked for yet
 * @param teams that can be asked
 * @param latest until when members can be proposed at most
 * @param typed the form as it is filled in
 * @param said what came of the last tap
 */
public record TeamAskPage(
        Activity activity,
        Asking asking,
        int missing,
        int left,
        List<Team> teams,
        List<TeamOfferRow> offers,
        Optional<Instant> latest,
        TeamTyped typed,
        Optional<TeamAnswer> said) {

    public TeamAskPage {
        teams = List.copyOf(teams);
        offers = List.copyOf(offers);
    }

    public String path() {
        return activity.staffing() + "/invitations/" + asking.need().id().value() + "/teams";
    }

    public String title(Text text) {
        return activity.service().title().in(text);
    }

    public boolean mayAsk() {
        return left > 0 && latest.isPresent();
    }

    /** Why no team can be asked: the end of a key in the bundles. */
    public String whyNot() {
        return DispatchWords.standstill(activity, asking.shift())
                .orElseGet(() -> missing == 0
                        ? "dispatch.invite.enough"
                        : latest.isEmpty() ? "dispatch.invite.too-late" : "dispatch.team.all-asked");
    }

    public String until() {
        return typed.until();
    }

    public boolean chose(Team team) {
        return typed.chosen().filter(team.id()::equals).isPresent();
    }

    /** As many as are missing, until something else is chosen. */
    public boolean wants(int people) {
        return typed.places().isEmpty() ? people == left : people == typed.people();
    }

    public boolean good() {
        return said.filter(TeamAnswer.Asked.class::isInstance).isPresent();
    }

    public String saying(Text text) {
        return said.map(each -> switch (each) {
                    case TeamAnswer.Asked _ -> text.of("dispatch.team.said.asked");
                    case TeamAnswer.AskedBefore _ -> text.of("dispatch.team.said.before");
                    case TeamAnswer.OutOfTime(var to) -> text.of("dispatch.team.said.out-of-time", text.moment(to));
                    case TeamAnswer.PlacesPromised _ -> text.of("dispatch.team.said.promised");
                    case TeamAnswer.CannotAsk _ -> text.of("dispatch.team.said.cannot");
                })
                .orElse("");
    }
}
