package org.redvest.volunteers.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.redvest.accounts.AccountId;
import org.redvest.accounts.Accounts;
import org.redvest.accounts.Consents;
import org.redvest.accounts.GivenConsent;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.accounts.TestPeople;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.notices.Notices;
import org.redvest.testing.FreshDatabase;
import org.redvest.testing.Loop;
import org.redvest.testing.RedvestTest;
import org.redvest.testing.TestClock;
import org.redvest.volunteers.VolunteerId;
import org.redvest.volunteers.VolunteerStatus;
import org.redvest.volunteers.Volunteers;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/** From the code on the wall of a community to the first service: registered by oneself, confirmed by the community. */
@RedvestTest
class RegistrationTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    TestPeople people;

    @Autowired
    Loop loop;

    @Autowired
    Volunteers volunteers;

    @Autowired
    Accounts accounts;

    @Autowired
    Consents consents;

    @Autowired
    Notices notices;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transactions;

    private Registrant registrant;
    private Hat community;

    @BeforeEach
    void a_community() {
        registrant = new Registrant(mvc, people);
        community = loop.hat(Role.COMMUNITY, Loop.SANBATING, "唐敏");
    }

    @Test
    @FreshDatabase
    void a_pupil_of_seventeen_scans_the_code_is_confirmed_and_accepts_a_service() throws Exception {
        var need = loop.opened(community, "company", 2, loop.window("2026-02-28T08:00", 120))
                .shifts()
                .getFirst()
                .needs()
                .getFirst()
                .id();
        var code = registrant.codeOf(community);
        assertThat(registrant.send(get("/join/" + code).param("lang", "zh")).getStatus())
                .isIn(200, 302, 303);

        var sent = registrant.send(registrant.minor(code, "林沐", "138 0000 0021").param("guardianAgreed", "yes"));
        assertThat(sent.getRedirectedUrl()).isEqualTo("/join/" + code + "/received");
        var signedIn = registrant.signIn("13800000021", Registrant.PASSWORD);
        assertThat(signedIn.getRedirectedUrl()).isEqualTo("/account/registration");
        assertThat(registrant.page(signedIn, "/account/registration").getContentAsString())
                .contains("等三八亭社区", "林沐");

        assertThat(registrant.page(signedIn, "/account").getContentAsString()).contains("/account/registration");

        var list = registrant.as(community, get("/registrations")).getContentAsString();
        assertThat(list).contains("林沐", "138****0021", "17 岁").doesNotContain("13800000021");
        assertThat(registrant.as(community, get("/notices")).getContentAsString())
                .contains("确认新志愿者", "1 人报了名，等着确认");
        var account = registrant.only(community);
        registrant.as(community, post("/registrations/" + account + "/confirmation"));
        assertThat(registrant.as(community, get("/notices")).getContentAsString())
                .doesNotContain("等着确认");

        var id = new VolunteerId(account);
        var hat = accounts.hats(id.account()).getFirst();
        var profile = Loop.as(hat, () -> volunteers.profile(id));
        assertThat(hat.role()).isEqualTo(Role.VOLUNTEER);
        assertThat(profile.status()).isEqualTo(VolunteerStatus.ACTIVE);
        assertThat(registrant.page(signedIn, "/openings").getContentAsString()).contains("/openings/" + need.value());
        registrant.as(
                hat,
                post("/openings/" + need.value() + "/acceptance")
                        .param("request", UUID.randomUUID().toString()));
        assertThat(registrant.as(hat, get("/services")).getContentAsString()).contains("2 月 28 日");
        assertThat(consents.listOf(id.account()))
                .extracting(GivenConsent::by)
                .containsExactly(GivenConsent.By.SELF, GivenConsent.By.GUARDIAN);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(Loop.as(hat, () -> notices.list(hat.account(), 1))
                                .rows())
                        .extracting(notice -> notice.what())
                        .contains("registration-confirmed"));
        assertThat(Loop.as(community, () -> notices.list(community.account(), 1))
                        .rows())
                .extracting(notice -> notice.what())
                .contains("registration-waits");
    }

    @Test
    @FreshDatabase
    void without_the_guardian_s_yes_a_minor_is_confirmed_and_held_until_it_is_recorded() throws Exception {
        var code = registrant.codeOf(community);
        registrant.send(registrant.minor(code, "林沐", "13800000022"));
        var account = registrant.only(community);
        registrant.as(community, post("/registrations/confirmations").param("person", "" + account));
        var id = new VolunteerId(account);
        assertThat(status(id)).isEqualTo(VolunteerStatus.HELD);

        registrant.as(community, post("/registrations/" + account + "/consent").param("language", "zh-CN"));
        registrant.as(community, post("/registrations/" + account + "/consent").param("language", "zh-CN"));

        assertThat(status(id)).isEqualTo(VolunteerStatus.ACTIVE);
        assertThat(consents.listOf(id.account()))
                .extracting(GivenConsent::by)
                .containsExactly(GivenConsent.By.SELF, GivenConsent.By.GUARDIAN);
        assertThat(registrant.as(community, get("/registrations")).getContentAsString())
                .contains("没有等着确认的人");
    }

    @Test
    void what_is_wrong_is_said_beside_its_field_and_a_child_is_told_when() throws Exception {
        var code = registrant.codeOf(community);

        var young = post("/join/" + code)
                .param("name", "小明")
                .param("sex", "male")
                .param("born", "2013-05-01")
                .param("phone", "110")
                .param("password", "87654321");
        var wrong = registrant.send(young);

        assertThat(wrong.getStatus()).isEqualTo(422);
        assertThat(wrong.getContentAsString())
                .contains("未满 14 岁还不能注册", "请阅读并勾选同意", "value=\"小明\"")
                .doesNotContain("87654321");
    }

    @Test
    @FreshDatabase
    void a_visitor_is_not_told_that_a_number_is_known_and_the_worker_is() throws Exception {
        var code = registrant.codeOf(community);
        var first = registrant.send(registrant.form(code, "林晓", "13800000024"));
        registrant.as(community, post("/registrations/" + registrant.only(community) + "/confirmation"));
        var second = registrant.send(registrant.form(code, "林晓", "13800000024"));
        var stranger = post("/join/" + code)
                .param("request", UUID.randomUUID().toString())
                .param("name", "林晓晓")
                .param("sex", "female")
                .param("born", "1999-09-09")
                .param("phone", "13800000024")
                .param("password", "另一个密码 38")
                .param("agreed", "yes");
        var third = registrant.send(stranger);

        assertThat(Stream.of(second, third).map(answer -> answer.getRedirectedUrl()))
                .containsOnly(first.getRedirectedUrl());
        assertThat(registrant.signIn("13800000024", "另一个密码 38").getRedirectedUrl())
                .isEqualTo("/account/registration");
        assertThat(registrant.signIn("13800000024", Registrant.PASSWORD).getRedirectedUrl())
                .isNotEqualTo("/sign-in");
        assertThat(registrant.as(community, get("/registrations")).getContentAsString())
                .contains("可能是同一个人");
        assertThat(registrant
                        .as(community, get("/registrations/" + registrant.only(community)))
                        .getContentAsString())
                .contains("这个手机号已经登记过", "已有志愿者编号 430503");
    }

    @Test
    @FreshDatabase
    void one_form_sent_ten_times_at_once_registers_once() throws Exception {
        var code = registrant.codeOf(community);
        var request = UUID.randomUUID().toString();
        try (var pool = Executors.newFixedThreadPool(10)) {
            Callable<Integer> sending = () -> registrant
                    .send(registrant.form(code, "林晓", "13800000025").with(sent -> {
                        sent.setParameter("request", request);
                        return sent;
                    }))
                    .getStatus();
            for (var answer : pool.invokeAll(java.util.Collections.nCopies(10, sending))) {
                assertThat(answer.get()).isEqualTo(303);
            }
        }

        assertThat(rows("registration")).isEqualTo(1);
        assertThat(rows("account where login = '13800000025' or wanted_login = '13800000025'"))
                .isEqualTo(1);
    }

    @Test
    @FreshDatabase
    void of_two_colleagues_one_confirms_and_the_other_is_shown_what_happened() throws Exception {
        var colleague = loop.hat(Role.COMMUNITY, Loop.SANBATING, "周兰");
        var code = registrant.codeOf(community);
        registrant.send(registrant.form(code, "林晓", "13800000026"));
        var account = registrant.only(colleague);
        try (var pool = Executors.newFixedThreadPool(2)) {
            Callable<Integer> confirming = () -> registrant
                    .as(community, post("/registrations/" + account + "/confirmation"))
                    .getStatus();
            Callable<Integer> refusing = () -> registrant
                    .as(
                            colleague,
                            post("/registrations/" + account + "/refusal").param("reason", "不住在我们社区"))
                    .getStatus();
            for (var answer : pool.invokeAll(List.of(confirming, refusing))) {
                assertThat(answer.get()).isEqualTo(303);
            }
        }
        assertThat(rows("registration where answer is not null")).isEqualTo(1);
        assertThat(rows("volunteer")).isEqualTo(rows("registration where answer = 'CONFIRMED'"));
    }

    @Test
    @FreshDatabase
    void a_refusal_reaches_the_person_with_its_reason() throws Exception {
        var code = registrant.codeOf(community);
        registrant.send(registrant.form(code, "林晓", "13800000027"));
        registrant.as(
                community,
                post("/registrations/" + registrant.only(community) + "/refusal")
                        .param("reason", "电话打不通"));

        var signedIn = registrant.signIn("13800000027", Registrant.PASSWORD);
        assertThat(registrant.page(signedIn, "/account/registration").getContentAsString())
                .contains("没有确认", "电话打不通");
    }

    @Test
    @FreshDatabase
    void after_three_days_the_county_s_administrator_sees_and_confirms() throws Exception {
        var administrator = people.hat(Role.ADMIN, "430503");
        var elsewhere = people.hat(Role.ADMIN, "430502");
        var code = registrant.codeOf(community);
        clock.set("2026-02-26T09:00");
        registrant.send(registrant.form(code, "林晓", "13800000028"));
        var account = registrant.only(community);
        var file = "/registrations/" + account;
        assertThat(registrant.as(administrator, get(file)).getStatus()).isEqualTo(404);

        clock.set("2026-03-01T09:01");

        assertThat(registrant.as(elsewhere, get(file)).getStatus()).isEqualTo(404);
        assertThat(registrant.only(administrator)).isEqualTo(account);
        registrant.as(administrator, post(file + "/confirmation"));
        assertThat(accounts.hats(new AccountId(account))).hasSize(1);
    }

    @Test
    void an_old_code_says_that_it_is_old() throws Exception {
        var old = registrant.codeOf(community);
        var codes = "/join-codes/" + community.region().value();
        registrant.as(community, post(codes + "/" + old + "/renewal"));
        registrant.as(community, post(codes + "/" + old + "/renewal"));
        var fresh = registrant.codeOf(community);

        assertThat(registrant.send(get("/join/" + old)).getStatus()).isEqualTo(410);
        assertThat(registrant.send(get("/join/" + old)).getContentAsString()).contains("这个二维码已经换了");
        assertThat(registrant.send(registrant.form(old, "林晓", "13800000029")).getStatus())
                .isEqualTo(410);
        assertThat(registrant.send(get("/join/" + fresh)).getStatus()).isEqualTo(200);
        assertThat(registrant.send(get("/join/zzzzzzzzzz")).getStatus()).isEqualTo(404);

        registrant.as(community, post(codes + "/" + fresh + "/end"));
        assertThat(registrant.send(get("/join/" + fresh)).getContentAsString()).contains("这个二维码已经停用");
    }

    @Test
    @FreshDatabase
    void an_address_that_sends_without_end_is_stopped() throws Exception {
        var code = registrant.codeOf(community);
        fill();
        registrant.send(registrant.form(code, "林晓", "13800000030"));
        fill();

        assertThat(registrant.send(registrant.form(code, "林晓", "13800000031")).getStatus())
                .isEqualTo(429);
        assertThat(rows("registration")).isEqualTo(1);
    }

    private void fill() {
        Scopes.run(
                Scope.SYSTEM,
                () -> transactions.executeWithoutResult(_ -> jdbc.sql("update registration_attempt set attempts = 60")
                        .update()));
    }

    private VolunteerStatus status(VolunteerId id) {
        return Scopes.within(Scope.SYSTEM, () -> volunteers.profile(id).status());
    }

    private long rows(String where) {
        return Scopes.within(
                Scope.SYSTEM,
                () -> transactions.execute(_ -> jdbc.sql("select count(*) from " + where)
                        .query(Long.class)
                        .single()));
    }
}
