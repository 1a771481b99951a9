package org.redvest.attendance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.redvest.testing.Loop.as;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.redvest.accounts.Hat;
import org.redvest.accounts.TestPeople;
import org.redvest.testing.Loop;
import org.redvest.testing.Loop.Served;
import org.redvest.testing.ReadPages;
import org.redvest.testing.RedvestTest;
import org.redvest.testing.TestClock;
import org.redvest.volunteers.VolunteerId;
import org.redvest.web.Problem;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** A slip on the roll or on the sheet is asked about, or has a way back, before it becomes hours. */
@RedvestTest
class SlipsTest {

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

    @BeforeEach
    void the_second_of_two_leads() {
        served = loop.saturday("彭琳", "林晓");
        community = served.community();
        people = served.volunteers();
        as(community, () -> {
            attendance.handLead(served.shift(), Optional.of(people.get(1)), community);
            return true;
        });
    }

    @Test
    void nobody_is_called_out_before_the_service_begins() {
        var leader = loop.hatOf(people.get(1));
        clock.set("2026-02-28T07:50");
        call(leader, "no_phone");

        var empty = callOut(leader, "");
        clock.set("2026-02-28T08:20");
        var early = callOut(leader, "07:55");

        for (var answer : List.of(empty, early)) {
            assertThat(((CheckInResult.Refused) answer).problems())
                    .extracting(Problem::key)
                    .containsExactly("attendance.problem.before-start");
        }
        assertThat(callOut(leader, "08:10")).isInstanceOf(CheckInResult.Out.class);
    }

    @Test
    void nobody_leaves_before_the_service_begins_by_the_code_or_by_the_word_of_the_community() {
        loop.stays(served, 0, "2026-02-28T07:50", "2026-02-28T07:55");
        assertThat(row().left()).isEmpty();

        clock.set("2026-02-28T12:00");
        var said = Map.of(
                served.places().get(0).id(), "came", served.places().get(1).id(), "absent");
        var refused = (Confirmation.Refused) loop.confirm(
                served, new Sheet.Filled(said, Map.of(served.places().get(0).id(), "07:55"), "4", ""));
        assertThat(refused.problems()).extracting(Problem::field).containsExactly("left-" + place(0));
    }

    @Test
    void whoever_called_the_roll_takes_a_mark_back_and_calls_again_until_the_confirmation() throws Exception {
        var leader = loop.hatOf(people.get(1));
        var path = "/shifts/" + served.shift() + "/places/" + place(0);
        clock.set("2026-02-28T08:30");
        call(leader, "no_phone");
        assertThat(callOut(leader, "")).isInstanceOf(CheckInResult.Out.class);

        assertThat(pages.page("/shifts/" + served.shift() + "/code", leader)).contains(path + "/departure/undo");
        undo(path + "/departure/undo", leader);
        assertThat(row().left()).isEmpty();
        undo(path + "/arrival/undo", leader);
        assertThat(row().came()).isEmpty();

        clock.set("2026-02-28T09:00");
        as(
                community,
                () -> attendance.callIn(
                        served.shift(), served.places().getFirst().id(), "08:05", "no_battery", community));
        undo(path + "/arrival/undo", leader);
        assertThat(row().came()).as("the community made this one").isPresent();
        assertThat(pages.page("/shifts/" + served.shift() + "/code", leader)).doesNotContain("/arrival/undo");

        clock.set("2026-02-28T11:30");
        as(
                community,
                () -> attendance.callOut(
                        served.shift(), served.places().getFirst().id(), "11:00", community));
        loop.confirm(served, "4", "came", "absent");
        undo(path + "/departure/undo", community);
        assertThat(row().left()).as("the community has confirmed").isPresent();
    }

