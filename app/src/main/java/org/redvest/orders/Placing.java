package org.redvest.orders;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.redvest.accounts.Hat;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.web.Problem;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** What a community does: place an order, change it, cancel it (点单). Runs in the facade's transaction. */
@Component
class Placing {

    private final OrderStore orders;
    private final PrivateStore details;
    private final ShiftStore shifts;
    private final Track track;
    private final DraftStore drafts;
    private final Drafting drafting;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Placing(
            OrderStore orders,
            PrivateStore details,
            ShiftStore shifts,
            Track track,
            DraftStore drafts,
            Drafting drafting,
            ApplicationEventPublisher events,
            Clock clock) {
        this.orders = orders;
        this.details = details;
        this.shifts = shifts;
        this.track = track;
        this.drafts = drafts;
        this.drafting = drafting;
        this.events = events;
        this.clock = clock;
    }

    Submission submit(UUID form, Draft draft, Hat hat) {
        var before = orders.lockDraft(form, hat.region());
        if (before.isPresent()) {
            return new Submission.Placed(before.get());
        }
        var now = clock.instant();
        var problems = drafting.problems(draft, now);
        if (!problems.isEmpty()) {
            return new Submission.Refused(problems);
        }
        return new Submission.Placed(place(form, draft, hat, now));
    }

    private OrderNumber place(UUID form, Draft draft, Hat hat, Instant now) {
        var day = now.atZone(clock.getZone()).toLocalDate();
        // The county's counter lies above the community: its own scope does not reach it.
        var number =
                Scopes.within(Scope.SYSTEM, () -> orders.nextNumber(hat.region().county(), day));
        orders.insert(number, hat.region(), form, drafting.terms(draft), placed(hat, now));
        shifts.insert(number, hat.region(), draft.shifts(), drafting.needs(draft));
        details.keep(number, hat.region(), draft.details());
        drafts.delete(form, hat);
        track.add(number, hat.region(), TrackEntry.by(hat.account(), now, "orders.track.submitted"));
        events.publishEvent(new OrderSubmitted(number, hat.region(), hat.account(), now));
        return number;
    }

    Submission change(OrderNumber number, int version, Draft draft, Hat hat) {
        var order = orders.lock(number);
        if (!hat.region().contains(order.region())) {
            throw new NoSuchOrder("order");
        }
        if (order.version() != version || !order.state().mayBeChanged()) {
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
        orders.replace(order.number(), drafting.terms(draft), again ? placed(hat, now) : order.placed());
        shifts.replace(order.number(), order.region(), draft.shifts(), drafting.needs(draft));
        details.keep(order.number(), order.region(), draft.details());
        track.add(
                order.number(),
                order.region(),
                TrackEntry.by(hat.account(), now, again ? "orders.track.resubmitted" : "orders.track.edited"));
        events.publishEvent(
                again
                        ? new OrderSubmitted(order.number(), order.region(), hat.account(), now)
                        : new OrderChanged(order.number(), order.region(), hat.account(), now, List.of()));
        return new Submission.Placed(order.number());
    }

    /** Once approved, what it is stays; when it is, how many more come and where to meet may still change. */
    private Submission adjust(Order order, Draft draft, Hat hat) {
        var now = clock.instant();
        var problems = adjustments(order, draft, now);
        if (!problems.isEmpty()) {
            return new Submission.Refused(problems);
        }
        var moved = moved(order, draft);
        moved.forEach(shift -> shifts.move(shift.id(), draft.shifts().get(shift.number() - 1)));
        boolean more = askForMore(order, draft);
        orders.move(order.number(), draft.where());
        details.keep(order.number(), order.region(), draft.details());
        var what = !moved.isEmpty() ? "orders.track.moved" : more ? "orders.track.people" : "orders.track.details";
        track.add(
                order.number(),
                order.region(),
                TrackEntry.by(
                        hat.account(),
                        now,
                        what,
                        draft.shifts().getFirst().start(),
                        draft.needs().stream().mapToInt(Draft.Ask::people).sum()));
        var ids = moved.stream().map(Shift::id).toList();
        events.publishEvent(new OrderChanged(order.number(), order.region(), hat.account(), now, ids));
        return new Submission.Placed(order.number());
    }

    private List<Problem> adjustments(Order order, Draft draft, Instant now) {
        var rules = new Rules(now)
                .people(Drafting.people(draft))
                .place(draft.where())
                .details(draft.details());
        if (draft.shifts().size() != order.shifts().size()
                || draft.needs().size() != order.shifts().getFirst().needs().size()) {
            return rules.problem("when", "same-shifts", order.shifts().size()).problems();
        }
        var moved = moved(order, draft);
        if (!moved.isEmpty()) {
            rules.shifts(moved.stream()
                    .map(shift -> draft.shifts().get(shift.number() - 1))
                    .toList());
        }
        for (Shift shift : order.shifts()) {
            if (shift.state() != ShiftState.PLANNED) {
                onlyMore(shift, draft, rules);
            }
        }
        return rules.problems();
    }

    /** People may have accepted: nobody is sent home by a change of the form. */
    private static void onlyMore(Shift shift, Draft draft, Rules rules) {
        IntStream.range(0, shift.needs().size())
                .filter(i ->
                        draft.needs().get(i).people() < shift.needs().get(i).people())
                .forEach(i -> rules.problem(
                        Rules.field("people", i),
                        "only-more",
                        shift.needs().get(i).people()));
    }

    private static List<Shift> moved(Order order, Draft draft) {
        return order.shifts().stream()
                .filter(shift -> shift.state().ahead())
                .filter(shift -> !shift.window().equals(draft.shifts().get(shift.number() - 1)))
                .toList();
    }

    private boolean askForMore(Order order, Draft draft) {
        boolean more = false;
        for (Shift shift : order.shifts()) {
            for (int i = 0; i < shift.needs().size() && shift.state().ahead(); i++) {
                int people = draft.needs().get(i).people();
                if (people != shift.needs().get(i).people()) {
                    shifts.askFor(shift.needs().get(i).id(), people);
                    more = true;
                }
            }
        }
        return more;
    }

    Submission cancel(OrderNumber number, String reason, Hat hat) {
        var order = orders.lock(number);
        if (!hat.region().contains(order.region())) {
            throw new NoSuchOrder("order");
        }
        if (order.state() == OrderState.CANCELLED) {
            return new Submission.Placed(number);
        }
        var problems =
                new Rules(clock.instant()).text("reason", reason, 2, Rules.LINE).problems();
        if (!problems.isEmpty()) {
            return new Submission.Refused(problems);
        }
        return order.state().mayBeChanged() ? callOff(order, reason, hat) : new Submission.Outdated(order);
    }

    private Submission callOff(Order order, String reason, Hat hat) {
        var now = clock.instant();
        orders.finish(order.number(), OrderState.CANCELLED, now);
        order.shifts().stream()
                .filter(shift -> shift.state().ahead())
                .forEach(shift -> shifts.advance(shift.id(), ShiftState.CANCELLED));
        track.add(order.number(), order.region(), TrackEntry.by(hat.account(), now, "orders.track.cancelled", reason));
        events.publishEvent(new OrderCancelled(order.number(), order.region(), hat.account(), reason, now));
        return new Submission.Placed(order.number());
    }

    private Order.Placed placed(Hat hat, Instant now) {
        return new Order.Placed(hat.account(), now, orders.promise(now).due(now, clock.getZone()));
    }
}
