package org.redvest.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.redvest.testing.Loop.SANBATING;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import jakarta.servlet.http.Cookie;
import java.net.URI;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.accounts.TestPeople;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.testing.Loop;
import org.redvest.testing.RedvestTest;
import org.redvest.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.json.JsonMapper;

/** What is answered once can be read again by its reader, and what is wrong is said in words, with a way on. */
@RedvestTest
@ExtendWith(OutputCaptureExtension.class)
class AnswersTest {

    private static final Pattern PASSWORD = Pattern.compile("class=\"one-time\">([^<]+)<");
    private static final Pattern LANGUAGE = Pattern.compile("href=\"(/answers/[^\"]*[?]lang=en)\"");

    @Autowired
    MockMvc mvc;

    @Autowired
    TestPeople people;

    @Autowired
    Loop loop;

    @Autowired
    Failures failures;

    @Autowired
    KeptAnswerStore store;

    @Autowired
    TransactionOperations transactions;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    JsonMapper json;

    @Autowired
    TestClock clock;

    @Test
    void a_password_is_shown_once_and_whoever_reloads_is_told_how_to_give_a_new_one() throws Exception {
        var admin = people.hat(Role.ADMIN, SANBATING.county().value());
        var colleague = people.hat(Role.DISPATCHER, SANBATING.county().value());
        var session = people.session(admin);
        var shown = renewed(colleague, session);
        var password = found(PASSWORD, shown.getContentAsString());
        var english = URI.create(found(LANGUAGE, shown.getContentAsString()));

        assertThat(page(URI.create(english.getPath()), session).getContentAsString())
                .contains(
                        "不再显示",
                        "签发新密码",
                        "href=\"/accounts/" + colleague.account().value())
                .doesNotContain(password);
        assertThat(page(english, session).getContentAsString())
                .contains("lang=\"en\"", "is not shown again")
                .doesNotContain(password);
        assertThat(page(english, people.session(admin)).getStatus()).isEqualTo(404);
        assertThat(page(english, people.session(colleague)).getContentAsString())
                .doesNotContain(password);
    }

    /** Visitors have no session: what one of them mistypes is nobody else's share. */
    @Test
    void a_visitor_s_refused_form_is_theirs_however_many_others_are_refused() throws Exception {
        var browser = "a-visitor-of-our-own-0001";
        var english = URI.create(found(LANGUAGE, refused(browser, "198.51.100.7")));

        for (int i = 0; i < 2 * KeptAnswers.MOST; i++) {
            refused("another-visitor-%08d".formatted(i), "2001:db8:0:2::%x".formatted(i + 1));
        }

        assertThat(page(english, new Cookie("redvest-form", browser)).getContentAsString())
                .contains("Sign in", "zhang");
        assertThat(page(english, new Cookie("redvest-form", "another-visitor-00000001"))
                        .getStatus())
                .isEqualTo(404);
    }

    /** Another node has the same rows and nothing else; so has a copy of the database, without the reader's cookie. */
    @Test
    void an_answer_is_found_by_another_node_for_its_reader_and_cannot_be_read_from_the_database() throws Exception {
        var browser = "a-visitor-of-two-nodes-01";
        var path = found(LANGUAGE, refused(browser, "198.51.100.9")).replaceFirst("[?].*", "");
        var elsewhere = new KeptAnswers(store, transactions, json, clock);

        assertThat(elsewhere.find(path, "visitor " + browser + "/"))
                .hasValueSatisfying(answer -> assertThat(answer.pages())
                        .hasSize(Language.values().length)
                        .allSatisfy((_, page) -> assertThat(page).contains("zhang")));
        assertThat(elsewhere.find(path, "visitor another-browser/")).isEmpty();
        var rows = Scopes.within(
                Scope.SYSTEM,
                () -> transactions.execute(
                        _ -> jdbc.sql("select encode(sealed, 'escape') || kept_answer::text from kept_answer")
                                .query(String.class)
                                .list()));
        assertThat(rows)
                .isNotEmpty()
                .noneMatch(row ->
                        row.contains("zhang") || row.contains(browser) || row.contains(path.replaceFirst(".*/", "")));

        clock.advance(Duration.ofHours(1));
        assertThat(elsewhere.find(path, "visitor " + browser + "/")).isEmpty();
    }

    private String refused(String browser, String address) throws Exception {
        return mvc.perform(post("/sign-in")
                        .cookie(new Cookie("redvest-form", browser))
                        .header("X-CSRF-TOKEN", people.masked(browser))
                        .param("account", "zhang")
                        .with(request -> {
                            request.setRemoteAddr(address);
                            return request;
                        }))
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private MockHttpServletResponse renewed(Hat colleague, Cookie session) throws Exception {
        var member = "/accounts/" + colleague.account().value();
        var token = found(
                Pattern.compile("name=\"_csrf\" value=\"([^\"]*)\""),
                page(URI.create(member), session).getContentAsString());
        return mvc.perform(post(member + "/password").cookie(session).param("_csrf", token))
                .andReturn()
                .getResponse();
    }

    @Test
    void a_wrong_address_is_answered_with_words_in_both_languages_and_a_way_on() throws Exception {
        var dispatcher = people.session(loop.hat(Role.DISPATCHER, SANBATING.county(), "周宁"));

        var chinese = page(URI.create("/orders/430503-260226-999"), dispatcher);
        var english = page(URI.create("/orders/430503-260226-999?lang=en"), dispatcher);

        assertThat(chinese.getStatus()).isEqualTo(404);
        assertThat(chinese.getContentAsString()).contains("没有这个页面", "返回首页", "href=\"/\"");
        assertThat(english.getStatus()).isEqualTo(404);
        assertThat(english.getContentAsString()).contains("There is no such page", "To the start page");
    }

    /** A number, a date that nobody can read. */
    @Test
    void a_request_that_cannot_be_read_is_answered_400_and_leaves_no_trace_of_calls(CapturedOutput log)
            throws Exception {
        var volunteer = people.session(loop.hat(Role.VOLUNTEER, SANBATING, "彭琳"));

        var answer = page(URI.create("/services/99999999999999999999999"), volunteer);

        assertThat(answer.getStatus()).isEqualTo(400);
        assertThat(answer.getContentAsString()).contains("没有这个页面");
        assertThat(log.getAll()).doesNotContain("\tat ");
    }

    @Test
    void the_trace_of_one_failure_is_written_once_in_a_while(CapturedOutput log) {
        for (int i = 0; i < 50; i++) {
            failures.broken(new MockHttpServletRequest("GET", "/"), new IllegalStateException("what was typed"));
        }

        assertThat(log.getAll().lines().filter(line -> line.contains("what was typed")))
                .hasSize(1);
        assertThat(log.getAll().lines().filter(line -> line.contains("as before")))
                .hasSize(49);
    }

    private MockHttpServletResponse page(URI path, Cookie session) throws Exception {
        return mvc.perform(get(path).cookie(session)).andReturn().getResponse();
    }

    private static String found(Pattern pattern, String page) {
        var found = pattern.matcher(page);
        assertThat(found.find()).as("%s on the page", pattern).isTrue();
        return found.group(1);
    }
}
