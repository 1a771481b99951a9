package org.redvest.dispatch;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.catalogue.MenuItemId;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.dispatch.calls.Calls;
import org.redvest.dispatch.goingahead.GoesAheadStore;
import org.redvest.dispatch.goingahead.TooFew;
import org.redvest.dispatch.invitations.Invitations;
import org.redvest.dispatch.invitations.ServiceAsk;
import org.redvest.dispatch.swaps.SwapAnswer;
import org.redvest.dispatch.swaps.Swaps;
import org.redvest.dispatch.waiting.WaitingLists;
import org.redvest.orders.Draft;
import org.redvest.orders.Order;
import org.redvest.orders.Orders;
import org.redvest.orders.Submission;
import org.redvest.regions.RegionCode;
import org.redvest.shifts.PrivateDetails;
import org.redvest.testing.RouteSample;
import org.redvest.testing.RouteSamples;
import org.redvest.testing.SampleCounty;
import org.redvest.volunteers.VolunteerId;
import org.redvest.volunteers.Volunteers;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Each county has an opened order, a volunteer who could take it, and one place that is taken. */
@Component
class DispatchRouteSamples implements RouteSamples {

    private static final String CALLS = "/orders/{number}/calls/{need}";

    private final Town town;
    private final Volunteers volunteers;
    private final Orders orders;
    private final Dispatch dispatch;
    private final GoesAheadStore answers;
    private final Invitations invitations;
    private final WaitingLists waitingLists;
    private final Calls calls;
    private final Swaps swaps;
    private final TransactionTemplate transaction;

    DispatchRouteSamples(
            Town town,
            Volunteers volunteers,
            Orders orders,
            Dispatch dispatch,
            GoesAheadStore answers,
            Invitations invitations,
            WaitingLists waitingLists,
            Calls calls,
            Swaps swaps,
            TransactionTemplate transaction) {
        this.town = town;
        this.volunteers = volunteers;
        this.orders = orders;
        this.dispatch = dispatch;
        this.answers = answers;
        this.invitations = invitations;
        this.waitingLists = waitingLists;
        this.calls = calls;
        this.swaps = swaps;
        this.transaction = transaction;
    }

