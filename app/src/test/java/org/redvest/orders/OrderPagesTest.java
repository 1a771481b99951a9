package org.redvest.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.accounts.TestPeople;
import org.redvest.database.Scopes;
import org.redvest.regions.RegionCode;
import org.redvest.regions.Regions;
import org.redvest.shifts.ActivityNumber;
import org.redvest.testing.RedvestTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

/** The pages on which a community orders and a committee reviews, as a browser without scripts meets them. */
@RedvestTest
class OrderPagesTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    TestPeople people;

    @Autowired
    Orders orders;

    @Autowired
    Regions regions;

    private static int used;

    private Hat community;
    private Hat reviewer;

    /** Each test has a county of its own: it starts with an empty queue and with number 001. */
    @BeforeEach
    void somebody() {
        var county = regions.children(new RegionCode("4305")).get(used++).code();
        community = people.hat(
                Role.COMMUNITY, regions.communities(county).getFirst().code().value());
        reviewer = people.hat(Role.DISPATCHER, county.value());
    }

    @Test
    void four_taps_make_an_order_once_the_community_has_ordered_before() throws Exception {
        first();
        assertThat(body(read(community, "/orders/new"))).contains("href=\"/orders/new/need/elderly\"");
        assertThat(body(read(community, "/orders/new/need/elderly"))).contains("/orders/new/item/clinic-escort");
        var form = ShownFields.on(body(read(community, "/orders/new/item/clinic-escort")));

        var answer = send(community, "/orders", form);

        var second = reviewer.region() + "-260226-002";
        assertThat(answer.getStatus()).isEqualTo(303);
        assertThat(answer.getRedirectedUrl()).isEqualTo("/orders/" + second);
        assertThat(body(read(community, target(answer))))
                .contains("陪老人就医", second, "社区下了单", "沙子坡路 12 号", "138****0000")
                .doesNotContain("13800000000");
        assertThat(send(community, "/orders", form).getRedirectedUrl()).isEqualTo(answer.getRedirectedUrl());
    }

    @Test
    void what_is_wrong_stands_beside_its_field_and_what_was_typed_stays() throws Exception {
        var form = ShownFields.on(body(read(community, "/orders/new/item/clinic-escort")));
        form.put("when", "other");
        form.put("date", "2026-02-20");
        form.put("from", "10:00");
        form.put("to", "09:00");
        form.put("people", "other");
        form.put("count", "0");
        form.put("address", "门".repeat(101));
        form.put("phone", "1380000");
        form.put("contact", "唐".repeat(500));

        assertThat(body(refused(community, "/orders", form)))
                .contains("到：结束早于开始", "人数：人数在 1 到 200 之间", "最多 100 个字，现在 101 个", "现在 7 位")
                .contains("value=\"1380000\"", "href=\"#phone\"", "唐".repeat(500));
        form.put("to", "11:00");
        assertThat(body(refused(community, "/orders", form))).contains("这个时间已经过了");
        assertThat(Scopes.within(community.scope(), () -> orders.count(community.region())))
                .isZero();
    }

    @Test
    void problems_are_told_in_the_readers_language() throws Exception {
        var form = ShownFields.on(body(read(community, "/orders/new/item/haircut")));
        form.put("phone", "12");
        form.put("lang", "en");

        var answer = send(community, "/orders", form);

        assertThat(body(read(community, target(answer) + "&lang=en")))
                .contains("A mobile number has 11 digits", "Haircuts at home");
    }

    @Test
    void codes_that_do_not_exist_are_refused() throws Exception {
        var form = ShownFields.on(body(read(community, "/orders/new/other")));
        form.put("item", "moon-walk");
        form.put("category", "space");
        form.put("skills", "flying");

        assertThat(body(refused(community, "/orders", form))).contains("服务清单上没有这一项", "没有这一类", "没有这一种技能");
        assertThat(Scopes.within(community.scope(), () -> orders.count(community.region())))
                .isZero();
    }

    @Test
    void a_form_that_was_begun_is_kept_and_can_be_finished_or_thrown_away() throws Exception {
        var form = ShownFields.on(body(read(community, "/orders/new/other")));
        form.put("title", "修缮村史馆");
        form.put("date", "nonsense");
        assertThat(send(community, "/orders/drafts", form).getStatus()).isEqualTo(303);
        assertThat(body(read(community, "/orders/new"))).contains("修缮村史馆", "接着填");

        var resumed = "/orders/drafts/" + form.get("request");
        assertThat(body(read(community, resumed))).contains("value=\"修缮村史馆\"");
        var colleague = people.hat(Role.COMMUNITY, community.region().value());
        assertThat(read(colleague, resumed).getStatus()).isEqualTo(404);

        form.putAll(Map.of("what", "把旧照片扫描存档", "risks", "灰尘大", "safeguards", "发口罩"));
        form.putAll(Map.of("date", "2026-03-01", "address", "村史馆", "contact", "唐敏", "phone", "13800000000"));
        assertThat(send(community, "/orders", form).getStatus()).isEqualTo(303);
        assertThat(body(read(community, "/orders/new"))).doesNotContain("接着填");
    }

    @Test
    void each_answer_is_kept_by_itself_and_summed_up() throws Exception {
        var form = ShownFields.on(body(read(community, "/orders/new/item/haircut")));
        form.put("people", "3");

        var request = post("/orders/drafts").header("HX-Request", "true").with(people.as(community));
        form.forEach(request::param);
        var fragment = mvc.perform(request).andReturn().getResponse();

        assertThat(body(fragment)).contains("3 人", "已存").doesNotContain("<html");
        assertThat(body(read(community, "/orders/new"))).contains("/orders/drafts/" + form.get("request"));
    }

    @Test
    void the_second_reviewer_is_shown_what_the_first_decided() throws Exception {
        var number = first();
        assertThat(body(read(reviewer, "/review"))).contains("1 单等您审", "陪老人就医", "还有 4 小时");

        var refused = refused(
                reviewer, "/review/" + number + "/refusal", Map.of("version", "1", "reason", "time", "said", " "));
        assertThat(body(refused)).contains("请给社区写一句话");
        var approved = send(reviewer, "/review/" + number + "/approval", Map.of("version", "1"));
        assertThat(approved.getRedirectedUrl()).isEqualTo("/review/" + number);

        var colleague = people.hat(Role.DISPATCHER, reviewer.region().value());
        var late = send(colleague, "/review/" + number + "/approval", Map.of("version", "1"));
        assertThat(body(read(colleague, target(late))))
                .contains(reviewer.name() + " 2 月 26 日 周四 09:00 通过了这一单", "没有再记一次");
    }

    @Test
    void what_was_returned_is_mended_and_sent_again() throws Exception {
        var number = first();
        send(reviewer, "/review/" + number + "/refusal", Map.of("version", "1", "reason", "time", "said", "改到周日上午"));
        assertThat(body(read(community, "/orders/" + number))).contains("改到周日上午", "修改后重新提交");

        var form = ShownFields.on(body(read(community, "/orders/" + number + "/change")));
        form.put("date", "2026-03-01");
        assertThat(send(community, "/orders/" + number + "/change", form).getStatus())
                .isEqualTo(303);

        assertThat(body(read(reviewer, "/review/" + number))).contains("3 月 1 日", "通过");
    }

    @Test
    void a_cancellation_needs_a_sentence_and_stands_in_the_track() throws Exception {
        var number = first();
        var path = "/orders/" + number + "/cancellation";

        assertThat(body(refused(community, path, Map.of("reason", " ")))).contains("请写一句原因");
        assertThat(target(send(community, path, Map.of("reason", "老人住院了")))).isEqualTo("/orders/" + number);

        assertThat(body(read(community, "/orders/" + number))).contains("已取消", "老人住院了");
        assertThat(body(read(community, target(read(community, path))))).contains("不能修改或取消");
    }

    @Test
    void the_dossier_says_what_looks_private_and_what_is_there_twice() throws Exception {
        first();
        var form = ShownFields.on(body(read(community, "/orders/new/item/haircut")));
        form.putAll(Map.of("date", "2026-02-28", "when", "other", "from", "09:00", "to", "10:00"));
        form.put("note", "王奶奶有高血压，电话 13912345678");
        form.put("private", "yes");
        var number = target(send(community, "/orders", form)).substring("/orders/".length());

        assertThat(body(read(reviewer, "/review/" + number))).contains("好像写了不该写的", "姓名", "电话", "病情", "同一社区同一时间还有");
    }

    @Test
    void an_empty_part_of_the_queue_is_said_once_and_speaks_of_that_part() throws Exception {
        var elsewhere = people.hat(Role.DISPATCHER, "430527");

        var dispatch = read(elsewhere, "/review?tab=dispatch").getContentAsString();
        var searched = read(elsewhere, "/review?tab=waiting&words=zzzz").getContentAsString();

        assertThat(dispatch).contains("没有待派单或缺人的单。").doesNotContain("有社区下单，这里马上出现");
        assertThat(searched).contains("没有找到符合的单。").doesNotContain("有社区下单，这里马上出现");
    }

    @Test
    void the_menu_is_everybodys() throws Exception {
        var menu = mvc.perform(get("/menu")).andReturn().getResponse();
        assertThat(body(menu)).contains("陪老人就医", "河小青巡河");
        var item = mvc.perform(get("/menu/home-checkup").param("lang", "en"))
                .andReturn()
                .getResponse();
        assertThat(body(item)).contains("Nurse's practising certificate");
        assertThat(mvc.perform(get("/menu/moon-walk")).andReturn().getResponse().getStatus())
                .isEqualTo(404);
    }

    /** An order for 28 February, so that the community has an address and a contact. */
    private ActivityNumber first() {
        return AnOrder.anOrder().placed(orders, community);
    }

    private MockHttpServletResponse read(Hat hat, String path) throws Exception {
        return mvc.perform(get(path).with(people.as(hat))).andReturn().getResponse();
    }

    private MockHttpServletResponse send(Hat hat, String path, Map<String, String> fields) throws Exception {
        var request = post(path).with(people.as(hat));
        fields.forEach(request::param);
        return mvc.perform(request).andReturn().getResponse();
    }

    /** What is refused is shown at an address of its own. */
    private MockHttpServletResponse refused(Hat hat, String path, Map<String, String> fields) throws Exception {
        var answer = send(hat, path, fields);
        assertThat(answer.getStatus()).isEqualTo(303);
        return read(hat, target(answer));
    }

    private static String target(MockHttpServletResponse response) {
        return java.util.Objects.requireNonNull(response.getRedirectedUrl());
    }

    private static String body(MockHttpServletResponse response) throws Exception {
        return response.getContentAsString();
    }
}
