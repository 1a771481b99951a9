package org.redvest.shifts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.redvest.orders.AnOrder.anOrder;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.accounts.TestPeople;
import org.redvest.database.Scopes;
import org.redvest.orders.Orders;
import org.redvest.testing.RedvestTest;
import org.redvest.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** The track of an order stays short, and every stop that was passed has its day. */
@RedvestTest
class TrackLinesTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    TestPeople people;

    @Autowired
    Orders orders;

    @Autowired
    Shifts activities;

    @Autowired
    TestClock clock;

    private Hat community;
    private Hat reviewer;
    private ActivityNumber number;

    @BeforeEach
    void an_approved_order() {
        clock.set("2026-02-20T09:00");
        community = people.hat(Role.COMMUNITY, "430503001001");
        reviewer = people.hat(Role.DISPATCHER, "430503");
        number = anOrder().at("2026-03-01T09:00", 120).forPeople(4).placed(orders, community);
        Scopes.run(reviewer.scope(), () -> orders.approve(number, 1, reviewer));
    }

    @Test
    void acceptances_of_one_day_stand_in_one_line_and_two_stand_for_themselves() throws Exception {
        accepted(2);
        assertThat(page()).doesNotContain("人次接单", "逐条查看");

        accepted(3);
        assertThat(page()).contains("3 人次接单", "逐条查看", "已接 3 / 4 人。");

        clock.advance(Duration.ofDays(1));
        accepted(4);
        assertThat(page()).as("another day is another line").contains("3 人次接单", "已接 4 / 4 人。");
    }

    @Test
    void dispatching_and_accepting_have_the_day_on_which_they_were_done() throws Exception {
        clock.set("2026-02-21T09:00");
        advance(ShiftState.DISPATCHING, TrackEntry.byNobody(clock.instant(), "dispatch.track.opened", 5));
        assertThat(page()).containsPattern("派单<time>2 月 21 日");

        clock.set("2026-02-23T09:00");
        advance(ShiftState.STAFFED, TrackEntry.byNobody(clock.instant(), "dispatch.track.filled", 4));
        assertThat(page()).containsPattern("接单<time>2 月 23 日");
    }

    private void accepted(int taken) {
        int before = taken == 2 ? 0 : taken - 1;
        var shift = shift();
        for (int i = before + 1; i <= taken; i++) {
            clock.advance(Duration.ofMinutes(1));
            activities.record(
                    number,
                    TrackEntry.byNobody(clock.instant(), "dispatch.track.accepted", community.account(), i, 4)
                            .about(shift));
        }
    }

    private void advance(ShiftState state, TrackEntry entry) {
        assertThat(activities.advance(shift(), state, entry)).isTrue();
    }

    private ShiftId shift() {
        return Scopes.within(community.scope(), () -> orders.order(number))
                .shifts()
                .getFirst()
                .id();
    }

    private String page() throws Exception {
        return mvc.perform(get("/orders/" + number).with(people.as(community)))
                .andReturn()
                .getResponse()
                .getContentAsString();
    }
}
