package org.redvest.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.redvest.accounts.NewAccount.NewGrant;
import org.redvest.regions.RegionCode;
import org.redvest.testing.RedvestTest;
import org.redvest.testing.TestClock;
import org.redvest.testing.TestDataSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/**
 * How long a session lives: staff half a day without a request, volunteers a month, and no session lives longer than a month. The store of
 * sessions reads the machine's own clock, so a session is made older instead of the day later.
 */
@RedvestTest
class SessionAgesTest {

    private static final String RIGHT = "三月的邵水涨了两尺";
    private static final Duration EDGE = Duration.ofMinutes(2);
    private static final AtomicInteger ADDRESS = new AtomicInteger();

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
    private TestDataSource database;

    @Test
    void staff_are_asked_again_after_half_a_day_volunteers_after_a_month() throws Exception {
        var softly = new SoftAssertions();
        for (var role : Role.values()) {
            var session = signedIn(role);
            var age = Set.of(Role.VOLUNTEER, Role.LEADER).contains(role) ? Duration.ofDays(30) : Duration.ofHours(12);
            softly.assertThat(isInAfterResting(session, age.minus(EDGE)))
                    .as("%s just before", role)
                    .isTrue();
            softly.assertThat(isInAfterResting(session, age.plus(EDGE)))
                    .as("%s just after", role)
                    .isFalse();
        }
        softly.assertAll();
    }

    @Test
    void whoever_puts_on_a_hat_of_staff_is_asked_again_after_half_a_day() throws Exception {
        var hats = people.hats(
                "周宁",
                new NewGrant(Role.VOLUNTEER, new RegionCode("430503001001"), "家"),
                new NewGrant(Role.DISPATCHER, new RegionCode("430503"), "大祥区团委"));
        var session = signedIn(hats.getFirst());
        assertThat(isInAfterResting(session, Duration.ofDays(29))).isTrue();

        mvc.perform(post("/hat")
                .with(request -> {
                    request.setCookies(session);
                    return request;
                })
                .param("_csrf", token(session))
                .param("grant", Long.toString(hats.getLast().grant().value())));

        assertThat(isInAfterResting(session, Duration.ofHours(13))).isFalse();
    }

    @Test
    void however_busy_a_session_ends_after_a_month() throws Exception {
        var session = signedIn(Role.VOLUNTEER);

        make(
                session,
                "creation_time = ",
                clock.instant().minus(Duration.ofDays(30)).plus(EDGE));
        assertThat(isIn(session)).isTrue();
        make(
                session,
                "creation_time = ",
                clock.instant().minus(Duration.ofDays(30)).minus(EDGE));
        assertThat(isIn(session)).isFalse();
    }

    private Cookie signedIn(Role role) throws Exception {
        return signedIn(people.hat(role, "430503001001"));
    }

    private Cookie signedIn(Hat hat) throws Exception {
        signIns.setPassword(hat.account(), RIGHT);
        var login = accounts.findPerson(hat.account())
                .flatMap(Person::login)
                .map(Login::value)
                .orElseThrow();
        var answer = mvc.perform(post("/sign-in")
                        .with(people.asVisitor())
                        .with(request -> {
                            request.setRemoteAddr("10.200.0." + ADDRESS.incrementAndGet());
                            return request;
                        })
                        .param("account", login)
                        .param("password", RIGHT))
                .andReturn();
        return Objects.requireNonNull(answer.getResponse().getCookie("redvest"));
    }

    private boolean isInAfterResting(Cookie session, Duration rest) throws Exception {
        make(session, "last_access_time = ", Instant.now().minus(rest));
        return isIn(session);
    }

    private void make(Cookie session, String column, Instant then) {
        int made = JdbcClient.create(database.asOwner())
                .sql("update spring_session set " + column + ":then where session_id = :id")
                .param("then", then.toEpochMilli())
                .param("id", new String(Base64.getDecoder().decode(session.getValue())))
                .update();
        assertThat(made).isOne();
    }

    /** From the form on the page: masked anew each time. */
    private String token(Cookie session) throws Exception {
        var page = mvc.perform(get("/account").cookie(session))
                .andReturn()
                .getResponse()
                .getContentAsString();
        return Arrays.stream(page.split("name=\"_csrf\" value=\""))
                .skip(1)
                .map(rest -> rest.substring(0, rest.indexOf('"')))
                .findFirst()
                .orElseThrow();
    }

    private boolean isIn(Cookie session) throws Exception {
        return mvc.perform(get("/account").cookie(session))
                        .andReturn()
                        .getResponse()
                        .getStatus()
                == 200;
    }
}
