package org.redvest.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.redvest.dispatch.Town.NEIGHBOUR;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.redvest.catalogue.MenuItemId;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.dispatch.moves.Changes;
import org.redvest.orders.Draft;
import org.redvest.orders.Order;
import org.redvest.orders.OrderState;
import org.redvest.orders.Orders;
import org.redvest.orders.Submission;
import org.redvest.shifts.ActivityChanged;
import org.redvest.shifts.Shift;
import org.redvest.shifts.ShiftState;
import org.redvest.shifts.Shifts;
import org.redvest.shifts.TrackEntry;
import org.redvest.testing.RedvestTest;
import org.redvest.testing.TestClock;
import org.redvest.volunteers.Availability;
import org.redvest.volunteers.Part;
import org.redvest.volunteers.WeekPattern;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/** What the community changes or cancels, and what time itself does, reaches those who had accepted. */
@RedvestTest
@RecordApplicationEvents
class ChangesTest {

    private static final String START = "2026-02-28T08:00";
    private static final String END = "2026-02-28T11:30";

    @Autowired
    ApplicationEvents events;

    @Autowired
    Town town;

    @Autowired
    Dispatch dispatch;

    @Autowired
    Orders orders;

    @Autowired
    Shifts activities;

    @Autowired
    Changes changes;

    @Autowired
    TestClock clock;

    @Test
    void a_cancelled_order_frees_everybody_and_keeps_the_record() {
        var order = town.opened("clinic-escort", 2, START, END);
        var volunteer = town.volunteer(NEIGHBOUR);
        var place = ((Answer.Accepted) town.accept(order, volunteer)).place();
        var community = town.community();

        Scopes.run(community.scope(), () -> orders.cancel(order.number(), "老人住院了", community));

        await(() -> town.held(order).isEmpty());
        assertThat(town.as(volunteer, () -> dispatch.place(place, volunteer)).freed())
                .hasValueSatisfying(freed -> assertThat(freed.why()).isEqualTo(Place.Why.CANCELLED));
        assertThat(town.accept(order, town.volunteer(NEIGHBOUR))).isInstanceOf(Answer.Withdrawn.class);
        assertThat(town.opening(order).taken()).isZero();
    }

    @Test
    void after_a_change_all_keep_the_place_and_are_asked_until_one_says_no() {
        var order = town.opened("clinic-escort", 2, START, END);
        var always = town.volunteer(NEIGHBOUR);
        var mornings = town.volunteer(NEIGHBOUR.free(
                Availability.weekly(WeekPattern.NEVER).except(LocalDate.parse("2026-02-28"), Set.of(Part.MORNING))));
        town.accept(order, always);
        town.accept(order, mornings);
        assertThat(town.reread(order).state()).isEqualTo(OrderState.STAFFED);

        change(order, 2, "2026-02-28T14:00", "2026-02-28T17:30");

        await(() -> town.held(order).stream().allMatch(place -> place.start().equals(Town.at("2026-02-28T14:00"))));
        assertThat(town.held(order))
                .hasSize(2)
                .allMatch(place -> place.question().isPresent());
        assertThat(town.reread(order).state()).isEqualTo(OrderState.STAFFED);
        var moved = town.held(order).getLast();
        town.as(mornings, () -> dispatch.cannotCome(moved.id(), mornings, moved.time()));

        assertThat(town.held(order)).extracting(Place::volunteer).containsExactly(always);
        assertThat(town.opening(order).asked().start()).isEqualTo(Town.at("2026-02-28T14:00"));
        await(() -> town.reread(order).state() == OrderState.DISPATCHING);
        assertThat(town.accept(order, town.volunteer(NEIGHBOUR))).isInstanceOf(Answer.Accepted.class);
    }

    @Test
    void more_people_asked_for_are_more_places() {
        var order = town.opened("clinic-escort", 1, START, END);
        town.accept(order, town.volunteer(NEIGHBOUR));

        change(order, 3, START, END);

        await(() -> town.opening(order).places() == 3);
        await(() -> town.reread(order).state() == OrderState.DISPATCHING);
        assertThat(town.held(order)).hasSize(1);
    }

    @Test
    void what_is_not_full_when_it_closes_is_short() {
        var order = town.opened("clinic-escort", 2, START, END);
        town.accept(order, town.volunteer(NEIGHBOUR));
        changes.settle();
        assertThat(town.reread(order).state()).isEqualTo(OrderState.DISPATCHING);

        clock.set("2026-02-27T18:00");
        changes.settle();
        changes.settle();

        assertThat(town.reread(order).state()).isEqualTo(OrderState.SHORT);
        assertThat(Scopes.within(Scope.SYSTEM, () -> orders.track(order.number())))
                .filteredOn(entry -> entry.what().equals("dispatch.track.short"))
                .hasSize(1);
    }

