package org.redvest.dispatch.teams;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.redvest.dispatch.DispatchWords;
import org.redvest.dispatch.teams.TeamMemberRow.MemberStand;
import org.redvest.shifts.Activity;
import org.redvest.shifts.Shift;
import org.redvest.web.Text;

/**
 * What a leader reads of a service that their team was asked for, and where each member stands.
 *
 * @param room how many more can be proposed now
 * @param proposed how many were proposed a moment ago; empty where the page was only opened
 * @param notProposed those who were ticked and could not be asked
 * @param gone how many of those who were ticked are in the team no more
 */
public record TeamRosterPage(
        long offer,
        String team,
        Activity activity,
        Shift shift,
        String community,
        List<String> skills,
        int places,
        int room,
        Instant until,
        TeamOfferState state,
        List<TeamMemberRow> members,
        Optional<Integer> proposed,
        List<NotProposed> notProposed,
        int gone) {

    /** A member who was ticked and not asked, with the end of the key of the reason. */
    public record NotProposed(String name, String word) {
        public String why(Text text) {
            return text.of("dispatch.team.cannot." + word);
        }
    }

    public TeamRosterPage {
        skills = List.copyOf(skills);
        members = List.copyOf(members);
        notProposed = List.copyOf(notProposed);
    }

    public String path() {
        return "/teams/offers/" + offer;
    }

    public String title(Text text) {
        return activity.service().title().in(text);
    }

    public String where(Text text) {
        return DispatchWords.where(community, activity, text);
    }

    public boolean open() {
        return state == TeamOfferState.OPEN;
    }

    public List<TeamMemberRow> standing(MemberStand stand) {
        return members.stream().filter(each -> each.stand() == stand).toList();
    }

    public boolean allProposed() {
        return notProposed.isEmpty() && gone == 0;
    }
}
