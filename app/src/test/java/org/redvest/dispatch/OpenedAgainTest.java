package org.redvest.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.redvest.testing.Loop.SANBATING;
import static org.redvest.testing.Loop.as;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.orders.Order;
import org.redvest.orders.Orders;
import org.redvest.regions.RegionCode;
import org.redvest.shifts.Shifts;
import org.redvest.testing.Loop;
import org.redvest.testing.RedvestTest;
import org.redvest.volunteers.VolunteerId;
import org.springframework.beans.factory.annotation.Autowired;

/** The county opened an order, took it back, and the community's township opened it again: those of other townships who hold a place keep it. */
@RedvestTest
class OpenedAgainTest {

    private static final RegionCode ELSEWHERE_IN_THE_COUNTY = new RegionCode("430503001001");

    @Autowired
    Loop loop;

    @Autowired
    Dispatch dispatch;

    @Autowired
    Orders orders;

    @Autowired
    Shifts activities;

    private Hat community;
    private VolunteerId holder;
    private Order order;
    private Place place;

    @BeforeEach
    void opened_to_the_county_and_then_to_the_township() {
        community = loop.hat(Role.COMMUNITY, SANBATING, "唐敏");
        holder = loop.people(ELSEWHERE_IN_THE_COUNTY, "彭琳").getFirst();
        order = loop.opened(community, "clinic-escort", 2, loop.window("2026-02-28T08:00", 210));
        place = loop.accept(order.shifts().getFirst(), holder);
        var county = loop.hat(Role.DISPATCHER, SANBATING.county(), "周宁");
        as(county, () -> {
            dispatch.withdraw(order.number(), county);
            return true;
        });
        var township = loop.hat(Role.DISPATCHER, SANBATING.township(), "林涛");
        assertThat(as(township, () -> dispatch.open(order.number(), township))).isInstanceOf(OpeningResult.ToAll.class);
    }

    @Test
    void the_holder_still_sees_the_service_and_can_take_leave() {
        var hat = loop.hatOf(holder);

        assertThat(as(hat, () -> activities.activity(order.number())).number()).isEqualTo(order.number());
        assertThat(as(hat, () -> dispatch.place(place.id(), holder)).held()).isTrue();
        assertThat(as(hat, () -> dispatch.leave(place.id(), holder))).isInstanceOf(Leave.Granted.class);
        assertThat(as(community, () -> dispatch.openings(order.number())))
                .extracting(Opening::taken)
                .containsExactly(0);
    }

    @Test
    void those_of_other_townships_are_offered_it_no_longer() {
        var other = loop.people(ELSEWHERE_IN_THE_COUNTY, "刘洋").getFirst();
        var need = order.shifts().getFirst().needs().getFirst().id();

        assertThatThrownBy(() -> as(loop.hatOf(other), () -> dispatch.accept(need, other, UUID.randomUUID())))
                .isInstanceOf(NoSuchOpening.class);
    }

    @Test
    void those_of_the_township_are() {
        var neighbour = loop.people(SANBATING, "何秀").getFirst();

        assertThat(loop.accept(order.shifts().getFirst(), neighbour).held()).isTrue();
        assertThat(as(community, () -> dispatch.openings(order.number())))
                .extracting(Opening::taken)
                .isEqualTo(List.of(2));
    }
}
