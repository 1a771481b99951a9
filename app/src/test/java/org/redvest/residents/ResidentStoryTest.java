package org.redvest.residents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.redvest.testing.Loop.SANBATING;
import static org.redvest.testing.Loop.as;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.accounts.TestPeople;
import org.redvest.dispatch.Dispatch;
import org.redvest.orders.Orders;
import org.redvest.regions.RegionCode;
import org.redvest.shifts.ActivityNumber;
import org.redvest.shifts.PrivateDetails;
import org.redvest.testing.FreshDatabase;
import org.redvest.testing.Loop;
import org.redvest.testing.RedvestTest;
import org.redvest.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.web.util.HtmlUtils;

/** A resident asks by the code at the door, and follows by the link until help has come; nobody else needs an account for that. */
@RedvestTest
class ResidentStoryTest {

    private static final String PHONE = "13907391234";

    @Autowired
    MockMvc mvc;

    @Autowired
    TestPeople people;

    @Autowired
    Loop loop;

    @Autowired
    Orders orders;

    @Autowired
    Dispatch dispatch;

    @Autowired
    TestClock clock;

    private Hat community;
    private String door;

    @BeforeEach
    void a_community_with_a_code_at_its_door() throws Exception {
        community = loop.hat(Role.COMMUNITY, SANBATING, "唐敏");
        send("/residents/door", Map.of(), people.as(community));
        door = found("href=\"(/help/[a-z0-9]{10})\"", page("/residents/door", people.as(community)));
    }

    @Test
    @FreshDatabase
    void a_resident_asks_and_follows_until_help_has_come_and_says_thanks() throws Exception {
        var link = asks("elderly", "明天去人民医院看眼睛，一个人去不了", PHONE);
        assertThat(page(link, people.asVisitor())).contains("社区收到了", "前回话", "明天去人民医院看眼睛");

        var list = page("/residents", people.as(community));
        assertThat(list).contains("1 件求助等您答复");
        var matter = found("href=\"(/residents/[0-9]+)\"", list);
        assertThat(page(matter, people.as(community))).contains(PHONE, "李阿姨", "明天去人民医院看眼睛");

        var order = ordered(matter, "clinic-escort");
        assertThat(as(community, () -> orders.privateDetails(order)))
                .returns(PHONE, PrivateDetails::contactPhone)
                .returns("李阿姨", PrivateDetails::contactName)
                .satisfies(details -> assertThat(details.note()).contains("求助号", "明天去人民医院看眼睛"));
        untilItReads(link, "社区安排了，等组织方审核");

        var dispatcher = loop.hat(Role.DISPATCHER, SANBATING.county(), "周宁");
        as(dispatcher, () -> orders.approve(order, 1, dispatcher));
        as(dispatcher, () -> dispatch.open(order, dispatcher));
        untilItReads(link, "正在找志愿者");
        var shift = as(community, () -> orders.order(order)).shifts().getFirst();
        var place = loop.accept(shift, loop.people(SANBATING, "彭琳").getFirst());
        assertThat(page(link, people.asVisitor()))
                .contains("找到志愿者了", "1 名志愿者会来")
                .doesNotContain("彭琳", PHONE, "李阿姨");

        clock.set("2026-03-03T12:00");
        assertThat(clock.instant()).isAfter(place.end());
        assertThat(page(link, people.asVisitor())).contains("有没有帮上忙");
        var thanked = send(link + "/thanks", Map.of("helped", "yes", "thanks", "陪了一上午，谢谢"), people.asVisitor());
        assertThat(thanked.getStatus()).isEqualTo(303);
        assertThat(page(link, people.asVisitor())).contains("您说：帮上了");
        assertThat(page(matter, people.as(community))).contains("居民说：帮上了", "陪了一上午，谢谢", "不计入评分");
        assertThat(page("/orders/" + order, people.as(community))).contains("陪了一上午，谢谢");
    }

    @Test
    @FreshDatabase
    void the_community_answers_with_words_and_the_resident_reads_them() throws Exception {
        var link = asks("law", "楼上漏水怎么办", PHONE);
        var matter = found("href=\"(/residents/[0-9]+)\"", page("/residents", people.as(community)));

        var silent = send(matter + "/answer", Map.of("kind", "refused", "said", ""), people.as(community));
        assertThat(silent.getStatus()).isEqualTo(422);
        assertThat(silent.getContentAsString()).contains("居民要知道原因");

        send(matter + "/answer", Map.of("kind", "passed-on", "said", "已转物业，今天下午来看"), people.as(community));
        assertThat(page(link, people.asVisitor())).contains("已经转给能办的单位", "已转物业，今天下午来看");
        assertThat(page("/residents", people.as(community))).contains("0 件求助等您答复");

        var again = send(matter + "/answer", Map.of("kind", "phoned"), people.as(community));
        assertThat(again.getContentAsString()).contains("这件事已经有人办了");
        assertThat(page(link, people.asVisitor())).contains("已转物业");
    }

    @Test
    @FreshDatabase
    void what_was_withdrawn_is_asked_of_nobody_any_more() throws Exception {
        var link = asks("children", "", PHONE);
        send(link + "/lines", Map.of("words", "每天放学后两小时"), people.asVisitor());
        assertThat(page("/residents/" + number(), people.as(community))).contains("每天放学后两小时");

        send(link + "/withdrawal", Map.of(), people.asVisitor());

        assertThat(page(link, people.asVisitor())).contains("您取消了求助");
        assertThat(page("/residents", people.as(community))).contains("0 件求助等您答复", "居民取消");
    }

