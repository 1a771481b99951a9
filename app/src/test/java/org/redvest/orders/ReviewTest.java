package org.redvest.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.redvest.orders.AnOrder.COLLEAGUE;
import static org.redvest.orders.AnOrder.COMMUNITY;
import static org.redvest.orders.AnOrder.REVIEWER;
import static org.redvest.orders.AnOrder.anOrder;
import static org.redvest.orders.AnOrder.as;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.redvest.accounts.Hat;
import org.redvest.orders.Decision.DecisionReason;
import org.redvest.orders.Decision.Verdict;
import org.redvest.shifts.ActivityNumber;
import org.redvest.shifts.Shift;
import org.redvest.shifts.ShiftId;
import org.redvest.shifts.ShiftState;
import org.redvest.shifts.Shifts;
import org.redvest.shifts.TrackEntry;
import org.redvest.testing.RedvestTest;
import org.redvest.testing.TestClock;
import org.redvest.web.Problem;
import org.springframework.beans.factory.annotation.Autowired;

/** The committee answers (审单), once, in time, on what it has read; and what may change afterwards. */
@RedvestTest
class ReviewTest {

    @Autowired
    Orders orders;

    @Autowired
    Shifts activities;

    @Autowired
    TestClock clock;

    @Test
    void of_two_reviewers_at_once_one_decides_and_the_other_is_shown_it() throws Exception {
        var number = anOrder().placed(orders, COMMUNITY);

        var answers = OrdersTest.race(
                8, i -> i % 2 == 0 ? approve(number, 1, REVIEWER) : refuse(number, DecisionReason.TIME, COLLEAGUE));

        var done = answers.stream().filter(Review.Done.class::isInstance).toList();
        assertThat(done).hasSize(1);
        var verdict = order(number).decision().orElseThrow().verdict();
        assertThat(answers.stream().filter(answer -> !(answer instanceof Review.Done)))
                .hasSize(7)
                .allSatisfy(answer -> assertThat(
                                ((Review.AlreadyDecided) answer).first().verdict())
                        .isEqualTo(verdict));
        assertThat(track(number)).hasSize(2);
    }

    @Test
    void a_reviewer_cannot_decide_on_what_the_community_has_changed_meanwhile() {
        var number = anOrder().placed(orders, COMMUNITY);
        as(COMMUNITY, () -> orders.change(number, 1, anOrder().forPeople(6).draft(), COMMUNITY));

        var review = approve(number, 1, REVIEWER);

        assertThat(review).isInstanceOf(Review.Outdated.class);
        assertThat(order(number).state()).isEqualTo(OrderState.SUBMITTED);
        assertThat(approve(number, 2, REVIEWER)).isInstanceOf(Review.Done.class);
    }

    @Test
    void an_answer_that_is_not_a_yes_needs_a_sentence() {
        var number = anOrder().placed(orders, COMMUNITY);

        var review = as(REVIEWER, () -> orders.refuse(number, 1, DecisionReason.UNSAFE, " ", REVIEWER));

        assertThat(((Review.Refused) review).problems())
                .extracting(Problem::field)
                .containsExactly("said");
        assertThat(order(number).state()).isEqualTo(OrderState.SUBMITTED);
    }

    @Test
    void what_was_returned_is_changed_and_sent_again_and_the_promise_runs_anew() {
        var number = anOrder().placed(orders, COMMUNITY);
        clock.advance(Duration.ofHours(1));
        refuse(number, DecisionReason.TIME, REVIEWER);
        assertThat(order(number).decision()).get().extracting(Decision::verdict).isEqualTo(Verdict.RETURNED);

        clock.advance(Duration.ofHours(1));
        as(
                COMMUNITY,
                () -> orders.change(
                        number, 1, anOrder().at("2026-03-01T09:00", 120).draft(), COMMUNITY));

        var again = order(number);
        assertThat(again.state()).isEqualTo(OrderState.SUBMITTED);
        assertThat(again.decision()).isEmpty();
        assertThat(again.placed().due()).isEqualTo(clock.instant().plus(Duration.ofHours(4)));
        assertThat(track(number))
                .containsExactly("orders.track.resubmitted", "orders.track.returned", "orders.track.submitted");
    }

    @Test
    void an_edit_while_it_waits_does_not_put_off_the_promise() {
        var number = anOrder().placed(orders, COMMUNITY);
        var due = order(number).placed().due();
        clock.advance(Duration.ofHours(2));

        as(COMMUNITY, () -> orders.change(number, 1, anOrder().forPeople(2).draft(), COMMUNITY));

        assertThat(order(number).placed().due()).isEqualTo(due);
    }

    @Test
    void the_promise_counts_only_while_the_office_is_open() {
        clock.set("2026-02-26T18:30");

        var number = anOrder().placed(orders, COMMUNITY);

        clock.set("2026-02-27T10:30");
        assertThat(order(number).placed().due()).isEqualTo(clock.instant());
    }

    @Test
    void once_people_are_asked_an_order_can_grow_and_move_but_not_shrink() {
        var number = approved();
        var shift = order(number).shifts().getFirst().id();
        activities.advance(shift, ShiftState.DISPATCHING, entry("test.opened"));

        var fewer = change(number, anOrder().forPeople(3));
        var more = change(number, anOrder().forPeople(6).at("2026-03-01T08:00", 210));

        assertThat(((Submission.Refused) fewer).problems())
                .extracting(Problem::key)
                .containsExactly("orders.problem.only-more");
        assertThat(more).isInstanceOf(Submission.Placed.class);
        assertThat(order(number).shifts().getFirst().people()).isEqualTo(6);
        assertThat(order(number).shifts().getFirst().id()).isEqualTo(shift);
        assertThat(track(number).getFirst()).isEqualTo("orders.track.moved");
    }

