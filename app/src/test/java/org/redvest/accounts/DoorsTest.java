package org.redvest.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.cookie;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.database.TestCluster;
import org.redvest.testing.RedvestTest;
import org.redvest.testing.TestClock;
import org.redvest.testing.TestDataSource;
import org.redvest.web.Network;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.transaction.support.TransactionOperations;

/** Wrong passwords lock out the person who types them, and a visit without signing in writes no row. */
@RedvestTest
class DoorsTest {

    private static final String RIGHT = "三月的邵水涨了两尺";
    private static final String WRONG = "falsch-und-lang";
    private static final AtomicInteger NETWORKS = new AtomicInteger();

    @Autowired
    private MockMvc mvc;

    @Autowired
    private TestPeople people;

    @Autowired
    private TestClock clock;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Administration administration;

    @Autowired
    private FirstAdministrator first;

    @Autowired
    private SignIns signIns;

    @Autowired
    private Doors doors;

    @Autowired
    private TransactionOperations transactions;

    @Autowired
    private TestDataSource database;

    @Autowired
    private AddressLimit limit;

    private Hat owner;
    private String login;
    private int network;

    @BeforeEach
    void somebody_with_a_password() {
        owner = people.hat(Role.DISPATCHER, "430503");
        login = accounts.findPerson(owner.account())
                .flatMap(Person::login)
                .map(Login::value)
                .orElseThrow();
        signIns.setPassword(owner.account(), RIGHT);
        network = NETWORKS.incrementAndGet();
    }

    @Test
    void a_stranger_s_wrong_passwords_lock_out_the_stranger_alone() {
        var known = knownDevice(owner.account());

        for (int guess = 0; guess < 10; guess++) {
            signIns.attempt(login, WRONG, at(1));
        }

        assertThat(signIns.attempt(login, RIGHT, at(1))).isInstanceOf(SignIn.Locked.class);
        assertThat(signIns.attempt(login, RIGHT, at(2))).isEqualTo(new SignIn.In(owner.account()));
        assertThat(signIns.attempt(login, RIGHT, on(known, 1))).isEqualTo(new SignIn.In(owner.account()));
    }

    @Test
    void the_first_administrator_cannot_be_locked_out_by_name_either() {
        var password = first.inviteAgain();

        for (int guess = 0; guess < 10; guess++) {
            signIns.attempt("admin", WRONG, at(1));
        }

        assertThat(signIns.attempt("admin", password, at(1))).isInstanceOf(SignIn.Locked.class);
        assertThat(signIns.attempt("admin", password, at(2))).isInstanceOf(SignIn.In.class);
    }

    @Test
    void the_owner_s_own_mistakes_on_a_known_device_are_counted_there_alone() {
        var known = knownDevice(owner.account());

        for (int guess = 0; guess < Doors.TRIES; guess++) {
            signIns.attempt(login, WRONG, on(known, 1));
        }

        assertThat(signIns.attempt(login, RIGHT, on(known, 2))).isInstanceOf(SignIn.Locked.class);
        assertThat(signIns.attempt(login, RIGHT, at(1))).isInstanceOf(SignIn.In.class);
    }

    @Test
    void guesses_from_many_addresses_take_turns_and_a_known_device_never_waits() {
        var known = knownDevice(owner.account());
        fillTheQueue();

        var turnedAway = signIns.attempt(login, RIGHT, at(100));

        assertThat(turnedAway).isEqualTo(new SignIn.Crowded(clock.instant().plus(Doors.TURN)));
        assertThat(signIns.attempt(login, RIGHT, on(known, 100))).isInstanceOf(SignIn.In.class);
        assertThat(signIns.attempt("another-" + login, WRONG, at(100))).isInstanceOf(SignIn.Wrong.class);

        clock.advance(Doors.TURN.minusSeconds(1));
        assertThat(signIns.attempt(login, RIGHT, at(100))).isInstanceOf(SignIn.Crowded.class);
        clock.advance(Duration.ofSeconds(1));
        assertThat(signIns.attempt(login, RIGHT, at(100))).isInstanceOf(SignIn.In.class);
    }

