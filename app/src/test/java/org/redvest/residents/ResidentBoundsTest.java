package org.redvest.residents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.redvest.testing.Loop.SANBATING;
import static org.redvest.testing.Loop.as;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.accounts.TestPeople;
import org.redvest.database.TestCluster;
import org.redvest.notices.Notices;
import org.redvest.testing.FreshDatabase;
import org.redvest.testing.Loop;
import org.redvest.testing.RedvestTest;
import org.redvest.testing.TestClock;
import org.redvest.testing.TestDataSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

/** A page without an account is bounded, its link is a secret, and what it was told is kept no longer than it says. */
@RedvestTest
class ResidentBoundsTest {

    @Autowired
    Residents residents;

    @Autowired
    HelpDesk desk;

    @Autowired
    HelpDoors doors;

    @Autowired
    HelpErasure erasure;

    @Autowired
    Notices notices;

    @Autowired
    Loop loop;

    @Autowired
    TestPeople people;

    @Autowired
    TestClock clock;

    @Autowired
    TestDataSource database;

    @Autowired
    MockMvc mvc;

    private Hat community;
    private String code;

    @BeforeEach
    void a_community_with_a_code_at_its_door() {
        community = loop.hat(Role.COMMUNITY, SANBATING, "唐敏");
        as(community, () -> {
            doors.make(community);
            return true;
        });
        code = door().code();
    }

    @Test
    @FreshDatabase
    void of_twenty_requests_of_one_telephone_at_once_three_are_taken() throws Exception {
        try (var senders = Executors.newVirtualThreadPerTaskExecutor()) {
            var sent = Stream.<Callable<HelpReceipt>>generate(() -> () -> ask("13907391234", "10.0.0.1"))
                    .limit(20)
                    .toList();

            var receipts = senders.invokeAll(sent).stream()
                    .map(receipt -> receipt.resultNow())
                    .toList();

            assertThat(receipts.stream().filter(HelpReceipt.Received.class::isInstance))
                    .hasSize(HelpLimits.OF_A_TELEPHONE);
            assertThat(waiting()).isEqualTo(HelpLimits.OF_A_TELEPHONE);
        }
        clock.set("2026-02-27T09:00");
        assertThat(ask("13907391234", "10.0.0.1")).isInstanceOf(HelpReceipt.Received.class);
    }

    @Test
    @FreshDatabase
    void one_form_that_is_sent_ten_times_at_once_is_one_request_and_counts_once() throws Exception {
        var form = form(HelpLink.newToken(), "13907391234");
        try (var senders = Executors.newVirtualThreadPerTaskExecutor()) {
            var sent = Stream.<Callable<HelpReceipt>>generate(() -> () -> residents.ask(code, form, "10.0.0.1"))
                    .limit(10)
                    .toList();

            assertThat(senders.invokeAll(sent).stream().map(receipt -> receipt.resultNow()))
                    .allMatch(HelpReceipt.Received.class::isInstance);
        }
        assertThat(waiting()).isEqualTo(1);
        for (int more = 1; more < HelpLimits.OF_A_TELEPHONE; more++) {
            assertThat(ask("13907391234", "10.0.0.1")).isInstanceOf(HelpReceipt.Received.class);
        }
        assertThat(ask("13907391234", "10.0.0.1")).isEqualTo(new HelpReceipt.TooOften("phone"));
    }

    /** A telephone may have dropped its cookies while the form lay open, and a resident has no account to sign in to. */
    @Test
    @FreshDatabase
    void a_resident_whose_browser_keeps_no_cookies_is_heard_and_not_sent_to_sign_in() throws Exception {
        var asked = mvc.perform(post("/help/" + code)
                        .param("token", HelpLink.newToken())
                        .param("category", "elderly")
                        .param("wanted", "any")
                        .param("phone", "13907391234"))
                .andReturn()
                .getResponse();

        var link = Objects.requireNonNull(asked.getRedirectedUrl());
        assertThat(link).startsWith("/help/status/");
        assertThat(mvc.perform(get(link)).andReturn().getResponse().getHeader("Referrer-Policy"))
                .isEqualTo("no-referrer");
        assertThat(mvc.perform(post(link + "/withdrawal"))
                        .andReturn()
                        .getResponse()
                        .getRedirectedUrl())
                .isEqualTo(link);
        assertThat(waiting()).isZero();
    }

