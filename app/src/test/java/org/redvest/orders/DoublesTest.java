package org.redvest.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.redvest.orders.AnOrder.COMMUNITY;
import static org.redvest.orders.AnOrder.NEIGHBOUR;
import static org.redvest.orders.AnOrder.REVIEWER;
import static org.redvest.orders.AnOrder.anOrder;
import static org.redvest.orders.AnOrder.as;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.redvest.orders.Decision.DecisionReason;
import org.redvest.orders.review.ReviewDesk;
import org.redvest.shifts.ActivityNumber;
import org.redvest.testing.FreshDatabase;
import org.redvest.testing.RedvestTest;
import org.springframework.beans.factory.annotation.Autowired;

/** A reviewer is shown what the same community has ordered for the same time, as long as it is not over. */
@RedvestTest
class DoublesTest {

    @Autowired
    Orders orders;

    @Autowired
    ReviewDesk desk;

    @Test
    @FreshDatabase
    void what_was_rejected_or_cancelled_is_no_double_and_what_waits_is_one() {
        var rejected = at("2026-03-05T08:00");
        as(REVIEWER, () -> orders.refuse(rejected, 1, DecisionReason.UNSAFE, "周三晚上没有人", REVIEWER));
        var cancelled = at("2026-03-05T08:00");
        as(COMMUNITY, () -> orders.cancel(cancelled, "不需要了", COMMUNITY));
        var waiting = at("2026-03-05T08:59");
        at("2026-03-05T09:00");
        anOrder().at("2026-03-05T08:00", 60).placed(orders, NEIGHBOUR);

        assertThat(doubles(at("2026-03-05T08:00"))).containsExactly(waiting);
    }

    private ActivityNumber at(String start) {
        return anOrder().at(start, 60).placed(orders, COMMUNITY);
    }

    private List<ActivityNumber> doubles(ActivityNumber number) {
        return as(REVIEWER, () -> desk.dossier(number, REVIEWER)).clashing().stream()
                .map(Order::number)
                .toList();
    }
}