    /** Else five visitors who are turned away would lock an office's address without one password compared. */
    @Test
    void whoever_is_turned_away_by_the_queue_has_lost_no_try() {
        fillTheQueue();
        for (int i = 0; i < 2 * Doors.TRIES; i++) {
            assertThat(signIns.attempt(login, RIGHT, at(100))).isInstanceOf(SignIn.Crowded.class);
        }

        clock.advance(Doors.TURN.multipliedBy(Doors.QUEUE));

        assertThat(signIns.attempt(login, WRONG, at(100))).isEqualTo(new SignIn.Wrong(Doors.TRIES - 1));
    }

    @Test
    void a_device_is_known_for_its_owner_alone_and_only_if_we_gave_it_its_secret() {
        var other = people.hat(Role.DISPATCHER, "430503");
        var others = knownDevice(other.account());
        var forged = "A".repeat(43);
        for (int guess = 0; guess < Doors.TRIES; guess++) {
            signIns.attempt(login, WRONG, at(1));
        }

        assertThat(signIns.attempt(login, RIGHT, on(others, 1))).isInstanceOf(SignIn.Locked.class);
        assertThat(signIns.attempt(login, RIGHT, on(forged, 1))).isInstanceOf(SignIn.Locked.class);
        assertThat(signIns.remember(owner.account(), on(forged, 1))).isNotEqualTo(forged);
        assertThat(signIns.remember(owner.account(), on(others, 1))).isEqualTo(others);
    }

    @Test
    void a_password_handed_over_by_an_administrator_makes_every_device_a_strange_one() {
        var admin = people.hat(Role.ADMIN, "430503");
        var known = knownDevice(owner.account());
        administration.renewPassword(admin, owner.account());
        for (int guess = 0; guess < Doors.TRIES; guess++) {
            signIns.attempt(login, WRONG, at(1));
        }

        assertThat(signIns.attempt(login, RIGHT, on(known, 1))).isInstanceOf(SignIn.Locked.class);
    }

    @Test
    void an_account_is_known_on_so_many_devices_and_the_oldest_are_forgotten() {
        var oldest = knownDevice(owner.account());
        for (int device = 0; device < Doors.MOST_DEVICES; device++) {
            clock.advance(Duration.ofMinutes(1));
            knownDevice(owner.account());
        }
        for (int guess = 0; guess < Doors.TRIES; guess++) {
            signIns.attempt(login, WRONG, at(1));
        }

        assertThat(signIns.attempt(login, RIGHT, on(oldest, 1))).isInstanceOf(SignIn.Locked.class);
    }

    @Test
    void signing_in_gives_the_browser_a_secret_that_scripts_cannot_read_and_the_form_says_what_helps()
            throws Exception {
        var answer = mvc.perform(post("/sign-in")
                        .with(people.asVisitor())
                        .with(request -> {
                            request.setRemoteAddr("10.9.%d.1".formatted(network));
                            return request;
                        })
                        .param("account", login)
                        .param("password", RIGHT))
                .andExpect(cookie().httpOnly(Visitor.COOKIE, true))
                .andExpect(cookie().sameSite(Visitor.COOKIE, "Lax"))
                .andReturn();
        var device = Objects.requireNonNull(answer.getResponse().getCookie(Visitor.COOKIE));
        for (int guess = 0; guess < Doors.TRIES; guess++) {
            signIns.attempt(login, WRONG, new Visitor("10.9.%d.1".formatted(network), Optional.empty()));
        }

        mvc.perform(signIn().with(people.asVisitor())).andExpect(content().string(containsString("在其他登录过的设备上，照常可以登录")));
        mvc.perform(signIn().cookie(device).with(people.asVisitor())).andExpect(redirectedUrl("/review"));
    }

