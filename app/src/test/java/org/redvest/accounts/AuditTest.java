package org.redvest.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.redvest.audit.Audit;
import org.redvest.audit.AuditActor;
import org.redvest.audit.AuditEntry;
import org.redvest.audit.AuditQuestion;
import org.redvest.audit.AuditSubject;
import org.redvest.audit.AuditedAct;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.regions.RegionCode;
import org.redvest.testing.RedvestTest;
import org.redvest.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.transaction.support.TransactionOperations;

/** What administrators do, who comes in and what is opened leaves an entry that cannot be changed and that the region's administrators read. */
@RedvestTest
class AuditTest {

    private static final String RIGHT = "三月的邵水涨了两尺";
    private static final Visitor HERE = new Visitor("192.0.2.201", Optional.empty());

    @Autowired
    private MockMvc mvc;

    @Autowired
    private TestPeople people;

    @Autowired
    private TestClock clock;

    @Autowired
    private Administration administration;

    @Autowired
    private Accounts accounts;

    @Autowired
    private SignIns signIns;

    @Autowired
    private FirstAdministrator first;

    @Autowired
    private Audit audit;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionOperations transactions;

    @Test
    void every_act_of_an_administrator_leaves_one_entry_with_what_was_and_what_is() {
        var admin = people.hat(Role.ADMIN, "430524");
        var opened = (AccountCreation.Opened) administration.open(
                admin,
                new NewMember("zhao-min", "赵敏", "", new NewHat("DISPATCHER", "430524001", "镇团委"), UUID.randomUUID()));
        var account = opened.person().account();
        var grant = accounts.hats(account).getFirst().grant();

        administration.give(admin, account, new NewHat("SECRETARY", "430524", "邵东市团委"));
        administration.give(admin, account, new NewHat("SECRETARY", "430524", "邵东市团委"));
        administration.withdraw(admin, grant);
        administration.withdraw(admin, grant);
        administration.giveBack(admin, grant);
        administration.giveBack(admin, grant);
        administration.renewPassword(admin, account);

        assertThat(entries("430524").reversed())
                .allSatisfy(entry -> {
                    assertThat(entry.actor()).isEqualTo(admin.actor());
                    assertThat(entry.subject().account()).isEqualTo(account.value());
                })
                .extracting(
                        AuditEntry::act,
                        entry -> entry.subject().before(),
                        entry -> entry.subject().after())
                .containsExactly(
                        tuple(AuditedAct.ACCOUNT_OPENED, "", "DISPATCHER 430524001 镇团委"),
                        tuple(AuditedAct.GRANT_GIVEN, "", "SECRETARY 430524 邵东市团委"),
                        tuple(AuditedAct.GRANT_WITHDRAWN, "DISPATCHER 430524001 镇团委", ""),
                        tuple(AuditedAct.GRANT_RETURNED, "", "DISPATCHER 430524001 镇团委"),
                        tuple(AuditedAct.PASSWORD_RENEWED, "", ""));
    }

    @Test
    void who_comes_in_who_is_refused_and_who_changes_hat_or_password_stands_there() throws Exception {
        var me = people.hat(Role.DISPATCHER, "430522");
        signIns.setPassword(me.account(), RIGHT);
        var login = login(me);

        signIns.attempt(login, "falsch-und-lang", HERE);
        mvc.perform(post("/sign-in")
                .with(people.asVisitor())
                .header("User-Agent", "Mozilla/5.0 (Windows NT 10.0) Chrome/140.0")
                .param("account", login)
                .param("password", RIGHT));
        mvc.perform(post("/hat")
                .with(people.as(me))
                .param("grant", Long.toString(me.grant().value())));
        mvc.perform(post("/account/password")
                .with(people.as(me))
                .param("present", RIGHT)
                .param("wanted", "四月的资江又绿了"));

        assertThat(entries("430522").reversed())
                .extracting(AuditEntry::act)
                .containsExactly(
                        AuditedAct.SIGN_IN_REFUSED,
                        AuditedAct.SIGNED_IN,
                        AuditedAct.HAT_CHANGED,
                        AuditedAct.PASSWORD_CHANGED,
                        AuditedAct.SIGNED_IN);
        assertThat(entries("430522").reversed().get(1).subject().name()).isEqualTo("Chrome · Windows");
    }

    @Test
    void tries_during_a_lock_out_are_written_down_too_and_once_an_hour() throws Exception {
        var me = people.hat(Role.DISPATCHER, "430511");
        signIns.setPassword(me.account(), RIGHT);

        for (int guess = 0; guess < 9; guess++) {
            signIns.attempt(login(me), "falsch-und-lang", HERE);
        }

        assertThat(entries("430511")).hasSize(6);
        page(people.hat(Role.ADMIN, "430511"), "").andExpect(content().string(containsString("暂停登录期间仍有人尝试")));
    }

