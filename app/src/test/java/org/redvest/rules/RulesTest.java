package org.redvest.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.redvest.orders.AnOrder.COMMUNITY;
import static org.redvest.orders.AnOrder.anOrder;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.accounts.TestPeople;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.orders.AnswerPromise;
import org.redvest.orders.Order;
import org.redvest.orders.Orders;
import org.redvest.testing.FreshDatabase;
import org.redvest.testing.Loop;
import org.redvest.testing.RedvestTest;
import org.redvest.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/** The city's limits: looked at, laid down from a day on, taken back before it, and kept. Each test begins on 2026-02-26. */
@RedvestTest
class RulesTest {

    private static final String ANSWERS = "/settings/rules/answers";
    private static final String AGES = "/settings/rules/registration";

    @Autowired
    MockMvc mvc;

    @Autowired
    TestPeople people;

    @Autowired
    TestClock clock;

    @Autowired
    CityRules rules;

    @Autowired
    AnswerPromise promise;

    @Autowired
    Orders orders;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Test
    @FreshDatabase
    void a_change_is_looked_at_before_anything_is_written() throws Exception {
        var mayor = people.hat(Role.ADMIN, "4305");
        anOrder().placed(orders, COMMUNITY);

        var page = send(mayor, ANSWERS, hours("6", "2026-02-26", 1)).getContentAsString();

        assertThat(page).contains("4 小时", "6 小时", "2 月 26 日 周四起", "1 张订单正在等答复，仍按提交时的承诺。");
        assertThat(page).contains("name=\"step\" value=\"save\"");
        assertThat(promise.promised()).isEqualTo(Duration.ofHours(4));
    }

    @Test
    @FreshDatabase
    void an_order_keeps_the_promise_under_which_it_was_sent() throws Exception {
        var mayor = people.hat(Role.ADMIN, "4305");
        var before = anOrder().placed(orders, COMMUNITY);
        var due = order(before).placed().due();

        save(mayor, ANSWERS, hours("8", "2026-02-26", 1));

        assertThat(order(before).placed().due()).isEqualTo(due);
        var after = anOrder().placed(orders, COMMUNITY);
        assertThat(order(after).placed().due()).isEqualTo(due.plus(Duration.ofHours(4)));
    }

    @Test
    @FreshDatabase
    void a_change_planned_ahead_is_in_force_from_its_day_on() throws Exception {
        var mayor = people.hat(Role.ADMIN, "4305");

        save(mayor, ANSWERS, hours("8", "2026-03-02", 1));

        assertThat(promise.promised()).isEqualTo(Duration.ofHours(4));
        assertThat(body(mayor, "/settings/rules")).contains("3 月 2 日 周一起有新的规定");
        clock.set("2026-03-01T23:59");
        assertThat(promise.promised()).isEqualTo(Duration.ofHours(4));
        clock.set("2026-03-02T00:00");
        assertThat(promise.promised()).isEqualTo(Duration.ofHours(8));
        assertThat(body(mayor, ANSWERS)).contains("现行", "已被替代");
    }

    /** Else one line that is changed today brings the whole plan forward. */
    @Test
    @FreshDatabase
    void the_form_holds_what_is_planned_with_the_day_it_is_planned_for() throws Exception {
        var mayor = people.hat(Role.ADMIN, "4305");

        save(mayor, ANSWERS, hours("8", "2026-03-02", 1));

        assertThat(body(mayor, ANSWERS)).contains("name=\"promise\" type=\"text\" value=\"8\"", "value=\"2026-03-02\"");
        clock.set("2026-03-03T08:00");
        assertThat(body(mayor, ANSWERS)).contains("value=\"2026-03-03\"");
    }

    @Test
    @FreshDatabase
    void the_preview_says_that_services_already_ordered_are_checked_in_by_the_new_rule() throws Exception {
        var mayor = people.hat(Role.ADMIN, "4305");
        var form = Map.of(
                "opensBefore",
                "45",
                "openAfter",
                "120",
                "codeSeconds",
                "30",
                "codesBack",
                "1",
                "codeTries",
                "5",
                "tryMinutes",
                "10",
                "settleDays",
                "7",
                "effective",
                "2026-02-26",
                "seen",
                "1");

        var page = send(mayor, "/settings/rules/check-in", form).getContentAsString();

        assertThat(page).contains("从那一天起的服务都按新规定，包括已经下单、已经接单的。").doesNotContain("不受影响");
    }

    @Test
    @FreshDatabase
    void what_is_planned_is_taken_back_until_it_begins_and_not_after() throws Exception {
        var mayor = people.hat(Role.ADMIN, "4305");
        save(mayor, ANSWERS, hours("8", "2026-03-02", 1));
        save(mayor, ANSWERS, hours("12", "2026-02-28", 2));
        var standing = rules.standing(RuleSubject.limits("answers")).ahead(LocalDate.parse("2026-02-26"));

        assertThat(takeBack(mayor, standing.getLast().number()).getStatus()).isEqualTo(303);
        clock.set("2026-02-28T08:00");
        var late = takeBack(mayor, standing.getFirst().number());

        assertThat(late.getStatus()).isEqualTo(409);
        assertThat(late.getContentAsString()).contains("已经生效，不能再撤回");
        assertThat(promise.promised()).isEqualTo(Duration.ofHours(12));
        clock.set("2026-03-02T08:00");
        assertThat(promise.promised()).isEqualTo(Duration.ofHours(12));
        assertThat(body(mayor, "/audit")).contains("撤回规则", "生效日期：2026-03-02");
    }

