package org.redvest.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.redvest.testing.RedvestTest;
import org.redvest.web.Text;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** In a demo one walks in as somebody with one click; only as somebody the demo offers. */
@RedvestTest
@TestPropertySource(properties = {"redvest.demo=true", "redvest.demo.volunteers=0", "redvest.data=target"})
class DemoPeopleTest {

    @Autowired
    private MockMvc mvc;

    @Autowired
    private TestPeople people;

    @Autowired
    private Offered offered;

    private Hat dispatcher;

    @BeforeEach
    void one_person_is_offered() {
        dispatcher = people.hat(Role.DISPATCHER, "430503");
        offered.all.clear();
        offered.all.add(new WalkIns.WalkIn(dispatcher.grant(), "clipboard-check", "/account"));
    }

    @Test
    void the_sign_in_page_shows_whom_one_may_be_and_what_waits_for_them() throws Exception {
        mvc.perform(get("/sign-in"))
                .andExpect(content().string(containsString("演示：以谁的身份进入")))
                .andExpect(content().string(containsString(dispatcher.name())))
                .andExpect(content().string(containsString("审 5 单，1 单已超时")));
    }

    @Test
    void one_click_puts_on_their_hat() throws Exception {
        var session = mvc.perform(walkIn(dispatcher).with(people.asVisitor()))
                .andExpect(status().isSeeOther())
                .andExpect(redirectedUrl("/account"))
                .andReturn()
                .getResponse()
                .getCookie("redvest");

        mvc.perform(get("/account").cookie(Objects.requireNonNull(session)))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString(dispatcher.name())))
                .andExpect(content().string(containsString("（演示）")));
    }

    @Test
    void the_guide_may_lead_them_to_another_page_of_ours() throws Exception {
        mvc.perform(walkIn(dispatcher).param("next", "/account/password").with(people.asVisitor()))
                .andExpect(redirectedUrl("/account/password"));
        mvc.perform(walkIn(dispatcher).param("next", "//evil.example").with(people.asVisitor()))
                .andExpect(redirectedUrl("/account"));
    }

    /** After a session has ended the sign-in page leads to the words that wait; any other page may not be theirs to open. */
    @Test
    void whoever_comes_back_to_a_kept_form_is_led_to_it() throws Exception {
        mvc.perform(get("/sign-in").param("next", "/kept/abc").with(people.asVisitor()))
                .andExpect(content()
                        .string(matchesPattern(
                                "(?s).*action=\"/walk-in\">.{0,400}name=\"next\" value=\"/kept/abc\"><button.*")));
        mvc.perform(walkIn(dispatcher).param("next", "/kept/abc").with(people.asVisitor()))
                .andExpect(redirectedUrl("/kept/abc"));
        mvc.perform(get("/sign-in").param("next", "/review").with(people.asVisitor()))
                .andExpect(content().string(not(matchesPattern("(?s).*action=\"/walk-in\">.{0,400}name=\"next\".*"))));
    }

    @Test
    void nobody_else_can_be_walked_in_as() throws Exception {
        var answer = mvc.perform(walkIn(people.hat(Role.ADMIN, "4305")).with(people.asVisitor()))
                .andExpect(status().isNotFound())
                .andReturn();

        assertThat(answer.getResponse().getCookie("redvest")).isNull();
    }

    private static MockHttpServletRequestBuilder walkIn(Hat hat) {
        return post("/walk-in").param("grant", Long.toString(hat.grant().value()));
    }

    @TestConfiguration
    static class Demo {
        @Bean
        Offered offered() {
            return new Offered();
        }
    }

    static class Offered implements WalkIns {
        final List<WalkIn> all = new CopyOnWriteArrayList<>();

        @Override
        public List<WalkIn> people() {
            return all;
        }

        @Override
        public String waits(WalkIn person, Text text) {
            return "审 5 单，1 单已超时";
        }
    }
}
