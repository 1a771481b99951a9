package org.redvest.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.redvest.orders.AnOrder.COMMUNITY;
import static org.redvest.orders.AnOrder.REVIEWER;
import static org.redvest.orders.AnOrder.anOrder;
import static org.redvest.orders.AnOrder.as;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.redvest.shifts.ActivityChanged;
import org.redvest.shifts.ActivityNumber;
import org.redvest.shifts.Lapses;
import org.redvest.shifts.Shift;
import org.redvest.shifts.ShiftId;
import org.redvest.shifts.ShiftNotHeld;
import org.redvest.shifts.ShiftState;
import org.redvest.shifts.Shifts;
import org.redvest.shifts.ShiftsCancelled;
import org.redvest.shifts.TrackEntry;
import org.redvest.testing.RedvestTest;
import org.redvest.testing.TestClock;
import org.redvest.web.Problem;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/** Half of an order is history: whatever the community does then reaches what lies ahead, and nothing that was served. */
@RedvestTest
@RecordApplicationEvents
class HistoryTest {

    @Autowired
    Orders orders;

    @Autowired
    Shifts activities;

    @Autowired
    Lapses lapses;

    @Autowired
    TestClock clock;

    @Autowired
    ApplicationEvents events;

    /** How far the first of three services has come while the others lie ahead. */
    private enum First {
        RUNS(ShiftState.DISPATCHING, ShiftState.IN_SERVICE),
        ENDED(ShiftState.DISPATCHING, ShiftState.IN_SERVICE, ShiftState.ENDED),
        CONFIRMED(ShiftState.DISPATCHING, ShiftState.IN_SERVICE, ShiftState.ENDED, ShiftState.CONFIRMED),
        /** Its time has come, and nothing has noticed yet. */
        UNNOTICED(ShiftState.DISPATCHING, ShiftState.STAFFED);

        private final ShiftState[] steps;

        First(ShiftState... steps) {
            this.steps = steps;
        }
    }

    @ParameterizedTest
    @EnumSource
    void cancelling_the_rest_leaves_what_was_served_to_be_confirmed_and_evaluated(First first) {
        var number = threeOfWhich(first);
        var before = order(number).shifts();

        var answer = as(COMMUNITY, () -> orders.cancel(number, "后面几次不需要了", COMMUNITY));

        assertThat(answer).isEqualTo(new Submission.Placed(number));
        var after = order(number);
        assertThat(after.shifts().getFirst()).isEqualTo(before.getFirst());
        assertThat(states(number).subList(1, 3)).containsOnly(ShiftState.CANCELLED);
        assertThat(after.state()).isNotEqualTo(OrderState.CANCELLED);
        assertThat(events.stream(OrderCancelled.class)
                        .filter(event -> event.order().equals(number)))
                .isEmpty();
        assertThat(events.stream(ShiftsCancelled.class)
                        .filter(event -> event.activity().equals(number)))
                .singleElement()
                .extracting(ShiftsCancelled::shifts)
                .isEqualTo(List.of(before.get(1).id(), before.get(2).id()));
        finish(number);
        activities.close(number, TrackEntry.byNobody(clock.instant(), "test.evaluated"));
        assertThat(order(number).state()).isEqualTo(OrderState.CLOSED);
    }

    @ParameterizedTest
    @EnumSource
    void a_service_ahead_is_moved_while_the_first_is_history_and_the_first_keeps_its_time(First first) {
        var number = threeOfWhich(first);
        var before = order(number).shifts();

        var answer = change(number, three().moved(1, "2026-03-02T14:00", 60));

        assertThat(answer).isEqualTo(new Submission.Placed(number));
        assertThat(order(number).shifts().get(0)).isEqualTo(before.get(0));
        assertThat(order(number).shifts().get(1).start())
                .isNotEqualTo(before.get(1).start());
        assertThat(order(number).shifts().get(2)).isEqualTo(before.get(2));
        assertThat(events.stream(ActivityChanged.class)
                        .filter(event -> event.activity().equals(number)))
                .singleElement()
                .extracting(ActivityChanged::moved)
                .isEqualTo(List.of(before.get(1).id()));
    }

