package org.redvest.attendance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.redvest.testing.Loop.SANBATING;
import static org.redvest.testing.Loop.as;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.hours.Entry;
import org.redvest.hours.Ledger;
import org.redvest.hours.Line;
import org.redvest.hours.Proof;
import org.redvest.orders.OrderState;
import org.redvest.regions.RegionCode;
import org.redvest.testing.Loop;
import org.redvest.testing.Loop.Served;
import org.redvest.testing.RedvestTest;
import org.redvest.testing.TestClock;
import org.redvest.volunteers.VolunteerId;
import org.redvest.web.Problem;
import org.springframework.beans.factory.annotation.Autowired;

/** People check in by the code or are called by roll; the community says who came; hours follow from that and nothing else. */
@RedvestTest
class AttendanceTest {

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

    @BeforeEach
    void three_people_have_accepted_saturday_morning() {
        served = loop.saturday("彭琳", "林晓", "陈立");
        community = served.community();
        people = served.volunteers();
    }

    @Test
    void minutes_are_those_inside_the_shift_however_early_one_comes_and_late_one_leaves() {
        loop.stays(served, 0, "2026-02-28T07:52", "2026-02-28T11:33");
        loop.stays(served, 1, "2026-02-28T08:10", "2026-02-28T11:00");
        clock.set("2026-02-28T12:00");

        var confirmed = loop.confirm(served, "4", "came", "came", "absent");

        assertThat(confirmed).isInstanceOfSatisfying(Confirmation.Done.class, done -> {
            assertThat(done.receipt().came()).isEqualTo(2);
            assertThat(done.receipt().absent()).isEqualTo(1);
            assertThat(done.receipt().minutes()).isEqualTo(210 + 170);
        });
        assertThat(lines(people.get(0)))
                .extracting(line -> line.entry().minutes())
                .containsExactly(210);
        assertThat(lines(people.get(1))).extracting(Line::balance).containsExactly(170);
        assertThat(lines(people.get(2))).isEmpty();
        assertThat(loop.order(served).state()).isEqualTo(OrderState.AWAITING_EVALUATION);
    }

    @Test
    void the_code_opens_half_an_hour_before_and_closes_with_the_service() {
        clock.set("2026-02-28T07:29");
        assertThat(checkIn(0, loop.code(served))).isInstanceOf(CheckInResult.TooEarly.class);

        clock.set("2026-02-28T07:30");
        assertThat(checkIn(0, loop.code(served))).isInstanceOf(CheckInResult.In.class);

        clock.set("2026-02-28T11:31");
        assertThat(checkIn(1, loop.code(served))).isInstanceOf(CheckInResult.Over.class);
    }

    @Test
    void a_second_tap_is_told_the_first_answer() {
        clock.set("2026-02-28T07:55");
        var first = (CheckInResult.In) checkIn(0, loop.code(served));
        clock.set("2026-02-28T08:05");

        assertThat(checkIn(0, loop.code(served))).isEqualTo(new CheckInResult.AlreadyIn(first.at()));
        assertThat(attendance(0).came().orElseThrow().at()).isEqualTo(first.at());
    }

    @Test
    void the_code_before_this_one_is_still_taken_and_an_older_one_is_not() {
        clock.set("2026-02-28T07:55:00");
        var code = loop.code(served);
        clock.set("2026-02-28T07:55:59");
        assertThat(checkIn(0, code.substring(0, 3) + " " + code.substring(3))).isInstanceOf(CheckInResult.In.class);

        clock.set("2026-02-28T07:56:01");
        assertThat(checkIn(1, code)).isInstanceOf(CheckInResult.WrongCode.class);
    }

    @Test
    void after_five_wrong_codes_one_waits_and_the_right_one_does_not_help() {
        clock.set("2026-02-28T07:55");
        var wrong = loop.code(served).equals("000000") ? "000001" : "000000";
        IntStream.range(0, 4).forEach(i -> assertThat(checkIn(0, wrong)).isEqualTo(new CheckInResult.WrongCode(4 - i)));

        assertThat(checkIn(0, wrong)).isInstanceOf(CheckInResult.TooManyTries.class);
        assertThat(checkIn(0, loop.code(served))).isInstanceOf(CheckInResult.TooManyTries.class);

        clock.set("2026-02-28T08:06");
        assertThat(checkIn(0, loop.code(served))).isInstanceOf(CheckInResult.In.class);
    }

