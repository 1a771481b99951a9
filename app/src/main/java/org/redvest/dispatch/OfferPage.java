package org.redvest.dispatch;

import java.util.List;
import java.util.Optional;
import org.redvest.web.Text;

/**
 * One opening, asked of one volunteer.
 *
 * @param answer what became of their tap, if it was refused
 * @param clash the service of theirs that stands against it
 */
public record OfferPage(Card card, Look look, boolean running, Optional<Answer> answer, Optional<Ticket> clash) {

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
        return running && !look.opening().full() && look.reasons().isEmpty();
    }

    public boolean mayDecline() {
        return running && !declined();
    }

    public List<String> reasons(Text text) {
        return Words.reasons(reasons(), text);
    }

    /** What must be said first, if anything: why the tap was refused, or why there is nothing to tap. */
    public Optional<String> notice(Text text) {
        return answer.map(given -> said(given, text)).or(() -> standing(text));
    }

    private Optional<String> standing(Text text) {
        var opening = look.opening();
        if (opening.withdrawnAt().isPresent()) {
            return Optional.of(text.of("dispatch.answer.withdrawn"));
        }
        if (!running) {
            return Optional.of(text.of("dispatch.answer.too-late", text.moment(opening.closesAt())));
        }
        return opening.full() ? Optional.of(text.of("dispatch.answer.full")) : Optional.empty();
    }

    private String said(Answer given, Text text) {
        return switch (given) {
            case Answer.Accepted _, Answer.AlreadyAccepted _ -> text.of("dispatch.ticket.accepted");
            case Answer.Full _ -> text.of("dispatch.answer.full");
            case Answer.TooLate(var at) -> text.of("dispatch.answer.too-late", text.moment(at));
            case Answer.Clashes(var with) ->
                text.of(
                        "dispatch.answer.clashes",
                        text.span(with.start(), with.end()),
                        clash.map(ticket -> ticket.title(text)).orElse(""));
            case Answer.Barred _ -> text.of("dispatch.answer.barred");
            case Answer.Withdrawn _ -> text.of("dispatch.answer.withdrawn");
        };
    }
}