    @Override
    public Samples in(SampleCounty county) {
        var volunteer = county.hat(Role.VOLUNTEER);
        var me = VolunteerId.of(volunteer.account());
        register(volunteer);
        var door = "暗门巷" + county.code() + "号";
        var open = opened(county, door, "2026-03-07");
        var taken = opened(county, door, "2026-03-08");
        var shut = approved(county, door, "2026-03-09");
        var place = ((Answer.Accepted) Scopes.<Answer, RuntimeException>within(
                        volunteer.scope(), () -> dispatch.accept(Town.need(taken), me, UUID.randomUUID())))
                .place()
                .value();
        town.volunteer(Town.NEIGHBOUR.living(new RegionCode(county.community())).farAway(40));
        answered(taken, county.hat(Role.COMMUNITY));
        var dispatcher = county.hat(Role.DISPATCHER);
        var need = Town.need(open).value();
        invited(shut, me, dispatcher);
        var full = waitedFor(opened(county, door, "2026-03-10"), volunteer);
        var call = called(shut, dispatcher);
        long swap = askedToSwap(county, door, volunteer);
        var invitation = "/orders/{number}/invitations/{need}";
        return new Samples(
                List.of(
                        RouteSample.of("GET " + invitation, dispatcher)
                                .at("number", shut.number())
                                .at("need", Town.need(shut).value()),
                        RouteSample.of("POST " + invitation, dispatcher)
                                .at("number", shut.number())
                                .at("need", Town.need(shut).value())
                                .with("who", me.value()),
                        RouteSample.of("POST " + invitation + "/withdrawal", dispatcher)
                                .at("number", shut.number())
                                .at("need", Town.need(shut).value())
                                .with("invitation", 0)
                                .with("why", "plans"),
                        RouteSample.of("POST " + invitation + "/waves/{act}", dispatcher)
                                .at("number", shut.number())
                                .at("need", Town.need(shut).value())
                                .at("act", "pause"),
                        RouteSample.of("GET /orders/{number}/opening", dispatcher)
                                .at("number", open.number()),
                        RouteSample.of("GET /orders/{number}/opening/live", dispatcher)
                                .at("number", open.number()),
                        RouteSample.of("GET /orders/{number}/opening/{need}/{rule}", dispatcher)
                                .at("number", open.number())
                                .at("need", need)
                                .at("rule", Rule.TOO_FAR.code()),
                        RouteSample.of("POST /orders/{number}/opening", dispatcher)
                                .at("number", shut.number()),
                        RouteSample.of("POST /orders/{number}/opening/withdrawal", dispatcher)
                                .at("number", shut.number()),
                        RouteSample.of("GET /shifts/{shift}/going-ahead", county.hat(Role.COMMUNITY))
                                .at("shift", open.shifts().getFirst().id()),
                        RouteSample.of("POST /shifts/{shift}/going-ahead", county.hat(Role.COMMUNITY))
                                .at("shift", open.shifts().getFirst().id()),
                        RouteSample.of("GET /orders/{number}/places/{place}/leave", dispatcher)
                                .at("number", taken.number())
                                .at("place", place),
                        RouteSample.of("POST /orders/{number}/places/{place}/leave", county.hat(Role.COMMUNITY))
                                .at("number", taken.number())
                                .at("place", place),
                        RouteSample.of("GET " + CALLS, dispatcher)
                                .at("number", shut.number())
                                .at("need", Town.need(shut).value()),
                        RouteSample.of("POST " + CALLS + "/claim/{volunteer}", dispatcher)
                                .at("number", shut.number())
                                .at("need", Town.need(shut).value())
                                .at("volunteer", me.value()),
                        RouteSample.of("POST " + CALLS + "/{call}/number", dispatcher)
                                .at("number", shut.number())
                                .at("need", Town.need(shut).value())
                                .at("call", call),
                        RouteSample.of("POST " + CALLS + "/{call}/outcome", dispatcher)
                                .at("number", shut.number())
                                .at("need", Town.need(shut).value())
                                .at("call", call)
                                .with("outcome", "no-answer")
                                .with("request", UUID.randomUUID()),
                        RouteSample.of("GET /openings", volunteer),
                        RouteSample.of("POST /openings/calls", volunteer).with("calls", "yes"),
                        RouteSample.of("GET /openings/invitations", volunteer),
                        RouteSample.of("POST /openings/invitations", volunteer).with("most", 2),
                        RouteSample.of("GET /openings/{need}", volunteer).at("need", need),
                        RouteSample.of("GET /openings/full", volunteer),
                        RouteSample.of("POST /openings/{need}/waiting", volunteer)
                                .at("need", full),
                        RouteSample.of("POST /openings/{need}/waiting/leave", volunteer)
                                .at("need", full),
                        RouteSample.of("POST /openings/{need}/decline", volunteer)
                                .at("need", need),
                        RouteSample.of("POST /openings/{need}/decline/undo", volunteer)
                                .at("need", need),
                        RouteSample.of("POST /openings/{need}/acceptance", volunteer)
                                .at("need", need)
                                .with("request", UUID.randomUUID()),
                        RouteSample.of("GET /services", volunteer),
                        RouteSample.of("GET /services/offline", volunteer),
                        RouteSample.of("GET /services/{place}", volunteer).at("place", place),
                        RouteSample.of("GET /services/{place}/leave", volunteer).at("place", place),
                        RouteSample.of("POST /services/{place}/leave", volunteer)
                                .at("place", place),
                        RouteSample.of("GET /services/{place}/swap", volunteer).at("place", place),
                        RouteSample.of("POST /services/{place}/swap", volunteer).at("place", place),
                        RouteSample.of("POST /services/{place}/swap/stop", volunteer)
                                .at("place", place),
                        RouteSample.of("GET /services/swaps", volunteer),
                        RouteSample.of("GET /services/swaps/{swap}", volunteer).at("swap", swap),
                        RouteSample.of("POST /services/swaps/{swap}/yes", volunteer)
                                .at("swap", swap),
                        RouteSample.of("POST /services/swaps/{swap}/no", volunteer)
                                .at("swap", swap),
                        RouteSample.of("POST /services/swaps/{swap}/back", volunteer)
                                .at("swap", swap),
                        RouteSample.of("POST /services/{place}/answer/yes", volunteer)
                                .at("place", place)
                                .with("time", "2026-03-08T00:00:00Z/2026-03-08T03:30:00Z"),
                        RouteSample.of("POST /services/{place}/answer/no", volunteer)
                                .at("place", place)
                                .with("time", "2026-03-08T00:00:00Z/2026-03-08T03:30:00Z")),
                Set.of(door));
    }

