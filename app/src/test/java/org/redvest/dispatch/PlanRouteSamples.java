package org.redvest.dispatch;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.database.Scopes;
import org.redvest.dispatch.board.BoardOrder;
import org.redvest.dispatch.board.BoardQuestion;
import org.redvest.dispatch.board.BoardTab;
import org.redvest.dispatch.planning.PlanningWish;
import org.redvest.dispatch.plans.HandChange;
import org.redvest.dispatch.plans.PlanId;
import org.redvest.dispatch.plans.PlanPhase;
import org.redvest.dispatch.plans.Plans;
import org.redvest.regions.RegionCode;
import org.redvest.testing.RouteSample;
import org.redvest.testing.RouteSamples;
import org.redvest.testing.SampleCounty;
import org.redvest.volunteers.VolunteerId;
import org.springframework.stereotype.Component;

/** Each county has a plan for one shift that names a neighbour, and one that was told not to ask them. */
@Component
class PlanRouteSamples implements RouteSamples {

    private final Town town;
    private final DispatchRouteSamples orders;
    private final Plans plans;

    PlanRouteSamples(Town town, DispatchRouteSamples orders, Plans plans) {
        this.town = town;
        this.orders = orders;
        this.plans = plans;
    }

    @Override
    public Samples in(SampleCounty county) {
        var door = "暗门巷" + county.code() + "号";
        var order = orders.approved(county, door, "2026-03-06");
        var need = Town.need(order).value();
        var neighbour = town.volunteer(Town.NEIGHBOUR.living(new RegionCode(county.community())));
        var dispatcher = county.hat(Role.DISPATCHER);
        var question = new BoardQuestion(
                new RegionCode(county.code()), Optional.empty(), Optional.empty(), "", BoardTab.ALL, BoardOrder.START);
        var shift = order.shifts().getFirst().id();
        var plan = done(
                Scopes.within(
                        dispatcher.scope(),
                        () -> plans.begin(question, Set.of(shift), dispatcher).orElseThrow()),
                dispatcher);
        var changed = done(
                Scopes.within(
                        dispatcher.scope(), () -> plans.change(plan, List.of(without(neighbour, need)), dispatcher)),
                dispatcher);
        return new Samples(
                List.of(
                        RouteSample.of("GET /board", dispatcher),
                        RouteSample.of("GET /board/list", dispatcher),
                        RouteSample.of("GET /board/live", dispatcher),
                        RouteSample.of("GET /plans", dispatcher),
                        RouteSample.of("POST /plans", dispatcher)
                                .with("all", "true")
                                .with("tab", "all"),
                        RouteSample.of("GET /plans/{plan}", dispatcher).at("plan", plan),
                        RouteSample.of("GET /plans/{plan}/progress", dispatcher).at("plan", plan),
                        RouteSample.of("GET /plans/{plan}/live", dispatcher).at("plan", plan),
                        RouteSample.of("POST /plans/{plan}/stop", dispatcher).at("plan", changed),
                        RouteSample.of("POST /plans/{plan}/again", dispatcher).at("plan", plan),
                        RouteSample.of("GET /plans/{plan}/needs/{need}/others/{volunteer}", dispatcher)
                                .at("plan", plan)
                                .at("need", need)
                                .at("volunteer", neighbour.value()),
                        RouteSample.of("GET /plans/{plan}/needs/{need}/what-if", dispatcher)
                                .at("plan", plan)
                                .at("need", need),
                        RouteSample.of("POST /plans/{plan}/needs/{need}/without/{volunteer}", dispatcher)
                                .at("plan", plan)
                                .at("need", need)
                                .at("volunteer", neighbour.value()),
                        RouteSample.of("POST /plans/{plan}/needs/{need}/with/{volunteer}", dispatcher)
                                .at("plan", plan)
                                .at("need", need)
                                .at("volunteer", neighbour.value()),
                        RouteSample.of("POST /plans/{plan}/sending", dispatcher).at("plan", changed),
                        RouteSample.of("POST /plans/{plan}/discard", dispatcher).at("plan", changed)),
                Set.of(door));
    }

    private static HandChange without(VolunteerId volunteer, long need) {
        return new HandChange(new PlanningWish.NamedPair(volunteer.value(), need), false);
    }

    private PlanId done(PlanId plan, Hat dispatcher) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> Objects.requireNonNull(Scopes.within(dispatcher.scope(), () -> plans.plan(plan)))
                                .phase()
                        == PlanPhase.DONE);
        return plan;
    }
}
