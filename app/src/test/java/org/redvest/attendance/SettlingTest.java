package org.redvest.attendance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.redvest.testing.Loop.SANBATING;
import static org.redvest.testing.Loop.as;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.redvest.accounts.AccountId;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.accounts.TestPeople;
import org.redvest.attendance.marks.Progress;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.hours.Entry;
import org.redvest.notices.Notice;
import org.redvest.notices.Notices;
import org.redvest.orders.OrderState;
import org.redvest.shifts.ShiftState;
import org.redvest.shifts.Shifts;
import org.redvest.shifts.TrackEntry;
import org.redvest.testing.Loop;
import org.redvest.testing.Loop.Served;
import org.redvest.testing.RedvestTest;
import org.redvest.testing.TestClock;
import org.redvest.volunteers.VolunteerId;
import org.redvest.web.Language;
import org.redvest.web.Texts;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** What no community confirms is settled after seven days by the marks alone, says so, and can be corrected. */
@RedvestTest
class SettlingTest {

    private static final String DUE = "2026-03-07T11:30";

    @Autowired
    Loop loop;

    @Autowired
    Attendance attendance;

    @Autowired
    Settling settling;

    @Autowired
    Shifts shifts;

    @Autowired
    Notices notices;

    @Autowired
    Texts texts;

    @Autowired
    TestPeople testPeople;

    @Autowired
    TestClock clock;

    @Autowired
    Progress progress;

    @Autowired
    ActivityBooks books;

    @Autowired
    MockMvc mvc;

    private Hat community;
    private Hat dispatcher;
    private List<VolunteerId> people;
    private Served served;

    /** Of three who accepted, one checked in and out, one only in, and of the third there is no mark. */
    @BeforeEach
    void a_service_that_no_community_confirms() {
        clock.set("2026-02-26T09:00");
        community = loop.hat(Role.COMMUNITY, SANBATING, "唐敏");
        dispatcher = loop.hat(Role.DISPATCHER, SANBATING.county(), "周宁");
        people = loop.people(SANBATING, "彭琳", "林晓", "陈立");
        served = loop.accepted(community, "clinic-escort", "2026-02-28T08:00", 210, people);
        loop.stays(served, 1, "2026-02-28T07:55", "");
        loop.stays(served, 0, "2026-02-28T07:58", "2026-02-28T10:30");
        clock.set("2026-02-28T12:00");
        Scopes.run(Scope.SYSTEM, progress::catchUp);
    }

    @Test
    void seven_days_after_its_end_the_marks_say_who_came_and_minutes_come_from_pairs_of_marks() {
        settleAt("2026-03-07T11:29");
        assertThat(sheet().stage()).isEqualTo(Sheet.SheetStage.TO_CONFIRM);

        settleAt(DUE);

        assertThat(sheet().shift().state()).isEqualTo(ShiftState.CONFIRMED);
        assertThat(loop.order(served).state()).isEqualTo(OrderState.AWAITING_EVALUATION);
        assertThat(sheet().rows())
                .extracting(Sheet.SheetRow::said)
                .containsExactly(
                        Optional.of(AttendanceWord.CAME),
                        Optional.of(AttendanceWord.CAME),
                        Optional.of(AttendanceWord.UNRECORDED));
        assertThat(minutes(0)).containsExactly(150);
        assertThat(minutes(1)).containsExactly(0);
        assertThat(minutes(2)).isEmpty();
        assertThat(sheet().withoutLeaving())
                .extracting(Sheet.SheetRow::place)
                .containsExactly(served.places().get(1).id());
        var receipt = sheet().receipt().orElseThrow();
        assertThat(receipt.settled()).isTrue();
        assertThat(List.of(
                        receipt.came(), receipt.absent(), receipt.unrecorded(), receipt.accepted(), receipt.minutes()))
                .containsExactly(2, 0, 1, 3, 150);
        settleAt("2026-03-08T11:30");
        assertThat(minutes(0)).as("settled once").containsExactly(150);
    }

    @Test
    void the_figures_count_those_with_marks_and_call_no_other_absent() {
        settleAt(DUE);

        var service = Scopes.within(Scope.SYSTEM, () -> books.of(served.order()).orElseThrow())
                .services()
                .getFirst();
        assertThat(service.settled()).isTrue();
        assertThat(service.stays()).hasSize(2);
        assertThat(service.absences()).isEmpty();
        assertThat(service.measured()).isNull();
    }

    @Test
    void what_the_community_confirmed_in_time_is_not_settled() {
        loop.confirm(
                served,
                new Sheet.Filled(
                        Map.of(
                                served.places().get(0).id(), "came",
                                served.places().get(1).id(), "came",
                                served.places().get(2).id(), "absent"),
                        Map.of(served.places().get(1).id(), "11:00"),
                        "4",
                        ""));
        settleAt(DUE);

        assertThat(sheet().settled()).isFalse();
        assertThat(minutes(1)).containsExactly(180);
    }

    @Test
    void a_community_that_comes_too_late_is_told_and_its_form_enters_nothing() {
        settleAt(DUE);

        var answer = loop.confirm(served, "4", "came", "absent", "absent");

        assertThat(answer)
                .isInstanceOfSatisfying(
                        Confirmation.Overtaken.class,
                        second -> assertThat(second.by()).isEmpty());
        assertThat(sheet().counted().beneficiaries()).isZero();
        assertThat(sheet().uncounted()).isTrue();
    }

