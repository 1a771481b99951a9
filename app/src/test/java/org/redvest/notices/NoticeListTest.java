package org.redvest.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.redvest.testing.Loop.SANBATING;
import static org.redvest.testing.Loop.as;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.accounts.TestPeople;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.orders.Decision;
import org.redvest.orders.Order;
import org.redvest.orders.Orders;
import org.redvest.testing.FreshDatabase;
import org.redvest.testing.Loop;
import org.redvest.testing.RedvestTest;
import org.redvest.testing.TestClock;
import org.redvest.web.Listing;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/** Lists that are longer than a page: counted whole, in order, and read to their last line. */
@RedvestTest
class NoticeListTest {

    private static final int MANY = 205;

    @Autowired
    MockMvc mvc;

    @Autowired
    TestPeople people;

    @Autowired
    Loop loop;

    @Autowired
    Orders orders;

    @Autowired
    Notices notices;

    @Autowired
    Postbox post;

    @Autowired
    TestClock clock;

    @Autowired
    TransactionTemplate transaction;

    @Test
    @FreshDatabase
    void two_hundred_and_five_orders_wait_and_the_most_overdue_stands_first() {
        var community = loop.hat(Role.COMMUNITY, SANBATING, "唐敏");
        var dispatcher = loop.hat(Role.DISPATCHER, SANBATING.county(), "周宁");
        var first = loop.submitted(community, "haircut", 1, loop.window("2026-03-10T09:00", 60));
        clock.set("2026-02-26T15:00");
        for (int i = 1; i < MANY; i++) {
            loop.submitted(community, "haircut", 1, loop.window("2026-03-10T09:00", 60));
        }

        var page = waiting(dispatcher, 1);
        var seen = new HashSet<String>();
        for (int i = 1; i <= page.pages(); i++) {
            waiting(dispatcher, i)
                    .rows()
                    .forEach(todo -> seen.add(todo.order().number().value()));
        }

        assertThat(page.total()).isEqualTo(MANY);
        assertThat(page.rows().getFirst().order().number()).isEqualTo(first);
        assertThat(seen).hasSize(MANY);
    }

    @Test
    @FreshDatabase
    void orders_to_confirm_are_not_hidden_by_two_hundred_newer_ones() {
        var community = loop.hat(Role.COMMUNITY, SANBATING, "唐敏");
        var served = loop.accepted(community, "clinic-escort", "2026-02-27T08:00", 210, loop.people(SANBATING, "彭琳"));
        for (int i = 0; i < MANY; i++) {
            loop.submitted(community, "haircut", 1, loop.window("2026-03-10T09:00", 60));
        }
        loop.stays(served, 0, "2026-02-27T07:55", "2026-02-27T11:30");
        clock.set("2026-02-27T13:00");

        assertThat(waiting(community, 1).rows())
                .extracting(Notices.Todo::what, todo -> todo.order().number())
                .containsExactly(tuple("confirm", served.order()));
    }

    /** A pager that counted what others have to do would lead to empty pages. */
    @Test
    @FreshDatabase
    void the_number_over_a_to_do_list_is_that_of_its_rows_whatever_others_have_to_do() {
        var community = loop.hat(Role.COMMUNITY, SANBATING, "唐敏");
        var dispatcher = loop.hat(Role.DISPATCHER, SANBATING.county(), "周宁");
        var served = loop.accepted(community, "clinic-escort", "2026-02-27T08:00", 210, loop.people(SANBATING, "彭琳"));
        var waiting = loop.submitted(community, "haircut", 1, loop.window("2026-03-10T09:00", 60));
        var approved = loop.submitted(community, "haircut", 1, loop.window("2026-03-11T09:00", 60));
        var unanswered = loop.submitted(community, "haircut", 1, loop.window("2026-03-12T09:00", 60));
        var returned = loop.submitted(community, "haircut", 1, loop.window("2026-03-13T09:00", 60));
        as(dispatcher, () -> orders.approve(approved, 1, dispatcher));
        as(dispatcher, () -> orders.refuse(returned, 1, Decision.DecisionReason.TIME, "换个时间", dispatcher));
        loop.stays(served, 0, "2026-02-27T07:55", "2026-02-27T11:30");
        clock.set("2026-02-27T13:00");

        var asked = Map.of(
                community, Set.of(served.order(), returned),
                dispatcher, Set.of(waiting, approved, unanswered));

        asked.forEach((hat, its) -> {
            var list = waiting(hat, 1);
            assertThat(list.rows()).extracting(todo -> todo.order().number()).containsExactlyInAnyOrderElementsOf(its);
            assertThat(list.total()).as("%s", hat.role()).isEqualTo(its.size());
        });
    }

    @Test
    @FreshDatabase
    void the_list_is_read_to_its_last_line_by_day_and_marked_as_read_as_a_whole() throws Exception {
        var community = loop.hat(Role.COMMUNITY, SANBATING, "唐敏");
        var number = loop.submitted(community, "haircut", 1, loop.window("2026-03-10T09:00", 60));
        var order = as(community, () -> orders.order(number));
        for (int i = 0; i < MANY; i++) {
            tell(community, order, i);
        }

        var last = mvc.perform(get("/notices").param("page", "11").with(people.as(community)))
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(as(community, () -> notices.list(community.account(), 1)).total())
                .isGreaterThanOrEqualTo(MANY);
        assertThat(last).contains("class=\"pager\"").contains("2025 年");
        assertThat(mvc.perform(get("/notices").with(people.as(community)))
                        .andReturn()
                        .getResponse()
                        .getContentAsString())
                .contains("昨天 2 月 25 日 周三");

        mvc.perform(post("/notices/seen").with(people.as(community))).andReturn();

        assertThat(as(community, () -> notices.unread(community.account()))).isZero();
    }

    /** One a day, back into the year before. */
    private void tell(Hat community, Order order, int days) {
        var at = clock.instant().minus(Duration.ofDays(days));
        Scopes.run(
                Scope.SYSTEM,
                () -> transaction.executeWithoutResult(
                        _ -> post.tell(News.of("filled", order, at).about(days), List.of(community))));
    }

    private Listing<Notices.Todo> waiting(Hat hat, int page) {
        return as(hat, () -> notices.waiting(hat, page));
    }
}