    @Test
    void names_that_nobody_has_are_kept_neither_as_typed_nor_each_time() {
        long before =
                entries("4305").stream().filter(AuditTest::isRefusedUnknown).count();

        for (int guess = 0; guess < 3; guess++) {
            signIns.attempt("my-password-typed-here-" + guess, "falsch-und-lang", HERE);
        }

        assertThat(entries("4305").stream().filter(AuditTest::isRefusedUnknown).count() - before)
                .isLessThanOrEqualTo(1);
        assertThat(entries("4305")).noneMatch(entry -> entry.toString().contains("typed-here"));
    }

    private static boolean isRefusedUnknown(AuditEntry entry) {
        return entry.act() == AuditedAct.SIGN_IN_REFUSED && entry.subject().account() == 0;
    }

    @Test
    void the_console_s_way_in_is_written_down_too() {
        first.inviteAgain();

        assertThat(entries("4305")).extracting(AuditEntry::act).contains(AuditedAct.ADMINISTRATOR_INVITED);
    }

    @Test
    void a_reading_counts_once_an_hour_for_each_reader() {
        var me = people.hat(Role.DISPATCHER, "430523");
        var colleague = people.hat(Role.DISPATCHER, "430523");
        for (var at : List.of(Duration.ZERO, Duration.ofMinutes(59), Duration.ofMinutes(1))) {
            clock.advance(at);
            read(me);
            read(colleague);
        }

        assertThat(entries("430523")).hasSize(4);
    }

    private void read(Hat reader) {
        audit.recordOnce(
                AuditedAct.PRIVATE_DETAILS_READ,
                reader.actor(),
                reader.region(),
                AuditSubject.named("430523-260226-001"));
    }

    @Test
    void an_entry_can_be_neither_changed_nor_deleted_nor_forged() {
        audit.record(AuditedAct.SIGNED_IN, AuditActor.NOBODY, new RegionCode("430525"), AuditSubject.NONE);

        for (var attempt :
                List.of("update audit_entry set act = 'NOTHING'", "delete from audit_entry", "truncate audit_entry")) {
            assertThatThrownBy(() -> as(Scope.SYSTEM, attempt))
                    .as(attempt)
                    .hasStackTraceContaining("permission denied");
        }
        for (var scope : List.of(
                Scope.region("430525"), Scope.PUBLIC, Scope.volunteer(1, "430525"), Scope.administration("430525"))) {
            assertThatThrownBy(() -> as(scope, """
                    insert into audit_entry (at, act, actor_role, actor_label, region, subject, value_before, value_after)
                    values (now(), 'SIGNED_IN', '', '', '430525', '', '', '')
                    """)).as("%s", scope).hasStackTraceContaining("row-level security");
        }
    }

    private void as(Scope scope, String statement) {
        Scopes.run(
                scope,
                () -> transactions.executeWithoutResult(_ -> jdbc.sql(statement).update()));
    }

    @Test
    void the_region_s_own_read_it_and_others_do_not() throws Exception {
        var secret = "同事" + UUID.randomUUID();
        var region = "430527";
        var colleague = people.hats(secret, new NewAccount.NewGrant(Role.DISPATCHER, new RegionCode(region), "绥宁县团委"))
                .getFirst();
        administration.renewPassword(people.hat(Role.ADMIN, region), colleague.account());

        for (var reader : List.of(people.hat(Role.ADMIN, region), people.hat(Role.ADMIN, "4305"))) {
            mvc.perform(get("/audit").with(people.as(reader)).param("region", region))
                    .andExpect(status().isOk())
                    .andExpect(content().string(allOf(containsString("重设密码"), containsString(secret))));
        }
        for (var stranger : List.of(people.hat(Role.ADMIN, "430528"), people.hat(Role.ADMIN, region + "001"))) {
            mvc.perform(get("/audit").with(people.as(stranger)).param("region", region))
                    .andExpect(status().isNotFound());
            mvc.perform(get("/audit").with(people.as(stranger)))
                    .andExpect(content().string(not(containsString(secret))));
        }
        for (var role : List.of(Role.DISPATCHER, Role.SECRETARY, Role.COMMUNITY, Role.VOLUNTEER, Role.LEADER)) {
            mvc.perform(get("/audit").with(people.as(people.hat(role, region)))).andExpect(status().isNotFound());
        }
        assertThat(inScope(Scope.region("430528"), region)).isEmpty();
    }

