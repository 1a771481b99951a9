package org.redvest.shifts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.redvest.orders.AnOrder.COMMUNITY;
import static org.redvest.orders.AnOrder.OTHER_COUNTY;
import static org.redvest.orders.AnOrder.REVIEWER;
import static org.redvest.orders.AnOrder.anOrder;
import static org.redvest.orders.AnOrder.as;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.orders.Decision;
import org.redvest.orders.OrderState;
import org.redvest.orders.Orders;
import org.redvest.orders.Submission;
import org.redvest.testing.RedvestTest;
import org.redvest.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** A transaction that holds an order reads it once; what it knows is always what the database has. */
@RedvestTest
class HeldActivitiesTest {

    private static final String STANDING = "select standing from orders where order_number = :number";

    @Autowired
    Orders orders;

    @Autowired
    Shifts activities;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transactions;

    @Test
    void after_every_write_of_a_whole_life_the_held_order_is_the_one_in_the_database() {
        within(() -> {
            var number = placed();
            alike(number);
            orders.change(
                    number,
                    1,
                    anOrder().forPeople(3).at("2026-03-02T08:00", 120).draft(),
                    COMMUNITY);
            alike(number);
            orders.approve(number, orders.order(number).version(), REVIEWER);
            alike(number);
            activities.opened(number, REVIEWER.region(), entry("opened"));
            alike(number);
            var shift = orders.order(number).nextShift().id();
            orders.change(
                    number,
                    orders.order(number).version(),
                    anOrder().forPeople(5).at("2026-03-02T09:00", 120).draft(),
                    COMMUNITY);
            alike(number);
            for (var state : List.of(
                    ShiftState.DISPATCHING,
                    ShiftState.SHORT,
                    ShiftState.STAFFED,
                    ShiftState.IN_SERVICE,
                    ShiftState.ENDED,
                    ShiftState.CONFIRMED)) {
                activities.advance(shift, state, entry("step"));
                assertThat(activities.activityOf(shift).nextShift().state()).isEqualTo(state);
                alike(number);
            }
            activities.close(number, entry("closed"));
            alike(number);
        });
    }

    @Test
    void so_it_is_where_one_of_two_services_is_cancelled_and_the_other_was_not_held() {
        within(() -> {
            var number = placed("2026-03-02T08:00", "2026-03-03T08:00");
            orders.approve(number, 1, REVIEWER);
            var shifts = orders.order(number).shifts();
            orders.cancel(number, Set.of(shifts.getFirst().id()), "这一次不需要了", COMMUNITY);
            alike(number);
            activities.endNotHeld(shifts.getLast().id());
            alike(number);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"reject", "return", "cancel"})
    void so_it_is_where_an_order_ends_in_review(String end) {
        within(() -> {
            var number = placed();
            switch (end) {
                case "reject" -> orders.refuse(number, 1, Decision.DecisionReason.DONE_BY_OTHERS, "已经有人做了。", REVIEWER);
                case "return" -> orders.refuse(number, 1, Decision.DecisionReason.TIME, "改到周六。", REVIEWER);
                default -> orders.cancel(number, "不需要了", COMMUNITY);
            }
            alike(number);
        });
    }

    @Test
    void a_held_order_is_read_once() {
        within(() -> {
            var number = placed();

            assertThat(activities.activity(number))
                    .isSameAs(activities.activity(number))
                    .isSameAs(activities.lock(number));
        });
    }

    @Test
    void an_order_that_is_not_held_is_read_each_time_for_others_change_it() {
        var number = as(COMMUNITY, this::placed);
        within(() -> {
            assertThat(orders.order(number).state()).isEqualTo(OrderState.SUBMITTED);
            CompletableFuture.runAsync(() -> within(() -> orders.approve(number, 1, REVIEWER)))
                    .join();
            assertThat(orders.order(number).state()).isEqualTo(OrderState.APPROVED);
        });
    }

    @Test
    void what_one_scope_holds_another_does_not_see() {
        var number = as(COMMUNITY, this::placed);
        Scopes.run(
                Scope.SYSTEM,
                () -> transactions.executeWithoutResult(status -> {
                    var shift = activities.lock(number).nextShift().id();

                    for (var act : List.<Supplier<Activity>>of(
                            () -> activities.activity(number),
                            () -> activities.lock(number),
                            () -> activities.activityOf(shift))) {
                        assertThatThrownBy(() -> as(OTHER_COUNTY, act)).isInstanceOf(NoSuchActivity.class);
                    }
                    status.setRollbackOnly();
                }));
    }

    @Test
    void what_was_rolled_back_to_a_savepoint_is_not_known_any_more() {
        var number = as(COMMUNITY, this::placed);
        var nested = new TransactionTemplate(Objects.requireNonNull(transactions.getTransactionManager()));
        nested.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
        within(() -> {
            activities.lock(number);
            nested.executeWithoutResult(status -> {
                orders.approve(number, 1, REVIEWER);
                status.setRollbackOnly();
            });
            assertThat(orders.order(number).state()).isEqualTo(OrderState.SUBMITTED);
            alike(number);
        });
    }

    private void alike(ActivityNumber number) {
        var read = new ActivityStore(jdbc, new HeldActivities()).find(number).orElseThrow();
        assertThat(activities.activity(number)).isEqualTo(read);
        assertThat(jdbc.sql(STANDING)
                        .param("number", number.value())
                        .query(String.class)
                        .single())
                .isEqualToIgnoringCase(orders.order(number).state().name());
    }

    private ActivityNumber placed(String... starts) {
        var order = anOrder();
        Stream.of(starts).forEach(start -> order.at(start, 120));
        return ((Submission.Placed) orders.submit(UUID.randomUUID(), order.draft(), COMMUNITY)).order();
    }

    private TrackEntry entry(String what) {
        return TrackEntry.byNobody(clock.instant(), "test." + what);
    }

    private void within(Runnable work) {
        Scopes.run(Scope.SYSTEM, () -> transactions.executeWithoutResult(_ -> work.run()));
    }
}
