package org.redvest.volunteers.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.redvest.accounts.Accounts;
import org.redvest.accounts.Hat;
import org.redvest.accounts.NewAccount.NewGrant;
import org.redvest.accounts.Role;
import org.redvest.accounts.TestPeople;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.dispatch.Answer;
import org.redvest.dispatch.Dispatch;
import org.redvest.hours.Ledger;
import org.redvest.testing.FreshDatabase;
import org.redvest.testing.Loop;
import org.redvest.testing.RedvestTest;
import org.redvest.testing.TestClock;
import org.redvest.volunteers.NewTeam;
import org.redvest.volunteers.Team;
import org.redvest.volunteers.VolunteerId;
import org.redvest.volunteers.VolunteerStatus;
import org.redvest.volunteers.Volunteers;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** Whoever leaves gives back what is ahead first; whoever is erased leaves hours that still prove themselves, and no name. */
@RedvestTest
class DeparturesTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    TestPeople people;

    @Autowired
    Loop loop;

    @Autowired
    TestClock clock;

    @Autowired
    Volunteers volunteers;

    @Autowired
    Accounts accounts;

    @Autowired
    Dispatch dispatch;

    @Autowired
    Ledger ledger;

    private Registrant registrant;
    private Hat community;

    @BeforeEach
    void a_community() {
        registrant = new Registrant(mvc, people);
        community = loop.hat(Role.COMMUNITY, Loop.SANBATING, "唐敏");
    }

    @Test
    void who_has_accepted_gives_back_first_and_can_come_back_later() throws Exception {
        var served = loop.saturday("彭琳");
        var me = served.volunteer(0);
        var hat = loop.hatOf(me);

        var refused = registrant.as(hat, post("/me/departure"));
        assertThat(refused.getStatus()).isEqualTo(422);
        assertThat(refused.getContentAsString())
                .contains(
                        "还有 1 次已接的服务",
                        "/services/" + served.places().getFirst().id().value());
        assertThat(status(me)).isEqualTo(VolunteerStatus.ACTIVE);

        Loop.as(hat, () -> dispatch.leave(served.places().getFirst().id(), me));
        assertThat(registrant.as(hat, post("/me/departure")).getRedirectedUrl()).isEqualTo("/me/data");
        assertThat(status(me)).isEqualTo(VolunteerStatus.LEFT);
        assertThat(registrant.as(hat, get("/me/data")).getContentAsString()).contains("已退出");
        assertThat(registrant.as(hat, get("/me")).getContentAsString())
                .contains("不再邀请您")
                .doesNotContain("接受邀请中");

        registrant.as(hat, post("/me/return"));
        assertThat(status(me)).isEqualTo(VolunteerStatus.ACTIVE);
    }

    @Test
    void who_leads_a_team_hands_over_first() throws Exception {
        var me = loop.people(Loop.SANBATING, "林晓").getFirst();
        var hat = loop.hatOf(me);
        var leads = new NewGrant(Role.LEADER, Loop.SANBATING, "邻里服务队");
        accounts.grant(me.account(), leads);

        var refused = registrant.as(hat, post("/me/departure"));
        assertThat(refused.getStatus()).isEqualTo(422);
        assertThat(refused.getContentAsString()).contains("您是 1 支服务队的队长或副队长");
        assertThat(status(me)).isEqualTo(VolunteerStatus.ACTIVE);

        accounts.withdraw(me.account(), leads, me.account());
        registrant.as(hat, post("/me/departure"));
        assertThat(status(me)).isEqualTo(VolunteerStatus.LEFT);
    }

    @Test
    @FreshDatabase
    void who_leaves_and_accepts_at_once_does_one_of_the_two() throws Exception {
        var order = loop.opened(community, "company", 9, loop.window("2026-02-28T08:00", 90));
        var need = order.shifts().getFirst().needs().getFirst().id();
        for (int round = 0; round < 6; round++) {
            var me = loop.people(Loop.SANBATING, "林晓").getFirst();
            var hat = loop.hatOf(me);
            try (var pool = Executors.newFixedThreadPool(2)) {
                Callable<Boolean> leaving =
                        () -> registrant.as(hat, post("/me/departure")).getStatus() == 303;
                Callable<Boolean> accepting = () ->
                        Loop.as(hat, () -> dispatch.accept(need, me, UUID.randomUUID())) instanceof Answer.Accepted;
                var both = pool.invokeAll(List.of(leaving, accepting));
                assertThat(both.get(0).get()).isNotEqualTo(both.get(1).get());
            }
        }
    }

    @Test
    @FreshDatabase
    void who_is_erased_leaves_hours_that_still_prove_themselves_and_no_name() throws Exception {
        var served = loop.saturday("彭琳");
        var me = served.volunteer(0);
        var hat = loop.hatOf(me);
        loop.stays(served, 0, "2026-02-28T07:52", "2026-02-28T11:33");
        clock.set("2026-02-28T12:00");
        loop.confirm(served, "4", "came");
        var lines = Scopes.within(Scope.SYSTEM, () -> ledger.lines(me));
        assertThat(lines).hasSize(1);
        var leader = loop.people(Loop.SANBATING, "林晓").getFirst();
        Scopes.within(
                Scope.SYSTEM, () -> volunteers.found(new NewTeam("晚霞队", Loop.SANBATING, leader, Set.of(leader, me))));
        assertThat(Scopes.within(Scope.SYSTEM, () -> volunteers.teamsOf(me))).hasSize(1);

        assertThat(registrant.as(hat, post("/me/erasure")).getStatus()).isEqualTo(422);
        var erased = registrant.as(hat, post("/me/erasure").param("sure", "yes"));

        assertThat(erased.getRedirectedUrl()).isEqualTo("/erased");
        assertThat(registrant.send(get("/erased")).getContentAsString()).contains("您已注销");
        assertThat(accounts.hats(me.account())).isEmpty();
        assertThat(accounts.identities(List.of(me.account())).get(me.account())).satisfies(identity -> {
            assertThat(identity.name()).isEqualTo("已注销的志愿者");
            assertThat(identity.phone()).isEmpty();
        });
        var profile = Scopes.within(Scope.SYSTEM, () -> volunteers.profile(me));
        assertThat(profile.born()).isEqualTo(LocalDate.parse("1900-01-01"));
        assertThat(profile.status()).isEqualTo(VolunteerStatus.LEFT);
        assertThat(Scopes.within(Scope.SYSTEM, () -> volunteers.teamsOf(me))).isEmpty();
        assertThat(Scopes.within(Scope.SYSTEM, () -> volunteers.teamsOf(leader)))
                .extracting(Team::members)
                .containsExactly(1);
        assertThat(Scopes.within(Scope.SYSTEM, () -> ledger.lines(me))).isEqualTo(lines);
        assertThat(Scopes.within(Scope.SYSTEM, ledger::audit).sound()).isTrue();
        var file = registrant.as(served.community(), get("/volunteers/" + profile.number()));
        assertThat(file.getContentAsString())
                .contains("已注销的志愿者")
                .doesNotContain("1900")
                .doesNotContain("/correction");
        var confirmed = registrant.as(
                served.community(), get("/shifts/" + served.shift().value() + "/confirmation"));
        assertThat(confirmed.getContentAsString()).contains("已注销的志愿者").doesNotContain("彭琳");
    }

    @Test
    @FreshDatabase
    void what_is_kept_can_be_read_corrected_and_taken_along() throws Exception {
        var code = registrant.codeOf(community);
        registrant.send(registrant.minor(code, "林沐", "13800000041").param("guardianAgreed", "yes"));
        var account = registrant.only(community);
        registrant.as(community, post("/registrations/" + account + "/confirmation"));
        var hat = loop.hatOf(new VolunteerId(account));

        assertThat(registrant.as(hat, post("/me/data").param("phone", "110")).getStatus())
                .isEqualTo(422);
        registrant.as(hat, post("/me/data").param("phone", "138 0000 0042").param("skill", "escort"));

        assertThat(registrant.signIn("13800000042", Registrant.PASSWORD).getStatus())
                .isEqualTo(303);
        assertThat(registrant
                        .as(hat, get("/me/data/download"))
                        .getContentAsString(java.nio.charset.StandardCharsets.UTF_8))
                .contains("林沐", "13800000042", "escort", "林海", "2009-01-15", "我自愿注册成为志愿者")
                .doesNotContain("argon2");
    }

    @Test
    @FreshDatabase
    void a_worker_records_that_somebody_left_and_a_registration_is_wiped_with_its_guardian() throws Exception {
        var code = registrant.codeOf(community);
        registrant.send(registrant.minor(code, "林沐", "13800000043"));
        var account = registrant.only(community);
        var id = new VolunteerId(account);
        registrant.as(community, post("/registrations/" + account + "/confirmation"));

        registrant.as(community, post("/registrations/" + account + "/departure"));
        assertThat(status(id)).isEqualTo(VolunteerStatus.LEFT);
        registrant.as(loop.hatOf(id), post("/me/return"));
        assertThat(status(id)).as("the guardian has not consented yet").isEqualTo(VolunteerStatus.HELD);

        registrant.as(loop.hatOf(id), post("/me/erasure").param("sure", "yes"));
        assertThat(registrant.as(community, get("/registrations/" + account)).getContentAsString())
                .contains("已注销的志愿者")
                .doesNotContain("林沐", "林海", "13900000047", "13800000043");
    }

    private VolunteerStatus status(VolunteerId id) {
        return Scopes.within(Scope.SYSTEM, () -> volunteers.profile(id).status());
    }
}
