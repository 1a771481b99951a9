package org.redvest.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.redvest.testing.Loop.SANBATING;
import static org.redvest.testing.Loop.as;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.redvest.accounts.Hat;
import org.redvest.accounts.NewAccount.NewGrant;
import org.redvest.accounts.Role;
import org.redvest.accounts.TestPeople;
import org.redvest.database.TestCluster;
import org.redvest.orders.OrderState;
import org.redvest.orders.Orders;
import org.redvest.regions.RegionCode;
import org.redvest.shifts.ActivityNumber;
import org.redvest.testing.Loop;
import org.redvest.testing.RedvestTest;
import org.redvest.testing.TestDataSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.web.util.UriUtils;

/** A form is taken in under the hat it was shown under, and by nobody but its sender; until then its words wait. */
@RedvestTest
class KeptPostsTest {

    private static final RegionCode BESIDE = new RegionCode("430503005003");

    @Autowired
    MockMvc mvc;

    @Autowired
    TestPeople people;

    @Autowired
    Loop loop;

    @Autowired
    Orders orders;

    @Autowired
    TestDataSource database;

    private List<Hat> hats;
    private ActivityNumber order;

    @BeforeEach
    void one_person_with_two_communities() {
        hats = people.hats(
                "两个社区", new NewGrant(Role.COMMUNITY, SANBATING, "三八亭社区"), new NewGrant(Role.COMMUNITY, BESIDE, "隔壁社区"));
        order = loop.submitted(hats.getFirst(), "haircut", 1, loop.window("2026-03-10T09:00", 60));
    }

    @Test
    void a_form_sent_after_the_hat_was_changed_in_another_window_is_kept_and_not_taken_in() throws Exception {
        var answer = cancelled(hats.getFirst(), hats.getLast(), "http://localhost");

        assertThat(answer.getStatus()).isEqualTo(303);
        var page = kept(answer, hats.getLast());
        assertThat(page.getContentAsString()).contains("社区停电三天", "三八亭社区", "换回这个身份");
        assertThat(kept(answer, hats.getFirst()).getContentAsString())
                .contains("继续提交", "action=\"/orders/" + order + "/cancellation\"");
        assertThat(as(hats.getFirst(), () -> orders.order(order)).state()).isEqualTo(OrderState.SUBMITTED);
    }

    /** Signed out and in again in another tab: the form that lies open there has the proof of the session before. */
    @Test
    void a_form_of_the_session_before_is_kept_for_its_writer_who_has_signed_in_anew() throws Exception {
        var answer = mvc.perform(post("/orders/" + order + "/cancellation")
                        .param("hat", Long.toString(hats.getFirst().grant().value()))
                        .param("reason", "社区停电三天")
                        .header("Host", "localhost")
                        .header("Origin", "http://localhost")
                        .cookie(people.session(hats.getFirst())))
                .andReturn()
                .getResponse();

        assertThat(answer.getStatus()).isEqualTo(303);
        assertThat(kept(answer, hats.getFirst()).getContentAsString()).contains("社区停电三天", "继续提交");
        assertThat(as(hats.getFirst(), () -> orders.order(order)).state()).isEqualTo(OrderState.SUBMITTED);
    }

    @Test
    void a_form_of_a_hat_that_its_sender_does_not_have_is_refused() throws Exception {
        var other = loop.hat(Role.COMMUNITY, SANBATING, "唐敏");

        assertThat(cancelled(other, hats.getLast(), "http://localhost").getStatus())
                .isEqualTo(403);
    }

