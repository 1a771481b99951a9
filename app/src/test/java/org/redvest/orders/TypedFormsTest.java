package org.redvest.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.redvest.accounts.Hat;
import org.redvest.accounts.NewAccount.NewGrant;
import org.redvest.accounts.Role;
import org.redvest.accounts.TestPeople;
import org.redvest.database.Scopes;
import org.redvest.regions.RegionCode;
import org.redvest.regions.Regions;
import org.redvest.shifts.ActivityNumber;
import org.redvest.testing.RedvestTest;
import org.redvest.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

/** What was typed survives a refusal, another language, a reload, another hat and a change of the order; and is not mixed up. */
@RedvestTest
class TypedFormsTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    TestPeople people;

    @Autowired
    Orders orders;

    @Autowired
    AnswerPromise promises;

    @Autowired
    Regions regions;

    @Autowired
    TestClock clock;

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private static int used;

    private Hat first;
    private Hat second;
    private Hat reviewer;

    @BeforeEach
    void one_person_who_works_for_two_communities() {
        var counties = regions.children(new RegionCode("4305"));
        var county = counties.get(used % counties.size()).code();
        int round = 2 * (used++ / counties.size());
        var communities = regions.communities(county).subList(round, round + 2);
        var hats = people.hats(
                "唐敏",
                new NewGrant(Role.COMMUNITY, communities.get(0).code(), "甲社区"),
                new NewGrant(Role.COMMUNITY, communities.get(1).code(), "乙社区"));
        first = hats.get(0);
        second = hats.get(1);
        reviewer = people.hat(Role.DISPATCHER, county.value());
    }

    @Test
    void a_refused_form_has_an_address_of_its_own_in_both_languages() throws Exception {
        var form = offMenu(first);
        form.put("risks", "");

        var address = target(send(first, "/orders", form));

        assertThat(body(read(first, address))).contains("修缮村史馆", "风险", "沙子坡路 12 号", "role=\"alert\"");
        assertThat(body(read(first, address + "&lang=en"))).contains("修缮村史馆", "Say what the risks are", "沙子坡路 12 号");
        form.put("risks", "灰尘大");
        assertThat(target(send(first, "/orders", form))).matches("/orders/[0-9-]+");
        assertThat(read(first, address).getStatus()).isEqualTo(404);
    }

    @Test
    void what_is_refused_and_what_is_asked_of_one_line_is_said_in_one_answer() throws Exception {
        var form = offMenu(first);
        form.put("note", "王奶奶 430503199001011234，有高血压");

        var refused = body(read(first, target(send(first, "/orders", form))));

        assertThat(refused).contains("好像写了证件号", "好像写了居民的姓名", "好像写了居民的病情", "name=\"private\"");
        form.put("note", "三楼没有电梯");
        assertThat(target(send(first, "/orders", form))).matches("/orders/[0-9-]+");
    }

    @Test
    void a_form_written_for_one_community_is_never_stored_under_another() throws Exception {
        for (var path : List.of("/orders", "/orders/drafts")) {
            var form = offMenu(first);

            var answer = send(second, path, form);

            assertThat(body(answer)).contains("甲社区", "另一个身份");
            var draft = "/orders/drafts/" + form.get("request");
            assertThat(read(second, draft).getStatus()).isEqualTo(404);
            assertThat(body(read(second, "/orders/new"))).doesNotContain("修缮村史馆");
            assertThat(body(read(first, draft))).contains("修缮村史馆", "沙子坡路 12 号");
        }
        assertThat(within(second, () -> orders.count(second.region()))).isZero();
    }

    @Test
    void a_form_of_a_hat_that_was_taken_away_keeps_its_words_but_nothing_private() throws Exception {
        var stranger = people.hat(Role.COMMUNITY, second.region().value());
        var form = offMenu(first);

        var kept = target(send(stranger, "/orders", form));

        assertThat(body(read(stranger, kept))).contains("修缮村史馆").doesNotContain("沙子坡路 12 号", "三楼");
        assertThat(within(stranger, () -> orders.count(stranger.region()))).isZero();
    }

    @Test
    void the_address_and_the_contact_come_again_and_the_note_does_not() throws Exception {
        AnOrder.anOrder().placed(orders, first);

        for (var path : List.of("/orders/new/item/haircut", "/orders/new/item/clinic-escort", "/orders/new/other")) {
            assertThat(body(read(first, path))).contains("沙子坡路 12 号", "唐敏").doesNotContain("三楼没有电梯");
        }
    }

    @Test
    void the_day_that_a_form_proposes_can_be_answered_before_at_any_hour() throws Exception {
        for (int hour = 0; hour < 24; hour++) {
            clock.set("2026-02-26T%02d:20".formatted(hour));
            var due = promises.due(clock.instant());

            var page = body(read(first, "/orders/new/item/clinic-escort"));

            var day =
                    Pattern.compile("name=\"when\" value=\"([0-9-]+)\" checked").matcher(page);
            assertThat(day.find()).as("a day is chosen at %d:20", hour).isTrue();
            var starts = LocalDate.parse(day.group(1)).atTime(8, 0).atZone(ZONE);
            assertThat(starts.toInstant()).as("at %d:20", hour).isAfterOrEqualTo(due);
        }
    }

    @Test
    void the_days_at_the_end_of_a_month_stay_in_a_draft() throws Exception {
        clock.set("2026-03-20T09:00");
        for (var day : List.of("2026-03-29", "2026-03-30", "2026-03-31")) {
            var form = new HashMap<>(Map.of(
                    "request",
                    UUID.randomUUID().toString(),
                    "item",
                    "haircut",
                    "when",
                    day,
                    "people",
                    "2",
                    "site",
                    "home"));
            send(first, "/orders/drafts", form);

            assertThat(body(read(first, "/orders/drafts/" + form.get("request"))))
                    .containsPattern("value=\"" + day + "\" checked");
        }
    }

    @Test
    void a_change_of_an_old_version_is_told_and_keeps_what_was_typed() throws Exception {
        var number = AnOrder.anOrder().placed(orders, first);
        var path = "/orders/" + number + "/change";
        var mine = new HashMap<>(offMenu(first));
        mine.putAll(Map.of("version", "1", "people", "9", "date", "2026-03-08"));
        within(
                first,
                () -> orders.change(number, 1, AnOrder.anOrder().forPeople(5).draft(), first));

        var address = target(send(first, path, mine));

        assertThat(body(read(first, address)))
                .contains("这一单变了", "value=\"9\"", "value=\"2026-03-08\"", "name=\"version\" value=\"2\"");
        assertThat(within(first, () -> orders.order(number)).shifts().getFirst().people())
                .isEqualTo(5);
    }

    @Test
    void a_change_that_is_sent_twice_is_made_once_and_leaves_no_form_behind() throws Exception {
        var number = AnOrder.anOrder().placed(orders, first);
        var change = new HashMap<>(offMenu(first));
        change.putAll(Map.of("version", "1", "date", "2026-03-08"));
        change.putAll(Map.of("date2", "2026-03-07", "from2", "09:00", "to2", "11:00"));
        var path = "/orders/" + number + "/change";

        assertThat(target(send(first, path, change))).isEqualTo("/orders/" + number);
        assertThat(target(send(first, path, change))).isEqualTo("/orders/" + number);

        assertThat(within(first, () -> orders.order(number)).version()).isEqualTo(2);
        change.put("people", "9");
        assertThat(target(send(first, path, change))).contains("/change?form=");
    }

    @Test
    void a_move_of_what_lies_ahead_that_is_sent_twice_is_made_once() throws Exception {
        var number = AnOrder.anOrder()
                .at("2026-02-27T09:00", 60)
                .at("2026-03-06T09:00", 60)
                .at("2026-03-09T09:00", 60)
                .placed(orders, first);
        within(reviewer, () -> orders.approve(number, 1, reviewer));
        clock.set("2026-02-27T12:00");
        int version = within(first, () -> orders.order(number)).version();
        var move = new HashMap<>(offMenu(first));
        move.putAll(Map.of("version", String.valueOf(version), "date", "", "from", "", "to", ""));
        move.putAll(Map.of("site", "home", "place", "", "note", "三楼没有电梯", "phone", "13800000000"));
        move.putAll(Map.of("date2", "2026-03-12", "from2", "09:00", "to2", "10:00"));
        move.putAll(Map.of("date3", "2026-03-08", "from3", "09:00", "to3", "10:00"));
        var path = "/orders/" + number + "/change";

        assertThat(target(send(first, path, move))).isEqualTo("/orders/" + number);
        assertThat(target(send(first, path, move))).isEqualTo("/orders/" + number);
        assertThat(within(first, () -> orders.order(number)).version()).isEqualTo(version + 1);
    }

    /** A colleague's answer is another's, and is told. */
    @Test
    void an_answer_that_is_sent_twice_is_one_answer() throws Exception {
        var colleague = people.hat(Role.DISPATCHER, reviewer.region().value());
        var no = Map.of("version", "1", "reason", "time", "said", "请改到周日");

        for (var answer :
                Map.of("approval", Map.of("version", "1"), "refusal", no).entrySet()) {
            var number = AnOrder.anOrder().placed(orders, first);
            var path = "/review/" + number + "/" + answer.getKey();
            assertThat(target(send(reviewer, path, answer.getValue()))).isEqualTo("/review/" + number);
            assertThat(target(send(reviewer, path, answer.getValue()))).isEqualTo("/review/" + number);
            assertThat(target(send(colleague, path, answer.getValue()))).contains("late=decided");
        }
    }

    @Test
    void what_is_wrong_with_a_change_points_at_a_field_even_when_the_first_service_is_history() throws Exception {
        var number = AnOrder.anOrder()
                .at("2026-02-27T09:00", 60)
                .at("2026-03-06T09:00", 60)
                .placed(orders, first);
        within(reviewer, () -> orders.approve(number, 1, reviewer));
        var form = new HashMap<>(offMenu(first));
        form.putAll(
                Map.of("version", "0", "date", "2026-02-27", "date2", "2026-03-08", "from2", "09:00", "to2", "11:00"));
        clock.set("2026-02-27T09:30");

        var page = body(read(first, target(send(first, "/orders/" + number + "/change", form))));

        assertThat(page).contains("这一单变了", "href=\"#when\"", "id=\"when\"").doesNotContain("href=\"#date\"");
    }

    /** Lines that were typed while the order was in review are more than its services once it was approved. */
    @Test
    void what_is_wrong_with_lines_that_an_approved_order_does_not_have_points_at_a_field() throws Exception {
        var number = AnOrder.anOrder()
                .at("2026-02-27T09:00", 60)
                .at("2026-03-06T09:00", 60)
                .placed(orders, first);
        within(reviewer, () -> orders.approve(number, 1, reviewer));
        var form = new HashMap<>(offMenu(first));
        form.putAll(Map.of("version", version(number), "date2", "2026-03-06", "from2", "09:00", "to2", "10:00"));
        form.putAll(Map.of("date3", "2026-03-13", "from3", "09:00", "to3", "10:00"));
        clock.set("2026-02-27T09:30");

        var more = body(read(first, target(send(first, "/orders/" + number + "/change", form))));
        form.put("from3", "早上");
        var unreadable = body(read(first, target(send(first, "/orders/" + number + "/change", form))));

        assertThat(more).contains("href=\"#when\"", "时间：这一单是 2 次").doesNotContain("href=\"#date", "第 1 次·时间");
        assertThat(unreadable).contains("href=\"#when\"").doesNotContain("href=\"#from3\"");
    }

    private String version(ActivityNumber number) {
        return String.valueOf(within(first, () -> orders.order(number)).version());
    }

    @Test
    void all_times_of_an_order_from_the_menu_stand_there_again_when_the_last_line_was_used() throws Exception {
        var form = new HashMap<>(offMenu(first));
        form.putAll(Map.of("item", "haircut", "when", "2026-03-01", "date", ""));
        form.putAll(Map.of("date5", "2026-02-01", "from5", "09:00", "to5", "11:00"));

        var page = body(read(first, target(send(first, "/orders", form))));

        assertThat(page).contains("href=\"#date5\"", "id=\"date5\"", "value=\"2026-02-01\"");
    }

    @Test
    void a_refused_cancellation_and_a_refused_answer_keep_their_words() throws Exception {
        var number = AnOrder.anOrder().placed(orders, first);

        var said = "身份证 430503199001011234 请删去";
        var cancel = target(send(first, "/orders/" + number + "/cancellation", Map.of("reason", said)));
        assertThat(body(read(first, cancel + "&lang=zh"))).contains(said, "好像写了证件号");
        var refuse = target(send(reviewer, "/review/" + number + "/refusal", Map.of("version", "1", "said", "请改到周日")));
        assertThat(body(read(reviewer, refuse))).contains("请改到周日", "请选一个原因");
        assertThat(read(second, cancel).getStatus()).isEqualTo(404);
        assertThat(within(first, () -> orders.order(number)).state()).isEqualTo(OrderState.SUBMITTED);
    }

    @Test
    void a_cancellation_of_the_only_service_is_told_what_is_wrong_with_it_and_no_more() throws Exception {
        var number = AnOrder.anOrder().placed(orders, first);
        within(reviewer, () -> orders.approve(number, 1, reviewer));

        var page = body(read(first, target(send(first, "/orders/" + number + "/cancellation", Map.of("reason", "")))));

        assertThat(page).contains("href=\"#reason\"").doesNotContain("href=\"#shifts\"");
    }

    /** The session ended while the refused form stood open: a reload leads over the sign-in page back to the words. */
    @Test
    void a_refused_form_that_is_reloaded_after_the_session_ended_comes_back_with_its_words() throws Exception {
        var number = AnOrder.anOrder().placed(orders, first);
        var said = "身份证 430503199001011234 请删去";
        var address = target(send(first, "/orders/" + number + "/cancellation", Map.of("reason", said)));

        var signIn = target(
                mvc.perform(get(URI.create(address + "&lang=en"))).andReturn().getResponse());

        assertThat(signIn).startsWith("/sign-in?next=");
        var back = URLDecoder.decode(signIn.substring("/sign-in?next=".length()), StandardCharsets.UTF_8);
        assertThat(back).isEqualTo(address);
        assertThat(body(mvc.perform(get(URI.create(signIn))).andReturn().getResponse()))
                .contains("name=\"next\" value=\"" + address + "\"");
        assertThat(body(read(first, back))).contains(said);
    }

    /** A form saves itself a moment after each change: on a slow network it does so while, or after, it is sent. */
    @Test
    void a_form_that_saves_itself_after_it_was_sent_is_not_begun_anew() throws Exception {
        var form = offMenu(first);
        assertThat(target(send(first, "/orders", form))).matches("/orders/[0-9-]+");

        send(first, "/orders/drafts", form);

        assertThat(body(read(first, "/orders/new"))).doesNotContain("/orders/drafts/");
        assertThat(read(first, "/orders/drafts/" + form.get("request")).getStatus())
                .isEqualTo(404);
    }

    @Test
    void a_form_that_is_refused_twice_is_kept_once() throws Exception {
        var number = AnOrder.anOrder().placed(orders, first);
        var change = new HashMap<>(offMenu(first));
        change.putAll(Map.of("version", "1", "risks", ""));
        var said = Map.of("reason", "身份证 430503199001011234 请删去");

        for (var form : Map.of("/orders/%s/change", change, "/orders/%s/cancellation", said)
                .entrySet()) {
            var path = form.getKey().formatted(number);
            assertThat(target(send(first, path, form.getValue())))
                    .isEqualTo(target(send(first, path, form.getValue())));
        }
        var path = "/review/" + number + "/refusal";
        assertThat(target(send(reviewer, path, Map.of("said", "请改到周日"))))
                .isEqualTo(target(send(reviewer, path, Map.of("said", "请改到周日"))))
                .isNotEqualTo(target(send(reviewer, path, Map.of("said", "请改到周六"))));
        var lost = people.hat(Role.COMMUNITY, second.region().value());
        var form = offMenu(first);
        assertThat(target(send(lost, "/orders", form))).isEqualTo(target(send(lost, "/orders", form)));
    }

    @Test
    void an_identity_number_is_refused_and_what_looks_private_is_asked_about() throws Exception {
        var form = offMenu(first);
        form.put("what", "陪王奶奶，电话 139-1234-5678，有高血压");
        assertThat(body(read(first, target(send(first, "/orders", form)))))
                .contains("做什么：好像写了电话号码", "好像写了居民的姓名", "好像写了居民的病情", "name=\"private\"");
        form.put("what", "证件 430503199001011234");
        form.put("private", "yes");
        assertThat(body(read(first, target(send(first, "/orders", form))))).contains("好像写了证件号");

        form.put("what", "陪王奶奶，电话 139-1234-5678，有高血压");
        var number = target(send(first, "/orders", form)).substring("/orders/".length());

        assertThat(body(read(reviewer, "/review/" + number))).contains("做什么：电话、姓名、病情", "写了居民的个人信息");
    }

    @Test
    void a_service_before_the_promised_answer_is_asked_about_and_promises_nothing() throws Exception {
        var form = offMenu(first);
        form.putAll(Map.of("date", "2026-02-26", "from", "11:00", "to", "12:00"));
        assertThat(body(read(first, target(send(first, "/orders", form))))).contains("服务早于承诺的答复时间", "name=\"urgent\"");

        form.put("urgent", "yes");
        var order = target(send(first, "/orders", form));

        assertThat(body(read(first, "/orders"))).contains("会优先审单").doesNotContain("组织方最晚");
        assertThat(body(read(reviewer, "/review" + order.substring("/orders".length()))))
                .contains("服务早于承诺的答复时间");
    }

    @Test
    void services_stand_in_the_order_of_their_time_however_they_were_typed() throws Exception {
        var form = offMenu(first);
        form.putAll(Map.of("date", "2026-03-03", "date2", "2026-03-01", "from2", "09:00", "to2", "11:00"));

        var page = body(read(first, target(send(first, "/orders", form))));

        assertThat(page).containsSubsequence("<h1>", "3 月 1 日", "共 2 次，每次 2 人", "每一次", "3 月 1 日", "3 月 3 日");
        assertThat(page).contains("审单中").doesNotContain("待派单");
    }

    @Test
    void where_services_need_different_people_the_headline_says_so() throws Exception {
        var order = AnOrder.anOrder()
                .forPeople(5)
                .at("2026-02-27T09:00", 60)
                .at("2026-03-06T09:00", 60)
                .at("2026-03-07T09:00", 60);
        var number = order.placed(orders, first);
        within(reviewer, () -> orders.approve(number, 1, reviewer));
        clock.set("2026-02-27T09:30");
        within(first, () -> {
            var version = orders.order(number).version();
            return orders.change(number, version, order.forPeople(6).draft(), first);
        });

        for (var page : List.of("", "/cancellation")) {
            assertThat(body(read(first, "/orders/" + number + page))).as(page).contains("共 3 次，每次 5–6 人");
        }
    }

    @Test
    void only_what_was_not_typed_anew_is_called_the_same_as_last_time() throws Exception {
        send(first, "/orders", offMenu(first));
        assertThat(body(read(first, "/orders/new/item/haircut"))).contains("和上次一样");
        var form = offMenu(first);
        form.put("phone", "+86 139-0000 1234");
        form.put("note", "身份证 43050319400101123X");

        assertThat(body(read(first, target(send(first, "/orders", form)))))
                .contains("139****1234")
                .doesNotContain("和上次一样");
    }

    private static Map<String, String> offMenu(Hat hat) {
        var form = new HashMap<String, String>();
        form.putAll(Map.of(
                "request", UUID.randomUUID().toString(), "region", hat.region().value(), "item", ""));
        form.putAll(Map.of("title", "修缮村史馆", "what", "把旧照片扫描存档", "risks", "灰尘大", "safeguards", "发口罩"));
        form.putAll(Map.of("when", "other", "date", "2026-03-01", "from", "09:00", "to", "11:00", "people", "2"));
        form.putAll(Map.of("site", "community", "address", "沙子坡路 12 号", "contact", "唐敏", "phone", "138 0000 0000"));
        form.put("note", "三楼");
        return form;
    }

    private MockHttpServletResponse read(Hat hat, String path) throws Exception {
        return mvc.perform(get(java.net.URI.create(path)).with(people.as(hat)))
                .andReturn()
                .getResponse();
    }

    private MockHttpServletResponse send(Hat hat, String path, Map<String, String> fields) throws Exception {
        var request = post(path).with(people.as(hat));
        fields.forEach(request::param);
        return mvc.perform(request).andReturn().getResponse();
    }

    private static String target(MockHttpServletResponse response) {
        return java.util.Objects.requireNonNull(response.getRedirectedUrl());
    }

    private static String body(MockHttpServletResponse response) throws Exception {
        return response.getContentAsString();
    }

    private static <T> T within(Hat hat, java.util.function.Supplier<T> work) {
        return Scopes.within(hat.scope(), work::get);
    }
}
