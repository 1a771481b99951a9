package org.redvest.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.redvest.testing.Loop.SANBATING;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.redvest.accounts.Role;
import org.redvest.accounts.TestPeople;
import org.redvest.testing.Loop;
import org.redvest.testing.RedvestTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.MediaType;
import org.springframework.session.SessionRepository;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

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

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

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

    /** After any other answer a browser asks again, every few seconds, for as long as the page is open. */
    @Test
    void a_page_that_asks_for_a_feed_after_its_session_has_ended_is_told_to_stop() throws Exception {
        sessions.deleteById(session);

        var wrong = new ArrayList<String>();
        for (var route : feeds()) {
            int status = mvc.perform(get(route.replaceAll("\\{[a-z]+}", "1"))
                            .cookie(cookie)
                            .accept(MediaType.TEXT_EVENT_STREAM))
                    .andReturn()
                    .getResponse()
                    .getStatus();
            if (status != 204) {
                wrong.add(route + " answers " + status);
            }
        }

        assertThat(feeds()).hasSizeGreaterThan(2);
        assertThat(wrong).isEmpty();
    }

    private List<String> feeds() {
        return mappings.getHandlerMethods().entrySet().stream()
                .filter(route -> route.getValue().getMethod().getReturnType() == SseEmitter.class)
                .flatMap(route -> route.getKey().getPatternValues().stream())
                .toList();
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