    @Test
    void of_a_confirmation_and_a_settlement_at_once_one_holds() throws Exception {
        clock.set(DUE);
        var barrier = new CyclicBarrier(2);
        try (var both = Executors.newFixedThreadPool(2)) {
            Callable<Confirmation> word = () -> {
                barrier.await();
                return loop.confirm(served, "4", "came", "absent", "absent");
            };
            Callable<Boolean> marks = () -> {
                barrier.await();
                settling.settle();
                return true;
            };
            var answer = both.submit(word);
            both.submit(marks).get();

            assertThat(answer.get() instanceof Confirmation.Done).isEqualTo(!sheet().settled());
            assertThat(answer.get()).isInstanceOfAny(Confirmation.Done.class, Confirmation.Overtaken.class);
            assertThat(minutes(0)).containsExactly(150);
        }
    }

    @Test
    void each_line_can_be_corrected_and_the_people_counted_afterwards() {
        settleAt(DUE);

        assertThat(correct(1, new CorrectionForm("came", "", "11:00", "忘了签退", "1")))
                .isEqualTo(new Correction.Done(0, 180));
        assertThat(correct(2, new CorrectionForm("came", "08:00", "10:00", "没带手机", "0", "unrecorded")))
                .isEqualTo(new Correction.Done(0, 120));
        assertThat(count("6")).isInstanceOf(Correction.Restated.class);

        assertThat(sheet().withoutLeaving()).isEmpty();
        assertThat(sheet().rows().get(2).taken())
                .extracting(Sheet.TakenBack::said)
                .containsExactly(AttendanceWord.UNRECORDED);
        assertThat(sheet().uncounted()).isFalse();
        assertThat(sheet().settled()).isTrue();
        assertThat(sheet().receipt().orElseThrow().minutes()).isEqualTo(150 + 180 + 120);
    }

    @Test
    void no_form_can_say_what_the_machine_alone_says() {
        settleAt(DUE);

        assertThat(correct(0, new CorrectionForm("unrecorded", "", "", "没有记录", "1")))
                .isInstanceOf(Correction.Refused.class);
    }

    @Test
    void where_no_mark_was_made_at_all_no_hours_are_entered_and_the_order_goes_on() {
        var empty = loop.accepted(community, "haircut", "2026-03-10T14:00", 120, loop.people(SANBATING, "何静"));
        clock.set("2026-03-10T17:00");
        Scopes.run(Scope.SYSTEM, progress::catchUp);

        settleAt("2026-03-17T16:00");

        assertThat(loop.order(empty).state()).isEqualTo(OrderState.AWAITING_EVALUATION);
        assertThat(as(community, () -> attendance.sheet(empty.shift(), community))
                        .rows())
                .allMatch(row -> row.said().equals(Optional.of(AttendanceWord.UNRECORDED))
                        && row.lines().isEmpty());
        assertThat(as(community, () -> shifts.track(empty.order())))
                .extracting(TrackEntry::what)
                .contains("attendance.track.unmarked");
    }

    @Test
    void the_pages_say_beforehand_when_and_afterwards_that_it_was_settled() throws Exception {
        assertThat(page("/shifts/" + served.shift() + "/confirmation", community))
                .contains("3 月 7 日 周六 11:30");

        settleAt(DUE);

        assertThat(page("/shifts/" + served.shift() + "/confirmation", community))
                .contains("由系统按签到记录结算", "未统计", "没有到岗记录", "没有签退");
        assertThat(page("/orders/" + served.order(), community)).contains("由系统按签到记录结算：3 人接单，2 人有到岗记录");
        assertThat(page("/hours", loop.hatOf(people.getFirst()))).contains("按签到记录结算，社区未确认");
        assertThat(page("/hours/statement", loop.hatOf(people.getFirst()))).contains("2026");
        for (var person : people) {
            assertThat(page("/shifts/" + served.shift() + "/check-in", loop.hatOf(person)))
                    .contains("社区没有确认，由系统按签到记录结算");
        }
        assertThat(as(community, () -> shifts.track(served.order())))
                .filteredOn(entry -> entry.what().equals("attendance.track.settled"))
                .extracting(TrackEntry::actor)
                .containsExactly((AccountId) null);
    }

    @Test
    void those_concerned_are_told_once_each_with_the_word_that_holds_for_them() {
        settleAt(DUE);

        for (var hat : List.of(community, dispatcher)) {
            await().untilAsserted(() -> assertThat(told(hat))
                    .filteredOn(each -> each.what().equals("settled"))
                    .hasSize(1)
                    .allSatisfy(
                            each -> assertThat(each.in(texts.in(Language.ZH))).contains("系统按签到记录结算")));
        }
        await().untilAsserted(() -> assertThat(told(loop.hatOf(people.get(0))))
                .extracting(Notice::what)
                .contains("hours-settled")
                .doesNotContain("hours"));
        await().untilAsserted(() -> assertThat(told(loop.hatOf(people.get(2))))
                .extracting(Notice::what)
                .contains("unrecorded")
                .doesNotContain("absent"));
    }

    private void settleAt(String time) {
        clock.set(time);
        settling.settle();
    }

    private Sheet sheet() {
        return as(community, () -> attendance.sheet(served.shift(), community));
    }

    private List<Integer> minutes(int index) {
        return sheet().rows().get(index).lines().stream()
                .map(line -> line.entry())
                .map(Entry::minutes)
                .toList();
    }

    private Correction correct(int index, CorrectionForm form) {
        return as(
                community,
                () -> attendance.correct(
                        served.shift(), served.places().get(index).id(), form, community));
    }

    private Correction count(String beneficiaries) {
        return as(
                community,
                () -> attendance.countAgain(
                        served.shift(), new CountForm(beneficiaries, "", "补记人次", "0", false), community));
    }

    private List<Notice> told(Hat hat) {
        return as(hat, () -> notices.list(hat.account(), 1)).rows().stream()
                .filter(notice -> notice.matter().equals(served.order().value()))
                .toList();
    }

    private String page(String address, Hat hat) throws Exception {
        return mvc.perform(get(address).with(testPeople.as(hat)))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }
}