    @ParameterizedTest
    @EnumSource
    void a_service_that_is_history_is_not_moved(First first) {
        var number = threeOfWhich(first);

        var refused = (Submission.Refused) change(number, three().moved(0, "2026-03-02T14:00", 60));

        assertThat(refused.problems())
                .extracting(Problem::field, Problem::key)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("when", "orders.problem.already-begun"));
    }

    @ParameterizedTest
    @EnumSource
    void more_people_are_asked_for_what_lies_ahead_only(First first) {
        var number = threeOfWhich(first);

        assertThat(change(number, three().people(9))).isEqualTo(new Submission.Placed(number));

        assertThat(order(number).shifts()).extracting(Shift::people).containsExactly(4, 9, 9);
    }

    @Test
    void the_services_of_an_order_are_cancelled_one_by_one_and_the_last_cancels_the_order() {
        var number = three().approved();
        var ids = order(number).shifts().stream().map(Shift::id).toList();

        cancel(number, ids.get(1));
        cancel(number, ids.get(1));
        assertThat(states(number)).containsExactly(ShiftState.PLANNED, ShiftState.CANCELLED, ShiftState.PLANNED);
        assertThat(order(number).state()).isEqualTo(OrderState.APPROVED);
        cancel(number, ids.get(0));
        cancel(number, ids.get(2));

        assertThat(order(number).state()).isEqualTo(OrderState.CANCELLED);
        assertThat(events.stream(OrderCancelled.class)
                        .filter(event -> event.order().equals(number)))
                .singleElement()
                .extracting(OrderCancelled::shifts)
                .isEqualTo(List.of(ids.get(2)));
        assertThat(events.stream(ShiftsCancelled.class)
                        .filter(event -> event.activity().equals(number))
                        .filter(ShiftsCancelled::rest))
                .as("sent twice, it is called off once")
                .hasSize(2);
    }

    @Test
    void what_is_no_service_ahead_of_this_order_cannot_be_cancelled() {
        var other = three().approved();
        var number = threeOfWhich(First.ENDED);

        for (var wrong : List.of(
                Set.<ShiftId>of(),
                Set.of(order(number).shifts().getFirst().id()),
                Set.of(order(other).shifts().getFirst().id()))) {
            assertThat(as(COMMUNITY, () -> orders.cancel(number, wrong, "不需要了", COMMUNITY)))
                    .isInstanceOf(Submission.Refused.class);
        }
        assertThat(states(number)).doesNotContain(ShiftState.CANCELLED);
        assertThat(states(other)).containsOnly(ShiftState.PLANNED);
    }

    @Test
    void what_was_approved_and_never_opened_ends_as_not_held() {
        var number = three().approved();

        clock.set("2026-02-27T10:00");
        lapses.end();
        assertThat(states(number)).containsExactly(ShiftState.NOT_HELD, ShiftState.PLANNED, ShiftState.PLANNED);
        assertThat(order(number).state()).isEqualTo(OrderState.APPROVED);

        clock.set("2026-03-20T10:00");
        lapses.end();
        lapses.end();
        assertThat(order(number).state()).isEqualTo(OrderState.UNFILLED);
        assertThat(as(COMMUNITY, () -> orders.track(number)).stream()
                        .filter(entry -> entry.what().equals("shifts.track.not-offered")))
                .hasSize(3);
        assertThat(events.stream(ShiftNotHeld.class)
                        .filter(event -> event.activity().equals(number)))
                .hasSize(3);
    }

    @ParameterizedTest
    @EnumSource(names = {"DISPATCHING", "SHORT"})
    void what_was_opened_and_taken_by_nobody_ends_as_not_held(ShiftState last) {
        var number = three().approved();
        var first = order(number).shifts().getFirst().id();
        step(first, ShiftState.DISPATCHING);
        if (last != ShiftState.DISPATCHING) {
            step(first, last);
        }

        clock.set("2026-02-27T09:30");
        lapses.end();

        assertThat(states(number)).containsExactly(ShiftState.NOT_HELD, ShiftState.PLANNED, ShiftState.PLANNED);
    }

    @Test
    void what_was_held_does_not_end_as_not_held() {
        var number = threeOfWhich(First.ENDED);

        assertThat(activities.endNotHeld(order(number).shifts().getFirst().id()))
                .isFalse();

        assertThat(states(number).getFirst()).isEqualTo(ShiftState.ENDED);
    }

    @Test
    void an_order_whose_time_is_over_is_not_approved_and_one_that_is_partly_over_only_for_the_rest() {
        var over = three().placed();
        var partly = three().placed();
        clock.set("2026-02-27T08:30");

        assertThat(approve(partly)).isInstanceOf(Review.Done.class);
        assertThat(states(partly)).containsExactly(ShiftState.NOT_HELD, ShiftState.PLANNED, ShiftState.PLANNED);

        clock.set("2026-03-20T10:00");
        assertThat(approve(over)).isInstanceOf(Review.Refused.class);
        assertThat(order(over).state()).isEqualTo(OrderState.SUBMITTED);
    }

    /** The place was approved with the service: another one would have to be reviewed. */
    @Test
    void the_name_of_the_place_does_not_change_after_approval() {
        var number = anOrder().elsewhere("邵阳南站").at("2026-02-28T08:00", 60).placed(orders, COMMUNITY);
        approve(number);

        var refused = (Submission.Refused) change(
                number, anOrder().elsewhere("某某家").at("2026-02-28T08:00", 60).draft());

        assertThat(refused.problems()).extracting(Problem::key).containsExactly("orders.problem.place-approved");
        assertThat(order(number).where().name()).isEqualTo("邵阳南站");
    }

    @Test
    void of_two_who_edit_the_same_version_the_second_is_told_and_the_first_edit_stands() {
        for (var number : List.of(three().placed(), three().approved())) {
            var first = as(
                    COMMUNITY, () -> orders.change(number, 1, three().people(7).draft(), COMMUNITY));
            var second = as(
                    COMMUNITY, () -> orders.change(number, 1, three().people(9).draft(), COMMUNITY));

            assertThat(first).isEqualTo(new Submission.Placed(number));
            assertThat(second).isInstanceOf(Submission.Outdated.class);
            assertThat(order(number).shifts()).extracting(Shift::people).containsOnly(7);
        }
    }

    private ActivityNumber threeOfWhich(First first) {
        var number = three().approved();
        for (var shift : order(number).shifts().subList(1, 3)) {
            step(shift.id(), ShiftState.DISPATCHING);
        }
        clock.set("2026-02-27T08:30");
        for (var state : first.steps) {
            step(order(number).shifts().getFirst().id(), state);
        }
        return number;
    }

    /** What is left goes on to its end. */
    private void finish(ActivityNumber number) {
        for (var shift : order(number).liveShifts()) {
            for (var next : List.of(ShiftState.IN_SERVICE, ShiftState.ENDED, ShiftState.CONFIRMED)) {
                if (order(number).liveShifts().getFirst().state().leadsTo(next)) {
                    step(shift.id(), next);
                }
            }
        }
    }

    private Three three() {
        return new Three(
                new ArrayList<>(List.of("2026-02-27T08:00", "2026-03-01T08:00", "2026-03-03T08:00")),
                new ArrayList<>(List.of(60, 60, 60)),
                4);
    }

    /** An order of three services; a test says what differs. */
    private final class Three {

        private final List<String> starts;
        private final List<Integer> minutes;
        private final int people;

        Three(List<String> starts, List<Integer> minutes, int people) {
            this.starts = starts;
            this.minutes = minutes;
            this.people = people;
        }

        Three moved(int index, String start, int length) {
            starts.set(index, start);
            minutes.set(index, length);
            return this;
        }

        Three people(int count) {
            return new Three(starts, minutes, count);
        }

        Draft draft() {
            var order = anOrder().forPeople(people);
            for (int i = 0; i < starts.size(); i++) {
                order.at(starts.get(i), minutes.get(i));
            }
            return order.draft();
        }

        ActivityNumber placed() {
            return ((Submission.Placed)
                            as(COMMUNITY, () -> orders.submit(java.util.UUID.randomUUID(), draft(), COMMUNITY)))
                    .order();
        }

        ActivityNumber approved() {
            var number = placed();
            approve(number);
            return number;
        }
    }

    private Review approve(ActivityNumber number) {
        return as(REVIEWER, () -> orders.approve(number, 1, REVIEWER));
    }

    private Submission change(ActivityNumber number, Three to) {
        return change(number, to.draft());
    }

    private Submission change(ActivityNumber number, Draft to) {
        return as(COMMUNITY, () -> orders.change(number, order(number).version(), to, COMMUNITY));
    }

    private void cancel(ActivityNumber number, ShiftId shift) {
        assertThat(as(COMMUNITY, () -> orders.cancel(number, Set.of(shift), "这一次不需要了", COMMUNITY)))
                .isEqualTo(new Submission.Placed(number));
    }

    private void step(ShiftId shift, ShiftState to) {
        activities.advance(shift, to, TrackEntry.byNobody(clock.instant(), "test." + to));
    }

    private List<ShiftState> states(ActivityNumber number) {
        return order(number).shifts().stream().map(Shift::state).toList();
    }

    private Order order(ActivityNumber number) {
        return as(COMMUNITY, () -> orders.order(number));
    }
}
