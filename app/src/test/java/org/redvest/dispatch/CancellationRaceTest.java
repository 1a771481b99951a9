package org.redvest.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.redvest.dispatch.Town.NEIGHBOUR;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.orders.Order;
import org.redvest.orders.OrderState;
import org.redvest.orders.Orders;
import org.redvest.shifts.ActivityState;
import org.redvest.testing.RedvestTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.transaction.support.TransactionTemplate;

/** What others do to an order while its community cancels it. */
@RedvestTest
@RecordApplicationEvents
class CancellationRaceTest {

    private static final String START = "2026-02-28T08:00";
    private static final String END = "2026-02-28T11:30";

    @Autowired
    ApplicationEvents events;

    @Autowired
    Town town;

    @Autowired
    Dispatch dispatch;

    @Autowired
    Orders orders;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    JdbcClient jdbc;

    @Test
    void who_opens_the_order_while_it_is_cancelled_is_told_so_and_opens_nothing() throws Exception {
        var order = town.approved("clinic-escort", 1, START, END);
        var dispatcher = town.dispatcher();

        var opened = whileCancelled(
                order, () -> Scopes.within(dispatcher.scope(), () -> dispatch.open(order.number(), dispatcher)));

        assertThat(opened).isEqualTo(new OpeningResult.NotNow(ActivityState.CANCELLED));
        assertThat(events.stream(ActivityOpened.class)).isEmpty();
        assertThat(Scopes.within(dispatcher.scope(), () -> dispatch.openings(order.number())))
                .isEmpty();
    }

    @Test
    void an_order_that_is_opened_while_its_community_cancels_it_stands_cancelled_and_open_to_nobody() throws Exception {
        var order = town.approved("clinic-escort", 1, START, END);
        var dispatcher = town.dispatcher();
        var community = town.community();

        whileDone(
                dispatcher.scope(),
                () -> dispatch.open(order.number(), dispatcher),
                () -> Scopes.within(community.scope(), () -> orders.cancel(order.number(), "老人住院了", community)));

        eventually(() -> town.opening(order).withdrawnAt().isPresent());
        assertThat(town.reread(order).state()).isEqualTo(OrderState.CANCELLED);
    }

    /** The state is read before the order is locked, and the cancellation is written between the two. */
    @Test
    void who_takes_the_last_place_while_the_order_is_cancelled_is_answered_and_freed_again() throws Exception {
        var order = town.opened("clinic-escort", 1, START, END);
        var volunteer = town.volunteer(NEIGHBOUR);

        assertThat(whileCancelled(order, () -> town.accept(order, volunteer))).isInstanceOf(Answer.Accepted.class);

        eventually(() -> town.held(order).isEmpty());
        assertThat(town.reread(order).state()).isEqualTo(OrderState.CANCELLED);
        assertThat(town.opening(order).taken()).isZero();
    }

    @Test
    void who_takes_leave_while_the_order_is_cancelled_is_answered() throws Exception {
        var order = town.opened("clinic-escort", 1, START, END);
        var volunteer = town.volunteer(NEIGHBOUR);
        var place = ((Answer.Accepted) town.accept(order, volunteer)).place();

        assertThat(whileCancelled(order, () -> town.as(volunteer, () -> dispatch.leave(place, volunteer))))
                .isInstanceOf(Leave.Granted.class);

        eventually(() -> town.opening(order).withdrawnAt().isPresent());
        assertThat(town.reread(order).state()).isEqualTo(OrderState.CANCELLED);
        assertThat(town.opening(order).taken()).isZero();
    }

    /** The act reaches the point at which it waits for the order, or its end, before the cancellation is committed. */
    private <T> T whileCancelled(Order order, Callable<T> act) throws Exception {
        var community = town.community();
        return whileDone(community.scope(), () -> orders.cancel(order.number(), "老人住院了", community), act);
    }

    private <T> T whileDone(Scope scope, Runnable first, Callable<T> act) throws Exception {
        try (var thread = Executors.newSingleThreadExecutor()) {
            var acting = Scopes.within(
                    scope,
                    () -> transactions.execute(_ -> {
                        first.run();
                        var running = thread.submit(act);
                        eventually(() -> running.isDone() || somebodyWaits());
                        return running;
                    }));
            return Objects.requireNonNull(acting).get();
        }
    }

    private boolean somebodyWaits() {
        return jdbc.sql("select exists (select from pg_locks where not granted)")
                .query(Boolean.class)
                .single();
    }

    private static void eventually(BooleanSupplier condition) {
        await().atMost(Duration.ofSeconds(20)).until(condition::getAsBoolean);
    }
}