    @Test
    void an_arrival_by_roll_can_be_noted_again_after_a_check_out_by_code_until_the_confirmation() throws Exception {
        var leader = loop.hatOf(people.get(1));
        var other = loop.hatOf(people.get(0));
        var code = "/shifts/" + served.shift() + "/code";
        var again = "改到达时间";
        clock.set("2026-02-28T08:30");
        call(leader, "no_phone");
        assertThat(pages.page(code, leader)).doesNotContain(again);
        clock.set("2026-02-28T11:20");
        assertThat(as(other, () -> attendance.checkOut(served.shift(), served.volunteer(0), loop.code(served))))
                .isInstanceOf(CheckInResult.Out.class);

        clock.set("2026-02-28T13:40");
        assertThat(pages.page(code, leader)).contains(again);
        assertThat(callAgain(leader, "11:21")).isInstanceOf(CheckInResult.Refused.class);
        assertThat(callAgain(leader, "07:00")).isInstanceOf(CheckInResult.Refused.class);
        assertThat(callAgain(leader, "09:10")).isInstanceOf(CheckInResult.In.class);
        assertThat(row().came().orElseThrow().at()).isEqualTo(at("2026-02-28T09:10"));
        assertThat(row().left().orElseThrow().at()).isEqualTo(at("2026-02-28T11:20"));
        assertThat(callAgain(community, "09:05")).isInstanceOf(CheckInResult.In.class);
        assertThat(callAgain(leader, "09:10"))
                .as("the community made this one")
                .isInstanceOf(CheckInResult.AlreadyIn.class);

        loop.confirm(served, "4", "came", "absent");
        assertThat(pages.page(code, community)).doesNotContain(again);
        assertThat(callAgain(community, "09:30")).isInstanceOf(CheckInResult.Confirmed.class);
        assertThat(row().came().orElseThrow().at()).isEqualTo(at("2026-02-28T09:05"));
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(ZoneId.of("Asia/Shanghai")).toInstant();
    }

    private CheckInResult callAgain(Hat leader, String time) {
        return as(
                leader,
                () -> attendance.callIn(
                        served.shift(), served.places().getFirst().id(), time, "no_phone", leader));
    }

    @Test
    void an_arrival_by_code_is_taken_back_by_nobody() throws Exception {
        var undo = "/shifts/" + served.shift() + "/places/" + place(0) + "/arrival/undo";
        loop.stays(served, 0, "2026-02-28T07:55", "");

        for (var hat : List.of(community, loop.hatOf(people.get(1)))) {
            undo(undo, hat);
            assertThat(row().came()).isPresent();
        }
    }

    @Test
    void the_code_is_no_slip_of_whoever_leads() throws Exception {
        loop.stays(served, 0, "2026-02-28T07:55", "2026-02-28T08:40");

        undo("/shifts/" + served.shift() + "/places/" + place(0) + "/departure/undo", community);

        assertThat(row().left()).isPresent();
    }

    @Test
    void who_is_on_record_is_not_said_to_be_absent_without_a_question() throws Exception {
        loop.stays(served, 0, "2026-02-28T07:55", "2026-02-28T11:30");
        clock.set("2026-02-28T12:00");
        var path = "/shifts/" + served.shift() + "/confirmation";

        for (var said : List.of("absent", "on_leave", "excused")) {
            var asked = mvc.perform(post(path)
                            .param("said-" + place(0), said)
                            .param("said-" + place(1), "absent")
                            .with(testPeople.as(community)))
                    .andReturn()
                    .getResponse();
            assertThat(asked.getStatus()).isEqualTo(422);
            assertThat(asked.getContentAsString(StandardCharsets.UTF_8))
                    .contains("name=\"meant-" + place(0) + "\"", "彭琳 07:55 已签到")
                    .doesNotContain("name=\"meant-" + place(1) + "\"");
        }
        var first = served.places().get(0).id();
        var second = served.places().get(1).id();
        var meant = new Sheet.Filled(
                Map.of(first, "absent", second, "absent"), Map.of(), "", "", Map.of(), Map.of(), Set.of(first));
        assertThat(loop.confirm(served, meant)).isInstanceOf(Confirmation.Done.class);
    }

