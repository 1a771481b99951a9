package org.redvest.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.regions.RegionCode;
import org.redvest.testing.RedvestTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.transaction.support.TransactionOperations;

/** A write of an administrator reaches what the page beside it shows, and nothing else: every write, at every kind of target. */
@RedvestTest
class AdministrationWritesTest {

    private static final String OWN = "430503001";
    private static final String GRANTS = """
            select string_agg(grant_id || ' ' || account_id || ' ' || role || ' ' || region || ' ' || coalesce(withdrawn_by, 0), ','
                              order by grant_id)
              from account_grant
            """;

    @Autowired
    private MockMvc mvc;

    @Autowired
    private TestPeople people;

    @Autowired
    private Administration administration;

    @Autowired
    private Accounts accounts;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionOperations transactions;

    private Hat admin;

    /** Whom an administrator of a township meets. True: the account's page exists for them. */
    private final Map<Hat, Boolean> targets = new LinkedHashMap<>();

    @BeforeEach
    void an_administrator_of_a_township_and_everybody_around() {
        admin = people.hat(Role.ADMIN, OWN);
        targets.put(people.hat(Role.DISPATCHER, OWN), true);
        targets.put(people.hat(Role.ADMIN, OWN), true);
        targets.put(people.hat(Role.COMMUNITY, OWN + "001"), true);
        targets.put(people.hat(Role.VOLUNTEER, OWN + "001"), false);
        targets.put(people.hat(Role.LEADER, OWN + "001"), false);
        targets.put(people.hat(Role.DISPATCHER, "430503002"), false);
        targets.put(people.hat(Role.COMMUNITY, "430503002001"), false);
        targets.put(people.hat(Role.DISPATCHER, "430503"), false);
        targets.put(people.hat(Role.ADMIN, "4305"), false);
        targets.put(people.hat(Role.ADMIN, "430524001"), false);
    }

    @Test
    void every_write_asks_what_the_page_beside_it_asks() throws Exception {
        var softly = new SoftAssertions();
        for (var target : targets.entrySet()) {
            int page = status(get("/accounts/" + target.getKey().account().value()));
            softly.assertThat(page).as("page of %s", target.getKey()).isEqualTo(target.getValue() ? 200 : 404);
            for (var write : writesTo(target.getKey()).entrySet()) {
                var before = grants();
                int answer = status(write.getValue());
                softly.assertThat(answer)
                        .as("%s of %s", write.getKey(), target.getKey())
                        .isIn(target.getValue() ? List.of(200, 303) : List.of(404));
                if (!target.getValue()) {
                    softly.assertThat(grants())
                            .as("%s of %s", write.getKey(), target.getKey())
                            .isEqualTo(before);
                }
            }
        }
        softly.assertAll();
    }

    /** In this order: what is withdrawn is given back. */
    private static Map<String, MockHttpServletRequestBuilder> writesTo(Hat target) {
        var writes = new LinkedHashMap<String, MockHttpServletRequestBuilder>();
        var account = target.account().value();
        writes.put(
                "withdrawal",
                post("/grants/%d/withdrawal".formatted(target.grant().value())));
        writes.put("return", post("/grants/%d/return".formatted(target.grant().value())));
        writes.put(
                "gift",
                post("/accounts/%d/grants".formatted(account))
                        .param("role", "SECRETARY")
                        .param("region", OWN)
                        .param("label", "街道团工委"));
        writes.put("new password", post("/accounts/%d/password".formatted(account)));
        return writes;
    }

    @Test
    void an_account_is_opened_in_the_own_region_and_below_alone() throws Exception {
        for (var region : List.of(OWN, OWN + "001")) {
            assertThat(status(opening(region))).as(region).isEqualTo(200);
        }
        for (var region : List.of("430503", "4305", "430503002", "430524001", "999999")) {
            assertThat(status(opening(region))).as(region).isEqualTo(404);
        }
    }

