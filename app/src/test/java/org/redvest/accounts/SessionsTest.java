package org.redvest.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import jakarta.servlet.http.Cookie;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.redvest.accounts.NewAccount.NewGrant;
import org.redvest.regions.RegionCode;
import org.redvest.testing.RedvestTest;
import org.redvest.testing.TestDataSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;

/** Who is signed in where, under which hat, and how that ends. */
@RedvestTest
class SessionsTest {

    private static final Visitor HERE = new Visitor("192.0.2.200", Optional.empty());

    private static final String RIGHT = "三月的邵水涨了两尺";

    @Autowired
    private MockMvc mvc;

    @Autowired
    private TestPeople people;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Administration administration;

    @Autowired
    private Sessions sessions;

    @Autowired
    private SignIns signIns;

    @Autowired
    private TestDataSource database;

    @Test
    void one_sees_where_one_is_signed_in_and_ends_the_one_one_does_not_know() throws Exception {
        var me = people.hat(Role.DISPATCHER, "430503");
        var here = people.session(me);
        var there = people.session(me);
        var mark = sessions.list(me.account(), null).getFirst().mark();

        mvc.perform(get("/account").cookie(here)).andExpect(content().string(containsString("目前在 2 处登录")));
        mvc.perform(post("/account/sessions/" + mark + "/end").with(people.as(me)))
                .andExpect(status().isSeeOther());

        assertThat(isIn(there) ^ isIn(here)).isTrue();
    }

    @Test
    void nobody_ends_another_s_session() throws Exception {
        var me = people.hat(Role.DISPATCHER, "430503");
        var mine = people.session(me);
        var mark = sessions.list(me.account(), null).getFirst().mark();

        mvc.perform(post("/account/sessions/" + mark + "/end").with(people.as(people.hat(Role.DISPATCHER, "430503"))));

        assertThat(isIn(mine)).isTrue();
    }

    @Test
    void signing_out_everywhere_ends_all_of_them() throws Exception {
        var me = people.hat(Role.VOLUNTEER, "430503001001");
        var here = people.session(me);
        var there = people.session(me);
        var another = people.session(people.hat(Role.VOLUNTEER, "430503001001"));

        mvc.perform(post("/account/sessions/end").with(people.as(me))).andExpect(redirectedUrl("/sign-in"));

        assertThat(isIn(here)).isFalse();
        assertThat(isIn(there)).isFalse();
        assertThat(isIn(another)).isTrue();
    }

    @Test
    void signing_out_ends_this_one() throws Exception {
        var me = people.hat(Role.VOLUNTEER, "430503001001");
        var there = people.session(me);

        mvc.perform(post("/sign-out").with(people.as(me))).andExpect(redirectedUrl("/sign-in"));

        assertThat(sessions.list(me.account(), null)).hasSize(1);
        assertThat(isIn(there)).isTrue();
    }

    @Test
    void a_new_password_ends_every_session_but_the_one_it_was_chosen_in() throws Exception {
        var me = people.hat(Role.DISPATCHER, "430503");
        signIns.setPassword(me.account(), RIGHT);
        var there = people.session(me);

        var answer = mvc.perform(post("/account/password")
                        .with(people.as(me))
                        .param("present", RIGHT)
                        .param("wanted", "四月的资江又绿了"))
                .andExpect(redirectedUrl("/account"))
                .andReturn();

        assertThat(isIn(there)).isFalse();
        assertThat(isIn(Objects.requireNonNull(answer.getResponse().getCookie("redvest"))))
                .isTrue();
        assertThat(signIns.attempt(login(me), "四月的资江又绿了", HERE)).isEqualTo(new SignIn.In(me.account()));
    }

    @Test
    void a_weak_or_unproven_password_changes_nothing_and_says_why() throws Exception {
        var me = people.hat(Role.DISPATCHER, "430503");
        signIns.setPassword(me.account(), RIGHT);

        mvc.perform(post("/account/password")
                        .with(people.as(me))
                        .param("present", RIGHT)
                        .param("wanted", "12345678"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("容易被猜中")));
        mvc.perform(post("/account/password")
                        .with(people.as(me))
                        .param("present", "not-the-password")
                        .param("wanted", "四月的资江又绿了"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("当前密码不正确，还可以尝试 4 次")));

        assertThat(signIns.attempt(login(me), RIGHT, HERE)).isEqualTo(new SignIn.In(me.account()));
    }

