package org.redvest.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.redvest.testing.Loop.SANBATING;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.redvest.accounts.Role;
import org.redvest.accounts.TestPeople;
import org.redvest.testing.Loop;
import org.redvest.testing.RedvestTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.session.SessionRepository;
import org.springframework.test.web.servlet.MockMvc;

/** A session has a few live feeds, however many it asks for, and none after its end. */
@RedvestTest
class FeedsTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    TestPeople people;

    @Autowired
    Loop loop;

    @Autowired
    Live live;

    @Autowired
    SessionRepository<?> sessions;

    private Cookie cookie;
    private String session;

    @BeforeEach
    void a_dispatcher_with_many_open_pages() throws Exception {
        cookie = people.session(loop.hat(Role.DISPATCHER, SANBATING.county(), "周宁"));
        session = new String(Base64.getDecoder().decode(cookie.getValue()), StandardCharsets.UTF_8);
        for (int i = 0; i < 40; i++) {
            mvc.perform(get("/review/live").cookie(cookie)).andReturn();
        }
    }

    @Test
    void the_oldest_feeds_of_a_session_end_when_it_asks_for_more() {
        assertThat(live.open(session)).isEqualTo(Live.MOST_OF_A_SESSION);
    }

    @Test
    void signing_out_ends_the_feeds_of_the_session() throws Exception {
        var token = mvc.perform(get("/review").cookie(cookie))
                .andReturn()
                .getResponse()
                .getContentAsString()
                .replaceFirst("(?s).*?name=\"_csrf\" value=\"([^\"]*)\".*", "$1");

        mvc.perform(post("/sign-out").cookie(cookie).param("_csrf", token)).andReturn();

        await().until(() -> live.open(session) == 0);
    }

    @Test
    void a_session_that_was_ended_from_elsewhere_loses_its_feeds() {
        live.endOfSessions();
        assertThat(live.open(session)).isEqualTo(Live.MOST_OF_A_SESSION);

        sessions.deleteById(session);
        live.endOfSessions();

        assertThat(live.open(session)).isZero();
    }
}