    @Test
    void the_hat_one_acts_under_is_neither_withdrawn_nor_renewed_by_itself() throws Exception {
        var before = grants();

        assertThat(status(post("/grants/%d/withdrawal".formatted(admin.grant().value()))))
                .isEqualTo(404);
        assertThat(status(post("/grants/%d/return".formatted(admin.grant().value()))))
                .isEqualTo(404);
        assertThat(status(post("/accounts/%d/password".formatted(admin.account().value()))))
                .isEqualTo(404);

        assertThat(grants()).isEqualTo(before);
    }

    @Test
    void two_administrators_who_withdraw_each_other_s_hat_at_once_leave_one() throws Exception {
        for (int round = 0; round < 10; round++) {
            var one = people.hat(Role.ADMIN, "430528");
            var other = people.hat(Role.ADMIN, "430528");
            try (var both = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Callable<Boolean>> acts = List.of(() -> withdraws(one, other), () -> withdraws(other, one));
                var done = both.invokeAll(acts);

                assertThat(done.stream().filter(each -> each.resultNow())).hasSize(1);
            }
            assertThat(accounts.hats(one.account()).size()
                            + accounts.hats(other.account()).size())
                    .isOne();
        }
    }

    private boolean withdraws(Hat admin, Hat other) {
        try {
            administration.withdraw(admin, other.grant());
            return true;
        } catch (NoSuchPage gone) {
            return false;
        }
    }

    @Test
    void an_administrator_whose_hat_was_withdrawn_a_moment_ago_writes_nothing() {
        var colleague = people.hat(Role.DISPATCHER, OWN);
        administration.withdraw(people.hat(Role.ADMIN, "430503"), admin.grant());
        var before = grants();

        var refused = new ArrayList<String>();
        for (var write : Map.<String, Runnable>of(
                        "withdraw", () -> administration.withdraw(admin, colleague.grant()),
                        "return", () -> administration.giveBack(admin, colleague.grant()),
                        "give",
                                () -> administration.give(
                                        admin, colleague.account(), new NewHat("SECRETARY", OWN, "街道团工委")),
                        "renew", () -> administration.renewPassword(admin, colleague.account()),
                        "open",
                                () -> administration.open(
                                        admin,
                                        new NewMember(
                                                "late-" + UUID.randomUUID(),
                                                "王芳",
                                                "",
                                                new NewHat("SECRETARY", OWN, "街道团工委"),
                                                UUID.randomUUID())))
                .entrySet()) {
            try {
                write.getValue().run();
            } catch (NoSuchPage gone) {
                refused.add(write.getKey());
            }
        }

        assertThat(refused).containsExactlyInAnyOrder("withdraw", "return", "give", "renew", "open");
        assertThat(grants()).isEqualTo(before);
    }

    @Test
    void a_grant_that_was_withdrawn_by_mistake_is_given_back_as_the_same_grant() throws Exception {
        var colleague = people.hat(Role.DISPATCHER, OWN);
        administration.withdraw(admin, colleague.grant());
        var person = administration.member(admin, colleague.account());
        assertThat(person.hats()).isEmpty();
        assertThat(administration.withdrawn(admin, person))
                .extracting(Hat::grant)
                .containsExactly(colleague.grant());

        status(post("/grants/%d/return".formatted(colleague.grant().value())));
        status(post("/grants/%d/return".formatted(colleague.grant().value())));

        assertThat(accounts.hats(colleague.account())).containsExactly(colleague);
        assertThat(administration.withdrawn(admin, person)).isEmpty();
    }

    @Test
    void what_was_given_anew_in_the_meantime_is_not_given_back_twice() {
        var colleague = people.hat(Role.DISPATCHER, OWN);
        administration.withdraw(admin, colleague.grant());
        administration.give(admin, colleague.account(), new NewHat("DISPATCHER", OWN, colleague.label()));

        administration.giveBack(admin, colleague.grant());

        assertThat(accounts.hats(colleague.account())).hasSize(1);
    }

