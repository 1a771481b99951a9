package org.redvest.attendance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.redvest.testing.Loop.SANBATING;
import static org.redvest.testing.Loop.as;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.attendance.marks.TypedTime;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.dispatch.PlaceId;
import org.redvest.hours.Ledger;
import org.redvest.hours.Line;
import org.redvest.testing.Loop;
import org.redvest.testing.Loop.Served;
import org.redvest.testing.RedvestTest;
import org.redvest.testing.TestClock;
import org.redvest.volunteers.VolunteerId;
import org.redvest.web.Problem;
import org.springframework.beans.factory.annotation.Autowired;

/** A slip of the community has a way back: it is appended, it shows, and sent twice it is entered once. */
@RedvestTest
class CorrectionsTest {

    @Autowired
    Loop loop;

    @Autowired
    Attendance attendance;

    @Autowired
    Ledger ledger;

    @Autowired
    TestClock clock;

    private Hat community;
    private List<VolunteerId> people;
    private Served served;

    /** Of three who accepted, two came; the second is marked absent by mistake, the third was not there. */
    @BeforeEach
    void a_confirmed_service_with_a_wrong_tick() {
        community = loop.hat(Role.COMMUNITY, SANBATING, "唐敏");
        people = loop.people(SANBATING, "彭琳", "林晓", "陈立");
        served = loop.accepted(community, "clinic-escort", "2026-02-28T08:00", 210, people);
        loop.stays(served, 0, "2026-02-28T07:52", "2026-02-28T11:33");
        loop.stays(served, 1, "2026-02-28T08:10", "2026-02-28T11:00");
        clock.set("2026-02-28T12:00");
        loop.confirm(served, "4", "came", "absent", "absent");
    }

    @Test
    void a_wrong_tick_is_corrected_with_the_times_on_record() {
        var answer = correct(1, new CorrectionForm("came", "", "", "点错了", "0"));

        assertThat(answer).isEqualTo(new Correction.Done(0, 170));
        assertThat(minutes(1)).containsExactly(170);
        assertThat(row(1).said()).contains(AttendanceWord.CAME);
        assertThat(sheet().receipt().orElseThrow()).satisfies(receipt -> {
            assertThat(receipt.came()).isEqualTo(2);
            assertThat(receipt.minutes()).isEqualTo(210 + 170);
        });
    }

    @Test
    void who_was_on_no_record_is_corrected_with_the_times_that_the_community_gives() {
        var incomplete = correct(2, new CorrectionForm("came", "", "", "没带手机", "0"));
        var complete = correct(2, new CorrectionForm("came", "08:00", "10:00", "没带手机", "0"));

        assertThat(((Correction.Refused) incomplete).problems())
                .extracting(Problem::key)
                .containsExactly("attendance.problem.came", "attendance.problem.left");
        assertThat(complete).isEqualTo(new Correction.Done(0, 120));
        assertThat(row(2).standing().orElseThrow().entry().hours().came().how().code())
                .isEqualTo("correction");
    }

    @Test
    void who_did_not_come_after_all_has_the_line_voided() {
        var answer = correct(0, new CorrectionForm("absent", "", "", "认错了人", "1"));

        assertThat(answer).isEqualTo(new Correction.Done(210, 0));
        assertThat(minutes(0)).containsExactly(210, -210);
        assertThat(row(0).said()).contains(AttendanceWord.ABSENT);
        assertThat(row(0).standing()).isEmpty();
        assertThat(correct(0, new CorrectionForm("came", "", "", "还是来了", "0"))).isEqualTo(new Correction.Done(0, 210));
        assertThat(minutes(0)).containsExactly(210, -210, 210);
    }

    /** Neither has a line in the ledger whose number could tell. */
    @Test
    void a_word_that_a_colleague_took_back_meanwhile_is_not_taken_back_unseen() {
        assertThat(correct(2, new CorrectionForm("excused", "", "", "后来说明了", "0", "absent")))
                .isEqualTo(new Correction.Done(0, 0));

        assertThat(correct(2, new CorrectionForm("on_leave", "", "", "请过假", "0", "absent")))
                .isEqualTo(new Correction.Outdated());
        assertThat(correct(2, new CorrectionForm("excused", "", "", "后来说明了", "0", "absent")))
                .isEqualTo(new Correction.Unchanged());
        assertThat(row(2).said()).contains(AttendanceWord.EXCUSED);
        assertThat(correct(2, new CorrectionForm("on_leave", "", "", "请过假", "0", "excused")))
                .isEqualTo(new Correction.Done(0, 0));
    }

