package org.redvest.orders.review;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.redvest.accounts.Hat;
import org.redvest.catalogue.Catalogue;
import org.redvest.catalogue.Category;
import org.redvest.orders.AnswerPromise;
import org.redvest.orders.Decision;
import org.redvest.orders.NoSuchOrder;
import org.redvest.orders.Order;
import org.redvest.orders.OrderApproved;
import org.redvest.orders.OrderReconsidered;
import org.redvest.orders.OrderRejected;
import org.redvest.orders.OrderReturned;
import org.redvest.orders.OrderState;
import org.redvest.orders.OrderStore;
import org.redvest.orders.Review;
import org.redvest.orders.drafting.OrderChecks;
import org.redvest.orders.drafting.OrderText;
import org.redvest.shifts.ActivityNumber;
import org.redvest.shifts.Planning;
import org.redvest.shifts.ShiftState;
import org.redvest.shifts.Shifts;
import org.redvest.shifts.TrackEntry;
import org.redvest.web.Problem;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** What the committee answers (审单). Runs in the facade's transaction. */
@Component
public class Reviewing {

    private final OrderStore orders;
    private final Planning planning;
    private final Shifts activities;
    private final Catalogue catalogue;
    private final ApplicationEventPublisher events;
    private final AnswerPromise promise;
    private final Clock clock;

    Reviewing(
            OrderStore orders,
            Planning planning,
            Shifts activities,
            Catalogue catalogue,
            ApplicationEventPublisher events,
            AnswerPromise promise,
            Clock clock) {
        this.orders = orders;
        this.planning = planning;
        this.activities = activities;
        this.catalogue = catalogue;
        this.events = events;
        this.promise = promise;
        this.clock = clock;
    }

    /** @param category for an order off the menu: the need it comes nearest to, so that those interested find it */
    public Review approve(ActivityNumber number, int version, Optional<String> category, Hat hat) {
        if (category.filter(code -> !isCategory(code)).isPresent()) {
            return new Review.Refused(List.of(new Problem("category", OrderChecks.KEY + "unknown-category")));
        }
        var yes = new Decision(Decision.Verdict.APPROVED, hat.account(), clock.instant(), Optional.empty(), "");
        var review = decide(number, version, yes, hat);
        if (review instanceof Review.Done && category.isPresent()) {
            planning.classify(number, category.get());
        }
        return review;
    }

    public Review refuse(ActivityNumber number, int version, Decision.DecisionReason reason, String said, Hat hat) {
        var problems = problems(Optional.of(reason), said, true);
        if (!problems.isEmpty()) {
            return new Review.Refused(problems);
        }
        var no = new Decision(reason.verdict(), hat.account(), clock.instant(), Optional.of(reason), said);
        return decide(number, version, no, hat);
    }

    /** A no is final for the community, so a slip is taken back here: the order waits again as it was sent in. */
    public Review reconsider(ActivityNumber number, Hat hat) {
        var order = lock(number, hat);
        if (!orders.reconsider(number)) {
            return new Review.Outdated(order);
        }
        planning.reconsider(number);
        var now = clock.instant();
        activities.record(number, TrackEntry.by(hat.account(), now, "orders.track.reconsidered"));
        events.publishEvent(new OrderReconsidered(number, order.region(), hat.account(), now));
        return new Review.Done(orders.find(number).orElseThrow());
    }

    private Order lock(ActivityNumber number, Hat hat) {
        var order = orders.lock(number);
        if (!hat.region().contains(order.region())) {
            throw new NoSuchOrder("order");
        }
        return order;
    }

    /**
     * What is wrong with an answer that is not a yes.
     *
     * @param nothingPrivate whether it was said that no resident's private things were written
     */
    static List<Problem> problems(Optional<Decision.DecisionReason> reason, String said, boolean nothingPrivate) {
        var rules = new OrderChecks(Instant.EPOCH).text(OrderText.SAID, said, nothingPrivate);
        return reason.isPresent()
                ? rules.problems()
                : rules.problem("reason", "no-reason").problems();
    }

    private Review decide(ActivityNumber number, int version, Decision decision, Hat hat) {
        var order = lock(number, hat);
        if (order.state() != OrderState.SUBMITTED) {
            return order.decision()
                    .<Review>map(first -> new Review.AlreadyDecided(order, first))
                    .orElseGet(() -> new Review.Outdated(order));
        }
        if (order.version() != version) {
            return new Review.Outdated(order);
        }
        boolean yes = decision.verdict() == Decision.Verdict.APPROVED;
        if (yes && order.shiftsAhead(decision.at()).isEmpty()) {
            return new Review.Refused(List.of(new Problem("approval", OrderChecks.KEY + "time-over")));
        }
        orders.decide(number, decision);
        activities.record(number, entry(order, decision));
        switch (decision.verdict()) {
            case APPROVED -> {
                planning.release(number);
                leaveOut(order, decision.at());
                warn(order, decision.at());
            }
            case REJECTED -> planning.refuse(number);
            case RETURNED -> {}
        }
        events.publishEvent(event(order, decision));
        return new Review.Done(orders.find(number).orElseThrow());
    }

    /** What is over when the answer comes is not approved with the rest: it was not held. */
    private void leaveOut(Order order, Instant now) {
        order.liveShifts().stream()
                .filter(shift -> !shift.ahead(now))
                .forEach(shift -> activities.advance(
                        shift.id(),
                        ShiftState.NOT_HELD,
                        TrackEntry.byNobody(now, "orders.track.answered-late", shift.start())));
    }

    /** What is approved too late to be offered to anybody says so at once. */
    private void warn(Order order, Instant now) {
        activities.recordAll(
                order.number(),
                order.shiftsAhead(now).stream()
                        .filter(shift -> !shift.window().canBeOffered(now))
                        .map(shift -> TrackEntry.byNobody(now, "orders.track.too-late-to-offer")
                                .about(shift.id()))
                        .toList());
    }

    private TrackEntry entry(Order order, Decision decision) {
        return switch (decision.verdict()) {
            case APPROVED ->
                approved(decision, minutes(order.placed().at(), decision.at()), (int)
                        promise.at(order.placed().at()).within().toHours());
            case RETURNED -> TrackEntry.by(decision.by(), decision.at(), "orders.track.returned", decision.said());
            case REJECTED -> TrackEntry.by(decision.by(), decision.at(), "orders.track.rejected", decision.said());
        };
    }

    private static TrackEntry approved(Decision yes, int minutes, int promisedHours) {
        var words = minutes < 1 ? "orders.track.approved-quickly" : "orders.track.approved";
        return TrackEntry.by(yes.by(), yes.at(), words, Duration.ofMinutes(minutes), promisedHours);
    }

    private static Object event(Order order, Decision decision) {
        var number = order.number();
        var region = order.region();
        return switch (decision.verdict()) {
            case APPROVED -> new OrderApproved(number, region, decision.by(), decision.at());
            case RETURNED -> new OrderReturned(number, region, decision.by(), decision.said(), decision.at());
            case REJECTED -> new OrderRejected(number, region, decision.by(), decision.said(), decision.at());
        };
    }

    private boolean isCategory(String code) {
        return catalogue.categories().stream().map(Category::code).anyMatch(code::equals);
    }

    private static int minutes(Instant from, Instant to) {
        return (int) Duration.between(from, to).toMinutes();
    }
}