    @Test
    void after_a_standstill_nobody_is_told_to_find_people_for_what_has_begun() {
        var begun = town.opened("clinic-escort", 2, START, END);
        var ahead = town.opened("clinic-escort", 2, "2026-03-01T08:00", "2026-03-01T11:30");

        clock.set("2026-02-28T18:30");
        changes.settle();

        assertThat(town.reread(begun).state()).isEqualTo(OrderState.SHORT);
        assertThat(town.reread(ahead).state()).isEqualTo(OrderState.SHORT);
        assertThat(events.stream(ShiftShort.class))
                .extracting(ShiftShort::activity)
                .contains(ahead.number())
                .doesNotContain(begun.number());
    }

    @Test
    void cancelling_what_is_left_of_an_order_keeps_the_places_of_what_was_held() {
        var order = town.open(town.approvedForTwo("2026-02-27T08:00", "2026-02-27T11:30", START, END));
        var volunteer = town.volunteer(NEIGHBOUR);
        order.shifts().forEach(shift -> town.accept(shift.needs().getFirst().id(), volunteer, UUID.randomUUID()));
        clock.set("2026-02-27T13:00");
        served(order.shifts().getFirst(), ShiftState.IN_SERVICE, ShiftState.ENDED);
        var community = town.community();

        Scopes.run(community.scope(), () -> orders.cancel(order.number(), "老人住院了", community));

        await(() -> town.held(order).size() == 1);
        assertThat(town.held(order))
                .extracting(Place::shift)
                .containsExactly(order.shifts().getFirst().id());
        await(() -> town.openings(order).getLast().withdrawnAt().isPresent());
        assertThat(town.openings(order).getFirst().withdrawnAt()).isEmpty();
        assertThat(town.openings(order)).extracting(Opening::taken).containsExactly(1, 0);
    }

    /** For each state that a service can be in, whether cancelling the order frees who has a place there. */
    @Test
    void only_what_was_cancelled_frees_its_places() {
        for (var path : List.of(
                List.<ShiftState>of(),
                List.of(ShiftState.IN_SERVICE),
                List.of(ShiftState.IN_SERVICE, ShiftState.ENDED),
                List.of(ShiftState.IN_SERVICE, ShiftState.ENDED, ShiftState.CONFIRMED))) {
            clock.set("2026-02-26T09:00");
            var order = town.open(town.approvedForTwo("2026-02-27T08:00", "2026-02-27T11:30", START, END));
            var volunteer = town.volunteer(NEIGHBOUR);
            order.shifts().forEach(shift -> town.accept(shift.needs().getFirst().id(), volunteer, UUID.randomUUID()));
            served(order.shifts().getFirst(), path.toArray(ShiftState[]::new));
            var community = town.community();

            Scopes.run(community.scope(), () -> orders.cancel(order.number(), "老人住院了", community));

            int kept = path.isEmpty() ? 0 : 1;
            await(() -> town.openings(order).getLast().withdrawnAt().isPresent());
            await(() -> town.held(order).size() == kept);
            assertThat(town.held(order)).as(path.toString()).hasSize(kept);
        }
    }

    @Test
    void a_door_that_has_closed_does_not_open_again_by_a_change_of_details() {
        var order = town.opened("clinic-escort", 3, START, END);
        clock.set("2026-02-27T18:00");
        changes.settle();

        change(order, 4, START, END);

        await(() -> town.opening(order).places() == 4);
        assertThat(town.opening(order).closesAt()).isEqualTo(Town.at("2026-02-27T18:00"));
        assertThat(town.accept(order, town.volunteer(NEIGHBOUR))).isInstanceOf(Answer.TooLate.class);
    }

    @Test
    void a_change_told_late_leaves_what_has_begun_alone() {
        var order = town.opened("clinic-escort", 2, START, END);
        var mornings = town.volunteer(NEIGHBOUR.free(
                Availability.weekly(WeekPattern.NEVER).except(LocalDate.parse("2026-02-28"), Set.of(Part.MORNING))));
        town.accept(order, mornings);
        var shift = order.shifts().getFirst();
        served(shift, ShiftState.IN_SERVICE);

        changes.changed(new ActivityChanged(
                order.number(),
                order.region(),
                town.community().account(),
                clock.instant(),
                List.of(shift.id()),
                Set.of()));

        assertThat(town.held(order)).extracting(Place::start).containsExactly(Town.at(START));
    }

