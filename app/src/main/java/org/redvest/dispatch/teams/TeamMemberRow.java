package org.redvest.dispatch.teams;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.redvest.dispatch.Reason;
import org.redvest.dispatch.invitations.AskOutcome;
import org.redvest.engine.Bar;
import org.redvest.web.Text;

/**
 * Where one member of a team stands with a service, as the leader may know it: why somebody cannot come is said in kind, not in detail.
 *
 * @param proposal the invitation that waits for an answer, where the leader has sent one
 */
public record TeamMemberRow(
        long volunteer, String name, MemberStand stand, Optional<Long> proposal, Optional<AskOutcome> obstacle) {

    /** In the order of the page. */
    public enum MemberStand {
        COMES,
        ASKED,
        CAN_BE_ASKED,
        SAID_NO,
        CANNOT
    }

    /** Nothing of a person's other services, licences or wishes. */
    public String why(Text text) {
        return text.of(
                "dispatch.team.cannot." + obstacle.map(TeamMemberRow::word).orElse("suits-not"));
    }

    static String word(AskOutcome obstacle) {
        return switch (obstacle) {
            case AskOutcome.NotEligible(var reasons) -> word(reasons);
            case AskOutcome.AskedElsewhere _ -> "elsewhere";
            case AskOutcome.AskedEnough _, AskOutcome.LeftAlone _ -> "enough";
            case AskOutcome.PlacesTaken _ -> "full";
            case AskOutcome.TooLateToAsk _ -> "too-late";
            case AskOutcome.AlreadyAsked _ -> "silent";
            case AskOutcome.AlreadyComes _ -> "comes";
            case AskOutcome.DeclinedBefore _ -> "said-no";
            case AskOutcome.InviteSent _ -> "suits-not";
        };
    }

    /** Who is only not free at that time, or lives too far, is not unfit. */
    private static String word(List<Reason> reasons) {
        if (reasons.stream().anyMatch(Reason.Clash.class::isInstance)) {
            return "elsewhere";
        }
        var kinds = reasons.stream().map(TeamMemberRow::word).collect(Collectors.toSet());
        return Stream.of("suits-not", "not-free", "too-far", "enough")
                .filter(kinds::contains)
                .findFirst()
                .orElse("suits-not");
    }

    private static String word(Reason reason) {
        return switch (reason) {
            case Reason.Engine(Bar.NotFree _) -> "not-free";
            case Reason.Engine(Bar.TooFar _) -> "too-far";
            case Reason.Engine(Bar.TooLong _),
                    Reason.Engine(Bar.ShiftsFull _),
                    Reason.Engine(Bar.DayFull _),
                    Reason.Engine(Bar.MinutesFull _),
                    Reason.DoNotDisturb _ -> "enough";
            case Reason.Engine _,
                    Reason.Clash _,
                    Reason.TooYoung _,
                    Reason.LacksLicence _,
                    Reason.LicenceOver _,
                    Reason.NotActive _,
                    Reason.Declined _ -> "suits-not";
        };
    }
}
