package org.redvest.attendance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.redvest.testing.Loop.as;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.accounts.TestPeople;
import org.redvest.notices.Notices;
import org.redvest.regions.RegionCode;
import org.redvest.testing.Loop;
import org.redvest.testing.Loop.Served;
import org.redvest.testing.ReadPages;
import org.redvest.testing.RedvestTest;
import org.redvest.testing.TestClock;
import org.redvest.volunteers.VolunteerId;
import org.redvest.web.Problem;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** A wrong number and wrong stars have a way back: the first stays, struck through, and what stands is told everywhere. */
@RedvestTest
class RestatementsTest {

    @Autowired
    Loop loop;

    @Autowired
    Attendance attendance;

    @Autowired
    Notices notices;

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
    void a_wrong_number_is_counted_again_and_the_first_stays_struck_through() throws Exception {
        assertThat(count("40", "少打了一个零", "0")).isEqualTo(new Correction.Restated());

        assertThat(sheet().receipt().orElseThrow().beneficiaries()).isEqualTo(40);
        assertThat(sheet().miscounted()).extracting(Counting::beneficiaries).containsExactly(4);
        assertThat(pages.page("/shifts/" + served.shift() + "/confirmation", community))
                .contains("+40", "<s>服务对象（人次） 4</s>", "少打了一个零");
        assertThat(pages.page("/orders/" + served.order(), community)).contains("社区更正了服务对象人次：4 改为 40");
    }

    @Test
    void of_several_corrections_each_keeps_its_reason() throws Exception {
        as(community, () -> attendance.evaluate(served.order(), "1", "陪得很耐心", community));
        count("40", "少打了一个零", "0");
        count("41", "又数了一遍", "1");
        evaluateAgain("5", "陪得很耐心", "点错了星", "0");
        evaluateAgain("4", "陪得很耐心", "来晚了一点", "1");
        for (var each : List.of(
                new CorrectionForm("", "", "11:00", "走得早", ""),
                new CorrectionForm("absent", "", "", "认错了人", ""),
                new CorrectionForm("excused", "", "", "家里有急事", ""),
                new CorrectionForm("came", "08:00", "11:00", "问过本人", ""))) {
            var place = served.places().getFirst().id();
            clock.advance(Duration.ofMinutes(1));
            assertThat(as(community, () -> attendance.correct(served.shift(), place, each, community)))
                    .isInstanceOf(Correction.Done.class);
        }

        assertThat(pages.page("/shifts/" + served.shift() + "/confirmation", community))
                .containsOnlyOnce("少打了一个零")
                .containsOnlyOnce("又数了一遍")
                .containsSubsequence("走得早", "认错了人", "家里有急事", "问过本人")
                .containsSubsequence(
                        "<s class=\"roll__proof\">来了，3 小时 30 分，",
                        "<s class=\"roll__proof\">来了，3 小时，",
                        "<s class=\"roll__proof\">没来</s>",
                        "<s class=\"roll__proof\">因故未到（已说明）</s>");
        var evaluation = "/orders/" + served.order() + "/evaluation";
        assertThat(pages.page(evaluation, community)).contains("点错了星", "来晚了一点");
        assertThat(pages.page("/orders/" + served.order(), community)).contains("href=\"" + evaluation + "\"");
    }

    @Test
    void each_number_that_was_counted_again_stands_in_the_track_with_its_unit() throws Exception {
        var tidied = loop.accepted(community, "clean-up", "2026-03-07T09:00", 60, people.subList(0, 1));
        loop.stays(tidied, 0, "2026-03-07T08:55", "2026-03-07T10:00");
        loop.confirm(tidied, "25", "came");

        as(community, () -> attendance.countAgain(tidied.shift(), new CountForm("24", "46.25", "漏称了", "0"), community));
        as(community, () -> attendance.countAgain(tidied.shift(), new CountForm("24", "46", "称重有误", "1"), community));

        assertThat(pages.page("/shifts/" + tidied.shift() + "/confirmation", community))
                .as("the month's figures hold no kilograms")
                .contains("这一班另记 清理垃圾，公斤：46，")
                .doesNotContain("+46");
        assertThat(pages.page("/orders/" + tidied.order(), community))
                .contains("社区更正了服务对象人次：25 改为 24", "清理的垃圾：12 公斤改为 46.25 公斤", "清理的垃圾：46.25 公斤改为 46 公斤");
    }