    @Test
    @FreshDatabase
    void an_order_sent_after_the_resident_withdrew_stands_beside_the_request() throws Exception {
        var link = asks("elderly", "明天去人民医院看眼睛", PHONE);
        var matter = "/residents/" + number();
        var form = begun(matter, "clinic-escort");
        send(link + "/withdrawal", Map.of(), people.asVisitor());

        var order = sent(form, "clinic-escort");

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> assertThat(page(matter, people.as(community))).contains("居民取消", order.value()));
        assertThat(page(link, people.asVisitor())).contains("您取消了求助");
    }

    @Test
    @FreshDatabase
    void what_waits_longer_than_promised_is_seen_by_the_county_without_the_whole_number() throws Exception {
        asks("elderly", "想找人说说话", PHONE);
        var dispatcher = loop.hat(Role.DISPATCHER, SANBATING.county(), "周宁");
        var other = loop.hat(Role.DISPATCHER, new RegionCode("430502"), "别的区");
        var matter = "/residents/" + number();
        assertThat(status(matter, dispatcher)).isEqualTo(404);

        clock.set("2026-02-26T20:00");

        assertThat(page("/residents", people.as(dispatcher))).contains("1 件求助超时未答复");
        assertThat(page(matter, people.as(dispatcher)))
                .contains("想找人说说话", "139****1234")
                .doesNotContain(PHONE, matter + "/answer");
        assertThat(page("/review", people.as(dispatcher))).contains("href=\"/residents\"");
        assertThat(status(matter, other)).isEqualTo(404);
        assertThat(page("/residents", people.as(other)))
                .contains("0 件求助超时未答复", "超过承诺时间没有答复，才会出现在这里")
                .doesNotContain("没有求助");
    }

    @Test
    @FreshDatabase
    void what_was_typed_stays_when_something_is_missing_or_private() throws Exception {
        var refused = send(
                door,
                Map.of(
                        "token",
                        HelpLink.newToken(),
                        "category",
                        "other",
                        "words",
                        "号码 430503199001011234",
                        "phone",
                        "1390739"),
                people.asVisitor());

        assertThat(refused.getStatus()).isEqualTo(422);
        assertThat(refused.getContentAsString())
                .contains("好像写了证件号", "请选一项：什么时候方便", "430503199001011234", "value=\"1390739\"");
        assertThat(page("/residents", people.as(community))).contains("0 件求助等您答复");
    }

    private String asks(String category, String words, String phone) throws Exception {
        var form = page(door, people.asVisitor());
        var token = found("name=\"token\" value=\"([^\"]+)\"", form);
        var fields = Map.of(
                "token",
                token,
                "category",
                category,
                "wanted",
                "soon",
                "words",
                words,
                "phone",
                phone,
                "called",
                "李阿姨");
        var sent = send(door, fields, people.asVisitor());
        assertThat(sent.getStatus()).as(sent.getContentAsString()).isEqualTo(303);
        var twice = send(door, fields, people.asVisitor());
        assertThat(twice.getRedirectedUrl()).isEqualTo(sent.getRedirectedUrl());
        return Objects.requireNonNull(sent.getRedirectedUrl());
    }

    /** Through the form as it comes filled in, with the door that the resident says on the telephone. */
    private ActivityNumber ordered(String matter, String item) throws Exception {
        return sent(begun(matter, item), item);
    }

    private String begun(String matter, String item) throws Exception {
        return Objects.requireNonNull(send(matter + "/order", Map.of("item", item), people.as(community))
                .getRedirectedUrl());
    }

    private ActivityNumber sent(String form, String item) throws Exception {
        var shown = page(form, people.as(community));
        assertThat(shown).contains(PHONE, "李阿姨", "求助号");
        var request = form.substring(form.lastIndexOf('/') + 1);
        var fields = Map.ofEntries(
                Map.entry("request", request),
                Map.entry("item", item),
                Map.entry("when", "other"),
                Map.entry("date", "2026-02-28"),
                Map.entry("from", "08:00"),
                Map.entry("to", "11:00"),
                Map.entry("people", "1"),
                Map.entry("site", "home"),
                Map.entry("address", "沙子坡路 12 号"),
                Map.entry("contact", "李阿姨"),
                Map.entry("phone", PHONE),
                Map.entry("note", found("name=\"note\"[^>]*>([^<]*)<", shown)),
                Map.entry("private", "yes"),
                Map.entry("again", "yes"),
                Map.entry("urgent", "yes"));
        var placed = send("/orders", fields, people.as(community));
        return new ActivityNumber(found("/orders/([A-Z0-9-]+)$", Objects.requireNonNull(placed.getRedirectedUrl())));
    }

    private void untilItReads(String link, String words) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(page(link, people.asVisitor())).contains(words));
    }

    private String number() throws Exception {
        return found("href=\"/residents/([0-9]+)\"", page("/residents", people.as(community)));
    }

    private int status(String path, Hat hat) throws Exception {
        return mvc.perform(get(path).with(people.as(hat)))
                .andReturn()
                .getResponse()
                .getStatus();
    }

    private String page(String path, RequestPostProcessor sender) throws Exception {
        var answer = mvc.perform(get(path).with(sender)).andReturn().getResponse();
        assertThat(answer.getStatus()).as(path + answer.getContentAsString()).isEqualTo(200);
        return answer.getContentAsString();
    }

    private MockHttpServletResponse send(String path, Map<String, String> fields, RequestPostProcessor sender)
            throws Exception {
        var built = post(path).header("Host", "localhost").header("Origin", "http://localhost");
        fields.forEach(built::param);
        return mvc.perform(built.with(sender)).andReturn().getResponse();
    }

    private static String found(String pattern, String page) {
        var match = Pattern.compile(pattern).matcher(page);
        assertThat(match.find()).as(pattern + " in " + page).isTrue();
        return HtmlUtils.htmlUnescape(match.group(1));
    }
}