    /** Code that forgets to ask is held by the database: the statements see and write what the policy lets them. */
    @Test
    void the_database_holds_an_administrator_s_statements_to_the_region_and_to_staff() {
        for (var target : targets.keySet()) {
            boolean reached = new RegionCode(OWN).contains(target.region())
                    && target.role().isStaff();
            assertThat(asAdministrator("update account_grant set withdrawn_at = null where grant_id = "
                            + target.grant().value()))
                    .as("%s", target)
                    .isEqualTo(reached ? 1 : 0);
        }
        for (var elsewhere : List.of("'DISPATCHER', '430503'", "'VOLUNTEER', '430503001'", "'ADMIN', '430524001'")) {
            assertThat(catchThrowable(() -> asAdministrator(
                            "insert into account_grant (account_id, role, region, label, given_at) select %d, %s, 'x', now()"
                                    .formatted(admin.account().value(), elsewhere))))
                    .as(elsewhere)
                    .hasStackTraceContaining("row-level security");
        }
        assertThat(Scopes.<Integer, RuntimeException>within(
                        admin.scope(),
                        () -> transactions.execute(_ -> jdbc.sql("update account_grant set withdrawn_at = null")
                                .update())))
                .as("outside of an act of administration, nothing")
                .isZero();
    }

    private int asAdministrator(String statement) {
        return Scopes.within(
                Scope.administration(OWN),
                () -> transactions.execute(_ -> jdbc.sql(statement).update()));
    }

    @Test
    void each_account_of_a_long_list_is_counted_and_found() {
        var county = "430522";
        var boss = people.hat(Role.ADMIN, county);
        for (int i = 0; i < 44; i++) {
            people.hats("同名", new NewAccount.NewGrant(Role.COMMUNITY, new RegionCode(county), "站" + i + "号"));
        }

        var all = administration.members(boss, boss.region(), "", 1);
        var last = administration.members(boss, boss.region(), "", 3);
        var found = administration.members(boss, boss.region(), "站43号", 1);

        assertThat(all.total()).isEqualTo(45);
        assertThat(all.rows()).hasSize(20);
        assertThat(last.rows()).hasSize(5);
        assertThat(found.rows())
                .singleElement()
                .satisfies(one -> assertThat(one.hats()).hasSize(1));
        assertThat(administration.members(boss, boss.region(), "%", 1).total()).isZero();
    }

    @Test
    void a_hat_that_somebody_holds_is_not_given_again_and_said_to_be_held() {
        var colleague = people.hat(Role.DISPATCHER, OWN);

        var answer = administration.give(admin, colleague.account(), new NewHat("DISPATCHER", OWN, colleague.label()));

        assertThat(answer.any()).isTrue();
        assertThat(accounts.hats(colleague.account())).containsExactly(colleague);
    }

    @Test
    void whoever_gave_a_grant_is_written_beside_it() throws Exception {
        var colleague = people.hat(Role.DISPATCHER, OWN);

        administration.give(admin, colleague.account(), new NewHat("SECRETARY", OWN, "街道团工委"));

        assertThat(Scopes.<Long, RuntimeException>within(
                        Scope.SYSTEM,
                        () -> transactions.execute(_ -> jdbc.sql(
                                        "select given_by from account_grant where account_id = :account and role = 'SECRETARY'")
                                .param("account", colleague.account().value())
                                .query(Long.class)
                                .single())))
                .isEqualTo(admin.account().value());
    }

    private String grants() {
        return Scopes.within(
                Scope.SYSTEM,
                () -> transactions.execute(
                        _ -> jdbc.sql(GRANTS).query(String.class).single()));
    }

    private int status(MockHttpServletRequestBuilder request) throws Exception {
        return mvc.perform(request.with(people.as(admin)))
                .andReturn()
                .getResponse()
                .getStatus();
    }

    private static MockHttpServletRequestBuilder opening(String region) {
        return post("/accounts")
                .param("login", "new-" + UUID.randomUUID())
                .param("name", "王芳")
                .param("role", "DISPATCHER")
                .param("region", region)
                .param("label", "街道团工委")
                .param("request", UUID.randomUUID().toString());
    }
}