    @Test
    @FreshDatabase
    void one_address_asks_so_often_and_uses_up_no_code() {
        var receipts = Stream.iterate(13900000000L, phone -> phone + 1)
                .limit(HelpLimits.OF_A_CODE + 20L)
                .map(phone -> ask(Long.toString(phone), "10.0.0.2"))
                .toList();

        assertThat(receipts.stream().filter(HelpReceipt.Received.class::isInstance))
                .hasSize(HelpLimits.OF_AN_ADDRESS);
        assertThat(receipts.getLast()).isEqualTo(new HelpReceipt.TooOften("address"));
        assertThat(ask("13800000001", "10.9.0.3")).isInstanceOf(HelpReceipt.Received.class);
    }

    @Test
    @FreshDatabase
    void a_code_that_is_paused_or_replaced_takes_nothing_and_says_so() throws Exception {
        as(community, () -> {
            doors.close(3, community);
            return true;
        });
        assertThat(ask("13907391234", "10.0.0.1")).isInstanceOf(HelpReceipt.NotOpen.class);
        assertThat(page("/help/" + code)).contains("社区暂停了网上求助");

        clock.advance(Duration.ofDays(3));
        assertThat(page("/help/" + code)).contains("要帮什么忙");

        as(community, () -> {
            doors.renew(code, community);
            doors.renew(code, community);
            return true;
        });
        assertThat(door().code()).isNotEqualTo(code);
        assertThat(ask("13907391234", "10.0.0.1")).isInstanceOf(HelpReceipt.NotOpen.class);
        assertThat(page("/help/" + code)).contains("这个求助码换过了");
    }

    @Test
    @FreshDatabase
    void words_that_come_when_the_door_has_just_been_shut_are_kept_on_the_page() throws Exception {
        as(community, () -> {
            doors.close(3, community);
            return true;
        });

        var paused = mvc.perform(MockMvcRequestBuilders.post("/help/" + code)
                        .param("token", HelpLink.newToken())
                        .param("category", "clinic")
                        .param("wanted", "soon")
                        .param("words", "奶奶要去复查")
                        .param("phone", "13907391234")
                        .with(people.asVisitor()))
                .andReturn()
                .getResponse();

        assertThat(paused.getStatus()).isEqualTo(409);
        assertThat(paused.getContentAsString())
                .contains("没有提交：社区刚刚暂停求助到", "奶奶要去复查", "13907391234", "action=\"/help/" + code);
    }

    @Test
    @FreshDatabase
    void a_line_from_a_page_that_is_out_of_date_is_shown_again_and_not_dropped() throws Exception {
        var token = HelpLink.newToken();
        residents.ask(code, form(token, "13907391234"), "10.0.0.1");
        residents.withdraw(token);

        var late = mvc.perform(MockMvcRequestBuilders.post(HelpLink.path(token) + "/lines")
                        .param("words", "还要一辆轮椅")
                        .with(people.asVisitor()))
                .andReturn()
                .getResponse();

        assertThat(late.getStatus()).isEqualTo(422);
        assertThat(late.getContentAsString()).contains("没有加上", "还要一辆轮椅");
        assertThat(residents.stand(token).lines()).isEmpty();
    }

