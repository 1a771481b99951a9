package org.redvest.shifts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.redvest.orders.AnOrder.COMMUNITY;
import static org.redvest.orders.AnOrder.REVIEWER;
import static org.redvest.orders.AnOrder.anOrder;
import static org.redvest.orders.AnOrder.as;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.redvest.database.Scopes;
import org.redvest.orders.Order;
import org.redvest.orders.Orders;
import org.redvest.testing.RedvestTest;
import org.redvest.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** What the statements about shifts hold by themselves, whatever was read before. */
@RedvestTest
class ShiftStoreTest {

    @Autowired
    Orders orders;

    @Autowired
    Shifts activities;

    @Autowired
    ShiftStore shifts;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    TestClock clock;

    @Test
    void new_times_take_the_place_of_what_is_planned_and_of_nothing_else() {
        var number =
                anOrder().at("2026-03-03T08:00", 60).at("2026-03-04T08:00", 60).placed(orders, COMMUNITY);
        as(REVIEWER, () -> orders.approve(number, 1, REVIEWER));
        var opened = order(number).shifts().getFirst();
        activities.advance(
                opened.id(), ShiftState.DISPATCHING, TrackEntry.byNobody(clock.instant(), "orders.track.submitted"));
        var window = anOrder().at("2026-03-05T08:00", 60).draft().shifts();

        Scopes.run(
                COMMUNITY.scope(),
                () -> transactions.executeWithoutResult(_ -> shifts.replace(
                        number, COMMUNITY.region(), window, List.of(new AskedFor(2, List.of(), List.of())))));

        assertThat(order(number).shifts())
                .satisfiesExactly(
                        stays -> assertThat(stays)
                                .returns(opened.id(), Shift::id)
                                .returns(opened.window(), Shift::window)
                                .returns(opened.needs(), Shift::needs),
                        fresh -> assertThat(List.of(fresh.window())).isEqualTo(window));
    }

    private Order order(ActivityNumber number) {
        return as(COMMUNITY, () -> orders.order(number));
    }
}