    /** The track of an order, and every other page, writes less than an hour as minutes. */
    @Test
    void less_than_an_hour_is_written_in_minutes() throws Exception {
        var place = served.places().getFirst().id();
        as(
                community,
                () -> attendance.correct(
                        served.shift(), place, new CorrectionForm("", "", "08:50", "走得早", ""), community));

        assertThat(pages.page("/orders/" + served.order(), community))
                .contains("3 小时 30 分改为 50 分钟", "3 小时 30 分入账")
                .doesNotContain("0 小时");
    }

    @Test
    void a_number_that_cannot_be_and_a_missing_reason_are_refused_together() {
        assertThat(count("很多", " \u200B", "0"))
                .isInstanceOfSatisfying(
                        Correction.Refused.class,
                        refused -> assertThat(refused.problems())
                                .extracting(Problem::key)
                                .containsExactly("attendance.problem.beneficiaries", "attendance.problem.why"));
        assertThat(sheet().countings()).hasSize(1);
    }

    @Test
    void where_nobody_came_after_all_nobody_was_served() {
        as(
                community,
                () -> attendance.correct(
                        served.shift(),
                        served.places().getFirst().id(),
                        new CorrectionForm("absent", "", "", "认错了人", ""),
                        community));

        assertThat(count("3", "数错了", "0")).isInstanceOf(Correction.Refused.class);
        assertThat(count("0", "没有人来", "0")).isEqualTo(new Correction.Restated());
    }

    /** The form with the number stays until it is right, and a form that came too late is shown beside what is wrong with it. */
    @Test
    void where_nobody_came_after_all_the_number_can_be_taken_back() throws Exception {
        var place = served.places().getFirst().id();
        var absent = new CorrectionForm("absent", "", "", "点错了", "");
        as(community, () -> attendance.correct(served.shift(), place, absent, community));

        assertThat(pages.page("/shifts/" + served.shift() + "/confirmation", community))
                .contains("id=\"beneficiaries\"");
        assertThat(count("0", "没有人来", "0")).isEqualTo(new Correction.Restated());
        assertThat(pages.page("/shifts/" + served.shift() + "/confirmation", community))
                .doesNotContain("id=\"beneficiaries\"");
        var late = mvc.perform(post("/shifts/" + served.shift() + "/confirmation/correction")
                        .param("beneficiaries", "7")
                        .param("why", "又数了一遍")
                        .with(testPeople.as(community)))
                .andReturn()
                .getResponse();
        assertThat(late.getContentAsString(StandardCharsets.UTF_8))
                .contains("href=\"#beneficiaries\"", "id=\"beneficiaries\"", "又数了一遍");
    }

    @Test
    void of_twelve_at_once_one_is_entered_and_a_stale_form_is_told() throws Exception {
        var start = new CyclicBarrier(12);
        List<Correction> answers;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = IntStream.range(0, 12)
                    .mapToObj(_ -> threads.submit(() -> {
                        start.await();
                        return count("40", "少打了一个零", "0");
                    }))
                    .toList();
            answers = new ArrayList<>();
            for (var each : running) {
                answers.add(each.get());
            }
        }

