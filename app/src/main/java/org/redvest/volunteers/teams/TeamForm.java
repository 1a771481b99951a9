package org.redvest.volunteers.teams;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.redvest.regions.RegionCode;
import org.redvest.web.FreeText;
import org.redvest.web.PlainText;
import org.redvest.web.Problem;

/**
 * The form in which a team is founded, as it was typed.
 *
 * @param leader public number of the volunteer who leads it
 * @param admission as in the form
 */
public record TeamForm(String name, String region, String description, String leader, String admission) {

    private static final FreeText NAME = FreeText.own(1, 60);
    private static final FreeText DESCRIPTION = FreeText.open(0, 500);

    static TeamForm empty(RegionCode region, String leader) {
        return new TeamForm("", region.value(), "", leader, TeamAdmission.BY_LEADER.word());
    }

    List<Problem> problems() {
        var problems = new ArrayList<Problem>();
        problems.addAll(NAME.problems("team", "volunteers.team.name.missing", plainName()));
        problems.addAll(described(description));
        if (plainLeader().isEmpty()) {
            problems.add(new Problem("leader", "volunteers.team.leader.missing"));
        }
        return problems;
    }

    static List<Problem> described(String description) {
        return DESCRIPTION.problems("description", "volunteers.team.name.missing", PlainText.of(description));
    }

    String plainName() {
        return PlainText.line(name);
    }

    String plainDescription() {
        return PlainText.of(description);
    }

    String plainLeader() {
        return PlainText.narrow(leader).replaceAll("[\\s\\p{Z}]", "");
    }

    static TeamAdmission admission(String word) {
        return Stream.of(TeamAdmission.values())
                .filter(each -> each.word().equals(word))
                .findFirst()
                .orElse(TeamAdmission.BY_LEADER);
    }
}
