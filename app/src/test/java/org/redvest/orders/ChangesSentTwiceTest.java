package org.redvest.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.accounts.TestPeople;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.orders.forms.OrderForms;
import org.redvest.shifts.ActivityNumber;
import org.redvest.testing.FreshDatabase;
import org.redvest.testing.RedvestTest;
import org.redvest.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** A change that is sent twice is made once, whatever of its form the order does not keep as it was sent: no form stays behind. */
@RedvestTest
class ChangesSentTwiceTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    TestPeople people;

    @Autowired
    Orders orders;

    @Autowired
    OrderForms forms;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    TestClock clock;

    private Hat community;
    private Hat reviewer;

    @BeforeEach
    void a_community_and_its_reviewer() {
        community = people.hat(Role.COMMUNITY, "430503001001");
        reviewer = people.hat(Role.DISPATCHER, "430503");
    }

    /** The form lists skills as the menu does, the order keeps them by their codes. */
    @Test
    @FreshDatabase
    void of_an_order_off_the_menu_with_several_skills() throws Exception {
        var number = offTheMenu().skilled("tutoring", "lecture").placed(orders, community);
        var change = form(number);
        change.put("skills", List.of("tutoring", "lecture", "digital"));
        change.set("title", "修缮村史馆");

        sentTwice(number, change);
    }

    /** Once approved, the form does not ask for skills any more. */
    @Test
    @FreshDatabase
    void of_an_approved_order_off_the_menu() throws Exception {
        var number = offTheMenu().skilled("tutoring", "lecture").placed(orders, community);
        within(reviewer, () -> orders.approve(number, 1, reviewer));
        var change = form(number);
        change.remove("skills");
        change.set("people", "5");

        sentTwice(number, change);
    }

    @Test
    @FreshDatabase
    void of_a_form_that_lay_open_while_the_first_service_began() throws Exception {
        for (var first : List.of("2026-02-27", "2026-02-28")) {
            clock.set("2026-02-26T09:00");
            var number = AnOrder.anOrder()
                    .at("2026-02-27T09:00", 60)
                    .at("2026-03-06T09:00", 60)
                    .at("2026-03-09T09:00", 60)
                    .placed(orders, community);
            within(reviewer, () -> orders.approve(number, 1, reviewer));
            var change = form(number);
            change.set("date", first);
            change.set("date2", "2026-03-12");

            clock.set("2026-02-27T09:30");
            sentTwice(number, change);
        }
    }

    @Test
    @FreshDatabase
    void at_the_same_moment() throws Exception {
        var number = AnOrder.anOrder().placed(orders, community);
        try (var threads = Executors.newFixedThreadPool(2)) {
            for (int round = 2; round < 12; round++) {
                var change = form(number);
                change.set("people", String.valueOf(round + 10));
                var both = threads.invokeAll(
                        List.<Callable<String>>of(() -> target(number, change), () -> target(number, change)));
                for (var each : both) {
                    assertThat(each.get()).startsWith("/orders/" + number).doesNotContain("/change");
                }
                assertThat(version(number)).isEqualTo(round);
                assertThat(kept(number)).isZero();
            }
        }
    }

    private void sentTwice(ActivityNumber number, MultiValueMap<String, String> change) throws Exception {
        int version = version(number);

        assertThat(target(number, change)).isEqualTo("/orders/" + number);
        assertThat(target(number, change)).isEqualTo("/orders/" + number);

        assertThat(version(number)).isEqualTo(version + 1);
        assertThat(kept(number)).isZero();
    }

    private static AnOrder offTheMenu() {
        return AnOrder.anOrder().offTheMenu("修缮祠堂", "把旧照片扫描存档").at("2026-03-06T09:00", 120);
    }

    /** As its page shows it. */
    private MultiValueMap<String, String> form(ActivityNumber number) {
        var form = new LinkedMultiValueMap<String, String>();
        within(community, () -> forms.formOf(orders.order(number))).typed().forEach(form::addAll);
        form.set("region", community.region().value());
        return form;
    }

    private String target(ActivityNumber number, MultiValueMap<String, String> change) throws Exception {
        var response = mvc.perform(
                        post("/orders/" + number + "/change").params(change).with(people.as(community)))
                .andReturn()
                .getResponse();
        return String.valueOf(response.getRedirectedUrl());
    }

    private int version(ActivityNumber number) {
        return within(community, () -> orders.order(number)).version();
    }

    private int kept(ActivityNumber number) {
        return Scopes.within(
                Scope.SYSTEM,
                () -> Objects.requireNonNull(transactions.execute(
                        _ -> jdbc.sql("select count(*) from order_draft where order_number = :number")
                                .param("number", number.value())
                                .query(Integer.class)
                                .single())));
    }

    private static <T> T within(Hat hat, java.util.function.Supplier<T> work) {
        return Scopes.within(hat.scope(), work::get);
    }
}
