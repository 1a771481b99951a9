package org.redvest.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.redvest.dispatch.Town.NEIGHBOUR;

import org.junit.jupiter.api.Test;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.dispatch.vacancies.PlaceStore;
import org.redvest.engine.Limits;
import org.redvest.orders.Order;
import org.redvest.shifts.Window;
import org.redvest.testing.RedvestTest;
import org.redvest.testing.TestClock;
import org.redvest.volunteers.VolunteerId;
import org.redvest.web.Listing;
import org.springframework.beans.factory.annotation.Autowired;

/** A place that was given back stands in nobody's way, and its record stays what it was. */
@RedvestTest
class GivenBackTest {

    private static final String START = "2026-02-28T08:00";
    private static final String END = "2026-02-28T11:30";

    @Autowired
    Town town;

    @Autowired
    Dispatch dispatch;

    @Autowired
    PlaceStore places;

    @Autowired
    TestClock clock;

    @Test
    void it_clashes_with_nothing_and_counts_for_no_limit() {
        var volunteer = town.volunteer(NEIGHBOUR.within(new Limits(1, 1, 210)));
        givenBack(town.opened("clinic-escort", 1, START, END), volunteer);
        var sameHour = town.opened("clinic-escort", 1, START, END);

        assertThat(town.accept(sameHour, volunteer)).isInstanceOf(Answer.Accepted.class);
    }

    @Test
    void its_record_keeps_its_time_when_the_service_moves() {
        var order = town.opened("clinic-escort", 2, START, END);
        var kept = ((Answer.Accepted) town.accept(order, town.volunteer(NEIGHBOUR))).place();
        var back = givenBack(order, town.volunteer(NEIGHBOUR));

        move(order, "2026-02-28T14:00", "2026-02-28T17:30");

        assertThat(place(kept).start()).isEqualTo(Town.at("2026-02-28T14:00"));
        assertThat(place(back)).satisfies(place -> {
            assertThat(place.start()).isEqualTo(Town.at(START));
            assertThat(place.end()).isEqualTo(Town.at(END));
            assertThat(place.moved()).isEmpty();
        });
    }

    @Test
    void it_is_given_back_once_and_the_first_reason_stands() {
        var back = givenBack(town.opened("clinic-escort", 1, START, END), town.volunteer(NEIGHBOUR));
        var freed = place(back).freed();

        clock.set("2026-02-26T12:00");
        boolean again = town.asSystem(() -> places.free(back, Place.Why.CANCELLED, clock.instant()));

        assertThat(again).isFalse();
        assertThat(place(back).freed()).isEqualTo(freed);
    }

    @Test
    void it_is_a_line_of_the_record_and_counted_there() {
        var volunteer = town.volunteer(NEIGHBOUR);
        for (int i = 0; i < Listing.LENGTH; i++) {
            givenBack(town.opened("clinic-escort", 1, START, END), volunteer);
        }
        var served = town.opened("clinic-escort", 1, "2026-02-27T08:00", "2026-02-27T11:30");
        town.accept(served, volunteer);
        town.accept(town.opened("clinic-escort", 1, "2026-03-02T08:00", "2026-03-02T11:30"), volunteer);

        clock.set("2026-02-27T11:29");
        assertThat(behind(volunteer, 1).total()).isEqualTo(Listing.LENGTH);
        clock.set("2026-02-27T11:30");

        assertThat(behind(volunteer, 1).total()).isEqualTo(Listing.LENGTH + 1);
        assertThat(behind(volunteer, 1).rows()).hasSize(Listing.LENGTH);
        assertThat(behind(volunteer, 2).rows()).extracting(Place::activity).containsExactly(served.number());
    }

    private PlaceId givenBack(Order order, VolunteerId volunteer) {
        var place = ((Answer.Accepted) town.accept(order, volunteer)).place();
        assertThat(town.as(volunteer, () -> dispatch.leave(place, volunteer))).isInstanceOf(Leave.Granted.class);
        return place;
    }

    private Listing<Place> behind(VolunteerId volunteer, int page) {
        return town.as(volunteer, () -> dispatch.behind(volunteer, page));
    }

    private Place place(PlaceId id) {
        return Scopes.within(Scope.SYSTEM, () -> dispatch.place(id));
    }

    private void move(Order order, String start, String end) {
        var shift = order.shifts().getFirst();
        var window = new Window(Town.at(start), Town.at(end));
        town.adjust(Town.moved(shift, window));
    }
}