    @Test
    void volunteers_stay_numbers() throws Exception {
        var region = "430529";
        var name = "志愿" + UUID.randomUUID();
        var volunteer = people.hats(
                        name, new NewAccount.NewGrant(Role.VOLUNTEER, new RegionCode(region + "001001"), "家"))
                .getFirst();
        read(volunteer);

        mvc.perform(get("/audit").with(people.as(people.hat(Role.ADMIN, region))))
                .andExpect(content().string(containsString("查看地址和联系人")))
                .andExpect(content().string(containsString("430523-260226-001")))
                .andExpect(content().string(not(containsString(name))));
    }

    /** What the log shows is what one can look for: a number for those who have no name in it. */
    @Test
    void one_finds_a_volunteer_by_the_number_that_the_log_shows() throws Exception {
        var admin = people.hat(Role.ADMIN, "430525");
        var volunteer = people.hat(Role.VOLUNTEER, "430525001001");
        read(volunteer);
        read(people.hat(Role.VOLUNTEER, "430525001001"));
        var number = volunteer.account().value();

        for (var who : List.of("账号 " + number, "账号" + number, Long.toString(number), "account " + number)) {
            page(admin, "who", who).andExpect(content().string(containsString("操作记录，1 条")));
        }
    }

    @Test
    void who_looks_for_a_volunteer_s_name_is_told_to_look_for_the_number() throws Exception {
        var admin = people.hat(Role.ADMIN, "430528");
        var name = "志愿" + UUID.randomUUID();
        var volunteer = people.hats(name, new NewAccount.NewGrant(Role.VOLUNTEER, new RegionCode("430528001001"), "家"))
                .getFirst();
        read(volunteer);

        page(admin, "who", name).andExpect(content().string(containsString("志愿者和外单位的人在这里没有姓名，请用账号编号查找")));
        page(admin, "who", name, "lang", "en")
                .andExpect(content().string(containsString("look for their account number")));
        page(admin, "day", "2001-01-01").andExpect(content().string(not(containsString("请用账号编号查找"))));
    }

    @Test
    void a_download_is_told_in_the_reader_s_language() throws Exception {
        var admin = people.hat(Role.ADMIN, "430527");
        audit.record(
                AuditedAct.FIGURES_DOWNLOADED,
                admin.actor(),
                admin.region(),
                AuditSubject.named("hours 2026-03-01 – 2026-03-31"));

        page(admin, "").andExpect(content().string(containsString("服务时长 2026-03-01 – 2026-03-31")));
        page(admin, "lang", "en").andExpect(content().string(containsString("Service hours 2026-03-01")));
    }

    @Test
    void one_filters_by_act_person_and_day_and_leafs_through_to_the_first_entry() throws Exception {
        var region = "430581";
        var admin = people.hat(Role.ADMIN, region);
        var name = "武冈" + UUID.randomUUID();
        var colleague = people.hats(name, new NewAccount.NewGrant(Role.DISPATCHER, new RegionCode(region), "武冈市团委"))
                .getFirst();
        for (int i = 0; i < 44; i++) {
            audit.record(AuditedAct.SIGNED_IN, admin.actor(), admin.region(), AuditSubject.named("entry " + i + "."));
        }
        clock.advance(Duration.ofDays(1));
        administration.renewPassword(admin, colleague.account());

        page(admin, "").andExpect(content().string(containsString("操作记录，45 条")));
        page(admin, "page", "3").andExpect(content().string(containsString("entry 0.")));
        page(admin, "act", "password-renewed").andExpect(content().string(containsString("操作记录，1 条")));
        page(admin, "who", name.substring(0, 10)).andExpect(content().string(containsString("操作记录，1 条")));
        page(admin, "who", "查无此人").andExpect(content().string(containsString("没有这样的记录")));
        page(admin, "day", "2026-02-26").andExpect(content().string(containsString("操作记录，44 条")));
        page(admin, "day", "2026-02-27").andExpect(content().string(containsString("操作记录，1 条")));
    }

    private ResultActions page(Hat admin, String... filter) throws Exception {
        var request = get("/audit").with(people.as(admin));
        for (int field = 0; field + 1 < filter.length; field += 2) {
            request.param(filter[field], filter[field + 1]);
        }
        return mvc.perform(request);
    }

    /** The newest first. */
    private List<AuditEntry> entries(String region) {
        return inScope(Scope.region(region), region);
    }

    private List<AuditEntry> inScope(Scope scope, String region) {
        var question = new AuditQuestion(
                new RegionCode(region), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        return Scopes.within(scope, () -> audit.list(question, 1000, 0));
    }

    private String login(Hat hat) {
        return accounts.findPerson(hat.account())
                .flatMap(Person::login)
                .map(Login::value)
                .orElseThrow();
    }
}
