package org.redvest.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.redvest.orders.AnOrder.COMMUNITY;
import static org.redvest.orders.AnOrder.REVIEWER;
import static org.redvest.orders.AnOrder.anOrder;
import static org.redvest.orders.AnOrder.as;

import java.time.LocalDateTime;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.redvest.dispatch.Dispatch;
import org.redvest.dispatch.OpeningResult;
import org.redvest.shifts.ActivityNumber;
import org.redvest.shifts.Lapses;
import org.redvest.shifts.Shift;
import org.redvest.shifts.ShiftState;
import org.redvest.testing.RedvestTest;
import org.redvest.testing.TestClock;
import org.redvest.web.Problem;
import org.springframework.beans.factory.annotation.Autowired;

/** An order of sixty shifts, each over midnight: they are moved, cancelled and ended one by one, and the order follows from them. */
@RedvestTest
class SixtyShiftsTest {

    @Autowired
    Orders orders;

    @Autowired
    Dispatch dispatch;

    @Autowired
    Lapses lapses;

    @Autowired
    TestClock clock;

    @BeforeEach
    void thursday() {
        clock.set("2026-02-26T09:00");
    }

    @Test
    void each_shift_goes_its_own_way() {
        var number = approved(60);
        as(REVIEWER, () -> dispatch.open(number, REVIEWER));
        assertThat(order(number).shifts()).hasSize(60).allMatch(shift -> shift.state() == ShiftState.DISPATCHING);

        var moved = nights(60, 23).draft();
        assertThat(as(COMMUNITY, () -> orders.change(number, order(number).version(), moved, COMMUNITY)))
                .isInstanceOf(Submission.Placed.class);
        assertThat(order(number).shifts()).extracting(Shift::window).isEqualTo(moved.shifts());

        var last = order(number).shifts().getLast();
        as(COMMUNITY, () -> orders.cancel(number, Set.of(last.id()), "最后一晚不需要了", COMMUNITY));
        assertThat(order(number).liveShifts()).hasSize(59);

        clock.set("2026-03-10T09:00");
        lapses.end();

        var states = order(number).shifts().stream().map(Shift::state).toList();
        assertThat(states).filteredOn(ShiftState.NOT_HELD::equals).hasSize(11);
        assertThat(states).filteredOn(ShiftState.DISPATCHING::equals).hasSize(48);
        assertThat(order(number).state()).isEqualTo(OrderState.DISPATCHING);
    }

    @Test
    void sixty_one_are_too_many_and_the_form_says_how_many_may_be() {
        var refused = (Submission.Refused) nights(61, 22).sent(orders, COMMUNITY);

        assertThat(refused.problems()).extracting(Problem::key).contains("orders.problem.too-many-shifts");
    }

    @Test
    void an_order_that_was_opened_can_be_read_by_those_who_open_it() {
        var number = approved(60);

        assertThat(as(REVIEWER, () -> dispatch.open(number, REVIEWER))).isInstanceOf(OpeningResult.ToAll.class);
        assertThat(as(REVIEWER, () -> dispatch.openings(number))).hasSize(60);
    }

    private ActivityNumber approved(int nights) {
        var number = nights(nights, 22).placed(orders, COMMUNITY);
        as(REVIEWER, () -> orders.approve(number, 1, REVIEWER));
        return number;
    }

    /** From 27 February on, four hours each night. */
    private static AnOrder nights(int count, int hour) {
        var order = anOrder().forPeople(2);
        var first = LocalDateTime.of(2026, 2, 27, hour, 0);
        IntStream.range(0, count)
                .forEach(night -> order.at(first.plusDays(night).toString(), 240));
        return order;
    }

    private Order order(ActivityNumber number) {
        return as(COMMUNITY, () -> orders.order(number));
    }
}