        assertThat(answers).filteredOn(Correction.Restated.class::isInstance).hasSize(1);
        assertThat(answers).filteredOn(Correction.Unchanged.class::isInstance).hasSize(11);
        assertThat(count("41", "又数了一遍", "0")).isEqualTo(new Correction.Outdated());
        assertThat(count("41", "又数了一遍", "1")).isEqualTo(new Correction.Restated());
    }

    @Test
    void nothing_is_corrected_before_it_was_said_and_by_nobody_but_the_community() {
        var next = loop.accepted(community, "clinic-escort", "2026-03-07T08:00", 210, people);
        var neighbour = loop.hat(Role.COMMUNITY, new RegionCode("430503005001"), "李红");

        assertThat(as(community, () -> attendance.countAgain(next.shift(), form("4", "为什么", "0"), community)))
                .isEqualTo(new Correction.NothingEntered());
        assertThat(evaluateAgain("5", "", "点错了", "0")).isEqualTo(new Correction.NothingEntered());
        assertThatThrownBy(() ->
                        as(neighbour, () -> attendance.countAgain(served.shift(), form("9", "为什么", "0"), neighbour)))
                .isInstanceOf(RuntimeException.class)
                .hasMessageContaining("no");
    }

    @Test
    void wrong_stars_are_taken_back_and_those_who_came_are_told() throws Exception {
        as(community, () -> attendance.evaluate(served.order(), "1", "陪得很耐心", community));

        var missing = evaluateAgain("5", "陪得很耐心", "", "0");
        var again = evaluateAgain("5", "陪得很耐心", "点错了星", "0");

        assertThat(missing).isInstanceOf(Correction.Refused.class);
        assertThat(again).isEqualTo(new Correction.Restated());
        assertThat(evaluateAgain("5", "陪得很耐心", "点错了星", "0")).isEqualTo(new Correction.Unchanged());
        assertThat(evaluateAgain("4", "陪得很耐心", "点错了星", "0")).isEqualTo(new Correction.Outdated());
        assertThat(pages.page("/orders/" + served.order() + "/evaluation", community))
                .contains("您给了 5 星，很好", "<s>1 星，不好，陪得很耐心</s>", "点错了星");
        var volunteer = loop.hatOf(people.getFirst());
        assertThat(pages.page("/hours?order=" + served.order(), volunteer))
                .contains("社区评价 5 星，很好", "<s>1 星，不好，<q>陪得很耐心</q></s>", "点错了星");
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(as(volunteer, () -> notices.list(volunteer.account(), 1))
                                .rows())
                        .extracting(notice -> notice.toString())
                        .anySatisfy(notice -> assertThat(notice).contains("evaluation-corrected")));
    }

    @Test
    void words_that_change_under_the_same_stars_are_not_told_as_other_stars() throws Exception {
        as(community, () -> attendance.evaluate(served.order(), "4", "陪得很耐心", community));

        assertThat(evaluateAgain("4", "陪得耐心，老人高兴", "写错了字", "0")).isEqualTo(new Correction.Restated());

        assertThat(pages.page("/orders/" + served.order(), community))
                .contains("社区更正了评语，4 星不变")
                .doesNotContain("4 星改为 4 星");
    }

    @Test
    void the_forms_keep_what_was_typed_beside_what_is_wrong() throws Exception {
        as(community, () -> attendance.evaluate(served.order(), "4", "好", community));

        var counted = mvc.perform(post("/shifts/" + served.shift() + "/confirmation/correction")
                        .param("beneficiaries", "十二个")
                        .param("why", "数错了")
                        .with(testPeople.as(community)))
                .andReturn()
                .getResponse();
        var evaluated = mvc.perform(post("/orders/" + served.order() + "/evaluation/correction")
                        .param("stars", "2")
                        .param("word", "来晚了")
                        .with(testPeople.as(community)))
                .andReturn()
                .getResponse();

        assertThat(counted.getStatus()).isEqualTo(422);
        assertThat(counted.getContentAsString(StandardCharsets.UTF_8)).contains("value=\"十二个\"", "value=\"数错了\"");
        assertThat(evaluated.getStatus()).isEqualTo(422);
        assertThat(evaluated.getContentAsString(StandardCharsets.UTF_8)).contains(">来晚了</textarea>", "请写原因");
    }

    @Test
    void a_form_that_a_colleague_was_faster_than_keeps_what_was_typed_beside_what_stands_now() throws Exception {
        as(community, () -> attendance.evaluate(served.order(), "4", "好", community));
        count("40", "少打了一个零", "0");
        evaluateAgain("5", "很好", "点错了星", "0");
        var place = served.places().getFirst().id();
        var at = place.value();
        as(community, () -> attendance.correct(served.shift(), place, "11:20", "早走了", community));

        for (var form : Map.of(
                        "/shifts/%s/confirmation/correction",
                        Map.of("beneficiaries", "41", "why", "又数了一遍", "seen", "0"),
                        "/orders/%s/evaluation/correction",
                        Map.of("stars", "2", "word", "又数了一遍", "why", "来晚了", "seen", "0"),
                        "/shifts/%s/places/" + at + "/correction",
                        Map.of("left-" + at, "11:10", "why-" + at, "又数了一遍", "line-" + at, "1"))
                .entrySet()) {
            var path = form.getKey().formatted(form.getKey().startsWith("/orders") ? served.order() : served.shift());
            var request = post(path).with(testPeople.as(community));
            form.getValue().forEach(request::param);
            var answer = mvc.perform(request).andReturn().getResponse();

            assertThat(answer.getStatus()).as(path).isEqualTo(422);
            assertThat(answer.getContentAsString(StandardCharsets.UTF_8))
                    .as(path)
                    .contains("又数了一遍");
        }
    }

    private Correction count(String beneficiaries, String why, String seen) {
        return as(community, () -> attendance.countAgain(served.shift(), form(beneficiaries, why, seen), community));
    }

    private static CountForm form(String beneficiaries, String why, String seen) {
        return new CountForm(beneficiaries, "", why, seen);
    }

    private Correction evaluateAgain(String stars, String word, String why, String seen) {
        var form = new EvaluationForm(stars, word, why, seen);
        return as(community, () -> attendance.evaluateAgain(served.order(), form, community));
    }

    private Sheet sheet() {
        return as(community, () -> attendance.sheet(served.shift(), community));
    }
}