    private MockHttpServletRequestBuilder signIn() {
        return post("/sign-in").param("account", login).param("password", RIGHT).with(request -> {
            request.setRemoteAddr("10.9.%d.1".formatted(network));
            return request;
        });
    }

    /** What an attacker's addresses leave in the database is gone a minute later. */
    @Test
    void an_address_that_tried_a_minute_ago_may_try_anew_and_is_kept_no_longer() {
        for (int i = 0; i <= AddressLimit.A_MINUTE; i++) {
            limit.allows("198.51.100.30");
        }
        assertThat(limit.allows("198.51.100.30")).isFalse();
        assertThat(limit.allows("198.51.100.31")).isTrue();

        var attempts = JdbcClient.create(TestCluster.asSuperuser(database.database()));
        attempts.sql("update address_attempt set since = since - interval '1 minute'")
                .update();

        assertThat(limit.allows("198.51.100.30")).isTrue();
        assertThat(attempts.sql("select count(*) from address_attempt")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void one_household_s_addresses_are_one_address() {
        assertThat(Network.of("2001:db8:1:2::1")).isEqualTo(Network.of("2001:db8:1:2:ffff::9"));
        assertThat(Network.of("2001:db8:1:3::1")).isNotEqualTo(Network.of("2001:db8:1:2::1"));
    }

    /** Each page with a form wrote a row for twelve hours for each visit without a cookie. */
    @Test
    void a_visit_writes_no_session() throws Exception {
        var sessions = JdbcClient.create(database.asOwner()).sql("select count(*) from spring_session");
        long before = sessions.query(Long.class).single();

        for (var page : List.of("/sign-in", "/", "/sign-in?lang=en", "/nowhere", "/accounts")) {
            mvc.perform(get(page)).andExpect(cookie().doesNotExist("redvest"));
        }
        for (var form : List.of("/sign-in", "/sign-out", "/walk-in", "/hat")) {
            mvc.perform(post(form).with(people.asVisitor())).andExpect(cookie().doesNotExist("redvest"));
            mvc.perform(post(form)).andExpect(cookie().doesNotExist("redvest"));
        }

        assertThat(sessions.query(Long.class).single()).isEqualTo(before);
    }

    @Test
    void a_form_counts_only_with_the_token_that_its_own_browser_holds() throws Exception {
        var mine = people.session(owner);
        var visitor = new Cookie(FormTokens.COOKIE, "another-token-of-another-one");

        for (var forged : List.of(
                post("/account/sessions/end").cookie(mine),
                post("/account/sessions/end").cookie(mine).param("_csrf", "guess"),
                post("/account/sessions/end").cookie(mine, visitor).param("_csrf", visitor.getValue()))) {
            mvc.perform(forged).andExpect(status().isForbidden());
        }
        for (var forged : List.of(
                signIn(),
                signIn().param("_csrf", "guess"),
                signIn().cookie(visitor),
                signIn().cookie(visitor).param("_csrf", "guess"))) {
            mvc.perform(forged).andExpect(redirectedUrl("/sign-in?old"));
        }

        mvc.perform(get("/account").cookie(mine)).andExpect(status().isOk());
    }

    /** As many as may at once, each from an address of its own, and no password compared: that takes its time. */
    private void fillTheQueue() {
        for (int address = 1; address <= Doors.QUEUE; address++) {
            var visitor = at(address);
            assertThat(Scopes.<Doors.DoorAnswer, RuntimeException>within(
                            Scope.SYSTEM, () -> transactions.execute(_ -> doors.knock(login, visitor))))
                    .isInstanceOf(Doors.DoorAnswer.Admitted.class);
        }
    }

    private Visitor at(int address) {
        return new Visitor("10.%d.0.%d".formatted(network, address), Optional.empty());
    }

    private Visitor on(String device, int address) {
        return new Visitor("10.%d.0.%d".formatted(network, address), Optional.of(device));
    }

    private String knownDevice(AccountId account) {
        return signIns.remember(account, at(200));
    }
}
