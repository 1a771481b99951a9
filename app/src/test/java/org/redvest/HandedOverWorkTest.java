package org.redvest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.redvest.accounts.Accounts;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.accounts.TestPeople;
import org.redvest.attendance.Confirmation;
import org.redvest.orders.Orders;
import org.redvest.testing.Loop;
import org.redvest.testing.RedvestTest;
import org.redvest.testing.TestClock;
import org.redvest.testing.TestDataSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** A community worker leaves in the middle of the work; the colleague finds all of it and finishes it. */
@RedvestTest
class HandedOverWorkTest {

    @Autowired
    private MockMvc mvc;

    @Autowired
    private TestPeople people;

    @Autowired
    private Loop loop;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Orders orders;

    @Autowired
    private TestClock clock;

    @Autowired
    private TestDataSource database;

    private Hat admin;
    private Hat leaving;
    private Hat colleague;

    @BeforeEach
    void one_who_leaves_and_one_who_stays() {
        admin = people.hat(Role.ADMIN, "430503");
        leaving = people.hat(Role.COMMUNITY, Loop.SANBATING.value());
        colleague = people.hat(Role.SECRETARY, "430503");
    }

    @Test
    void the_colleague_finds_the_draft_the_order_in_review_and_the_service_to_confirm_and_finishes_them()
            throws Exception {
        var draft = UUID.randomUUID();
        mvc.perform(post("/orders/drafts")
                        .param("request", draft.toString())
                        .param("title", "修缮村史馆")
                        .with(people.as(leaving)))
                .andExpect(status().isSeeOther());
        var inReview = loop.submitted(leaving, "haircut", 2, loop.window("2026-03-03T09:00", 120));
        var served =
                loop.accepted(leaving, "clinic-escort", "2026-02-28T08:00", 210, loop.people(Loop.SANBATING, "彭琳"));
        loop.stays(served, 0, "2026-02-28T07:52", "2026-02-28T11:33");
        clock.set("2026-02-28T12:00");

        handOver();
        var now = hatOfColleague();

        mvc.perform(get("/orders/drafts/" + draft).with(people.as(now)))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("修缮村史馆")));
        mvc.perform(get("/orders/" + inReview).with(people.as(now))).andExpect(status().isOk());
        var theirs = new Loop.Served(served.order(), served.shift(), now, served.places());
        assertThat(loop.confirm(theirs, "4", "came")).isInstanceOf(Confirmation.Done.class);
    }

    @Test
    void who_has_left_sees_nothing_any_more() throws Exception {
        var inReview = loop.submitted(leaving, "haircut", 2, loop.window("2026-03-03T09:00", 120));

        handOver();

        mvc.perform(get("/orders/" + inReview).with(people.as(leaving)))
                .andExpect(status().isFound())
                .andExpect(redirectedUrl("/account"));
        assertThat(accounts.hats(leaving.account())).isEmpty();
    }

    @Test
    void unread_notices_follow_and_later_news_goes_to_the_colleague() throws Exception {
        var order = loop.submitted(leaving, "haircut", 2, loop.window("2026-03-03T09:00", 120));
        var dispatcher = people.hat(Role.DISPATCHER, "430503");
        Loop.as(dispatcher, () -> orders.approve(order, 1, dispatcher));
        heard();

        handOver();
        heard();
        var now = hatOfColleague();

        mvc.perform(get("/notices").with(people.as(now))).andExpect(content().string(containsString(order.value())));
    }

    @Test
    void a_form_that_is_sent_twice_hands_over_once() throws Exception {
        handOver();
        handOver();

        assertThat(accounts.hats(colleague.account())).hasSize(2);
    }

    @Test
    void the_log_says_who_handed_what_to_whom() throws Exception {
        handOver();

        mvc.perform(get("/audit").param("act", "staff-handed-over").with(people.as(admin)))
                .andExpect(content()
                        .string(containsString(
                                leaving.name() + "的“" + leaving.label() + "·社区工作者”交给" + colleague.name())));
    }

    @Test
    void another_county_s_colleague_cannot_take_over() throws Exception {
        var stranger = people.hat(Role.COMMUNITY, "430524001001");

        mvc.perform(post("/accounts/%d/handover".formatted(leaving.account().value()))
                        .param("to", Long.toString(stranger.account().value()))
                        .with(people.as(admin)))
                .andExpect(status().isNotFound());

        assertThat(accounts.hats(leaving.account())).hasSize(1);
    }

    private void handOver() throws Exception {
        mvc.perform(post("/accounts/%d/handover".formatted(leaving.account().value()))
                        .param("to", Long.toString(colleague.account().value()))
                        .with(people.as(admin)))
                .andExpect(redirectedUrl("/accounts/" + leaving.account().value()));
        heard();
    }

    private Hat hatOfColleague() {
        return accounts.hats(colleague.account()).stream()
                .filter(hat -> hat.role() == Role.COMMUNITY)
                .findFirst()
                .orElseThrow();
    }

    /** Listeners work after the transaction that they hear of. */
    private void heard() {
        var events = JdbcClient.create(database.asOwner()).sql("select count(*) from event_publication");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> events.query(Long.class).single() == 0);
    }
}