    /** A try is for guessing: who typed nothing, or no code at all, has not guessed. */
    @Test
    void the_code_is_taken_as_people_type_it_and_what_is_no_code_costs_no_try() {
        clock.set("2026-02-28T07:55");
        for (var typed : List.of("", "  ", "12345", "1234567", "签到", "１２３", "12345a")) {
            assertThat(checkIn(0, typed)).as(typed).isInstanceOf(CheckInResult.Refused.class);
        }
        var wrong = loop.code(served).equals("000000") ? "000001" : "000000";
        assertThat(checkIn(0, wrong)).isEqualTo(new CheckInResult.WrongCode(4));

        var wide = loop.code(served)
                .chars()
                .mapToObj(digit -> String.valueOf((char) (digit - '0' + '０')))
                .toList();
        var typed =
                "\u3000" + String.join("", wide.subList(0, 3)) + "\u00A0" + String.join("", wide.subList(3, 6)) + " ";
        assertThat(checkIn(0, typed)).isInstanceOf(CheckInResult.In.class);
    }

    @Test
    void who_has_no_place_and_who_is_of_another_community_finds_no_such_shift() {
        var stranger = loop.people(SANBATING, "刘芳").getFirst();
        var neighbour = loop.hat(Role.COMMUNITY, new RegionCode("430503005001"), "李红");
        clock.set("2026-02-28T07:55");
        var code = loop.code(served);

        assertThatThrownBy(() -> as(loop.hatOf(stranger), () -> attendance.checkIn(served.shift(), stranger, code)))
                .isInstanceOf(NoSuchShift.class);
        assertThatThrownBy(() ->
                        as(loop.hatOf(people.get(0)), () -> attendance.show(served.shift(), loop.hatOf(people.get(0)))))
                .isInstanceOf(NoSuchShift.class);
        assertThatThrownBy(() -> as(neighbour, () -> attendance.sheet(served.shift(), neighbour)))
                .isInstanceOf(RuntimeException.class)
                .hasMessageContaining("no");
    }

    @Test
    void whoever_got_the_lead_shows_the_code_and_calls_the_roll() {
        var leader = loop.hatOf(people.get(1));
        as(community, () -> {
            attendance.handLead(served.shift(), java.util.Optional.of(people.get(1)), community);
            return true;
        });
        clock.set("2026-02-28T08:20");

        var noReason = as(
                leader,
                () -> attendance.callIn(served.shift(), served.places().get(0).id(), "08:00", "", leader));
        var called = as(
                leader,
                () -> attendance.callIn(served.shift(), served.places().get(0).id(), "08:00", "no_battery", leader));

        assertThat(((CheckInResult.Refused) noReason).problems())
                .extracting(Problem::key)
                .containsExactly("attendance.problem.reason");
        assertThat(called).isInstanceOf(CheckInResult.In.class);
        assertThat(attendance(0).came()).get().satisfies(came -> {
            assertThat(came.byRoll()).isTrue();
            assertThat(came.by()).isEqualTo(leader.account());
            assertThat(came.reason()).contains(RollReason.NO_BATTERY);
        });
    }

    @Test
    void a_forgotten_check_out_is_completed_by_the_community_and_the_entry_says_so() {
        loop.stays(served, 0, "2026-02-28T07:52", "");
        clock.set("2026-02-28T12:00");
        var place = served.places().get(0).id();
        var others = Map.of(
                place,
                "came",
                served.places().get(1).id(),
                "on_leave",
                served.places().get(2).id(),
                "excused");

        var incomplete = loop.confirm(served, new Sheet.Filled(others, Map.of(), "4", ""));
        var complete = loop.confirm(served, new Sheet.Filled(others, Map.of(place, "11:10"), "4", ""));

        assertThat(((Confirmation.Refused) incomplete).problems())
                .extracting(Problem::field)
                .containsExactly("left-" + place.value());
        assertThat(complete).isInstanceOf(Confirmation.Done.class);
        assertThat(lines(people.get(0))).singleElement().satisfies(line -> {
            assertThat(line.entry().minutes()).isEqualTo(190);
            assertThat(line.entry().hours().left().how().code()).isEqualTo("confirmation");
        });
    }