    @Test
    @FreshDatabase
    void the_second_of_two_administrators_sees_what_the_first_did() throws Exception {
        var first = people.hat(Role.ADMIN, "4305");
        var second = people.hat(Role.ADMIN, "4305");
        save(first, ANSWERS, hours("8", "2026-02-26", 1));

        var refused = sent(second, ANSWERS, saving(hours("12", "2026-02-26", 1)));

        assertThat(refused.getStatus()).isEqualTo(409);
        assertThat(refused.getContentAsString())
                .contains("别的管理员改了这一项", "name=\"promise\" type=\"text\" value=\"12\"", "8 小时", first.name());
        assertThat(promise.promised()).isEqualTo(Duration.ofHours(8));
        save(second, ANSWERS, hours("12", "2026-02-26", 2));
        assertThat(promise.promised()).isEqualTo(Duration.ofHours(12));
    }

    @Test
    @FreshDatabase
    void a_form_that_is_sent_twice_writes_one_version() throws Exception {
        var mayor = people.hat(Role.ADMIN, "4305");

        save(mayor, ANSWERS, hours("8", "2026-02-26", 1));
        save(mayor, ANSWERS, hours("8", "2026-02-26", 1));

        assertThat(rules.standing(RuleSubject.limits("answers")).versions()).hasSize(2);
    }

    @Test
    void what_is_not_allowed_is_named_beside_its_field_and_kept() throws Exception {
        var mayor = people.hat(Role.ADMIN, "4305");

        var answers = send(mayor, ANSWERS, hours("96", "2026-02-25", 1));
        var ages = send(
                mayor, AGES, Map.of("youngest", "16", "consent", "15", "escalates", "3", "effective", "2026-02-26"));

        assertThat(answers.getStatus()).isEqualTo(422);
        assertThat(answers.getContentAsString())
                .contains("答复时限：请填写 1 到 48 之间的整数。", "value=\"96\"", "生效日期：请选择 2026-02-26 到 2028-02-26 之间的日期。");
        assertThat(ages.getStatus()).isEqualTo(422);
        assertThat(ages.getContentAsString()).contains("不能小于最小年龄 16 周岁。", "value=\"15\"");
    }

    @Test
    @FreshDatabase
    void the_audit_log_says_who_changed_what_from_what_to_what() throws Exception {
        var mayor = people.hat(Role.ADMIN, "4305");

        save(
                mayor,
                AGES,
                Map.of("youngest", "16", "consent", "18", "escalates", "3", "effective", "2026-03-01", "seen", "1"));

        assertThat(body(mayor, "/audit"))
                .contains("更改规则", mayor.name(), "志愿者注册", "最小注册年龄：14 周岁 → 16 周岁", "生效日期：2026-03-01");
    }

    @Test
    void for_an_administrator_of_a_county_the_rules_do_not_exist() throws Exception {
        var county = people.hat(Role.ADMIN, "430503");

        for (var path : new String[] {"/settings/rules", ANSWERS, "/settings/menu", "/settings/menu/items/haircut"}) {
            assertThat(mvc.perform(get(path).with(people.as(county)))
                            .andReturn()
                            .getResponse()
                            .getStatus())
                    .as(path)
                    .isEqualTo(404);
        }
        assertThat(sent(county, ANSWERS, saving(hours("8", "2026-02-26", 1))).getStatus())
                .isEqualTo(404);
        assertThat(promise.promised()).isEqualTo(Duration.ofHours(4));
    }

    /** Under the code the database refuses a county's scope, and a limit beyond its range even from the city. */
    @Test
    void the_database_refuses_what_the_code_would_let_through() {
        assertThatThrownBy(() -> insert(Scope.region("430503"), "8")).isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> insert(Scope.PUBLIC, "8")).isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> insert(Scope.region("4305"), "96")).isInstanceOf(DataAccessException.class);
    }

    private void insert(Scope scope, String hours) {
        Scopes.run(
                scope,
                () -> transaction.executeWithoutResult(done -> {
                    jdbc.sql("""
                    insert into rule_version (kind, subject, effective_from, content, made_at)
                    values ('LIMITS', 'answers', '2026-02-26', jsonb_build_object('promise', :hours, 'opens', '08:00', 'closes', '20:00'), now())
                    """).param("hours", hours).update();
                    done.setRollbackOnly();
                }));
    }

    private Order order(org.redvest.shifts.ActivityNumber number) {
        return Loop.as(COMMUNITY, () -> orders.order(number));
    }

    private static Map<String, String> hours(String promised, String day, int seen) {
        return Map.of("promise", promised, "opens", "08:00", "closes", "20:00", "effective", day, "seen", "" + seen);
    }

    private static Map<String, String> saving(Map<String, String> form) {
        var saved = new LinkedHashMap<>(form);
        saved.put("step", "save");
        return saved;
    }

    private void save(Hat admin, String path, Map<String, String> form) throws Exception {
        assertThat(sent(admin, path, saving(form)).getRedirectedUrl()).isEqualTo(path + "?changed=true");
    }

    private MockHttpServletResponse send(Hat admin, String path, Map<String, String> form) throws Exception {
        return sent(admin, path, form);
    }

    private MockHttpServletResponse takeBack(Hat admin, long version) throws Exception {
        return sent(admin, ANSWERS + "/versions/" + version + "/withdrawal", Map.of());
    }

    private MockHttpServletResponse sent(Hat admin, String path, Map<String, String> form) throws Exception {
        var request = post(path).with(people.as(admin));
        form.forEach(request::param);
        return mvc.perform(request).andReturn().getResponse();
    }

    private String body(Hat admin, String path) throws Exception {
        return mvc.perform(get(path).with(people.as(admin)))
                .andReturn()
                .getResponse()
                .getContentAsString();
    }
}
