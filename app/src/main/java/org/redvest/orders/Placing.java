package org.redvest.orders;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.redvest.accounts.Hat;
import org.redvest.catalogue.Catalogue;
import org.redvest.catalogue.Category;
import org.redvest.catalogue.MenuItem;
import org.redvest.catalogue.Skill;
import org.redvest.catalogue.Words;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.web.Problem;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** What a community does: place an order, change it, cancel it (点单). Runs in the facade's transaction. */
@Component
class Placing {

    private final OrderStore orders;
    private final ShiftStore shifts;
    private final Track track;
    private final DraftStore drafts;
    private final Catalogue catalogue;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Placing(
            OrderStore orders,
            ShiftStore shifts,
            Track track,
            DraftStore drafts,
            Catalogue catalogue,
            ApplicationEventPublisher events,
            Clock clock) {
        this.orders = orders;
        this.shifts = shifts;
        this.track = track;
        this.drafts = drafts;
        this.catalogue = catalogue;
        this.events = events;
        this.clock = clock;
    }

    Submission submit(UUID form, Draft draft, Hat hat) {
        var before = orders.lockDraft(form, hat.region());
        if (before.isPresent()) {
            return new Submission.Placed(before.get());
        }
        var now = clock.instant();
        var problems = problems(draft, now);
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
        orders.insert(number, hat.region(), form, terms(draft), placed(hat, now));
        shifts.insert(number, hat.region(), draft.shifts(), needs(draft));
        orders.keep(number, hat.region(), draft.details());
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
        var problems = problems(draft, now);
        if (!problems.isEmpty()) {
            return new Submission.Refused(problems);
        }
        boolean again = order.state() == OrderState.RETURNED;
        orders.replace(order.number(), terms(draft), again ? placed(hat, now) : order.placed());
        shifts.replace(order.number(), order.region(), draft.shifts(), needs(draft));
        orders.keep(order.number(), order.region(), draft.details());
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
        orders.keep(order.number(), order.region(), draft.details());
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
        var rules = new Rules(now).people(people(draft)).place(draft.where()).details(draft.details());
        if (draft.shifts().size() != order.shifts().size()
                || draft.needs().size() != order.shifts().getFirst().needs().size()) {
            return rules.problem("when", "same-shifts", order.shifts().size()).problems();
        }
        if (!moved(order, draft).isEmpty()) {
            rules.shifts(draft.shifts());
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

    List<Problem> problems(Draft draft, Instant now) {
        var rules = new Rules(now)
                .shifts(draft.shifts())
                .people(people(draft))
                .place(draft.where())
                .details(draft.details());
        return switch (draft.wanted()) {
            case Draft.Wanted.FromMenu(var id) ->
                catalogue
                        .find(id)
                        .map(item -> fits(item, draft, rules))
                        .orElseGet(() -> rules.problem("item", "unknown-item"))
                        .problems();
            case Draft.Wanted.OffMenu wanted ->
                rules.offMenu(wanted, codes(catalogue.categories()))
                        .skills(
                                draft.needs().stream()
                                        .flatMap(ask -> ask.skills().stream())
                                        .toList(),
                                skills())
                        .problems();
        };
    }

    /** The skills are the menu's: a community asks for as many nurses as it likes, not for nurses without a licence. */
    private static Rules fits(MenuItem item, Draft draft, Rules rules) {
        return item.needs().size() == draft.needs().size() ? rules : rules.problem("people", "no-people");
    }

    private Terms terms(Draft draft) {
        return new Terms(service(draft), draft.where());
    }

    private Service service(Draft draft) {
        return switch (draft.wanted()) {
            case Draft.Wanted.FromMenu(var id) -> service(catalogue.item(id));
            case Draft.Wanted.OffMenu wanted -> service(wanted);
        };
    }

    private static Service service(MenuItem item) {
        return new Service(
                Optional.of(item.id()),
                item.category(),
                item.name(),
                item.what(),
                item.risks(),
                item.safeguards(),
                item.minimumAge(),
                item.measure());
    }

    private static Service service(Draft.Wanted.OffMenu wanted) {
        return new Service(
                Optional.empty(),
                wanted.category(),
                Words.asTyped(wanted.title()),
                Words.asTyped(wanted.what()),
                Words.asTyped(wanted.risks()),
                Words.asTyped(wanted.safeguards()),
                wanted.minimumAge(),
                "beneficiaries");
    }

    private List<AskedFor> needs(Draft draft) {
        var licensed = catalogue.skills().stream()
                .filter(Skill::licensed)
                .map(Skill::code)
                .collect(Collectors.toSet());
        return IntStream.range(0, draft.needs().size())
                .mapToObj(i -> {
                    var skills = skills(draft, i);
                    return new AskedFor(
                            draft.needs().get(i).people(),
                            skills,
                            skills.stream().filter(licensed::contains).toList());
                })
                .toList();
    }

    private List<String> skills(Draft draft, int need) {
        return switch (draft.wanted()) {
            case Draft.Wanted.FromMenu(var id) ->
                catalogue.item(id).needs().get(need).skills();
            case Draft.Wanted.OffMenu _ -> draft.needs().get(need).skills();
        };
    }

    private Order.Placed placed(Hat hat, Instant now) {
        return new Order.Placed(hat.account(), now, orders.promise(now).due(now, clock.getZone()));
    }

    private Set<String> skills() {
        return catalogue.skills().stream().map(Skill::code).collect(Collectors.toSet());
    }

    private static Set<String> codes(List<Category> categories) {
        return categories.stream().map(Category::code).collect(Collectors.toSet());
    }

    private static List<Integer> people(Draft draft) {
        return draft.needs().stream().map(Draft.Ask::people).toList();
    }
}
