package org.redvest.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.redvest.dispatch.Town.NEIGHBOUR;
import static org.redvest.dispatch.Town.need;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.redvest.database.Scopes;
import org.redvest.dispatch.vacancies.PlaceStore;
import org.redvest.orders.OrderState;
import org.redvest.shifts.Window;
import org.redvest.testing.RedvestTest;
import org.redvest.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/** A service that moves takes its people along as far as they can be there: one person is in one place at a time. */
@RedvestTest
@RecordApplicationEvents
class MovesTest {

    private static final String START = "2026-02-28T08:00";
    private static final String END = "2026-02-28T11:30";

    @Autowired
    Town town;

    @Autowired
    Dispatch dispatch;

    @Autowired
    PlaceStore places;

    @Autowired
    ApplicationEvents events;

    @Autowired
    TestClock clock;

    @Test
    void of_two_services_of_one_person_the_one_that_is_moved_onto_the_other_is_lost_and_they_are_told() {
        var one = town.opened("clinic-escort", 2, START, END);
        var other = town.opened("clinic-escort", 2, "2026-02-28T14:00", "2026-02-28T16:00");
        var volunteer = town.volunteer(NEIGHBOUR);
        town.accept(one, volunteer);
        town.accept(other, volunteer);

        var shift = one.shifts().getFirst();
        var onto = new Window(Town.at("2026-02-28T13:00"), Town.at("2026-02-28T15:00"));
        town.adjust(Town.moved(shift, onto));

        assertThat(town.held(one)).isEmpty();
        assertThat(town.held(other)).extracting(Place::volunteer).containsExactly(volunteer);
        assertThat(town.as(volunteer, () -> dispatch.behind(volunteer, 1).rows()))
                .filteredOn(place -> place.activity().equals(one.number()))
                .allMatch(place -> place.freed().orElseThrow().why() == Place.Why.CHANGED);
        assertThat(events.stream(PlaceFreed.class))
                .extracting(PlaceFreed::volunteer, PlaceFreed::why)
                .contains(tuple(volunteer, Place.Why.CHANGED));
    }

    @Test
    void a_full_service_whose_offer_was_taken_back_is_short_when_a_move_costs_it_a_place() {
        var full = town.opened("clinic-escort", 1, START, END);
        var other = town.opened("clinic-escort", 1, "2026-02-28T14:00", "2026-02-28T16:00");
        var volunteer = town.volunteer(NEIGHBOUR);
        town.accept(full, volunteer);
        town.accept(other, volunteer);
        var dispatcher = town.dispatcher();
        Scopes.run(dispatcher.scope(), () -> dispatch.withdraw(full.number(), dispatcher));

        var shift = full.shifts().getFirst();
        var onto = new Window(Town.at("2026-02-28T13:00"), Town.at("2026-02-28T15:00"));
        town.adjust(Town.moved(shift, onto));

        assertThat(town.held(full)).isEmpty();
        assertThat(town.reread(full).state()).isEqualTo(OrderState.SHORT);
    }

    @Test
    void two_services_of_one_order_may_change_places_and_keep_their_people() {
        var order = town.open(town.approvedForTwo(START, END, "2026-03-01T08:00", "2026-03-01T11:30"));
        var volunteer = town.volunteer(NEIGHBOUR);
        order.shifts().forEach(shift -> town.accept(shift.needs().getFirst().id(), volunteer, UUID.randomUUID()));
        var first = order.shifts().getFirst();
        var last = order.shifts().getLast();

        town.adjust(Town.moved(first, last.window()), Town.moved(last, first.window()));

        assertThat(town.held(order)).extracting(Place::start).containsExactlyInAnyOrder(first.start(), last.start());
        assertThat(town.held(order)).allMatch(place -> place.moved().isPresent());
        town.adjust(first, last);
        assertThat(town.held(order)).hasSize(2).allMatch(place -> place.moved().isEmpty());
    }

    /** The volunteer takes one service while another of theirs is moved onto it; odd rounds let others come and go there as well. */
    @Test
    void nobody_is_ever_in_two_places_however_a_move_and_an_answer_race() throws Exception {
        var moving = town.opened("clinic-escort", 60, START, END);
        var other = town.opened("clinic-escort", 200, "2026-02-28T14:00", "2026-02-28T16:00");
        var shift = moving.shifts().getFirst();
        var away = Town.moved(shift, new Window(Town.at("2026-02-28T14:30"), Town.at("2026-02-28T17:00")));
        var volunteers = town.neighbours(400);
        for (int round = 0; round < 200; round++) {
            var one = volunteers.get(round);
            var guest = volunteers.get(200 + round);
            var place = (Answer.Accepted) town.accept(moving, one);

            var answers = Town.together(List.<Callable<Optional<Answer>>>of(
                    () -> {
                        town.adjust(away);
                        return Optional.empty();
                    },
                    () -> Optional.of(town.accept(other, one)),
                    () -> Optional.of(town.accept(moving, guest))));

            assertThat(answers.get(1).orElseThrow()).isInstanceOfAny(Answer.Accepted.class, Answer.Clashes.class);
            boolean took = answers.get(1).orElseThrow() instanceof Answer.Accepted;
            assertThat(town.as(one, () -> dispatch.place(place.place(), one)).held())
                    .isEqualTo(!took);
            assertThat(town.held(moving))
                    .hasSameSizeAs(town.held(moving).stream()
                            .filter(each -> each.start().equals(away.start()))
                            .toList());
            town.held(moving)
                    .forEach(each -> town.as(each.volunteer(), () -> dispatch.leave(each.id(), each.volunteer())));
            town.adjust(shift);
        }
        assertThat(town.opening(moving).taken()).isZero();
    }

    @Test
    void the_database_itself_refuses_a_second_place_at_the_same_time() {
        var one = town.opened("clinic-escort", 2, START, END);
        var other = town.opened("clinic-escort", 2, "2026-02-28T11:00", "2026-02-28T12:00");
        var volunteer = town.volunteer(NEIGHBOUR);
        town.accept(one, volunteer);

        assertThatThrownBy(() -> town.asSystem(() -> places.insert(need(other), volunteer, clock.instant())))
                .isInstanceOf(DataIntegrityViolationException.class);
    }
}
