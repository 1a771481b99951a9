package org.redvest.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.redvest.dispatch.Town.NEIGHBOUR;
import static org.redvest.dispatch.Town.need;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.orders.Order;
import org.redvest.orders.OrderState;
import org.redvest.testing.FreshDatabase;
import org.redvest.testing.RedvestTest;
import org.redvest.volunteers.VolunteerId;
import org.springframework.beans.factory.annotation.Autowired;

/** What is done for many at once keeps the rules that hold for one. */
@RedvestTest
class GroupsTest {

    private static final String START = "2026-02-28T08:00";
    private static final String END = "2026-02-28T11:30";

    @Autowired
    Town town;

    @Autowired
    Dispatch dispatch;

    @Test
    @FreshDatabase
    void a_group_gets_no_more_places_than_there_are() {
        var six = town.neighbours(6);
        var order = town.opened("clinic-escort", 4, START, END);

        var took = dispatch.acceptAll(need(order), takers(six, "2026-02-26T10:00"));

        assertThat(took).hasSize(4).isSubsetOf(six);
        assertThat(held(order)).containsExactlyInAnyOrderElementsOf(took);
        assertThat(town.reread(order).state()).isEqualTo(OrderState.STAFFED);
        assertThat(dispatch.acceptAll(need(order), takers(six, "2026-02-26T11:00")))
                .isEmpty();
    }

    @Test
    @FreshDatabase
    void who_may_not_take_a_place_alone_gets_none_in_a_group() {
        var may = town.volunteer(NEIGHBOUR);
        var unable = town.volunteer(NEIGHBOUR.able(Set.of(), Set.of()));
        var undisturbed = town.volunteer(NEIGHBOUR.undisturbed());
        var elsewhere = town.volunteer(NEIGHBOUR.living(Town.ELSEWHERE));
        var order = town.opened("clinic-escort", 4, START, END);
        var all = List.of(unable, undisturbed, elsewhere, may, may);

        assertThat(dispatch.acceptAll(need(order), takers(all, "2026-02-27T18:00")))
                .isEmpty();
        assertThat(dispatch.acceptAll(need(order), takers(all, "2026-02-27T17:59")))
                .containsExactly(may);
    }

    @Test
    @FreshDatabase
    void nobody_is_in_two_places_at_once() {
        var one = town.volunteer(NEIGHBOUR);
        var first = town.opened("clinic-escort", 4, START, END);
        var second = town.opened("clinic-escort", 4, "2026-02-28T10:00", "2026-02-28T12:00");

        assertThat(dispatch.acceptAll(need(first), takers(List.of(one), "2026-02-26T10:00")))
                .containsExactly(one);
        assertThat(dispatch.acceptAll(need(second), takers(List.of(one), "2026-02-26T10:05")))
                .isEmpty();
    }

    private List<VolunteerId> held(Order order) {
        return Scopes.within(Scope.SYSTEM, () -> dispatch.held(order.number())).stream()
                .map(Place::volunteer)
                .toList();
    }

    private static List<Taker> takers(List<VolunteerId> volunteers, String at) {
        Instant time = Town.at(at);
        return volunteers.stream()
                .map(volunteer -> new Taker(volunteer, UUID.randomUUID(), time))
                .toList();
    }
}
