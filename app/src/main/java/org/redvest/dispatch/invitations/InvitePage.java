package org.redvest.dispatch.invitations;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.redvest.dispatch.DispatchWords;
import org.redvest.dispatch.invitations.WaveRun.WaveState;
import org.redvest.dispatch.openings.Openings.Asking;
import org.redvest.dispatch.vacancies.ServiceInvitation;
import org.redvest.dispatch.vacancies.ServiceInvitation.EndKind;
import org.redvest.dispatch.vacancies.ServiceInvitation.InvitationEnd;
import org.redvest.shifts.Activity;
import org.redvest.web.Text;

/**
 * The page from which a dispatcher asks single people for one need.
 *
 * @param comes how many hold a place
 * @param kept free places that are kept for those who wait
 * @param until when those nearby would have to answer; empty when it is too late to ask
 * @param asked whether the reader has just asked, and what became of each
 * @param waves of the shift, once they were started
 */
public record InvitePage(
        Activity activity,
        Asking asking,
        int comes,
        int kept,
        Optional<Instant> until,
        List<SuitableRow> suitable,
        List<SentRow> sent,
        List<AskedRow> asked,
        Optional<WaveRun> waves,
        Instant now) {

    /** How many of the best are shown; those who are asked make room for the next. */
    static final int MOST_SHOWN = 40;

    public InvitePage {
        suitable = List.copyOf(suitable);
        sent = List.copyOf(sent);
        asked = List.copyOf(asked);
    }

    /** Somebody who may be asked; no telephone number. */
    public record SuitableRow(
            long volunteer,
            String name,
            String township,
            double kilometres,
            int askedLately,
            int services,
            boolean familiar) {

        public String away(Text text) {
            return DispatchWords.away(kilometres, text);
        }
    }

    /**
     * Somebody who was asked.
     *
     * @param comes whether they hold a place now
     */
    public record SentRow(String name, ServiceInvitation invitation, boolean comes) {}

    /** What became of asking somebody just now. */
    public record AskedRow(String name, AskOutcome outcome) {

        public boolean isSent() {
            return outcome instanceof AskOutcome.InviteSent;
        }
    }

    public int people() {
        return asking.need().people();
    }

    public int missing() {
        return Math.max(0, people() - comes);
    }

    /** Places that people may be asked for. */
    private int free() {
        return missing() - kept;
    }

    /** Why nobody can be asked at this moment. */
    public String notNow(Text text) {
        if (missing() == 0) {
            return text.of("dispatch.invite.enough");
        }
        return until.isPresent() ? text.of("dispatch.invite.kept", kept) : text.of("dispatch.invite.too-late");
    }

    /** Who was asked twice is one person. */
    public long people(List<SentRow> rows) {
        return rows.stream().map(row -> row.invitation().volunteer()).distinct().count();
    }

    public long waiting() {
        return sent.stream().filter(each -> each.invitation().openAt(now)).count();
    }

    public long ended(EndKind kind) {
        return sent.stream()
                .flatMap(each -> each.invitation().end().stream())
                .filter(end -> end.kind() == kind)
                .count();
    }

    public boolean mayAsk() {
        return until.isPresent() && free() > 0;
    }

    public List<AskedRow> notSent() {
        return asked.stream().filter(each -> !each.isSent()).toList();
    }

    public long justSent() {
        return asked.stream().filter(AskedRow::isSent).count();
    }

    /** Why somebody could not be asked. */
    public String whyNot(AskedRow row, Text text) {
        return switch (row.outcome()) {
            case AskOutcome.NotEligible(var reasons) ->
                String.join(" ", DispatchWords.reasons(reasons, activity.where(), text));
            case AskOutcome.AskedEnough(int most) -> text.of("dispatch.invite.not.asked-enough", most);
            case AskOutcome.AlreadyAsked(var at) -> text.of("dispatch.invite.not.already-asked", text.moment(at));
            case AskOutcome.InviteSent _,
                    AskOutcome.AlreadyComes _,
                    AskOutcome.DeclinedBefore _,
                    AskOutcome.PlacesTaken _,
                    AskOutcome.TooLateToAsk _,
                    AskOutcome.AskedElsewhere _,
                    AskOutcome.LeftAlone _ ->
                text.of("dispatch.invite.not." + row.outcome().code());
        };
    }

    /** Where an invitation stands: 等答复, 已接单. */
    public String state(SentRow row, Text text) {
        var invitation = row.invitation();
        if (invitation.openAt(now)) {
            return text.of(
                    invitation.keepsPlace() ? "dispatch.invite.state.kept" : "dispatch.invite.state.open",
                    text.moment(invitation.until()));
        }
        var kind = invitation.end().map(InvitationEnd::kind).orElse(EndKind.EXPIRED);
        if (kind == EndKind.ACCEPTED && !row.comes()) {
            return text.of("dispatch.invite.state.gave-back");
        }
        return invitation
                .end()
                .flatMap(InvitationEnd::takenBackFor)
                .map(why -> text.of("dispatch.invite.state.withdrawn", text.of("dispatch.invite.back." + why.code())))
                .orElseGet(() -> text.of("dispatch.invite.state." + kind.code()));
    }

    public boolean wavesRun() {
        return waves.filter(run -> run.state() == WaveState.RUNNING).isPresent();
    }

    public boolean wavesPaused() {
        return waves.filter(run -> run.state() == WaveState.PAUSED).isPresent();
    }

    /** Where the waves of the shift stand. */
    public String wavesState(Text text) {
        if (wavesRun() && missing() == 0) {
            return text.of("dispatch.waves.full", waves.orElseThrow().waves());
        }
        if (wavesRun() && mayAsk() && suitable.isEmpty() && waiting() == 0) {
            return text.of("dispatch.waves.nobody", waves.orElseThrow().waves());
        }
        return waves.map(run -> switch (run.state()) {
                    case RUNNING -> text.of("dispatch.waves.running", run.waves(), text.moment(run.nextAt()));
                    case PAUSED -> text.of("dispatch.waves.paused", run.waves());
                    case STOPPED -> text.of("dispatch.waves.stopped", run.waves());
                    case OVER -> text.of("dispatch.waves.over", run.waves());
                })
                .orElseGet(() -> text.of("dispatch.waves.none"));
    }

    public String path() {
        return activity.staffing() + "/invitations/" + asking.need().id().value();
    }

    public String title(Text text) {
        return activity.service().title().in(text);
    }

    public String skills(Text text) {
        return DispatchWords.skills(asking.need().skills(), text);
    }
}
