package org.redvest.attendance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.redvest.testing.Loop.as;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.accounts.TestPeople;
import org.redvest.dispatch.PlaceId;
import org.redvest.testing.Loop;
import org.redvest.testing.Loop.Served;
import org.redvest.testing.ReadPages;
import org.redvest.testing.RedvestTest;
import org.redvest.testing.TestClock;
import org.redvest.volunteers.VolunteerId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** What a second person, or a second look, changes is asked about and told in words: who was first, what is voided, in which order. */
@RedvestTest
class SecondLookTest {

    @Autowired
    Loop loop;

    @Autowired
    Attendance attendance;

    @Autowired
    TestPeople testPeople;

    @Autowired
    TestClock clock;

    @Autowired
    MockMvc mvc;

    @Autowired
    ReadPages pages;

    private Hat community;
    private List<VolunteerId> people;
    private Served served;

    /** Two accepted, one came; 40 were served, and 4 was typed. */
    @BeforeEach
    void a_confirmed_service_with_a_wrong_number() {
        served = loop.saturday("彭琳", "林晓");
        community = served.community();
        people = served.volunteers();
        loop.stays(served, 0, "2026-02-28T07:52", "2026-02-28T11:33");
        clock.set("2026-02-28T12:00");
        loop.confirm(served, "4", "came", "absent");
    }

    @Test
    void what_may_be_private_is_asked_about_once_in_every_text() throws Exception {
        var place = String.valueOf(served.places().getFirst().id().value());
        var text = "3 栋 302 的王奶奶有高血压";
        var forms = List.of(
                Map.entry(
                        "/shifts/" + served.shift() + "/confirmation/correction",
                        Map.of("beneficiaries", "40", "why", text, "seen", "0")),
                Map.entry(
                        "/shifts/" + served.shift() + "/places/" + place + "/correction",
                        Map.of("said-" + place, "came", "left-" + place, "11:00", "why-" + place, text)),
                Map.entry("/orders/" + served.order() + "/evaluation", Map.of("stars", "5", "word", text)),
                Map.entry(
                        "/orders/" + served.order() + "/evaluation/correction",
                        Map.of("stars", "4", "word", text, "why", text, "seen", "0")));
        for (var form : forms) {
            var asked = post(form.getKey()).with(testPeople.as(community));
            form.getValue().forEach(asked::param);
            var ticked = post(form.getKey()).with(testPeople.as(community)).param("private", "yes");
            form.getValue().forEach(ticked::param);

            assertThat(mvc.perform(asked).andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8))
                    .as(form.getKey())
                    .contains("好像写了居民的姓名", "好像写了居民的病情", "name=\"private\"", text);
            assertThat(mvc.perform(ticked).andReturn().getResponse().getStatus())
                    .as(form.getKey())
                    .isEqualTo(303);
        }
    }

    @Test
    void the_second_of_two_colleagues_is_told_who_was_first_and_keeps_the_own_words() throws Exception {
        var colleague = loop.hat(Role.COMMUNITY, community.region(), "周敏");
        as(community, () -> attendance.evaluate(served.order(), "1", "来晚了", community));
        var place = String.valueOf(served.places().get(1).id().value());
        var sheet = Map.of("said-" + place, "came", "beneficiaries", "7");
        var stars = Map.of("stars", "5", "word", "谢谢大家");
        var confirmation = "/shifts/" + served.shift() + "/confirmation";
        var evaluation = "/orders/" + served.order() + "/evaluation";

        assertThat(sent(confirmation, sheet, colleague))
                .contains("唐敏 在 12:00 已经确认过", "林晓：您填的是“来了”，没有记入", "您填的是 7，没有记入", "value=\"7\"");
        assertThat(sent(evaluation, stars, colleague)).contains("唐敏 在 12:00 已经评过单", "谢谢大家</textarea>", "给了 1 星");
        assertThat(sent(evaluation, stars, community)).contains("您在 12:00 已经评过单");
        assertThat(sent(evaluation, Map.of("stars", "1", "word", "来晚了"), colleague))
                .contains("唐敏 在 12:00 已经评过单");
        assertThat(sent(evaluation, Map.of("stars", "1", "word", "来晚了"), community))
                .isEmpty();
        assertThat(sheet().receipt().orElseThrow().beneficiaries()).isEqualTo(4);
    }

    @Test
    void hours_are_voided_after_a_question_and_the_volunteer_reads_how_many_and_why() throws Exception {
        var place = String.valueOf(served.places().getFirst().id().value());
        var path = "/shifts/" + served.shift() + "/places/" + place + "/correction";
        var absent = Map.of("said-" + place, "absent", "why-" + place, "点错了行");

        assertThat(sent(path, absent, community))
                .contains("彭琳 07:52 到达，已入账 210 分钟", "name=\"meant-" + place + "\"", "点错了行");
        assertThat(sheet().receipt().orElseThrow().minutes()).isEqualTo(210);
        assertThat(sent(
                        path,
                        Map.of("said-" + place, "absent", "why-" + place, "点错了行", "meant-" + place, "yes"),
                        community))
                .isEmpty();
        assertThat(sheet().receipt().orElseThrow().minutes()).isZero();
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(pages.page("/notices", loop.hatOf(people.getFirst())))
                        .contains("已更正为“没来”", "3 小时 30 分", "已作废", "点错了行"));
    }

    @Test
    void a_correction_shows_on_the_code_page_and_what_was_taken_back_stands_in_its_order() throws Exception {
        var place = served.places().get(1).id();
        correct(place, new CorrectionForm("on_leave", "", "", "请了假", "0"));
        correct(place, new CorrectionForm("came", "08:00", "08:48", "又来了", "0"));
        correct(place, new CorrectionForm("came", "08:00", "09:48", "走得晚", ""));
        correct(place, new CorrectionForm("absent", "", "", "认错了人", ""));
        correct(place, new CorrectionForm("came", "08:00", "08:30", "还是来了", ""));

        var row = sheet().rows().stream()
                .filter(each -> each.place().equals(place))
                .findFirst()
                .orElseThrow();
        assertThat(row.taken())
                .extracting(taken -> taken.said() + " "
                        + taken.hours().map(hours -> hours.minutes()).orElse(0))
                .containsExactly("ABSENT 0", "ON_LEAVE 0", "CAME 48", "CAME 108", "ABSENT 0");
        assertThat(sheet().here()).isEqualTo(2);
        assertThat(pages.page("/shifts/" + served.shift() + "/code", community)).contains("已到 2 / 2 人", "30 分钟");
        correct(place, new CorrectionForm("absent", "", "", "又认错了", ""));
        assertThat(pages.page("/shifts/" + served.shift() + "/code", community)).contains("已到 1 / 2 人");
    }

    private void correct(PlaceId place, CorrectionForm form) {
        assertThat(as(community, () -> attendance.correct(served.shift(), place, form, community)))
                .isInstanceOf(Correction.Done.class);
    }

    private String sent(String path, Map<String, String> fields, Hat hat) throws Exception {
        var request = post(path).with(testPeople.as(hat));
        fields.forEach(request::param);
        return mvc.perform(request).andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8);
    }

    private Sheet sheet() {
        return as(community, () -> attendance.sheet(served.shift(), community));
    }
}
