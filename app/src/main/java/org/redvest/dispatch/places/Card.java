package org.redvest.dispatch.places;

import java.time.Instant;
import java.util.Optional;
import org.redvest.dispatch.DispatchWords;
import org.redvest.dispatch.Opening;
import org.redvest.dispatch.vacancies.ServiceInvitation;
import org.redvest.shifts.Activity;
import org.redvest.volunteers.Profile;
import org.redvest.web.Text;

/**
 * An opening as a volunteer reads it, before accepting: no door, no name, no number.
 *
 * @param from the region whose committee asks
 * @param township where, roughly
 * @param estimated whether nobody has said where the community, or the reader's home, lies
 * @param invitation the one that lets its reader in, if there is one; it holds or can be taken up again
 * @param team whose leader proposed the reader
 */
public record Card(
        Opening opening,
        Activity activity,
        String from,
        String township,
        double kilometres,
        boolean estimated,
        Profile reader,
        Optional<ServiceInvitation> invitation,
        Optional<String> team) {

    public String title(Text text) {
        var title = activity.service().title();
        return text.either(title.zh(), title.en());
    }

    public String what(Text text) {
        var what = activity.service().what();
        return text.either(what.zh(), what.en());
    }

    public String risks(Text text) {
        var risks = activity.service().risks();
        return text.either(risks.zh(), risks.en());
    }

    public String safeguards(Text text) {
        var safeguards = activity.service().safeguards();
        return text.either(safeguards.zh(), safeguards.en());
    }

    /** The township, and the place that the community named for everybody to read. */
    public String where(Text text) {
        return DispatchWords.where(township, activity, text);
    }

    public String way(Text text) {
        var way = activity.where().elsewhere()
                ? DispatchWords.wayToCommunity(kilometres, text)
                : DispatchWords.way(kilometres, text);
        return estimated ? text.of("dispatch.way.estimated", way) : way;
    }

    public String why(Text text) {
        var why = DispatchWords.why(opening.asked(), activity.where(), reader, text);
        return invitation
                .map(each -> text.of(
                        "dispatch.invited.why",
                        why,
                        team.map(name -> text.of("dispatch.invited.why.team-named", name))
                                .orElseGet(() -> text.of(
                                        "dispatch.invited.why." + each.why().code())),
                        text.of("dispatch.invited.lately", each.askedLately())))
                .orElse(why);
    }

    /** Until when it can be answered. */
    public Instant until() {
        return invitation.map(ServiceInvitation::until).orElse(opening.closesAt());
    }
}
