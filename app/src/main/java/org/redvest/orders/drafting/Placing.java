package org.redvest.orders.drafting;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.redvest.accounts.Hat;
import org.redvest.orders.AnswerPromise;
import org.redvest.orders.Draft;
import org.redvest.orders.NoSuchOrder;
import org.redvest.orders.Order;
import org.redvest.orders.OrderCancelled;
import org.redvest.orders.OrderEdited;
import org.redvest.orders.OrderState;
import org.redvest.orders.OrderStore;
import org.redvest.orders.OrderSubmitted;
import org.redvest.orders.Submission;
import org.redvest.shifts.ActivityChanged;
import org.redvest.shifts.ActivityNumber;
import org.redvest.shifts.Planning;
import org.redvest.shifts.Shift;
import org.redvest.shifts.ShiftId;
import org.redvest.shifts.ShiftState;
import org.redvest.shifts.Shifts;
import org.redvest.shifts.TrackEntry;
import org.redvest.web.Problem;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** What a community does: place an order, change it, cancel it (点单). Runs in the facade's transaction. */
@Component
public class Placing {

    private final OrderStore orders;
    private final Planning planning;
    private final Shifts activities;
    private final DraftStore drafts;
    private final Drafting drafting;
    private final ApplicationEventPublisher events;
    private final AnswerPromise promise;
    private final Clock clock;

    Placing(
            OrderStore orders,
            Planning planning,
            Shifts activities,
            DraftStore drafts,
            Drafting drafting,
            ApplicationEventPublisher events,
            AnswerPromise promise,
            Clock clock) {
        this.orders = orders;
        this.planning = planning;
        this.activities = activities;
        this.drafts = drafts;
        this.drafting = drafting;
        this.events = events;
        this.promise = promise;
        this.clock = clock;
    }

    public Submission submit(UUID form, Draft draft, Hat hat) {
        var before = orders.lockDraft(form, hat.region());
        if (before.isPresent()) {
            drafts.delete(form, hat);
            return again(orders.find(before.get()).orElseThrow(), draft);
        }
        var now = clock.instant();
        var problems = drafting.problems(draft, now);
        if (!problems.isEmpty()) {
            return new Submission.Refused(problems);
        }
        return new Submission.Placed(place(form, draft, hat, now));
    }

    /** Two taps are one order; what was changed on the form after it was sent is none of it yet. */
    private Submission again(Order order, Draft draft) {
        return drafting.same(draft, order, activities.privateDetails(order.number()))
                ? new Submission.Placed(order.number())
                : new Submission.Outdated(order);
    }

    private ActivityNumber place(UUID form, Draft draft, Hat hat, Instant now) {
        var day = now.atZone(clock.getZone()).toLocalDate();
        // The county's counter lies above the community: its own scope does not reach it.
        var number = planning.nextNumber(hat.region().county(), day);
        planning.propose(drafting.activity(number, hat.region(), hat.account(), draft));
        orders.insert(number, hat.region(), form, placed(hat, now));
        drafts.delete(form, hat);
        activities.record(number, TrackEntry.by(hat.account(), now, "orders.track.submitted"));
        events.publishEvent(new OrderSubmitted(number, hat.region(), hat.account(), now));
        return number;
    }

    public Submission change(ActivityNumber number, int version, Draft draft, Hat hat) {
        var order = own(number, hat);
        if (order.version() != version || !order.mayBeChanged(clock.instant())) {
            return new Submission.Outdated(order);
        }
        return order.state().inReview() ? rewrite(order, draft, hat) : adjust(order, draft, hat);
    }

    /** In review everything may change; what was returned is thereby sent in again, and the promise runs anew. */
    private Submission rewrite(Order order, Draft draft, Hat hat) {
        var now = clock.instant();
        var problems = drafting.problems(draft, now);
        if (!problems.isEmpty()) {
            return new Submission.Refused(problems);
        }
        boolean again = order.state() == OrderState.RETURNED;
        if (!again && drafting.same(draft, order, activities.privateDetails(order.number()))) {
            return new Submission.Unchanged(order.number());
        }
        var placed = again ? placed(hat, now) : order.placed();
        planning.proposeAnew(drafting.activity(order.number(), order.region(), placed.by(), draft));
        orders.placeAgain(order.number(), placed);
        activities.record(
                order.number(),
                TrackEntry.by(hat.account(), now, again ? "orders.track.resubmitted" : "orders.track.edited"));
        events.publishEvent(
                again
                        ? new OrderSubmitted(order.number(), order.region(), hat.account(), now)
                        : new OrderEdited(order.number(), order.region(), hat.account(), now));
        return new Submission.Placed(order.number());
    }

    /** Once approved, what and where it is stays; when it is, how many more come and whom to ask for may still change. */
    private Submission adjust(Order order, Draft draft, Hat hat) {
        var now = clock.instant();
        var adjustment =
                new Adjustment(order, draft, activities.privateDetails(order.number()), now, drafting.farthest(now));
        var problems = adjustment.problems();
        if (!problems.isEmpty()) {
            return new Submission.Refused(problems);
        }
        var moved = adjustment.moved();
        if (moved.isEmpty() && adjustment.parts().isEmpty()) {
            return new Submission.Unchanged(order.number());
        }
        orders.changed(order.number());
        activities.recordAll(order.number(), entries(adjustment, hat, now));
        planning.change(order.activity(), adjustment.change(), hat.account(), now);
        return new Submission.Placed(order.number());
    }

