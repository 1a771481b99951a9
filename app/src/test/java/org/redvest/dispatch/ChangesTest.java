package org.redvest.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.redvest.dispatch.Town.NEIGHBOUR;
import static org.redvest.dispatch.Town.need;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.redvest.catalogue.MenuItemId;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.orders.Draft;
import org.redvest.orders.Order;
import org.redvest.orders.OrderState;
import org.redvest.orders.Orders;
import org.redvest.orders.Submission;
import org.redvest.testing.RedvestTest;
import org.redvest.testing.TestClock;
import org.redvest.volunteers.Availability;
import org.redvest.volunteers.Part;
import org.redvest.volunteers.WeekPattern;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** What the community changes or cancels, and what time itself does, reaches those who had accepted. */
@RedvestTest
@Import(Town.class)
class ChangesTest {

    private static final String START = "2026-02-28T08:00";
    private static final String END = "2026-02-28T11:30";

    @Autowired
    Town town;

    @Autowired
    Dispatch dispatch;

    @Autowired
    Orders orders;

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

        await(() -> held(order).isEmpty());
        assertThat(town.as(volunteer, () -> dispatch.place(place, volunteer)).freed())
                .hasValueSatisfying(freed -> assertThat(freed.why()).isEqualTo(Place.Why.CANCELLED));
        assertThat(town.accept(order, town.volunteer(NEIGHBOUR))).isInstanceOf(Answer.Withdrawn.class);
        assertThat(opening(order).taken()).isZero();
    }

    @Test
    void whoever_can_still_come_after_a_change_keeps_the_place_and_the_others_are_freed() {
        var order = town.opened("clinic-escort", 2, START, END);
        var always = town.volunteer(NEIGHBOUR);
        var mornings = town.volunteer(NEIGHBOUR.free(
                Availability.weekly(WeekPattern.NEVER).except(LocalDate.parse("2026-02-28"), Set.of(Part.MORNING))));
        town.accept(order, always);
        town.accept(order, mornings);
        assertThat(town.reread(order).state()).isEqualTo(OrderState.STAFFED);

        change(order, 2, "2026-02-28T14:00", "2026-02-28T17:30");

        await(() -> held(order).size() == 1);
        assertThat(held(order)).extracting(Place::volunteer).containsExactly(always);
        assertThat(held(order).getFirst().start()).isEqualTo(Town.at("2026-02-28T14:00"));
        assertThat(opening(order).asked().start()).isEqualTo(Town.at("2026-02-28T14:00"));
        await(() -> town.reread(order).state() == OrderState.DISPATCHING);
        assertThat(town.accept(order, town.volunteer(NEIGHBOUR))).isInstanceOf(Answer.Accepted.class);
    }

    @Test
    void more_people_asked_for_are_more_places() {
        var order = town.opened("clinic-escort", 1, START, END);
        town.accept(order, town.volunteer(NEIGHBOUR));

        change(order, 3, START, END);

        await(() -> opening(order).places() == 3);
        await(() -> town.reread(order).state() == OrderState.DISPATCHING);
        assertThat(held(order)).hasSize(1);
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

    private void change(Order order, int people, String start, String end) {
        var community = town.community();
        var draft =
                town.draft(new Draft.Wanted.FromMenu(new MenuItemId("clinic-escort")), people, List.of(), start, end);
        var changed = Scopes.<Submission, RuntimeException>within(
                community.scope(),
                () -> orders.change(order.number(), orders.order(order.number()).version(), draft, community));
        assertThat(changed).isInstanceOf(Submission.Placed.class);
    }

    private List<Place> held(Order order) {
        return Scopes.within(Scope.region(Town.COUNTY.value()), () -> dispatch.held(order.number()));
    }

    private Opening opening(Order order) {
        return Scopes.within(
                Scope.region(Town.COUNTY.value()),
                () -> dispatch.openings(order.number()).stream()
                        .filter(opening -> opening.need().equals(need(order)))
                        .findFirst()
                        .orElseThrow());
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