    @Test
    void absent_becomes_excused_without_a_line() {
        assertThat(correct(2, new CorrectionForm("excused", "", "", "后来说明了", "")))
                .isEqualTo(new Correction.Done(0, 0));
        assertThat(row(2).said()).contains(AttendanceWord.EXCUSED);
        assertThat(correct(2, new CorrectionForm("excused", "", "", "后来说明了", "")))
                .isEqualTo(new Correction.Unchanged());
    }

    @Test
    void both_times_can_be_corrected_and_the_struck_original_shows() {
        assertThat(correct(0, new CorrectionForm("came", "08:20", "11:10", "时间不对", "1")))
                .isEqualTo(new Correction.Done(210, 170));

        assertThat(row(0).standing().orElseThrow().entry().minutes()).isEqualTo(170);
        assertThat(row(0).taken()).singleElement().satisfies(taken -> {
            assertThat(taken.hours().orElseThrow().minutes()).isEqualTo(210);
            assertThat(taken.why()).isEqualTo("时间不对");
        });
        var mine = as(loop.hatOf(people.get(0)), () -> attendance.mine(served.shift(), people.get(0)));
        assertThat(mine.minutes()).contains(170);
    }

    @Test
    void times_outside_the_shift_and_missing_reasons_are_refused_beside_their_fields() {
        for (var left : List.of("11:31", "07:40", "9 点", "25:00")) {
            assertThat(correct(0, CorrectionForm.left(left, "早走")))
                    .as(left)
                    .isInstanceOfSatisfying(
                            Correction.Refused.class,
                            refused -> assertThat(refused.problems())
                                    .extracting(Problem::key)
                                    .containsExactly("attendance.problem.left"));
        }
        for (var why : List.of("", "  ", "\u200B\u202E")) {
            assertThat(correct(0, CorrectionForm.left("11:00", why)))
                    .isInstanceOfSatisfying(
                            Correction.Refused.class,
                            refused -> assertThat(refused.problems())
                                    .extracting(Problem::key)
                                    .containsExactly("attendance.problem.why"));
        }
        assertThat(correct(0, new CorrectionForm("maybe", "", "", "为什么", ""))).isInstanceOf(Correction.Refused.class);
        assertThat(minutes(0)).containsExactly(210);
    }

    @Test
    void sent_three_times_it_is_one_correction_and_a_stale_form_is_told() {
        var form = new CorrectionForm("came", "", "10:30", "先走了", "1");

        assertThat(List.of(correct(0, form), correct(0, form), correct(0, form)))
                .containsExactly(new Correction.Done(210, 150), new Correction.Unchanged(), new Correction.Unchanged());
        assertThat(correct(0, new CorrectionForm("came", "", "10:00", "先走了", "1")))
                .isEqualTo(new Correction.Outdated());
        assertThat(minutes(0)).containsExactly(210, -210, 150);
    }

    @Test
    void of_twelve_at_once_the_same_is_entered_once() throws Exception {
        var answers = race(12, _ -> correct(0, new CorrectionForm("came", "", "10:30", "先走了", "1")));

        assertThat(answers).filteredOn(Correction.Done.class::isInstance).hasSize(1);
        assertThat(answers).filteredOn(Correction.Unchanged.class::isInstance).hasSize(11);
        assertThat(minutes(0)).containsExactly(210, -210, 150);
    }

    @Test
    void of_twelve_different_ones_at_once_one_is_entered_and_the_others_are_told() throws Exception {
        var answers = race(12, i -> correct(0, new CorrectionForm("came", "", "10:%02d".formatted(i), "先走了", "1")));

        assertThat(answers).filteredOn(Correction.Done.class::isInstance).hasSize(1);
        assertThat(answers).filteredOn(Correction.Outdated.class::isInstance).hasSize(11);
        assertThat(minutes(0)).hasSize(3);
    }

    @Test
    void before_the_confirmation_there_is_nothing_to_correct() {
        var next = loop.accepted(community, "clinic-escort", "2026-03-07T08:00", 210, people);

        assertThat(as(
                        community,
                        () -> attendance.correct(
                                next.shift(), next.places().getFirst().id(), "10:00", "早走", community)))
                .isEqualTo(new Correction.NothingEntered());
    }