    @Test
    void a_place_lost_by_a_move_and_the_new_deadline_stand_on_the_track_of_an_order_that_was_not_full() {
        var order = town.opened("clinic-escort", 4, START, END);
        var elsewhere = town.volunteer(NEIGHBOUR);
        town.accept(town.opened("clinic-escort", 1, "2026-03-02T14:00", "2026-03-02T17:30"), elsewhere);
        town.accept(order, town.volunteer(NEIGHBOUR));
        town.accept(order, elsewhere);

        change(order, 4, "2026-03-02T14:00", "2026-03-02T17:30");

        await(() -> track(order).getFirst().what().equals("dispatch.track.waiting"));
        assertThat(track(order).getFirst().arguments()).containsExactly(3, Town.at("2026-03-01T18:00"));
        assertThat(track(order).get(1).what()).isEqualTo("dispatch.track.asked-again");
        assertThat(track(order).get(1).arguments()).containsExactly(1, Town.at("2026-02-27T09:00"));
        assertThat(track(order).get(2).what()).isEqualTo("dispatch.track.lost");
        assertThat(track(order).get(2).arguments()).containsExactly(1);
    }

    @Test
    void more_people_for_an_order_that_was_not_full_are_told_on_its_track() {
        var order = town.opened("clinic-escort", 2, START, END);

        change(order, 5, START, END);

        await(() -> track(order).getFirst().what().equals("dispatch.track.waiting"));
        assertThat(track(order).getFirst().arguments()).containsExactly(5, Town.at("2026-02-27T18:00"));
    }

    /** The deadline was the evening before; a later end leaves time until an hour before the start. */
    @Test
    void what_a_later_end_opens_again_after_its_deadline_is_dispatching_again_with_the_new_deadline() {
        var order = town.opened("clinic-escort", 4, START, END);
        town.accept(order, town.volunteer(NEIGHBOUR));
        clock.set("2026-02-27T18:30");
        changes.settle();
        assertThat(town.reread(order).state()).isEqualTo(OrderState.SHORT);

        change(order, 5, START, "2026-02-28T12:30");

        await(() -> town.reread(order).state() == OrderState.DISPATCHING);
        assertThat(track(order).getFirst().what()).isEqualTo("dispatch.track.open-again");
        assertThat(track(order).getFirst().arguments()).containsExactly(4, Town.at("2026-02-28T07:00"));
        changes.settle();
        assertThat(town.reread(order).state()).isEqualTo(OrderState.DISPATCHING);
    }

    /** More people are asked for when nobody can accept any more: it is short at once, and not open again for a moment. */
    @Test
    void a_full_order_that_grows_after_its_deadline_is_short_of_people() {
        var order = town.opened("clinic-escort", 1, START, END);
        town.accept(order, town.volunteer(NEIGHBOUR));
        clock.set("2026-02-27T18:30");
        changes.settle();

        change(order, 3, START, END);

        await(() -> town.reread(order).state() == OrderState.SHORT);
        assertThat(track(order)).noneMatch(entry -> entry.what().equals("dispatch.track.open-again"));
        changes.settle();
        assertThat(events.stream(ShiftShort.class)
                        .filter(each -> each.activity().equals(order.number())))
                .hasSize(1);
    }

    private List<TrackEntry> track(Order order) {
        return Scopes.within(Scope.SYSTEM, () -> orders.track(order.number()));
    }

    private void served(Shift shift, ShiftState... path) {
        for (ShiftState state : path) {
            activities.advance(shift.id(), state, TrackEntry.byNobody(clock.instant(), "attendance.track.begun"));
        }
    }

    private void change(Order order, int people, String start, String end) {
        var community = town.community();
        var draft =
                town.draft(new Draft.Wanted.FromMenu(new MenuItemId("clinic-escort")), people, List.of(), start, end);
        var changed = Scopes.<Submission, RuntimeException>within(
                community.scope(),
                () -> orders.change(order.number(), orders.order(order.number()).version(), draft, community));
        assertThat(changed).isInstanceOf(Submission.Placed.class);
    }

    /** Listeners run after the commit, on a thread of their own. */
    private static void await(BooleanSupplier condition) {
        long until = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited for a listener").isLessThan(until);
            Thread.onSpinWait();
        }
    }
}
