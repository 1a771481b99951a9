package org.redvest.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.head;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.redvest.accounts.NewAccount.NewGrant;
import org.redvest.audit.AuditedAct;
import org.redvest.database.TestCluster;
import org.redvest.regions.RegionCode;
import org.redvest.testing.RedvestTest;
import org.redvest.testing.TestClock;
import org.redvest.testing.TestDataSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** An administrator invites a colleague by a link that works once, and each way in which it does not work says so. */
@RedvestTest
class InvitationsTest {

    private static final Pattern LINK = Pattern.compile("<output>http://localhost(/invited/[a-z0-9]{26})</output>");
    private static final String SENTENCE = "a sentence only I would think of";
    private static final Visitor HERE = new Visitor("192.0.2.201", Optional.empty());

    @Autowired
    private MockMvc mvc;

    @Autowired
    private TestPeople people;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Invitees invitees;

    @Autowired
    private SignIns signIns;

    @Autowired
    private TestClock clock;

    @Autowired
    private TestDataSource database;

    @Test
    void an_invited_person_opens_an_account_and_is_at_work() throws Exception {
        var admin = people.hat(Role.ADMIN, "430503");
        var link = invited(admin, "DISPATCHER");

        mvc.perform(get(link).with(people.asVisitor()))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("大祥区团委")))
                .andExpect(content().string(containsString("调度员")));
        mvc.perform(opening(link, "chen-jing").with(people.asVisitor()))
                .andExpect(status().isSeeOther())
                .andExpect(redirectedUrl("/review"));

        assertThat(signIns.attempt("chen-jing", SENTENCE, HERE)).isInstanceOf(SignIn.In.class);
        mvc.perform(get("/invitations").param("which", "accepted").with(people.as(admin)))
                .andExpect(content().string(containsString("接受")));
    }

    /** Mail scanners and chat programs open every link that they carry, and some ask for the head alone. */
    @Test
    void looking_at_a_link_does_not_use_it_up() throws Exception {
        var link = invited(people.hat(Role.ADMIN, "430503"), "DISPATCHER");

        for (int i = 0; i < 5; i++) {
            mvc.perform(get(link)).andExpect(status().isOk());
            mvc.perform(head(link)).andExpect(status().isOk());
            mvc.perform(get(link).header("Sec-Purpose", "prefetch")).andExpect(status().isOk());
        }

        assertThat(invitees.look(secret(link))).isInstanceOf(InvitedTo.Offered.class);
    }

    @Test
    void a_link_is_told_to_no_other_page_and_kept_by_nobody_on_the_way() throws Exception {
        mvc.perform(get(invited(people.hat(Role.ADMIN, "430503"), "DISPATCHER")))
                .andExpect(header().string("Referrer-Policy", "no-referrer"))
                .andExpect(header().string("Cache-Control", containsString("no-store")))
                .andExpect(header().string("X-Robots-Tag", containsString("noindex")));
    }

    @Test
    void the_database_holds_no_link() throws Exception {
        var secret = secret(invited(people.hat(Role.ADMIN, "430503"), "DISPATCHER"));

        var tables = JdbcClient.create(database.asOwner())
                .sql("select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace")
                .query(String.class)
                .list();

        assertThat(tables)
                .contains("invitation_link", "audit_entry", "kept_answer", "spring_session_attributes")
                .noneMatch(table -> holds(table, secret));
    }

    private boolean holds(String table, String secret) {
        return JdbcClient.create(TestCluster.asSuperuser(database.database()))
                .sql("select exists (select from %s t where position(:secret in t::text) > 0)".formatted(table))
                .param("secret", secret)
                .query(Boolean.class)
                .single();
    }

    @Test
    void a_volunteer_who_is_signed_in_gets_the_role_in_the_account_that_exists() throws Exception {
        var volunteer = people.hats("林晓", new NewGrant(Role.VOLUNTEER, new RegionCode("430503001001"), "三八亭社区"))
                .getFirst();
        var link = invited(people.hat(Role.ADMIN, "430503"), "DISPATCHER");

        mvc.perform(get(link).with(people.as(volunteer))).andExpect(content().string(containsString("接受邀请")));
        mvc.perform(post(link + "/acceptance").with(people.as(volunteer))).andExpect(redirectedUrl("/review"));

        assertThat(accounts.hats(volunteer.account()))
                .extracting(Hat::role)
                .containsExactly(Role.VOLUNTEER, Role.DISPATCHER);
    }

    @Test
    void a_person_without_any_role_left_comes_back_to_the_invitation_after_signing_in() throws Exception {
        var gone = people.hats("沈岚", new NewGrant(Role.DISPATCHER, new RegionCode("430503"), "原单位"))
                .getFirst();
        signIns.setPassword(gone.account(), SENTENCE);
        people.withdraw(gone);
        var link = invited(people.hat(Role.ADMIN, "430503"), "DISPATCHER");
        var login = accounts.findPerson(gone.account())
                .flatMap(Person::login)
                .orElseThrow()
                .value();

        mvc.perform(post("/sign-in")
                        .param("account", login)
                        .param("password", SENTENCE)
                        .param("next", link)
                        .with(people.asVisitor()))
                .andExpect(redirectedUrl(link));
    }

    @Test
    void a_role_that_is_held_already_is_no_error() throws Exception {
        var dispatcher = people.hats("周宁", new NewGrant(Role.DISPATCHER, new RegionCode("430503"), "大祥区团委"))
                .getFirst();
        var link = invited(people.hat(Role.ADMIN, "430503"), "DISPATCHER");

        mvc.perform(post(link + "/acceptance").with(people.as(dispatcher))).andExpect(redirectedUrl("/review"));

        assertThat(accounts.hats(dispatcher.account())).hasSize(1);
        assertThat(invitees.look(secret(link))).isInstanceOf(InvitedTo.Used.class);
    }

    @Test
    void a_used_link_says_so_and_leads_to_signing_in() throws Exception {
        var link = invited(people.hat(Role.ADMIN, "430503"), "DISPATCHER");
        mvc.perform(opening(link, "first-come").with(people.asVisitor())).andExpect(status().isSeeOther());

        mvc.perform(opening(link, "second-come").with(people.asVisitor()))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("这个链接已使用过")))
                .andExpect(content().string(containsString("href=\"/sign-in\"")));

        assertThat(signIns.attempt("second-come", SENTENCE, HERE)).isNotInstanceOf(SignIn.In.class);
    }

    @Test
    void a_late_link_lets_its_holder_ask_again_and_the_office_sees_it() throws Exception {
        var admin = people.hat(Role.ADMIN, "430524");
        var link = invited(admin, "DISPATCHER", "430524");
        clock.set("2026-04-30T09:00");

        mvc.perform(opening(link, "too-late").with(people.asVisitor()))
                .andExpect(content().string(containsString("这个链接已到期")));
        mvc.perform(post(link + "/question").with(people.asVisitor())).andExpect(redirectedUrl(link));

        mvc.perform(get(link)).andExpect(content().string(containsString("已告知发出邀请的单位")));
        mvc.perform(get("/invitations").param("which", "asked").with(people.as(people.hat(Role.ADMIN, "430524"))))
                .andExpect(content().string(containsString("再次申请")))
                .andExpect(content().string(containsString("大祥区团委")));
    }

    @Test
    void another_link_ends_the_earlier_one_which_says_so() throws Exception {
        var admin = people.hat(Role.ADMIN, "430503");
        var first = invited(admin, "DISPATCHER");
        var page = mvc.perform(
                        post("/invitations/%d/link".formatted(number(first))).with(people.as(admin)))
                .andReturn()
                .getResponse()
                .getContentAsString();
        var second = link(page);

        mvc.perform(opening(first, "by-the-first").with(people.asVisitor()))
                .andExpect(content().string(containsString("这个链接已作废")));
        mvc.perform(opening(second, "by-the-second").with(people.asVisitor())).andExpect(redirectedUrl("/review"));
    }

    @Test
    void a_revoked_invitation_opens_nothing_and_stays_in_the_list() throws Exception {
        var admin = people.hat(Role.ADMIN, "430503");
        var link = invited(admin, "DISPATCHER");
        var number = number(link);
        mvc.perform(post("/invitations/%d/revocation".formatted(number)).with(people.as(admin)))
                .andExpect(status().isSeeOther());

        mvc.perform(opening(link, "revoked").with(people.asVisitor()))
                .andExpect(content().string(containsString("这个邀请已撤销")));
        mvc.perform(get("/invitations/" + number).with(people.as(admin)))
                .andExpect(content().string(containsString("撤销后不能恢复")));
        assertThat(signIns.attempt("revoked", SENTENCE, HERE)).isNotInstanceOf(SignIn.In.class);
    }

    @Test
    void a_link_that_was_cut_off_is_not_found_and_says_what_to_do() throws Exception {
        var link = invited(people.hat(Role.ADMIN, "430503"), "DISPATCHER");

        mvc.perform(get(link.substring(0, link.length() - 1)))
                .andExpect(status().isNotFound())
                .andExpect(content().string(containsString("没有复制完整")));
    }

    @Test
    void a_link_is_shown_once_and_the_form_sent_twice_makes_one_invitation() throws Exception {
        var admin = people.hat(Role.ADMIN, "430503");
        var request = UUID.randomUUID();

        var page = mvc.perform(inviting("DISPATCHER", "430503", request).with(people.as(admin)))
                .andReturn()
                .getResponse()
                .getContentAsString();
        mvc.perform(inviting("DISPATCHER", "430503", request).with(people.as(admin)))
                .andExpect(status().isSeeOther())
                .andExpect(redirectedUrl("/invitations/" + number(link(page))));
        mvc.perform(get("/invitations/" + number(link(page))).with(people.as(admin)))
                .andExpect(content().string(not(containsString(secret(link(page))))));
    }

    @Test
    void what_is_wrong_stands_beside_its_field_and_the_link_is_not_used_up() throws Exception {
        var link = invited(people.hat(Role.ADMIN, "430503"), "DISPATCHER");

        mvc.perform(post(link + "/account")
                        .param("name", "陈静")
                        .param("phone", "139 0000 1234")
                        .param("login", "chen")
                        .param("wanted", "12345678")
                        .with(people.asVisitor()))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("容易被猜中")))
                .andExpect(content().string(containsString("value=\"陈静\"")))
                .andExpect(content().string(not(containsString("12345678"))));
        people.hats("有名字的人");
        var taken = accounts.findPerson(people.hat(Role.DISPATCHER, "430503").account())
                .flatMap(Person::login)
                .orElseThrow();
        mvc.perform(opening(link, taken.value()).with(people.asVisitor()))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("这个账号已被使用")));

        assertThat(invitees.look(secret(link))).isInstanceOf(InvitedTo.Offered.class);
    }

    /** All have looked at the link before the first can write: grants are held up until each waits for something. */
    @Test
    void of_people_who_accept_one_link_together_one_does() throws Exception {
        var link = secret(invited(people.hat(Role.ADMIN, "430503"), "DISPATCHER"));
        var together = IntStream.range(0, 8)
                .mapToObj(_ -> people.hat(Role.VOLUNTEER, "430503001001"))
                .toList();

        List<Acceptance> answers;
        try (var threads = Executors.newFixedThreadPool(together.size());
                var owner = database.asOwner().getConnection()) {
            owner.setAutoCommit(false);
            owner.createStatement().execute("lock table account_grant in exclusive mode");
            var running = together.stream()
                    .map(hat -> threads.submit(() -> invitees.join(link, hat.account())))
                    .toList();
            await().atMost(Duration.ofSeconds(60)).until(() -> waiting() == together.size());
            owner.commit();
            answers = running.stream().map(InvitationsTest::answer).toList();
        }

        assertThat(answers).filteredOn(Acceptance.Accepted.class::isInstance).hasSize(1);
        assertThat(together.stream()
                        .flatMap(hat -> accounts.hats(hat.account()).stream())
                        .filter(hat -> hat.role() == Role.DISPATCHER))
                .hasSize(1);
    }

    /** Connections of this database that wait for a lock. */
    private long waiting() {
        return JdbcClient.create(TestCluster.asSuperuser(database.database()))
                .sql("""
                        select count(*)
                          from pg_stat_activity
                         where datname = current_database() and wait_event_type = 'Lock'
                        """)
                .query(Long.class)
                .single();
    }

    /** Who leaves could have kept a link that lets them in again. */
    @Test
    void an_administrator_who_leaves_takes_no_invitation_of_an_administrator_along() throws Exception {
        var leaving = people.hat(Role.ADMIN, "430503");
        var administrator = invited(leaving, "ADMIN");
        var dispatcher = invited(leaving, "DISPATCHER");

        people.withdraw(leaving);

        assertThat(invitees.look(secret(administrator))).isInstanceOf(InvitedTo.TakenBack.class);
        assertThat(invitees.look(secret(dispatcher))).isInstanceOf(InvitedTo.Offered.class);
    }

    @Test
    void another_county_s_administrator_finds_no_invitation_and_cannot_invite_beyond_the_region() throws Exception {
        var number = number(invited(people.hat(Role.ADMIN, "430503"), "DISPATCHER"));
        var other = people.hat(Role.ADMIN, "430524");

        for (var path : List.of("/invitations/%d/link", "/invitations/%d/revocation")) {
            mvc.perform(post(path.formatted(number)).with(people.as(other))).andExpect(status().isNotFound());
        }
        mvc.perform(get("/invitations/" + number).with(people.as(other))).andExpect(status().isNotFound());
        mvc.perform(inviting("ADMIN", "4305", UUID.randomUUID()).with(people.as(other)))
                .andExpect(status().isNotFound());
    }

    @Test
    void the_log_says_who_invited_accepted_and_revoked() throws Exception {
        var admin = people.hat(Role.ADMIN, "430503002");
        var link = invited(admin, "DISPATCHER", "430503002");
        mvc.perform(opening(link, "log-reader").with(people.asVisitor())).andExpect(status().isSeeOther());
        var second = invited(admin, "DISPATCHER", "430503002");
        mvc.perform(post("/invitations/%d/revocation".formatted(number(second))).with(people.as(admin)));

        for (var act :
                List.of(AuditedAct.INVITATION_MADE, AuditedAct.INVITATION_ACCEPTED, AuditedAct.INVITATION_REVOKED)) {
            mvc.perform(get("/audit").param("act", act.code()).with(people.as(admin)))
                    .andExpect(content().string(containsString("大祥区团委·调度员")));
        }
        mvc.perform(get("/audit").param("act", "invitation-accepted").with(people.as(admin)))
                .andExpect(content().string(containsString("陈静")));
    }

    private String invited(Hat admin, String role) throws Exception {
        return invited(admin, role, "430503");
    }

    private String invited(Hat admin, String role, String region) throws Exception {
        return link(mvc.perform(inviting(role, region, UUID.randomUUID()).with(people.as(admin)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString());
    }

    private static String link(String page) {
        return LINK.matcher(page).results().findFirst().orElseThrow().group(1);
    }

    private static String secret(String link) {
        return link.substring(link.lastIndexOf('/') + 1);
    }

    private long number(String link) {
        return ((InvitedTo.Offered) invitees.look(secret(link)))
                .invitation()
                .id()
                .value();
    }

    private static MockHttpServletRequestBuilder inviting(String role, String region, UUID request) {
        return post("/invitations")
                .param("role", role)
                .param("region", region)
                .param("label", "大祥区团委")
                .param("days", "30")
                .param("request", request.toString());
    }

    private static MockHttpServletRequestBuilder opening(String link, String login) {
        return post(link + "/account")
                .param("name", "陈静")
                .param("phone", "139 0000 1234")
                .param("login", login)
                .param("wanted", SENTENCE);
    }

    private static Acceptance answer(Future<Acceptance> running) {
        try {
            return running.get();
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }
}