    @Test
    void one_wears_one_hat_at_a_time_and_changes_it() throws Exception {
        var hats = people.hats(
                "周宁",
                new NewGrant(Role.DISPATCHER, new RegionCode("430503"), "大祥区团委"),
                new NewGrant(Role.ADMIN, new RegionCode("4305"), "邵阳市团委"));
        var session = people.session(hats.getFirst());
        mvc.perform(get("/accounts").cookie(session)).andExpect(status().isNotFound());

        mvc.perform(post("/hat").with(people.as(hats.getFirst())).param("grant", number(hats.getLast())))
                .andExpect(redirectedUrl("/accounts"));

        mvc.perform(get("/accounts").cookie(people.session(hats.getLast())))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("邵阳市团委")));
    }

    @Test
    void another_s_hat_cannot_be_put_on() throws Exception {
        var admin = people.hat(Role.ADMIN, "4305");

        mvc.perform(post("/hat")
                        .with(people.as(people.hat(Role.DISPATCHER, "430503")))
                        .param("grant", number(admin)))
                .andExpect(status().isNotFound());
    }

    @Test
    void a_withdrawn_grant_is_gone_with_the_next_request() throws Exception {
        var admin = people.hat(Role.ADMIN, "430503");
        var colleague = people.hat(Role.ADMIN, "430503");
        var session = people.session(colleague);
        mvc.perform(get("/accounts").cookie(session)).andExpect(status().isOk());

        administration.withdraw(admin, colleague.grant());

        mvc.perform(get("/accounts").cookie(session)).andExpect(redirectedUrl("/account"));
        mvc.perform(get("/account").cookie(session)).andExpect(content().string(containsString("您目前没有身份")));
    }

    @Test
    void numbers_that_name_nothing_are_nothing() throws Exception {
        var admin = people.hat(Role.ADMIN, "430503");

        for (var number : new String[] {"0", "-1", "9223372036854775807"}) {
            mvc.perform(get("/accounts/" + number).with(people.as(admin))).andExpect(status().isNotFound());
            mvc.perform(post("/hat").with(people.as(admin)).param("grant", number))
                    .andExpect(status().isNotFound());
        }
    }

    @Test
    void what_no_database_can_hold_is_turned_away() throws Exception {
        mvc.perform(post("/sign-in")
                        .with(people.asVisitor())
                        .param("account", "a\0b")
                        .param("password", "x"))
                .andExpect(status().isBadRequest());
    }

    @Test
    void every_answer_carries_the_headers_that_keep_others_out() throws Exception {
        mvc.perform(get("/sign-in"))
                .andExpect(header().string("Content-Security-Policy", containsString("script-src 'self';")))
                .andExpect(header().string("Content-Security-Policy", not(containsString("unsafe"))))
                .andExpect(header().string("Content-Security-Policy", containsString("frame-ancestors 'none'")))
                .andExpect(header().string("X-Content-Type-Options", "nosniff"))
                .andExpect(header().string("Referrer-Policy", "same-origin"))
                .andExpect(header().string("Permissions-Policy", containsString("geolocation=(self)")))
                .andExpect(header().string("Cache-Control", containsString("no-store")))
                .andExpect(header().doesNotExist("Strict-Transport-Security"));
    }

    @Test
    void a_post_from_another_site_changes_nothing() throws Exception {
        var me = people.hat(Role.DISPATCHER, "430503");
        var session = people.session(me);

        mvc.perform(post("/account/sessions/end").cookie(session)).andExpect(status().isForbidden());

        assertThat(isIn(session)).isTrue();
    }

    @Test
    void a_page_without_a_form_leaves_no_session_behind() throws Exception {
        mvc.perform(get("/error")).andExpect(header().doesNotExist("Set-Cookie"));
    }

    @Test
    void sessions_lie_in_the_database_as_numbers_and_plain_words() {
        var me = people.hat(Role.DISPATCHER, "430503");
        people.session(me);

        var kept = new JdbcTemplate(database.asOwner())
                .queryForList("select encode(attribute_bytes, 'escape') from spring_session_attributes", String.class);

        assertThat(kept)
                .isNotEmpty()
                .noneMatch(value -> value.contains("org.redvest") || value.contains("springframework"));
    }

    @Test
    void a_device_is_called_as_its_owner_calls_it() {
        assertThat(Device.of("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36"))
                .contains("Chrome · Windows");
        assertThat(Device.of("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) MicroMessenger/8.0"))
                .contains("WeChat · iPhone");
        assertThat(Device.of("curl/8")).isEmpty();
        assertThat(Device.of(null)).isEmpty();
    }

    private boolean isIn(Cookie session) throws Exception {
        return mvc.perform(get("/account").cookie(session))
                        .andReturn()
                        .getResponse()
                        .getStatus()
                == 200;
    }

    private String login(Hat hat) {
        return accounts.findPerson(hat.account())
                .flatMap(Person::login)
                .map(Login::value)
                .orElseThrow();
    }

    private static String number(Hat hat) {
        return Long.toString(hat.grant().value());
    }
}