    @Test
    void who_came_without_a_phone_is_entered_by_roll_when_the_community_confirms() {
        var next = loop.accepted(community, "clinic-escort", "2026-03-07T08:00", 210, people.subList(0, 1));
        clock.set("2026-03-07T12:00");
        var place = next.places().getFirst().id();

        var answer = loop.confirm(
                next,
                new Sheet.Filled(
                        Map.of(place, "came"),
                        Map.of(place, "11:00"),
                        "4",
                        "",
                        Map.of(place, "08:00"),
                        Map.of(place, "no_phone"),
                        Set.of()));

        assertThat(answer).isInstanceOf(Confirmation.Done.class);
        assertThat(Scopes.within(Scope.SYSTEM, () -> ledger.lines(people.get(0)))
                        .getLast()
                        .entry()
                        .hours())
                .satisfies(hours -> {
                    assertThat(hours.minutes()).isEqualTo(180);
                    assertThat(hours.came().how().code()).isEqualTo("roll");
                    assertThat(hours.left().how().code()).isEqualTo("confirmation");
                });
    }

    @Test
    void where_nobody_came_nobody_was_served() {
        var next = loop.accepted(community, "clinic-escort", "2026-03-07T08:00", 210, people.subList(0, 1));
        clock.set("2026-03-07T12:00");

        assertThat(loop.confirm(next, "50", "absent"))
                .isInstanceOfSatisfying(
                        Confirmation.Refused.class,
                        refused -> assertThat(refused.problems())
                                .extracting(Problem::key)
                                .contains("attendance.problem.nobody"));
        assertThat(loop.confirm(
                        next, new Sheet.Filled(Map.of(next.places().getFirst().id(), "absent"), Map.of(), "", "")))
                .isInstanceOf(Confirmation.Done.class);
    }

    /** Midnight, the end of the month, round the clock: the typed hour means the day on which it lies in the shift. */
    @Test
    void a_time_of_day_means_the_day_on_which_it_lies_in_the_shift() {
        var night = loop.window("2026-02-28T22:00", 240);
        var wholeDay = loop.window("2026-12-31T00:00", 1440);
        var zone = java.time.ZoneId.of("Asia/Shanghai");

        assertThat(TypedTime.departure("01:30", night, zone))
                .contains(night.start().plus(Duration.ofMinutes(210)));
        assertThat(TypedTime.arrival("22：05", night, zone))
                .contains(night.start().plus(Duration.ofMinutes(5)));
        assertThat(TypedTime.arrival("21:45", night, zone))
                .contains(night.start().minus(Duration.ofMinutes(15)));
        assertThat(TypedTime.arrival("8:00", wholeDay, zone))
                .contains(wholeDay.start().plus(Duration.ofHours(8)));
        assertThat(TypedTime.arrival("00:00", wholeDay, zone)).contains(wholeDay.start());
        assertThat(TypedTime.departure("00:00", wholeDay, zone)).contains(wholeDay.end());
        assertThat(TypedTime.arrival("noon", wholeDay, zone)).isEmpty();
    }

    private Correction correct(int index, CorrectionForm form) {
        return as(community, () -> attendance.correct(served.shift(), place(index), form, community));
    }

    private PlaceId place(int index) {
        return served.places().get(index).id();
    }

    private Sheet sheet() {
        return as(community, () -> attendance.sheet(served.shift(), community));
    }

    private Sheet.SheetRow row(int index) {
        return sheet().rows().stream()
                .filter(row -> row.place().equals(place(index)))
                .findFirst()
                .orElseThrow();
    }

    private List<Integer> minutes(int index) {
        return Scopes.within(Scope.SYSTEM, () -> ledger.lines(people.get(index))).stream()
                .map(Line::entry)
                .map(entry -> entry.minutes())
                .toList();
    }

    private static <T> List<T> race(int runners, IntFunction<T> run) throws Exception {
        var start = new CyclicBarrier(runners);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = IntStream.range(0, runners)
                    .mapToObj(i -> threads.submit(() -> {
                        start.await();
                        return run.apply(i);
                    }))
                    .toList();
            var answers = new ArrayList<T>();
            for (var each : running) {
                answers.add(each.get());
            }
            return answers;
        }
    }
}