    @Test
    void what_was_noted_while_the_form_stood_open_is_asked_about_with_both_times() throws Exception {
        loop.stays(served, 0, "2026-02-28T07:55", "2026-02-28T11:10");
        clock.set("2026-02-28T12:00");

        var asked = mvc.perform(post("/shifts/" + served.shift() + "/confirmation")
                        .param("said-" + place(0), "came")
                        .param("left-" + place(0), "11:30")
                        .param("came-" + place(0), "08:05")
                        .param("said-" + place(1), "absent")
                        .param("beneficiaries", "4")
                        .with(testPeople.as(community)))
                .andReturn()
                .getResponse();

        assertThat(asked.getStatus()).isEqualTo(422);
        assertThat(asked.getContentAsString(StandardCharsets.UTF_8))
                .contains("现场已登记 11:10 离开，您填的是 11:30", "现场已登记 07:55 到达，您填的是 08:05")
                .contains("id=\"left-" + place(0) + "\"", "id=\"came-" + place(0) + "\"");
        var said = Map.of(
                served.places().get(0).id(), "came", served.places().get(1).id(), "absent");
        assertThat(loop.confirm(
                        served,
                        new Sheet.Filled(said, Map.of(served.places().get(0).id(), "11:10"), "4", "")))
                .as("the same time is no question")
                .isInstanceOf(Confirmation.Done.class);
    }

    @Test
    void who_served_no_counted_minute_did_not_come() throws Exception {
        loop.stays(served, 0, "2026-02-28T07:50", "2026-02-28T07:52");
        clock.set("2026-02-28T12:00");
        var place = served.places().get(0).id();
        var said = Map.of(place, "came", served.places().get(1).id(), "absent");

        for (var left : List.of("08:00", "07:50", "11:31")) {
            assertThat(loop.confirm(served, new Sheet.Filled(said, Map.of(place, left), "4", "")))
                    .as(left)
                    .isInstanceOf(Confirmation.Refused.class);
        }
        assertThat(pages.page("/shifts/" + served.shift() + "/confirmation", community))
                .contains("晚于 08:00，不晚于 11:30");
        assertThat(loop.confirm(served, new Sheet.Filled(said, Map.of(place, "11:30"), "4", "")))
                .isInstanceOf(Confirmation.Done.class);
        for (var stay : List.of(List.of("09:00", "09:00"), List.of("07:50", "08:00"))) {
            var form = new CorrectionForm("came", stay.get(0), stay.get(1), "走错了", "1");
            assertThat(as(community, () -> attendance.correct(served.shift(), place, form, community)))
                    .as(stay.toString())
                    .isInstanceOfSatisfying(
                            Correction.Refused.class,
                            refused -> assertThat(refused.problems())
                                    .extracting(Problem::field)
                                    .containsExactly("left-" + place.value()));
        }
    }

    /** A whole message may be pasted where six digits belong. */
    @Test
    void what_was_typed_for_a_code_stands_there_again_however_long_it_is() throws Exception {
        var pasted = "签到码".repeat(15) + " 12 34";
        var volunteer = loop.hatOf(people.get(0));
        clock.set("2026-02-28T08:00");
        assertThat(sent("check-in", pasted, volunteer)).contains("value=\"" + pasted + "\"", "6 位数字");

        loop.stays(served, 0, "2026-02-28T08:05", "");
        clock.set("2026-02-28T11:20");
        assertThat(sent("check-out", pasted, volunteer)).contains("value=\"" + pasted + "\"", "6 位数字");
    }

    private String sent(String form, String code, Hat volunteer) throws Exception {
        var answer = mvc.perform(post("/shifts/" + served.shift() + "/" + form)
                        .param("code", code)
                        .with(testPeople.as(volunteer)))
                .andReturn()
                .getResponse();
        assertThat(answer.getStatus()).isEqualTo(422);
        return answer.getContentAsString(StandardCharsets.UTF_8);
    }

    private long place(int index) {
        return served.places().get(index).id().value();
    }

    private Sheet.SheetRow row() {
        return as(community, () -> attendance.sheet(served.shift(), community)).rows().stream()
                .filter(row -> row.place().equals(served.places().getFirst().id()))
                .findFirst()
                .orElseThrow();
    }

    private void call(Hat leader, String reason) {
        var answer = as(
                leader,
                () -> attendance.callIn(
                        served.shift(), served.places().getFirst().id(), "", reason, leader));
        assertThat(answer).isInstanceOf(CheckInResult.In.class);
    }

    private CheckInResult callOut(Hat leader, String time) {
        return as(
                leader,
                () -> attendance.callOut(
                        served.shift(), served.places().getFirst().id(), time, leader));
    }

    private void undo(String path, Hat hat) throws Exception {
        assertThat(mvc.perform(post(path).with(testPeople.as(hat)))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(303);
    }
}
