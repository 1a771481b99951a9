package org.redvest.notices;

import static org.redvest.notices.Notice.moment;
import static org.redvest.notices.Notice.moments;
import static org.redvest.notices.Notice.number;
import static org.redvest.notices.Notice.parts;
import static org.redvest.notices.Notice.window;
import static org.redvest.notices.Notice.words;
import static org.redvest.notices.Receivers.only;
import static org.redvest.notices.Receivers.others;

import java.time.Instant;
import java.util.function.Consumer;
import org.redvest.attendance.LeadLeft;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.dispatch.ActivityOpened;
import org.redvest.dispatch.OfferTakenBack;
import org.redvest.dispatch.PlaceLeft;
import org.redvest.dispatch.ShiftFilled;
import org.redvest.dispatch.ShiftShort;
import org.redvest.orders.Decision;
import org.redvest.orders.Order;
import org.redvest.orders.OrderApproved;
import org.redvest.orders.OrderCancelled;
import org.redvest.orders.OrderReconsidered;
import org.redvest.orders.OrderRejected;
import org.redvest.orders.OrderReturned;
import org.redvest.orders.OrderSubmitted;
import org.redvest.orders.Orders;
import org.redvest.shifts.ActivityChanged;
import org.redvest.shifts.ActivityNumber;
import org.redvest.shifts.Shift;
import org.redvest.shifts.ShiftId;
import org.redvest.shifts.ShiftNotHeld;
import org.redvest.shifts.ShiftsCancelled;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/**
 * Tells the community and the committee what happens to an order: those who are in charge of it now, and without the one who
 * did it, for every needless notice makes the next less likely to be read. {@link TellingVolunteers} tells those who serve.
 */
@Component
class Telling {

    private final Receivers receivers;
    private final Postbox post;
    private final Orders orders;

    Telling(Receivers receivers, Postbox post, Orders orders) {
        this.receivers = receivers;
        this.post = post;
        this.orders = orders;
    }

    @ApplicationModuleListener
    void on(OrderSubmitted event) {
        about(event.order(), order -> {
            var community = receivers.community(order);
            var receipt = News.of(
                    "submitted", order, event.at(), moment(order.placed().due()));
            post.tell(receipt.asReceipt(), only(event.by(), community));
            var waits = News.of("waits", order, event.at()).leadingTo("/review");
            post.tell(waits, others(event.by(), receivers.dispatchers(order)));
        });
    }

    @ApplicationModuleListener
    void on(OrderApproved event) {
        about(
                event.order(),
                order -> post.tell(
                        News.of(approved(order, event.at()), order, event.at()),
                        others(event.by(), receivers.community(order))));
    }

    /** What the committee calls people for at once, the community has not asked for: it hears of it here. */
    private static String approved(Order order, Instant at) {
        if (order.isOfCommittee()) {
            return "urgent-here";
        }
        return order.tooLateToOffer(at) ? "approved-late" : "approved";
    }

    @ApplicationModuleListener
    void on(OrderReturned event) {
        about(
                event.order(),
                order -> post.tell(
                        News.of("returned", order, event.at(), words(event.reason())),
                        others(event.by(), receivers.community(order))));
    }

    @ApplicationModuleListener
    void on(OrderRejected event) {
        about(
                event.order(),
                order -> post.tell(
                        News.of("rejected", order, event.at(), words(event.reason())),
                        others(event.by(), receivers.community(order))));
    }

    @ApplicationModuleListener
    void on(OrderReconsidered event) {
        about(event.order(), order -> {
            post.tell(News.of("reconsidered", order, event.at()), others(event.by(), receivers.community(order)));
            var waits = News.of("waits", order, event.at()).leadingTo("/review");
            post.tell(waits, others(event.by(), receivers.dispatchers(order)));
        });
    }

    /**
     * Of several services each that was moved is told with its own time, and what changed with that of the first it reaches.
     */
    @ApplicationModuleListener
    void on(ActivityChanged event) {
        about(event.activity(), order -> {
            var start = moment(order.shiftsAhead(event.at()).stream()
                    .findFirst()
                    .orElseGet(order::nextShift)
                    .start());
            var to = others(event.by(), receivers.community(order), receivers.dispatchers(order));
            event.moved().stream()
                    .map(moved -> shift(order, moved))
                    .map(shift -> News.of("moved", order, event.at(), window(shift.window()))
                            .about(shift.id()))
                    .forEach(news -> post.tell(news, to));
            if (!event.parts().isEmpty()) {
                post.tell(
                        News.of("changed", order, event.at(), start, parts(event.parts()))
                                .about(parts(event.parts())),
                        to);
            }
        });
    }