    /** A line for each thing that was changed, and none for what was not; the times last, which stand at the top then. */
    private static List<TrackEntry> entries(Adjustment adjustment, Hat hat, Instant now) {
        var entries = new ArrayList<TrackEntry>();
        adjustment.parts().stream()
                .map(part -> part == ActivityChanged.ChangedPart.PEOPLE
                        ? TrackEntry.by(hat.account(), now, "orders.track.people", adjustment.people())
                        : TrackEntry.by(hat.account(), now, "orders.track." + part.word()))
                .forEach(entries::add);
        adjustment.moved().reversed().stream()
                .map(shift -> TrackEntry.by(
                        hat.account(), now, "orders.track.moved", adjustment.window(shift), shift.window()))
                .forEach(entries::add);
        return entries;
    }

    /** What a change of this order would be refused for now. */
    public List<Problem> problems(Order order, Draft draft) {
        var now = clock.instant();
        return order.state().inReview()
                ? drafting.problems(draft, now)
                : new Adjustment(order, draft, activities.privateDetails(order.number()), now, drafting.farthest(now))
                        .problems();
    }

    /** All that lies ahead; what was held or has begun goes on to confirmation and evaluation. */
    public Submission cancel(ActivityNumber number, String reason, Hat hat) {
        var order = own(number, hat);
        var all = order.shiftsAhead(clock.instant()).stream().map(Shift::id).collect(Collectors.toSet());
        return cancel(order, all, reason, hat);
    }

    /** Some of what lies ahead; the order itself lives on as long as anything is left of it. */
    public Submission cancel(ActivityNumber number, Set<ShiftId> chosen, String reason, Hat hat) {
        return cancel(own(number, hat), chosen, reason, hat);
    }

    private Order own(ActivityNumber number, Hat hat) {
        var order = orders.lock(number);
        if (!hat.region().contains(order.region())) {
            throw new NoSuchOrder("order");
        }
        return order;
    }

    private Submission cancel(Order order, Set<ShiftId> chosen, String reason, Hat hat) {
        if (order.state() == OrderState.CANCELLED || isCalledOff(order, chosen)) {
            return new Submission.Placed(order.number());
        }
        if (!order.mayBeChanged(clock.instant())) {
            return new Submission.Outdated(order);
        }
        var problems = cancellationProblems(order, chosen, reason);
        return problems.isEmpty() ? callOff(order, off(order, chosen), reason, hat) : new Submission.Refused(problems);
    }

    /** Sent twice, it is done. */
    private static boolean isCalledOff(Order order, Set<ShiftId> chosen) {
        var off = order.shifts().stream()
                .filter(shift -> shift.state() == ShiftState.CANCELLED)
                .map(Shift::id)
                .collect(Collectors.toSet());
        return !chosen.isEmpty() && off.containsAll(chosen);
    }

    public List<Problem> cancellationProblems(Order order, Set<ShiftId> chosen, String reason) {
        var rules = new OrderChecks(clock.instant()).text(OrderText.REASON, reason);
        return off(order, chosen).isEmpty()
                ? rules.problem("shifts", "no-shift-chosen").problems()
                : rules.problems();
    }

    /** In review the order is cancelled as a whole; its form is the place to leave out a service. */
    private List<Shift> off(Order order, Set<ShiftId> chosen) {
        return order.state().inReview()
                ? order.liveShifts()
                : order.shiftsAhead(clock.instant()).stream()
                        .filter(shift -> chosen.contains(shift.id()))
                        .toList();
    }

    private Submission callOff(Order order, List<Shift> off, String reason, Hat hat) {
        var now = clock.instant();
        planning.cancel(order.activity(), off, reason, hat.account(), now);
        if (off.containsAll(order.liveShifts())) {
            orders.finish(order.number(), OrderState.CANCELLED, now);
            activities.record(order.number(), TrackEntry.by(hat.account(), now, "orders.track.cancelled", reason));
            var ids = off.stream().map(Shift::id).toList();
            events.publishEvent(new OrderCancelled(order.number(), order.region(), hat.account(), reason, now, ids));
        } else {
            activities.record(order.number(), entry(off, reason, hat, now));
        }
        return new Submission.Placed(order.number());
    }

    private static TrackEntry entry(List<Shift> off, String reason, Hat hat, Instant now) {
        return off.size() == 1
                ? TrackEntry.by(
                        hat.account(),
                        now,
                        "orders.track.cancelled-one",
                        reason,
                        off.getFirst().start())
                : TrackEntry.by(hat.account(), now, "orders.track.cancelled-some", reason, off.size());
    }

    private Order.Placed placed(Hat hat, Instant now) {
        return new Order.Placed(hat.account(), now, promise.due(now));
    }
}