    @Test
    void nobody_gets_hours_who_is_on_no_record_unless_the_community_says_when_and_why() {
        clock.set("2026-02-28T14:00");

        var refused = (Confirmation.Refused) loop.confirm(served, "", "came", "absent");

        var place = served.places().getFirst().id().value();
        assertThat(refused.problems())
                .extracting(Problem::field)
                .containsExactlyInAnyOrder(
                        "came-" + place,
                        "reason-" + place,
                        "left-" + place,
                        "said-" + served.places().get(2).id().value(),
                        "beneficiaries");
        assertThat(Scopes.within(Scope.SYSTEM, () -> ledger.lines(people.get(0))))
                .isEmpty();
        assertThat(as(community, () -> attendance.sheet(served.shift(), community))
                        .receipt())
                .isEmpty();
    }

    @Test
    void before_its_end_a_service_cannot_be_confirmed() {
        clock.set("2026-02-28T11:29");

        assertThat(loop.confirm(served, "4", "absent", "absent", "absent")).isInstanceOf(Confirmation.TooEarly.class);
    }

    @Test
    void of_ten_who_confirm_at_once_one_does_and_the_hours_are_entered_once() throws Exception {
        loop.stays(served, 0, "2026-02-28T07:52", "2026-02-28T11:33");
        clock.set("2026-02-28T12:00");

        var answers = race(10, () -> loop.confirm(served, "4", "came", "absent", "absent"));

        assertThat(answers).filteredOn(Confirmation.Done.class::isInstance).hasSize(1);
        assertThat(answers).filteredOn(Confirmation.Already.class::isInstance).hasSize(9);
        assertThat(lines(people.get(0))).hasSize(1);
    }

    @Test
    void an_order_is_evaluated_once_and_no_star_is_given_by_default() throws Exception {
        clock.set("2026-02-28T12:00");
        assertThat(evaluate("4")).isInstanceOf(Evaluation.NotYet.class);
        loop.confirm(served, "0", "absent", "absent", "absent");

        assertThat(evaluate("")).isInstanceOf(Evaluation.Refused.class);
        var answers = race(6, () -> evaluate("4"));

        assertThat(answers).filteredOn(Evaluation.Given.class::isInstance).hasSize(1);
        assertThat(answers).filteredOn(Evaluation.Already.class::isInstance).hasSize(5);
        assertThat(loop.order(served).state()).isEqualTo(OrderState.CLOSED);
    }

    @Test
    void a_correction_voids_the_old_line_and_adds_the_right_one() {
        loop.stays(served, 0, "2026-02-28T07:52", "2026-02-28T11:33");
        clock.set("2026-02-28T12:00");
        loop.confirm(served, "4", "came", "absent", "absent");

        var corrected = as(
                community,
                () -> attendance.correct(served.shift(), served.places().get(0).id(), "10:30", "先走了一小时", community));

        assertThat(corrected).isEqualTo(new Correction.Done(210, 150));
        assertThat(lines(people.get(0)))
                .extracting(
                        line -> line.entry().kind().code(), line -> line.entry().minutes(), Line::balance, Line::voided)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("service", 210, 210, true),
                        org.assertj.core.groups.Tuple.tuple("void", -210, 0, false),
                        org.assertj.core.groups.Tuple.tuple("correction", 150, 150, false));
        assertThat(lines(people.get(0)))
                .extracting(line -> line.entry().hoursClass())
                .containsOnly(Entry.HoursClass.CREDIT);
        assertThat(Scopes.within(Scope.SYSTEM, () -> ledger.prove(people.get(0))))
                .isEqualTo(new Proof.Holds(3, 0, Optional.empty()));
    }

    private CheckInResult checkIn(int index, String code) {
        var volunteer = people.get(index);
        return as(loop.hatOf(volunteer), () -> attendance.checkIn(served.shift(), volunteer, code));
    }

    private Evaluation evaluate(String stars) {
        return as(community, () -> attendance.evaluate(served.order(), stars, "很好", community));
    }

    private MyShift attendance(int index) {
        return attendance.mine(served.shift(), people.get(index));
    }

    private List<Line> lines(VolunteerId volunteer) {
        return Scopes.within(Scope.SYSTEM, () -> ledger.lines(volunteer));
    }

    private static <T> List<T> race(int runners, Callable<T> run) throws Exception {
        var start = new CyclicBarrier(runners);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = IntStream.range(0, runners)
                    .mapToObj(_ -> threads.submit(() -> {
                        start.await();
                        return run.call();
                    }))
                    .toList();
            var answers = new java.util.ArrayList<T>();
            for (var each : running) {
                answers.add(each.get());
            }
            return answers;
        }
    }
}