    @Test
    void what_was_kept_is_there_for_its_browser_and_its_account_alone() throws Exception {
        var answer = cancelled(hats.getFirst(), hats.getLast(), "http://localhost");
        var path = Objects.requireNonNull(answer.getRedirectedUrl());
        var stranger = loop.hat(Role.COMMUNITY, SANBATING, "唐敏");

        assertThat(kept(answer, stranger).getStatus()).isEqualTo(404);
        assertThat(mvc.perform(get(path).with(people.as(hats.getFirst())))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(404);
    }

    /** A thief of the table, or of a backup, has neither the form's address nor the browser's cookie. */
    @Test
    void what_was_typed_cannot_be_read_from_the_database() throws Exception {
        var answer = cancelled(hats.getFirst(), hats.getLast(), "http://localhost");
        var token = Objects.requireNonNull(answer.getRedirectedUrl()).substring(KeptPosts.PATH.length());

        var rows = JdbcClient.create(TestCluster.asSuperuser(database.database()))
                .sql("select k::text, sealed from kept_post k")
                .query((row, _) -> row.getString(1) + new String(row.getBytes(2), ISO_8859_1))
                .list();

        assertThat(rows)
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row)
                        .doesNotContain("reason", "cancellation", token, new String("停电".getBytes(UTF_8), ISO_8859_1)));
    }

    /** Two tabs of one browser, in which two people had signed in one after the other: neither form takes the place of the other. */
    @Test
    void two_forms_of_one_browser_are_both_kept_each_for_its_writer() throws Exception {
        var other = people.hats("另一位同事", new NewGrant(Role.COMMUNITY, SANBATING, "三八亭社区"))
                .getFirst();
        var jar = new ArrayList<Cookie>();
        var first = ended(hats.getFirst(), "社区停电三天", jar);
        var second = ended(other, "老人住院了", jar);

        assertThat(body(first, hats.getFirst(), jar)).contains("社区停电三天", "原因：").doesNotContain("老人住院了");
        assertThat(body(second, other, jar)).contains("老人住院了").doesNotContain("社区停电三天");
        assertThat(body(first, other, jar)).doesNotContain("社区停电三天");
    }

    @Test
    void a_kept_form_names_its_fields_in_the_reader_s_language() throws Exception {
        var jar = new ArrayList<Cookie>();
        var path = ended(hats.getFirst(), "社区停电三天", jar);

        assertThat(body(path, hats.getFirst(), jar)).contains("<b>原因：</b>社区停电三天");
        assertThat(body(path + "?lang=en", hats.getFirst(), jar)).contains("<b>Reason: </b>");
    }

    @Test
    void what_was_kept_shows_no_codes_and_no_hours_of_a_day_that_nobody_gave() {
        var fields = new LinkedHashMap<String, List<String>>();
        fields.put("region", List.of("430503005004"));
        fields.put("line-12", List.of("3"));
        fields.put("date", List.of("2026-03-01"));
        fields.put("from", List.of("15:00"));
        fields.put("date2", List.of(""));
        fields.put("from2", List.of("15:00"));
        fields.put("to2", List.of("16:30"));
        fields.put("date3", List.of("2026-03-02"));
        fields.put("from3", List.of("09:00"));
        var post = new KeptPosts.Post("/orders", fields, "1", "", "", Instant.EPOCH);

        assertThat(post.typed()).extracting(KeptPosts.Typed::field).containsExactly("date", "from", "date3", "from3");
        assertThat(post.typed()).extracting(KeptPosts.Typed::nth).containsExactly(0, 0, 3, 3);
    }

    /** Sent with a session that has ended; answers where it waits, and puts the cookie into the browser's jar. */
    private String ended(Hat shown, String reason, List<Cookie> jar) throws Exception {
        var answer = mvc.perform(post("/orders/" + order + "/cancellation")
                        .param("hat", Long.toString(shown.grant().value()))
                        .param("reason", reason)
                        .header("Host", "localhost")
                        .header("Origin", "http://localhost")
                        .cookie(new Cookie("redvest", "bm8tc3VjaC1zZXNzaW9u")))
                .andReturn()
                .getResponse();
        var cookie = Objects.requireNonNull(answer.getCookie("redvest-kept"));
        jar.removeIf(old -> Objects.equals(old.getPath(), cookie.getPath()));
        jar.add(cookie);
        return UriUtils.decode(
                Objects.requireNonNull(answer.getRedirectedUrl()).replaceFirst(".*next=", ""), StandardCharsets.UTF_8);
    }

    /** As a browser asks: with the cookies whose path it is. */
    private String body(String address, Hat reader, List<Cookie> jar) throws Exception {
        var sent = jar.stream()
                .filter(cookie -> address.startsWith(Objects.requireNonNull(cookie.getPath())))
                .toArray(Cookie[]::new);
        return mvc.perform(get(address).cookie(sent).with(people.as(reader)))
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    @Test
    void an_act_under_a_hat_withdrawn_meanwhile_says_so_and_keeps_its_words_for_its_writer() throws Exception {
        people.withdraw(hats.getFirst());

        for (var worn : hats) {
            var answer = cancelled(hats.getFirst(), worn, "http://localhost");

            assertThat(kept(answer, worn).getContentAsString())
                    .contains("这件事没有办成", "三八亭社区", "已被收回", "社区停电三天")
                    .doesNotContain("继续提交");
            assertThat(kept(answer, loop.hat(Role.COMMUNITY, SANBATING, "唐敏")).getContentAsString())
                    .doesNotContain("社区停电三天");
        }
        assertThat(mvc.perform(get("/account").with(people.as(hats.getFirst())))
                        .andReturn()
                        .getResponse()
                        .getContentAsString())
                .contains("三八亭社区", "已被收回，不能再以它办事");
    }

    /** Else another site could put words into a form that its victim then sends on. */
    @Test
    void a_form_of_another_site_is_not_kept() throws Exception {
        assertThat(cancelled(hats.getFirst(), hats.getLast(), "http://elsewhere.example")
                        .getStatus())
                .isEqualTo(403);
    }

    /** The store is small and open to visitors: one who fills it loses their own words, however many addresses they have. */
    @Test
    void forms_sent_in_a_rush_from_one_network_push_out_nobody_else_s_words() throws Exception {
        for (var address : List.of("203.0.113.9", "2001:db8:0:1::%x")) {
            var answer = cancelled(hats.getFirst(), hats.getLast(), "http://localhost");

            for (int i = 1; i <= 2 * KeptPosts.MOST; i++) {
                var from = address.formatted(i);
                mvc.perform(post("/orders")
                                .param("hat", "1")
                                .param("title", "占满")
                                .header("Host", "localhost")
                                .header("Origin", "http://localhost")
                                .with(people.asVisitor())
                                .with(request -> {
                                    request.setRemoteAddr(from);
                                    return request;
                                }))
                        .andReturn();
            }

            assertThat(kept(answer, hats.getFirst()).getContentAsString())
                    .as(address)
                    .contains("继续提交");
        }
    }

    private MockHttpServletResponse cancelled(Hat shown, Hat worn, String origin) throws Exception {
        return mvc.perform(post("/orders/" + order + "/cancellation")
                        .param("hat", Long.toString(shown.grant().value()))
                        .param("reason", "社区停电三天")
                        .header("Host", "localhost")
                        .header("Origin", origin)
                        .with(people.as(worn)))
                .andReturn()
                .getResponse();
    }

    private MockHttpServletResponse kept(MockHttpServletResponse answer, Hat reader) throws Exception {
        var browser = new Cookie(
                "redvest-kept",
                Objects.requireNonNull(answer.getCookie("redvest-kept")).getValue());
        return mvc.perform(get(Objects.requireNonNull(answer.getRedirectedUrl()))
                        .cookie(browser)
                        .with(people.as(reader)))
                .andReturn()
                .getResponse();
    }
}
