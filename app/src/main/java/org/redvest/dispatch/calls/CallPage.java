package org.redvest.dispatch.calls;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.redvest.dispatch.DispatchWords;
import org.redvest.dispatch.openings.Openings.Asking;
import org.redvest.shifts.Activity;
import org.redvest.web.ShownOnce;
import org.redvest.web.Text;

/**
 * The page from which a dispatcher calls people for one need.
 *
 * @param missing how many people it still needs besides those for whom a place is kept
 * @param kept free places that are kept for those who wait
 * @param until it makes no sense to call later: the way takes too long; empty when it is too late already
 * @param current whom the reader is calling
 * @param done what came of calls, the newest first
 */
public record CallPage(
        Activity activity,
        Asking asking,
        int missing,
        int kept,
        Optional<Instant> until,
        boolean night,
        Optional<CurrentCall> current,
        List<CallRow> rows,
        List<DoneRow> done,
        CallAnswer answer) {

    public CallPage {
        rows = List.copyOf(rows);
        done = List.copyOf(done);
    }

    /**
     * A person to call; no telephone number.
     *
     * @param silent whether they were invited and have not answered
     * @param busy whether another is calling them
     * @param missed when they did not pick up
     */
    public record CallRow(
            long volunteer,
            String name,
            String township,
            double kilometres,
            boolean silent,
            boolean busy,
            Optional<Instant> missed) {

        public String away(Text text) {
            return DispatchWords.away(kilometres, text);
        }
    }

    /** @param phone in the answer to the post that asked for it, and in no other */
    public record CurrentCall(long id, CallRow person, Instant until, Optional<ShownOnce> phone) {}

    /** What came of a call. */
    public record DoneRow(String name, String outcome, Instant at) {}

    public String title(Text text) {
        return activity.service().title().in(text);
    }

    public String path() {
        return activity.staffing() + "/calls/" + asking.need().id().value();
    }

    public boolean mayCall() {
        return missing > 0 && until.isPresent() && !night;
    }

    /** Why nobody is to be called at this moment. */
    public String notNow(Text text) {
        if (missing == 0) {
            return kept > 0 ? text.of("dispatch.calls.kept", kept) : text.of("dispatch.invite.enough");
        }
        return text.of(until.isEmpty() ? "dispatch.calls.too-late" : "dispatch.calls.night");
    }

    /** What became of the last act; empty where there is nothing to say. */
    public Optional<String> said(Text text) {
        return switch (answer) {
            case CallAnswer.Quiet _ -> Optional.empty();
            case CallAnswer.NotNow _ -> Optional.of(text.of("dispatch.calls.not-now"));
            case CallAnswer.Night _ -> Optional.of(text.of("dispatch.calls.night"));
            case CallAnswer.Over _ -> Optional.of(text.of("dispatch.calls.over"));
            case CallAnswer.Comes _ -> Optional.of(text.of("dispatch.calls.comes"));
            case CallAnswer.Full _ -> Optional.of(text.of("dispatch.calls.full"));
            case CallAnswer.Kept _ -> Optional.of(text.of("dispatch.calls.kept-now"));
            case CallAnswer.TooLate _ -> Optional.of(text.of("dispatch.calls.too-late"));
            case CallAnswer.KeptOut(var reasons) ->
                Optional.of(text.of(
                        "dispatch.calls.kept-out",
                        String.join(" ", DispatchWords.reasons(reasons, activity.where(), text))));
        };
    }

    public boolean isGood() {
        return answer instanceof CallAnswer.Comes;
    }
}