    @Test
    void what_has_begun_can_be_neither_changed_nor_cancelled() {
        var number = approved();
        var shift = order(number).shifts().getFirst().id();
        activities.advance(shift, ShiftState.DISPATCHING, entry("test.opened"));
        activities.advance(shift, ShiftState.IN_SERVICE, entry("test.started"));

        assertThat(change(number, anOrder())).isInstanceOf(Submission.Outdated.class);
        assertThat(cancel(number)).isInstanceOf(Submission.Outdated.class);
        assertThat(order(number).state()).isEqualTo(OrderState.IN_SERVICE);
    }

    @Test
    void a_cancelled_order_takes_its_shifts_with_it_and_is_cancelled_once() {
        var number = approved();

        assertThat(cancel(number)).isInstanceOf(Submission.Placed.class);
        assertThat(cancel(number)).isInstanceOf(Submission.Placed.class);

        assertThat(order(number).state()).isEqualTo(OrderState.CANCELLED);
        assertThat(order(number).shifts()).extracting(Shift::state).containsOnly(ShiftState.CANCELLED);
        assertThat(track(number)).containsOnlyOnce("orders.track.cancelled");
    }

    @Test
    void an_approved_order_stands_where_its_least_advanced_live_shift_stands() {
        var number =
                anOrder().at("2026-02-28T08:00", 60).at("2026-03-01T08:00", 60).placed(orders, COMMUNITY);
        approve(number, 1, REVIEWER);
        var first = order(number).shifts().getFirst().id();
        var second = order(number).shifts().getLast().id();

        step(first, ShiftState.DISPATCHING, ShiftState.STAFFED);
        assertThat(order(number).state()).isEqualTo(OrderState.APPROVED);
        step(second, ShiftState.DISPATCHING, ShiftState.SHORT);
        assertThat(order(number).state()).isEqualTo(OrderState.SHORT);
        step(second, ShiftState.CANCELLED);
        assertThat(order(number).state()).isEqualTo(OrderState.STAFFED);
        step(first, ShiftState.IN_SERVICE, ShiftState.ENDED, ShiftState.CONFIRMED);
        assertThat(order(number).state()).isEqualTo(OrderState.AWAITING_EVALUATION);
        activities.close(number, entry("test.evaluated"));
        assertThat(order(number).state()).isEqualTo(OrderState.CLOSED);
    }

    @Test
    void an_order_none_of_whose_shifts_was_held_is_unfilled() {
        var number = approved();

        step(order(number).shifts().getFirst().id(), ShiftState.DISPATCHING, ShiftState.SHORT, ShiftState.NOT_HELD);

        assertThat(order(number).state()).isEqualTo(OrderState.UNFILLED);
    }

    @Test
    void a_step_is_taken_once_and_only_where_it_can_follow() {
        var number = approved();
        var shift = order(number).shifts().getFirst().id();

        assertThat(activities.advance(shift, ShiftState.DISPATCHING, entry("test.opened")))
                .isTrue();
        assertThat(activities.advance(shift, ShiftState.DISPATCHING, entry("test.opened")))
                .isFalse();

        assertThat(track(number)).containsOnlyOnce("test.opened");
        assertThatThrownBy(() -> activities.advance(shift, ShiftState.CONFIRMED, entry("test.confirmed")))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> activities.close(number, entry("test.evaluated")))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void the_track_brings_back_what_was_written_in_it() {
        var number = anOrder().placed(orders, COMMUNITY);
        var entry = TrackEntry.by(
                REVIEWER.account(), clock.instant(), "test.all", "字", 7, clock.instant(), COLLEAGUE.account());

        activities.record(number, entry);

        assertThat(as(COMMUNITY, () -> orders.track(number)).getFirst()).isEqualTo(entry);
    }

    @Test
    void an_order_off_the_menu_gets_its_need_from_the_reviewer() {
        var number = anOrder().offTheMenu("修缮村史馆", "把旧照片扫描存档").placed(orders, COMMUNITY);

        as(REVIEWER, () -> orders.approveAs("events", number, 1, REVIEWER));

        assertThat(order(number).service().category()).isEqualTo("events");
    }

    private ActivityNumber approved() {
        var number = anOrder().placed(orders, COMMUNITY);
        approve(number, 1, REVIEWER);
        return number;
    }

    private Review approve(ActivityNumber number, int version, Hat hat) {
        return as(hat, () -> orders.approve(number, version, hat));
    }

    private Review refuse(ActivityNumber number, DecisionReason reason, Hat hat) {
        return as(hat, () -> orders.refuse(number, 1, reason, "周三晚上没有人，改到周日上午", hat));
    }

    private Submission change(ActivityNumber number, AnOrder to) {
        return as(COMMUNITY, () -> orders.change(number, order(number).version(), to.draft(), COMMUNITY));
    }

    private Submission cancel(ActivityNumber number) {
        return as(COMMUNITY, () -> orders.cancel(number, "老人住院了", COMMUNITY));
    }

    private Order order(ActivityNumber number) {
        return as(COMMUNITY, () -> orders.order(number));
    }

    private List<String> track(ActivityNumber number) {
        return as(COMMUNITY, () -> orders.track(number)).stream()
                .map(TrackEntry::what)
                .toList();
    }

    private void step(ShiftId shift, ShiftState... states) {
        for (var state : states) {
            activities.advance(shift, state, entry("test." + state));
        }
    }

    private TrackEntry entry(String what) {
        return TrackEntry.byNobody(clock.instant(), what);
    }
}
