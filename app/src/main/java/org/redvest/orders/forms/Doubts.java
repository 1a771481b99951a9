package org.redvest.orders.forms;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.redvest.orders.Draft;
import org.redvest.orders.Order;
import org.redvest.orders.drafting.OrderChecks;
import org.redvest.orders.drafting.OrderForm;
import org.redvest.orders.drafting.OrderText;
import org.redvest.shifts.Shift;
import org.redvest.shifts.Window;
import org.redvest.web.FreeText;
import org.redvest.web.Problem;

/** What the form asks before it is sent. Nothing of it is forbidden: a tick says that it is meant so. */
public final class Doubts {

    /** Ticked: what looks private may be read by those who come. */
    static final String PRIVATE = FreeText.NOTHING_PRIVATE;

    /** Ticked: the service may begin before the committee has answered, or be moved so near that some do not see it. */
    static final String URGENT = "urgent";

    /** Ticked: the same service at the same time is wanted once more. */
    static final String AGAIN = "again";

    private final OrderForm form;

    Doubts(OrderForm form) {
        this.form = form;
    }

    /** Whether the form says that no resident's private things were written. */
    public static boolean nothingPrivate(OrderForm form) {
        return form.has(PRIVATE, FormReader.YES);
    }

    /** What looks private in the reason of a cancellation. */
    static List<Problem> aboutReason(OrderForm form) {
        return OrderText.REASON.questions(form.value("reason"), nothingPrivate(form));
    }

    /** What looks private, each beside its field. What is refused is not asked about. */
    List<Problem> aboutPrivacy(Draft draft) {
        if (nothingPrivate(form)) {
            return List.of();
        }
        var doubts = new ArrayList<Problem>();
        OrderText.privateThings(draft.wanted(), draft.where(), draft.details())
                .forEach((text, kinds) -> kinds.stream()
                        .filter(text::asks)
                        .map(kind -> new Problem(text.field(), OrderChecks.KEY + "private-" + kind.word()))
                        .forEach(doubts::add));
        return doubts;
    }

    /**
     * A time that is over is refused, and not asked about.
     *
     * @param due until when an answer is promised
     */
    List<Problem> aboutTime(Draft draft, Instant now, Instant due) {
        return !form.has(URGENT, FormReader.YES)
                        && draft.shifts().stream()
                                .map(Window::start)
                                .anyMatch(start -> start.isAfter(now) && start.isBefore(due))
                ? List.of(new Problem(URGENT, OrderChecks.KEY + "starts-before-answer"))
                : List.of();
    }

    /** @param twin what the community has ordered already */
    List<Problem> aboutTwin(Optional<Order> twin) {
        return twin
                .filter(_ -> !form.has(AGAIN, FormReader.YES))
                .map(order -> new Problem(
                        AGAIN,
                        OrderChecks.KEY + "ordered-already",
                        order.number().value(),
                        order.placed().at()))
                .stream()
                .toList();
    }

    /**
     * A move to a time for which an answer could not be promised is short notice for those who have accepted: they may not see it.
     *
     * @param due until when an answer would be promised
     */
    List<Problem> aboutMoves(Order order, Draft draft, Instant now, Instant due) {
        boolean soon = draft.shifts().size() == order.shifts().size()
                && IntStream.range(0, order.shifts().size())
                        .filter(i ->
                                movesStart(order.shifts().get(i), draft.shifts().get(i), now))
                        .mapToObj(i -> draft.shifts().get(i).start())
                        .anyMatch(start -> start.isAfter(now) && start.isBefore(due));
        return soon && !form.has(URGENT, FormReader.YES)
                ? List.of(new Problem(URGENT, OrderChecks.KEY + "moved-soon"))
                : List.of();
    }

    private static boolean movesStart(Shift shift, Window asked, Instant now) {
        return shift.ahead(now) && !asked.start().equals(shift.start().truncatedTo(ChronoUnit.MINUTES));
    }

    static boolean startsBefore(Draft draft, Instant due) {
        return draft.shifts().stream().anyMatch(window -> window.start().isBefore(due));
    }
}
