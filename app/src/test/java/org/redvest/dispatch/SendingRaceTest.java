package org.redvest.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.redvest.dispatch.Town.COUNTY;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.redvest.accounts.Hat;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.dispatch.board.BoardOrder;
import org.redvest.dispatch.board.BoardQuestion;
import org.redvest.dispatch.board.BoardTab;
import org.redvest.dispatch.invitations.Invitations;
import org.redvest.dispatch.plans.PlanId;
import org.redvest.dispatch.plans.PlanPhase;
import org.redvest.dispatch.plans.PlanSending;
import org.redvest.dispatch.plans.Plans;
import org.redvest.dispatch.vacancies.ServiceInvitation;
import org.redvest.orders.Order;
import org.redvest.orders.Orders;
import org.redvest.testing.FreshDatabase;
import org.redvest.testing.RedvestTest;
import org.redvest.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Plans are sent while others act on the same services: nothing is booked twice, and each reads what became of theirs. */
@RedvestTest
class SendingRaceTest {

    @Autowired
    Town town;

    @Autowired
    Plans plans;

    @Autowired
    PlanSending sending;

    @Autowired
    Invitations invitations;

    @Autowired
    Dispatch dispatch;

    @Autowired
    Orders orders;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient jdbc;

    @Test
    @FreshDatabase
    void two_dispatchers_send_while_volunteers_answer_and_the_community_cancels() throws Exception {
        clock.set("2026-02-26T09:00");
        var people = town.neighbours(8);
        for (int round = 1; round <= 4; round++) {
            var stays = town.opened("clinic-escort", 2, "2026-03-0%dT08:00".formatted(round), hour(round, 11));
            var ends = town.approved("clinic-escort", 2, "2026-03-0%dT14:00".formatted(round), hour(round, 17));
            var one = planned(stays, ends, town.dispatcher());
            var other = planned(stays, ends, town.dispatcher());
            var community = town.community();
            var acts = new ArrayList<Callable<Boolean>>();
            acts.add(() -> sent(one));
            acts.add(() -> sent(other));
            acts.add(() ->
                    Scopes.within(community.scope(), () -> orders.cancel(ends.number(), "社区停电", community) != null));
            for (var who : people.subList(0, 4)) {
                acts.add(() -> town.accept(Town.need(stays), who, UUID.randomUUID()) != null);
            }

            assertThat(Town.together(acts)).doesNotContainNull();

            await().atMost(Duration.ofSeconds(30)).until(() -> open(ends).isEmpty());
            assertThat(town.held(ends)).isEmpty();
            assertThat(town.held(stays)).hasSize(town.opening(stays).taken()).hasSizeLessThanOrEqualTo(2);
            assertThat(open(stays)).extracting(ServiceInvitation::volunteer).doesNotHaveDuplicates();
            var coming = town.held(stays).stream().map(Place::volunteer).toList();
            assertThat(open(stays)).noneMatch(each -> coming.contains(each.volunteer()));
            assertThat(pairsWithoutOutcome(one) + pairsWithoutOutcome(other))
                    .as("pairs of which nobody knows what became")
                    .isZero();
        }
    }

    private record OwnPlan(PlanId id, Hat dispatcher) {}

    private OwnPlan planned(Order one, Order other, Hat dispatcher) {
        var question =
                new BoardQuestion(COUNTY, Optional.empty(), Optional.empty(), "", BoardTab.ALL, BoardOrder.START);
        var shifts =
                Set.of(one.shifts().getFirst().id(), other.shifts().getFirst().id());
        var plan = Scopes.within(
                dispatcher.scope(),
                () -> plans.begin(question, shifts, dispatcher).orElseThrow());
        await().atMost(Duration.ofSeconds(60))
                .until(() ->
                        Scopes.within(dispatcher.scope(), () -> plans.plan(plan).phase() == PlanPhase.DONE));
        return new OwnPlan(plan, dispatcher);
    }

    private boolean sent(OwnPlan plan) {
        return Scopes.within(plan.dispatcher().scope(), () -> {
            sending.send(plan.id(), plan.dispatcher());
            return true;
        });
    }

    private List<ServiceInvitation> open(Order order) {
        return Scopes.within(Scope.SYSTEM, () -> invitations.list(order.number())).stream()
                .filter(each -> each.end().isEmpty())
                .toList();
    }

    private long pairsWithoutOutcome(OwnPlan plan) {
        return Scopes.within(
                Scope.SYSTEM,
                () -> town.asSystem(() -> jdbc.sql(
                                "select count(*) from plan_pair where plan_id = :plan and outcome is null and need_id is not null and not held")
                        .param("plan", plan.id().value())
                        .query(Long.class)
                        .single()));
    }

    private static String hour(int round, int hour) {
        return "2026-03-0%dT%02d:00".formatted(round, hour);
    }
}