    /** What was cancelled during the review is gone from the queue; there is nothing left to do about it. */
    @ApplicationModuleListener
    void on(OrderCancelled event) {
        about(event.order(), order -> {
            var news = News.of("cancelled", order, event.at(), words(event.reason()));
            post.tell(news, others(event.by(), receivers.community(order)));
            if (wasApproved(order)) {
                post.tell(news, others(event.by(), receivers.dispatchers(order)));
            }
        });
    }

    /** The others of its services go on; where none is left, the cancelled order is told. */
    @ApplicationModuleListener
    void on(ShiftsCancelled event) {
        if (!event.rest()) {
            return;
        }
        about(event.activity(), order -> {
            var off = event.shifts().stream()
                    .map(shift -> shift(order, shift).start())
                    .sorted()
                    .toList();
            var news = News.of("cancelled-some", order, event.at(), moments(off), words(event.reason()));
            post.tell(news, others(event.by(), receivers.community(order), receivers.dispatchers(order)));
        });
    }

    @ApplicationModuleListener
    void on(ShiftNotHeld event) {
        about(event.activity(), order -> {
            var start = shift(order, event.shift()).start();
            var answeredLate =
                    order.decision().filter(decision -> !decision.at().isBefore(start));
            var notHeld = event.offered() ? "not-held" : "not-offered";
            var what = answeredLate.isPresent() ? "not-held-answered-late" : notHeld;
            var news = News.of(what, order, event.at(), moment(start)).about(event.shift());
            post.tell(news, receivers.community(order));
            post.tell(
                    news,
                    answeredLate
                            .map(late -> others(late.by(), receivers.dispatchers(order)))
                            .orElseGet(() -> receivers.dispatchers(order)));
        });
    }

    /** Which of the order's services it is about. */
    private static String start(Order order, ShiftId id) {
        return moment(shift(order, id).start());
    }

    private static Shift shift(Order order, ShiftId id) {
        return order.shifts().stream()
                .filter(shift -> shift.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static boolean wasApproved(Order order) {
        return order.decision()
                .filter(decision -> decision.verdict() == Decision.Verdict.APPROVED)
                .isPresent();
    }

    @ApplicationModuleListener
    void on(ActivityOpened event) {
        about(
                event.activity(),
                order -> post.tell(
                        News.of("opened", order, event.at(), number(event.eligible())),
                        others(event.by(), receivers.community(order))));
    }

    /** Whoever counts on people to come knows when no more can. */
    @ApplicationModuleListener
    void on(OfferTakenBack event) {
        about(
                event.activity(),
                order -> post.tell(
                        News.of("taken-back", order, event.at()), others(event.by(), receivers.community(order))));
    }

    @ApplicationModuleListener
    void on(ShiftFilled event) {
        about(
                event.activity(),
                order -> post.tell(
                        News.of("filled", order, event.at(), start(order, event.shift()))
                                .about(event.shift()),
                        receivers.community(order)));
    }

    /** A place that nobody can take is the committee's business: it offers it again, or settles with the community. */
    @ApplicationModuleListener
    void on(PlaceLeft event) {
        about(event.activity(), order -> {
            var who = event.notedBy().orElse(event.volunteer().account());
            var what = event.offered() ? "left" : "left-withdrawn";
            var news = News.of(what, order, event.at(), start(order, event.shift()))
                    .about(event.shift());
            post.tell(news, others(who, receivers.community(order)));
            if (!event.offered()) {
                post.tell(
                        news.leadingTo("/orders/" + order.number() + "/opening"),
                        others(who, receivers.dispatchers(order)));
            }
        });
    }

    /** Who is to lead instead is chosen where the code is shown. */
    @ApplicationModuleListener
    void on(LeadLeft event) {
        about(event.activity(), order -> {
            var news = News.of("lead-left", order, event.at(), start(order, event.shift()))
                    .about(event.shift())
                    .leadingTo("/shifts/" + event.shift() + "/code");
            post.tell(news, others(event.volunteer().account(), receivers.community(order)));
        });
    }

    /** Both are told the same; each comes to the page where it can act. */
    @ApplicationModuleListener
    void on(ShiftShort event) {
        about(event.activity(), order -> {
            var start = start(order, event.shift());
            var news = News.of("short", order, event.at(), start, number(event.missing()))
                    .about(event.shift());
            post.tell(news.leadingTo("/shifts/" + event.shift() + "/going-ahead"), receivers.community(order));
            post.tell(news.leadingTo("/orders/" + order.number() + "/opening"), receivers.dispatchers(order));
        });
    }

    /**
     * Asked of the order as it is now: events are heard in no fixed order, so nothing here may depend on an earlier one. A shift of a
     * programme has no order: its committee sees on its own pages what becomes of it.
     */
    private void about(ActivityNumber number, Consumer<Order> work) {
        Scopes.run(Scope.SYSTEM, () -> orders.find(number).ifPresent(work));
    }
}
