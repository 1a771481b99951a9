package org.redvest.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.redvest.orders.AnOrder.COMMUNITY;
import static org.redvest.orders.AnOrder.REVIEWER;
import static org.redvest.orders.AnOrder.anOrder;
import static org.redvest.orders.AnOrder.as;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import org.junit.jupiter.api.Test;
import org.redvest.accounts.Role;
import org.redvest.accounts.TestPeople;
import org.redvest.shifts.ActivityNumber;
import org.redvest.shifts.TrackEntry;
import org.redvest.testing.RedvestTest;
import org.redvest.web.NotFound;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.test.web.servlet.MockMvc;

/** A no is final for the community: the committee that gave it by mistake takes it back, and only that. */
@RedvestTest
@RecordApplicationEvents
class ReconsideredTest {

    @Autowired
    Orders orders;

    @Autowired
    TestPeople people;

    @Autowired
    MockMvc mvc;

    @Autowired
    ApplicationEvents events;

    @Test
    void a_no_that_was_a_slip_is_taken_back_and_the_order_is_answered_anew() throws Exception {
        var number = rejected();
        var reviewer = people.hat(Role.DISPATCHER, COMMUNITY.region().county().value());
        var page = "/review/" + number;
        assertThat(mvc.perform(get(page).with(people.as(reviewer)))
                        .andReturn()
                        .getResponse()
                        .getContentAsString())
                .contains(page + "/reconsideration");

        for (int i = 0; i < 2; i++) {
            assertThat(mvc.perform(post(page + "/reconsideration").with(people.as(reviewer)))
                            .andReturn()
                            .getResponse()
                            .getRedirectedUrl())
                    .isEqualTo(page);
        }

        var waits = as(COMMUNITY, () -> orders.order(number));
        assertThat(waits.state()).isEqualTo(OrderState.SUBMITTED);
        assertThat(waits.decision()).isEmpty();
        assertThat(as(COMMUNITY, () -> orders.track(number)))
                .extracting(TrackEntry::what)
                .containsSequence("orders.track.reconsidered", "orders.track.rejected")
                .containsOnlyOnce("orders.track.reconsidered");
        assertThat(events.stream(OrderReconsidered.class)
                        .filter(event -> event.order().equals(number)))
                .hasSize(1);
        assertThat(as(REVIEWER, () -> orders.approve(number, 1, REVIEWER)))
                .as("on a page from before")
                .isInstanceOf(Review.Outdated.class);
        assertThat(as(REVIEWER, () -> orders.approve(number, waits.version(), REVIEWER)))
                .isInstanceOf(Review.Done.class);
    }

    @Test
    void nothing_but_a_no_is_taken_back() throws Exception {
        var waiting = anOrder().placed(orders, COMMUNITY);
        var returned = anOrder().placed(orders, COMMUNITY);
        as(REVIEWER, () -> orders.refuse(returned, 1, Decision.DecisionReason.TIME, "改到周日", REVIEWER));
        var approved = anOrder().placed(orders, COMMUNITY);
        as(REVIEWER, () -> orders.approve(approved, 1, REVIEWER));
        var cancelled = anOrder().placed(orders, COMMUNITY);
        as(COMMUNITY, () -> orders.cancel(cancelled, "不需要了", COMMUNITY));
        var reviewer = people.hat(Role.DISPATCHER, COMMUNITY.region().county().value());

        for (var number : java.util.List.of(waiting, returned, approved, cancelled)) {
            var before = as(COMMUNITY, () -> orders.order(number));
            assertThat(as(REVIEWER, () -> orders.reconsider(number, REVIEWER))).isInstanceOf(Review.Outdated.class);
            assertThat(as(COMMUNITY, () -> orders.order(number))).isEqualTo(before);
            assertThat(mvc.perform(get("/review/" + number).with(people.as(reviewer)))
                            .andReturn()
                            .getResponse()
                            .getContentAsString())
                    .doesNotContain("/reconsideration");
        }
    }

    @Test
    void another_county_takes_nothing_back() {
        var number = rejected();
        var elsewhere = people.hat(Role.DISPATCHER, "430502");

        assertThatThrownBy(() -> as(elsewhere, () -> orders.reconsider(number, elsewhere)))
                .isInstanceOf(NotFound.class);
    }

    private ActivityNumber rejected() {
        var number = anOrder().placed(orders, COMMUNITY);
        as(REVIEWER, () -> orders.refuse(number, 1, Decision.DecisionReason.UNSAFE, "这件事不安全", REVIEWER));
        return number;
    }
}
