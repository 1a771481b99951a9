package org.redvest.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.cookie;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.testing.RedvestTest;
import org.redvest.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.transaction.support.TransactionOperations;

/** Signing in: the right password, wrong ones, locked doors, and nothing that tells who has an account. */
@RedvestTest
class SignInTest {

    private static final Visitor HERE = new Visitor("192.0.2.200", Optional.empty());

    private static final String RIGHT = "三月的邵水涨了两尺";
    private static final AtomicInteger HOMES = new AtomicInteger();

    @Autowired
    private MockMvc mvc;

    @Autowired
    private TestPeople people;

    @Autowired
    private TestClock clock;

    @Autowired
    private Accounts accounts;

    @Autowired
    private SignIns signIns;

    @Autowired
    private SignInStore store;

    @Autowired
    private Passwords passwords;

    @Autowired
    private AddressLimit limit;

    @Autowired
    private TransactionOperations transactions;

    private Hat dispatcher;
    private String login;
    private String home;

    @BeforeEach
    void somebody_with_a_password() {
        home = "192.0.2." + HOMES.incrementAndGet();
        dispatcher = people.hat(Role.DISPATCHER, "430503");
        login = accounts.findPerson(dispatcher.account())
                .orElseThrow()
                .login()
                .orElseThrow()
                .value();
        signIns.setPassword(dispatcher.account(), RIGHT);
    }

    @Test
    void the_right_password_opens_a_session_that_scripts_and_other_sites_cannot_use() throws Exception {
        signIn(login, RIGHT)
                .andExpect(status().isSeeOther())
                .andExpect(cookie().httpOnly("redvest", true))
                .andExpect(cookie().sameSite("redvest", "Lax"))
                .andExpect(cookie().secure("redvest", false));
    }

    @Test
    void over_https_the_cookie_stays_there_and_the_browser_is_told_to() throws Exception {
        mvc.perform(attempt(login, RIGHT).secure(true))
                .andExpect(cookie().secure("redvest", true))
                .andExpect(header().string("Strict-Transport-Security", containsString("max-age=31536000")));
    }

    @Test
    void a_login_may_be_typed_as_people_write_telephone_numbers() throws Exception {
        signIn(" " + login.toUpperCase(Locale.ROOT) + " ", RIGHT).andExpect(status().isSeeOther());

        assertThat(new Login("１３８ ００００-１２３４")).isEqualTo(new Login("13800001234"));
        assertThat(new Login("wang-fang").value()).isEqualTo("wang-fang");
    }

