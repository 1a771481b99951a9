package org.redvest.dispatch.teams;

import java.util.Optional;
import org.redvest.dispatch.DispatchWords;
import org.redvest.dispatch.Reason;
import org.redvest.dispatch.invitations.AskOutcome;
import org.redvest.web.Text;

/**
 * Where one member of a team stands with a service, as the leader may know it: why somebody cannot come is said in kind, not in detail.
 *
 * @param proposal the invitation that waits for an answer, where the leader has sent one
 */
public record TeamMemberRow(
        long volunteer,
        String name,
        double kilometres,
        MemberStand stand,
        Optional<Long> proposal,
        Optional<AskOutcome> obstacle) {

    /** In the order of the page. */
    public enum MemberStand {
        COMES,
        ASKED,
        CAN_BE_ASKED,
        SAID_NO,
        CANNOT
    }

    public String away(Text text) {
        return DispatchWords.away(kilometres, text);
    }

    /** Nothing of a person's other services, licences or wishes. */
    public String why(Text text) {
        return obstacle.map(each -> text.of("dispatch.team.cannot." + word(each)))
                .orElseGet(() -> text.of("dispatch.team.cannot.suits-not"));
    }

    private static String word(AskOutcome obstacle) {
        return switch (obstacle) {
            case AskOutcome.NotEligible(var reasons) ->
                reasons.stream().anyMatch(Reason.Clash.class::isInstance) ? "elsewhere" : "suits-not";
            case AskOutcome.AskedElsewhere _ -> "elsewhere";
            case AskOutcome.AskedEnough _, AskOutcome.LeftAlone _ -> "enough";
            case AskOutcome.PlacesTaken _ -> "full";
            case AskOutcome.TooLateToAsk _ -> "too-late";
            case AskOutcome.AlreadyAsked _ -> "silent";
            case AskOutcome.InviteSent _, AskOutcome.AlreadyComes _, AskOutcome.DeclinedBefore _ -> "suits-not";
        };
    }
}
