package org.redvest.accounts;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.redvest.regions.RegionCode;
import org.redvest.web.Problem;
import org.redvest.web.Problems;
import org.redvest.web.TypedNumber;

/**
 * The form in which an administrator invites one person, as it was typed.
 *
 * @param days for how long the link holds
 * @param request names this sending of the form: sent twice, it makes one invitation
 */
public record NewInvitation(NewHat hat, String days, UUID request) {

    public static final List<Integer> DAYS = List.of(7, 14, 30, 60, 90);

    /** Two weeks were too short for offices that meet once a month. */
    static final String USUAL = "30";

    static NewInvitation empty(RegionCode region) {
        return new NewInvitation(NewHat.empty(region), USUAL, UUID.randomUUID());
    }

    Problems problems() {
        var problems = new ArrayList<>(hat.problems());
        problems.addAll(daysProblems(days));
        return new Problems(problems);
    }

    static List<Problem> daysProblems(String days) {
        return TypedNumber.whole(days).stream().anyMatch(DAYS::contains)
                ? List.of()
                : List.of(new Problem("days", "invitations.days.wrong"));
    }

    Duration length() {
        return length(days);
    }

    static Duration length(String days) {
        return Duration.ofDays(TypedNumber.whole(days).orElseThrow());
    }
}