    /** Whoever comes first: the samples of others need the same volunteer. */
    void register(Hat volunteer) {
        Scopes.run(Scope.SYSTEM, () -> {
            if (volunteers.find(VolunteerId.of(volunteer.account())).isEmpty()) {
                volunteers.register(
                        List.of(town.newcomer(volunteer.account(), Town.NEIGHBOUR.living(volunteer.region()))));
            }
        });
    }

    private void invited(Order order, VolunteerId who, Hat dispatcher) {
        var ask = new ServiceAsk(Town.need(order), who, AskReason.CHOSEN);
        Scopes.run(dispatcher.scope(), () -> invitations.invite(List.of(ask), dispatcher));
    }

    /** A neighbour whom the dispatcher is calling. */
    private long called(Order order, Hat dispatcher) {
        var neighbour = town.volunteer(
                Town.NEIGHBOUR.living(new RegionCode(order.region().value())));
        var page = Scopes.within(
                dispatcher.scope(), () -> calls.claim(order.number(), Town.need(order), neighbour, dispatcher));
        return page.current().orElseThrow().id();
    }

    /** Others have its places. */
    private long waitedFor(Order order, Hat volunteer) {
        var need = Town.need(order);
        var home = Town.NEIGHBOUR.living(volunteer.region());
        for (int i = 0; i < order.shifts().getFirst().needs().getFirst().people(); i++) {
            town.accept(need, town.volunteer(home), UUID.randomUUID());
        }
        Scopes.run(volunteer.scope(), () -> waitingLists.join(need, VolunteerId.of(volunteer.account())));
        return need.value();
    }

    /** A neighbour asks for the place that the volunteer has put up. */
    private long askedToSwap(SampleCounty county, String door, Hat volunteer) {
        var me = VolunteerId.of(volunteer.account());
        var neighbour = town.volunteer(Town.NEIGHBOUR.living(volunteer.region()));
        var mine = accepted(opened(county, door, "2026-03-11"), me);
        var theirs = accepted(opened(county, door, "2026-03-12"), neighbour);
        town.as(me, () -> swaps.putUp(mine, me));
        return ((SwapAnswer.Proposed) town.as(neighbour, () -> swaps.propose(theirs, mine, neighbour))).swap();
    }

    private PlaceId accepted(Order order, VolunteerId who) {
        return ((Answer.Accepted) town.accept(Town.need(order), who, UUID.randomUUID())).place();
    }

    private void answered(Order order, Hat community) {
        var shift = order.shifts().getFirst();
        var answer = new TooFew.GoesAhead(1, community.account(), shift.start());
        Scopes.run(Scope.SYSTEM, () -> transaction.executeWithoutResult(_ -> answers.keep(shift, answer)));
    }

    private Order opened(SampleCounty county, String door, String day) {
        var order = approved(county, door, day);
        var dispatcher = county.hat(Role.DISPATCHER);
        return Scopes.within(dispatcher.scope(), () -> {
            dispatch.open(order.number(), dispatcher);
            return orders.order(order.number());
        });
    }

    Order approved(SampleCounty county, String door, String day) {
        var draft = town.draft(
                new Draft.Wanted.FromMenu(new MenuItemId("clinic-escort")),
                2,
                List.of(),
                LocalDate.parse(day) + "T08:00",
                LocalDate.parse(day) + "T11:30");
        var hidden = new Draft(
                draft.wanted(),
                draft.shifts(),
                draft.needs(),
                draft.where(),
                new PrivateDetails(door, "唐敏", "13800000042", ""));
        var community = county.hat(Role.COMMUNITY);
        var placed = Scopes.<Submission, RuntimeException>within(
                community.scope(), () -> orders.submit(UUID.randomUUID(), hidden, community));
        var number = ((Submission.Placed) placed).order();
        var dispatcher = county.hat(Role.DISPATCHER);
        return Scopes.within(dispatcher.scope(), () -> {
            orders.approve(number, orders.order(number).version(), dispatcher);
            return orders.order(number);
        });
    }
}
