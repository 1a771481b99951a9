package org.redvest.dispatch.places;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.redvest.dispatch.DispatchWords;
import org.redvest.dispatch.Look;
import org.redvest.dispatch.Reason;
import org.redvest.dispatch.vacancies.ServiceInvitation;
import org.redvest.dispatch.vacancies.ServiceInvitation.EndKind;
import org.redvest.web.Text;

/**
 * One opening, asked of one volunteer.
 *
 * @param late whether it can be accepted by an invitation whose time to answer is over
 * @param refusal what became of their tap, if it was refused
 * @param waiting where they stand on its waiting list, if they do or did
 * @param clash the service of theirs that stands against it
 */
public record OfferPage(
        Card card,
        Look look,
        boolean running,
        boolean late,
        Optional<Refusal> refusal,
        Optional<Ticket> clash,
        Optional<Waiting> waiting) {

    public boolean declined() {
        return look.declined().isPresent();
    }

    /** Reasons but the decline itself, which has a button of its own. */
    public List<Reason> reasons() {
        return look.reasons().stream()
                .filter(reason -> !(reason instanceof Reason.Declined))
                .toList();
    }

    public boolean mayAccept() {
        return running && hasRoom() && look.reasons().isEmpty();
    }

    /** For whom a place is kept it is not full. */
    private boolean hasRoom() {
        return waiting.filter(Waiting::asked).isPresent()
                ? !look.opening().complete()
                : !look.opening().full();
    }

    /** Where they fit, and the others have all places. */
    public boolean mayWait() {
        return running
                && look.opening().full()
                && reasons().isEmpty()
                && look.opening().openedTo().isPresent()
                && waiting.filter(Waiting::lasts).isEmpty();
    }

    /** Whether it is theirs to answer, or was until they said no. */
    public boolean isAsked() {
        return running && (mayAccept() || declined());
    }

    public boolean waits() {
        return waiting.filter(Waiting::lasts).isPresent();
    }

    public boolean mayDecline() {
        return running && !declined();
    }

    /** The notice names the service of theirs that stands against it, so it also leads there. */
    public boolean refusedForClash() {
        return clash.isPresent() && refusal.equals(Optional.of(Refusal.CLASHES));
    }

    public List<String> reasons(Text text) {
        return DispatchWords.reasons(reasons(), card.activity().where(), text);
    }

    /** What must be said first, if anything: why the tap was refused, or why there is nothing to tap. */
    public Optional<String> notice(Text text) {
        return refusal.map(given -> said(given, text)).or(() -> standing(text));
    }

    /** Who has just said no reads that, and no reason of ours. */
    private Optional<String> standing(Text text) {
        if (declined()) {
            return Optional.empty();
        }
        var opening = look.opening();
        var ended =
                look.invitation().filter(each -> !running || isTakenBack(each)).flatMap(each -> ended(each, text));
        if (ended.isPresent()) {
            return ended;
        }
        if (late && mayAccept()) {
            return Optional.of(text.of("dispatch.invited.late"));
        }
        if (opening.withdrawnAt().isPresent() && !mayAccept()) {
            return Optional.of(text.of("dispatch.answer.withdrawn"));
        }
        if (!running) {
            return Optional.of(text.of("dispatch.answer.too-late", text.moment(opening.closesAt())));
        }
        return opening.full() && waiting.filter(Waiting::lasts).isEmpty()
                ? Optional.of(text.of("dispatch.answer.full"))
                : Optional.empty();
    }

    /** They were told so, and look for the reason here, also where everybody can still come. */
    private static boolean isTakenBack(ServiceInvitation invitation) {
        return invitation.end().filter(end -> end.kind() == EndKind.WITHDRAWN).isPresent();
    }

    /** Who was asked reads what became of that; who has answered reads it elsewhere on the page. */
    private static Optional<String> ended(ServiceInvitation invitation, Text text) {
        return switch (invitation
                .end()
                .map(ServiceInvitation.InvitationEnd::kind)
                .orElse(EndKind.EXPIRED)) {
            case EXPIRED -> Optional.of(text.of("dispatch.invited.expired", text.moment(invitation.until())));
            case FULL -> Optional.of(text.of("dispatch.answer.full"));
            case WITHDRAWN ->
                invitation
                        .end()
                        .flatMap(ServiceInvitation.InvitationEnd::takenBackFor)
                        .map(why -> text.of("dispatch.invited.withdrawn." + why.code()));
            case ACCEPTED, DECLINED -> Optional.empty();
        };
    }

    private String said(Refusal given, Text text) {
        return switch (given) {
            case FULL ->
                text.of(
                        waiting.filter(Waiting::askedAnew).isPresent()
                                ? "dispatch.answer.changed"
                                : "dispatch.answer.full");
            case TOO_LATE -> text.of("dispatch.answer.too-late", text.moment(closedAt()));
            case CLASHES -> clash.map(with -> clashes(with, text)).orElseGet(() -> text.of("dispatch.answer.barred"));
            case BARRED -> text.of("dispatch.answer.barred");
            case WITHDRAWN -> text.of("dispatch.answer.withdrawn");
        };
    }

    /** Where only invited people can come, their invitation says until when. */
    private Instant closedAt() {
        return look.invitation()
                .filter(_ -> look.opening().openedTo().isEmpty())
                .map(ServiceInvitation::until)
                .orElse(look.opening().closesAt());
    }

    private static String clashes(Ticket with, Text text) {
        return text.of(
                "dispatch.answer.clashes",
                text.span(with.place().start(), with.place().end()),
                with.title(text));
    }
}