    @Test
    void a_wrong_password_says_how_often_one_may_try_and_keeps_the_login() throws Exception {
        signIn(login, "falsch-und-lang");
        signIn(login, "falsch-und-lang")
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("账号或密码不正确，还可以尝试 3 次")))
                .andExpect(content().string(containsString("value=\"" + login + "\"")))
                .andExpect(content().string(not(containsString("falsch-und-lang"))));
    }

    @Test
    void five_wrong_passwords_lock_where_they_were_typed_even_for_the_right_one() throws Exception {
        var there = from("198.51.100.1");
        for (int i = 0; i < 4; i++) {
            mvc.perform(attempt(login, "falsch-und-lang").with(there))
                    .andExpect(content().string(containsString("还可以尝试")));
        }
        mvc.perform(attempt(login, "falsch-und-lang").with(there))
                .andExpect(content().string(containsString("09:15 以后再试")));

        clock.advance(Duration.ofMinutes(14));
        mvc.perform(attempt(login, RIGHT).with(there)).andExpect(content().string(containsString("09:15 以后再试")));

        clock.advance(Duration.ofMinutes(1));
        mvc.perform(attempt(login, RIGHT).with(there)).andExpect(status().isSeeOther());
    }

    @Test
    void an_unknown_account_is_answered_like_a_known_one() throws Exception {
        for (int i = 0; i < 6; i++) {
            var known = signIn(login, "falsch-und-lang").andReturn().getResponse();
            var unknown = signIn("nobody-here", "falsch-und-lang").andReturn().getResponse();

            assertThat(unknown.getStatus()).isEqualTo(known.getStatus());
            assertThat(plain(unknown.getContentAsString(), "nobody-here"))
                    .isEqualTo(plain(known.getContentAsString(), login));
        }
    }

    @Test
    void an_unknown_account_takes_as_long_as_a_known_one() {
        signIns.attempt("warm-up", "falsch-und-lang", HERE);
        long known = nanos(() -> signIns.attempt(login, "falsch-und-lang", HERE));
        long unknown = nanos(() -> signIns.attempt("nobody-at-all", "falsch-und-lang", HERE));

        assertThat(unknown).isBetween(known / 4, known * 4);
    }

    @Test
    void nobody_s_password_is_hashed_as_dearly_as_a_real_one() {
        assertThat(passwords.isOutdated(Passwords.NOBODY)).isFalse();
    }

    @Test
    void guesses_made_at_once_cannot_outrun_the_count() throws Exception {
        try (ExecutorService taps = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<SignIn> guess = () -> signIns.attempt(login, "falsch-und-lang", HERE);
            var answers =
                    taps.invokeAll(IntStream.range(0, 20).mapToObj(_ -> guess).toList());

            long compared = answers.stream()
                    .map(answer -> answer.resultNow())
                    .filter(SignIn.Wrong.class::isInstance)
                    .count();
            assertThat(compared).isEqualTo(Doors.TRIES - 1);
        }
    }

    @Test
    void a_one_time_password_opens_nothing_but_the_way_to_one_s_own() throws Exception {
        var password = oneTimePassword();

        var session = sessionOf(signIn(login, password).andExpect(redirectedUrl("/account/password")));
        mvc.perform(get("/accounts").cookie(session)).andExpect(redirectedUrl("/account/password"));
    }

    @Test
    void a_one_time_password_ends_after_three_days() throws Exception {
        var password = oneTimePassword();

        clock.advance(Duration.ofDays(3).plusMinutes(1));

        signIn(login, password).andExpect(content().string(containsString("这个一次性密码已过期")));
    }

    @Test
    void empty_fields_are_named_and_cost_no_attempt() throws Exception {
        signIn(" ", "")
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(allOf(containsString("请填写账号"), containsString("请填写密码"))));
    }

    @Test
    void one_address_may_not_try_for_ever() throws Exception {
        for (int i = 0; i < AddressLimit.A_MINUTE; i++) {
            assertThat(limit.allows("198.51.100.7")).isTrue();
        }

        mvc.perform(attempt(login, RIGHT).with(from("198.51.100.7")))
                .andExpect(status().isTooManyRequests())
                .andExpect(content().string(containsString("请一分钟后再试")));
        mvc.perform(attempt(login, RIGHT).with(from("198.51.100.8"))).andExpect(status().isSeeOther());
    }

    @Test
    void a_form_of_another_site_signs_nobody_in() throws Exception {
        mvc.perform(post("/sign-in").param("account", login).param("password", RIGHT))
                .andExpect(status().isSeeOther())
                .andExpect(redirectedUrl("/sign-in?old"));
    }

    @Test
    void an_act_without_words_leads_back_to_the_page_it_stood_on_if_that_is_ours() throws Exception {
        var tap = post("/openings/7/acceptance").header("Host", "localhost");
        mvc.perform(tap.header("Referer", "http://localhost/openings/7"))
                .andExpect(redirectedUrl("/sign-in?old&next=%2Fopenings%2F7"));
        for (var other : new String[] {"http://evil.example/openings/7", "http://localhost/sign-in", "::"}) {
            mvc.perform(post("/openings/7/acceptance")
                            .header("Host", "localhost")
                            .header("Referer", other))
                    .andExpect(redirectedUrl("/sign-in?old"));
        }
    }

    @Test
    void one_comes_back_to_where_one_wanted_to_go_but_never_to_another_site() throws Exception {
        mvc.perform(attempt(login, RIGHT).param("next", "/account")).andExpect(redirectedUrl("/account"));
        for (var elsewhere : new String[] {"//evil.example", "https://evil.example", "/\\evil.example"}) {
            mvc.perform(attempt(login, RIGHT).param("next", elsewhere)).andExpect(redirectedUrl("/review"));
        }
    }

    @Test
    void signing_in_throws_away_the_session_before() throws Exception {
        var planted = people.session(dispatcher);

        var fresh = sessionOf(mvc.perform(attempt(login, RIGHT).cookie(planted)));

        assertThat(fresh.getValue()).isNotEqualTo(planted.getValue());
        mvc.perform(get("/account").cookie(planted)).andExpect(redirectedUrl("/sign-in?next=%2Faccount"));
        mvc.perform(get("/account").cookie(fresh)).andExpect(status().isOk());
    }

    @Test
    void an_old_hash_is_replaced_when_its_password_comes_by() {
        var old = "{argon2}" + new Argon2PasswordEncoder(16, 32, 1, 4096, 1).encode(RIGHT);
        asSystem(() -> store.setPassword(dispatcher.account(), old, null, clock.instant()));

        assertThat(signIns.attempt(login, RIGHT, HERE)).isEqualTo(new SignIn.In(dispatcher.account()));

        var fresh = asSystem(
                () -> store.credentials(new Login(login)).getFirst().hash().orElseThrow());
        assertThat(passwords.isOutdated(old)).isTrue();
        assertThat(passwords.isOutdated(fresh)).isFalse();
        assertThat(signIns.attempt(login, RIGHT, HERE)).isEqualTo(new SignIn.In(dispatcher.account()));
    }

    @Test
    void the_english_page_has_no_chinese_but_names() throws Exception {
        mvc.perform(get("/sign-in").param("lang", "en"))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("With your own account")));
    }

    private ResultActions signIn(String login, String password) throws Exception {
        return mvc.perform(attempt(login, password));
    }

    /** Each test from an address of its own: the limit per address is another test's matter. */
    private MockHttpServletRequestBuilder attempt(String login, String password) {
        return post("/sign-in")
                .with(people.asVisitor())
                .with(from(home))
                .param("account", login)
                .param("password", password);
    }

    private String oneTimePassword() {
        var oneTime = signIns.oneTime();
        signIns.handOver(dispatcher.account(), oneTime);
        return oneTime.password();
    }

    private static RequestPostProcessor from(String address) {
        return request -> {
            request.setRemoteAddr(address);
            return request;
        };
    }

    private <T> T asSystem(Supplier<T> work) {
        return Scopes.within(Scope.SYSTEM, () -> transactions.execute(_ -> work.get()));
    }

    private static Cookie sessionOf(ResultActions answer) {
        return Objects.requireNonNull(answer.andReturn().getResponse().getCookie("redvest"));
    }

    private static String plain(String page, String login) {
        return page.replace(login, "LOGIN")
                .replaceAll("name=\"_csrf\" value=\"[^\"]*\"", "")
                .replaceAll("/answers/[\\w-]+", "/answers/ITS-OWN");
    }

    private static long nanos(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return System.nanoTime() - start;
    }
}