    @Test
    @FreshDatabase
    void the_link_stands_nowhere_in_the_database_and_ends_ninety_days_after_the_last_step() {
        var token = HelpLink.newToken();
        residents.ask(code, form(token, "13907391234"), "10.0.0.1");

        var rows = JdbcClient.create(TestCluster.asSuperuser(database.database()))
                .sql("select r::text from help_request r union all select e::text from event_publication e")
                .query(String.class)
                .list();
        assertThat(rows).isNotEmpty().noneMatch(row -> row.contains(token));

        clock.advance(Duration.ofDays(80));
        residents.add(token, "还没有人来");
        clock.advance(Duration.ofDays(89));
        assertThat(residents.stand(token).lines()).hasSize(1);
        clock.advance(Duration.ofDays(1));
        assertThatThrownBy(() -> residents.stand(token)).isInstanceOf(NoSuchHelp.class);
        assertThatThrownBy(() -> residents.withdraw(token)).isInstanceOf(NoSuchHelp.class);
        assertThatThrownBy(() -> residents.stand(HelpLink.newToken())).isInstanceOf(NoSuchHelp.class);
    }

    @Test
    @FreshDatabase
    void after_the_time_that_the_page_says_nothing_of_the_resident_is_left() {
        var token = HelpLink.newToken();
        residents.ask(code, form(token, "13907391234"), "10.0.0.1");
        residents.add(token, "晚上也行");
        var request = as(community, () -> desk.list(community, 1)).rows().getFirst();
        as(community, () -> desk.answer(request.id(), HelpAnswer.HelpAnswerKind.PHONED, "约了周六", false, community));

        clock.advance(Duration.ofDays(179));
        erasure.erase();
        assertThat(matter(request).asked().phone()).isEqualTo("13907391234");

        clock.advance(Duration.ofDays(2));
        erasure.erase();
        var left = as(community, () -> desk.matter(request.id(), community));
        assertThat(left.request().erased()).isTrue();
        assertThat(left.lines()).isEmpty();
        assertThat(List.of(
                        left.request().asked().phone(),
                        left.request().asked().called(),
                        left.request().asked().words(),
                        left.request().answer().orElseThrow().said()))
                .allMatch(String::isEmpty);
        assertThat(JdbcClient.create(TestCluster.asSuperuser(database.database()))
                        .sql("select count(*) from help_count")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    @FreshDatabase
    void those_in_charge_of_the_community_are_told_and_nothing_of_the_resident_is_said() throws Exception {
        var colleague = loop.hat(Role.COMMUNITY, SANBATING, "李明");
        ask("13907391234", "10.0.0.1");

        for (var hat : List.of(community, colleague)) {
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(as(hat, () -> notices.list(hat.account(), 1))
                                    .rows())
                            .hasSize(1));
            var page = mvc.perform(get("/notices").with(people.as(hat)))
                    .andReturn()
                    .getResponse()
                    .getContentAsString();
            assertThat(page)
                    .contains("有居民求助，请在", "1 件等您答复", "href=\"/residents\"")
                    .doesNotContain("13907391234", "李阿姨", "灯不亮了");
            var notice = as(hat, () -> notices.list(hat.account(), 1)).rows().getFirst();
            var opened = mvc.perform(get("/notices/" + notice.id()).with(people.as(hat)))
                    .andReturn()
                    .getResponse();
            assertThat(opened.getRedirectedUrl()).matches("/residents/[0-9]+");
        }
    }

    private HelpReceipt ask(String phone, String address) {
        return residents.ask(code, form(HelpLink.newToken(), phone), address);
    }

    private static HelpForm form(String token, String phone) {
        return new HelpForm(token, "elderly", "any", "厨房的灯不亮了", phone, "李阿姨");
    }

    private HelpDoor door() {
        return as(community, () -> doors.find(community)).orElseThrow();
    }

    private long waiting() {
        return as(community, () -> desk.waiting(Role.COMMUNITY, SANBATING));
    }

    private HelpRequest matter(HelpRequest request) {
        return as(community, () -> desk.matter(request.id(), community)).request();
    }

    private String page(String path) throws Exception {
        return mvc.perform(get(path).with(people.asVisitor()))
                .andReturn()
                .getResponse()
                .getContentAsString();
    }
}
