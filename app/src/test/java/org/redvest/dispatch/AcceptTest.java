package org.redvest.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.redvest.dispatch.Town.NEIGHBOUR;
import static org.redvest.dispatch.Town.at;
import static org.redvest.dispatch.Town.need;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.redvest.accounts.Role;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.dispatch.vacancies.Responses;
import org.redvest.engine.Bar;
import org.redvest.engine.Limits;
import org.redvest.orders.Draft;
import org.redvest.orders.Order;
import org.redvest.orders.OrderState;
import org.redvest.orders.Orders;
import org.redvest.regions.RegionCode;
import org.redvest.shifts.TrackEntry;
import org.redvest.testing.RedvestTest;
import org.redvest.testing.TestClock;
import org.redvest.volunteers.Availability;
import org.redvest.volunteers.Part;
import org.redvest.volunteers.WeekPattern;
import org.redvest.web.NotFound;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.transaction.support.TransactionTemplate;

/** A tap on 接单 is answered once, by the rules at that moment, and nobody gets a place twice or two at a time. */
@RedvestTest
@RecordApplicationEvents
class AcceptTest {

    private static final String SATURDAY_8 = "2026-02-28T08:00";
    private static final String SATURDAY_11 = "2026-02-28T11:30";

    @Autowired
    Town town;

    @Autowired
    Dispatch dispatch;

    @Autowired
    Orders orders;

    @Autowired
    TestClock clock;

    @Autowired
    ApplicationEvents events;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transactions;

    @Test
    void whoever_accepts_has_the_place_and_everybody_can_see_it() {
        var order = town.opened("clinic-escort", 2, SATURDAY_8, SATURDAY_11);
        var volunteer = town.volunteer(NEIGHBOUR);

        var answer = town.accept(order, volunteer);

        assertThat(answer).isInstanceOf(Answer.Accepted.class);
        assertThat(town.held(order)).extracting(Place::volunteer).containsExactly(volunteer);
        assertThat(town.opening(order).taken()).isEqualTo(1);
        assertThat(track(order)).extracting(TrackEntry::what).startsWith("dispatch.track.accepted");
        assertThat(events.stream(PlaceAccepted.class))
                .extracting(PlaceAccepted::volunteer)
                .containsExactly(volunteer);
    }

    @Test
    void the_same_request_and_the_second_tap_are_told_the_first_answer() {
        var order = town.opened("clinic-escort", 2, SATURDAY_8, SATURDAY_11);
        var volunteer = town.volunteer(NEIGHBOUR);
        var request = UUID.randomUUID();

        var first = town.accept(need(order), volunteer, request);
        clock.set("2026-02-26T10:00");
        var again = town.accept(need(order), volunteer, request);
        var second = town.accept(order, volunteer);

        assertThat(again).isEqualTo(first);
        var place = town.held(order).getFirst();
        assertThat(second).isEqualTo(new Answer.AlreadyAccepted(place.id(), place.acceptedAt()));
        assertThat(town.opening(order).taken()).isEqualTo(1);
    }

    @Test
    void whoever_was_told_that_it_was_full_is_told_so_again() {
        var order = town.opened("clinic-escort", 1, SATURDAY_8, SATURDAY_11);
        var first = town.volunteer(NEIGHBOUR);
        var late = town.volunteer(NEIGHBOUR);
        var request = UUID.randomUUID();
        var place = (Answer.Accepted) town.accept(order, first);

        var full = town.accept(need(order), late, request);
        town.as(first, () -> dispatch.leave(place.place(), first));

        assertThat(full).isInstanceOf(Answer.Full.class);
        assertThat(town.accept(need(order), late, request)).isEqualTo(full);
        assertThat(town.accept(order, late)).isInstanceOf(Answer.Accepted.class);
    }

    @Test
    void the_last_place_goes_to_one_of_twenty_who_tap_together() throws Exception {
        var order = town.opened("clinic-escort", 1, SATURDAY_8, SATURDAY_11);
        var racers = town.neighbours(20);

        var answers = Town.together(racers.stream()
                .<Callable<Answer>>map(racer -> () -> town.accept(order, racer))
                .toList());

        assertThat(answers).filteredOn(Answer.Accepted.class::isInstance).hasSize(1);
        assertThat(answers).filteredOn(Answer.Full.class::isInstance).hasSize(19);
        assertThat(town.held(order)).hasSize(1);
        assertThat(town.opening(order).taken()).isEqualTo(1);
        assertThat(town.reread(order).state()).isEqualTo(OrderState.STAFFED);
    }

    @Test
    void twenty_taps_of_one_person_take_one_place() throws Exception {
        var order = town.opened("clinic-escort", 5, SATURDAY_8, SATURDAY_11);
        var volunteer = town.volunteer(NEIGHBOUR);
        var request = UUID.randomUUID();

        var answers = Town.together(IntStream.range(0, 20)
                .<Callable<Answer>>mapToObj(
                        i -> () -> town.accept(need(order), volunteer, i % 2 == 0 ? request : UUID.randomUUID()))
                .toList());

        assertThat(answers).allMatch(a -> a instanceof Answer.Accepted || a instanceof Answer.AlreadyAccepted);
        assertThat(town.held(order)).hasSize(1);
        assertThat(town.opening(order).taken()).isEqualTo(1);
    }

    @Test
    void one_person_who_taps_on_two_overlapping_services_gets_one() throws Exception {
        for (int round = 0; round < 10; round++) {
            var one = town.opened("clinic-escort", 3, SATURDAY_8, SATURDAY_11);
            var other = town.opened("clinic-escort", 3, "2026-02-28T11:00", "2026-02-28T12:00");
            var volunteer = town.volunteer(NEIGHBOUR);

            var answers =
                    Town.together(List.of(() -> town.accept(one, volunteer), () -> town.accept(other, volunteer)));

            assertThat(answers).filteredOn(Answer.Accepted.class::isInstance).hasSize(1);
            assertThat(answers).filteredOn(Answer.Clashes.class::isInstance).hasSize(1);
        }
    }

    @Test
    void needs_of_one_shift_that_fill_together_staff_it() throws Exception {
        for (int round = 0; round < 5; round++) {
            var order = town.open(town.approvedForOneEach("free-clinic", 3, SATURDAY_8, SATURDAY_11));
            var needs = order.shifts().getFirst().needs();
            var racers = needs.stream()
                    .map(need -> town.volunteer(NEIGHBOUR.able(need.skills(), need.licences())))
                    .toList();
            var taps = new ArrayList<Callable<Answer>>();
            for (int i = 0; i < needs.size(); i++) {
                var need = needs.get(i).id();
                var racer = racers.get(i);
                taps.add(() -> town.accept(need, racer, UUID.randomUUID()));
            }

            assertThat(Town.together(taps)).allMatch(Answer.Accepted.class::isInstance);
            assertThat(town.reread(order).state()).isEqualTo(OrderState.STAFFED);
        }
    }

    @Test
    void a_clash_names_the_service_that_stands_against_it() {
        var volunteer = town.volunteer(NEIGHBOUR);
        var held = town.opened("clinic-escort", 2, SATURDAY_8, SATURDAY_11);
        town.accept(held, volunteer);
        var tooNear = town.opened("clinic-escort", 2, "2026-02-28T11:35", "2026-02-28T12:30");
        var farEnough = town.opened("clinic-escort", 2, "2026-02-28T11:40", "2026-02-28T12:30");

        var answer = town.accept(tooNear, volunteer);

        assertThat(answer)
                .isInstanceOfSatisfying(
                        Answer.Clashes.class,
                        clash -> assertThat(clash.with().activity()).isEqualTo(held.number()));
        assertThat(town.accept(farEnough, volunteer)).isInstanceOf(Answer.Accepted.class);
    }

    @Test
    void whoever_has_given_enough_this_month_is_told_so_and_the_next_month_is_another() {
        var volunteer = town.volunteer(NEIGHBOUR.within(new Limits(1, 1, 6_000)));
        town.accept(town.opened("clinic-escort", 2, "2026-02-28T08:00", "2026-02-28T09:00"), volunteer);

        var sameMonth = town.accept(town.opened("clinic-escort", 2, "2026-02-27T19:00", "2026-02-27T20:00"), volunteer);
        var nextMonth = town.accept(town.opened("clinic-escort", 2, "2026-03-01T08:00", "2026-03-01T09:00"), volunteer);

        assertThat(sameMonth).isEqualTo(new Answer.Barred(List.of(new Reason.Engine(new Bar.ShiftsFull(1)))));
        assertThat(nextMonth).isInstanceOf(Answer.Accepted.class);
    }

    @Test
    void every_reason_is_told_not_the_first() {
        var order = town.opened("clinic-escort", 2, SATURDAY_8, SATURDAY_11);
        var nobody = town.volunteer(NEIGHBOUR
                .able(Set.of(), Set.of())
                .interestedIn("environment")
                .born("2010-06-01")
                .undisturbed()
                .free(Availability.weekly(WeekPattern.NEVER)
                        .except(LocalDate.parse("2026-02-27"), Set.of(Part.MORNING)))
                .farAway(8));

        assertThat(town.accept(order, nobody))
                .isInstanceOfSatisfying(
                        Answer.Barred.class,
                        barred -> assertThat(barred.reasons().stream().map(Rule::of))
                                .containsExactlyInAnyOrder(
                                        Rule.TOO_FAR,
                                        Rule.NOT_FREE,
                                        Rule.LACKS_SKILL,
                                        Rule.NOT_INTERESTED,
                                        Rule.TOO_YOUNG,
                                        Rule.DO_NOT_DISTURB));
    }

    @Test
    void a_licence_must_have_been_seen() {
        var wanted = new Draft.Wanted.OffMenu("health", "上门量血压", "给老人量血压，记在卡上。", "楼梯没有电梯", "社区陪同", 18);
        var order = town.open(town.approved(wanted, 2, List.of("nursing"), SATURDAY_8, SATURDAY_11));
        var says = town.volunteer(NEIGHBOUR.able(Set.of("nursing"), Set.of()));
        var shown = town.volunteer(NEIGHBOUR.able(Set.of("nursing"), Set.of("nursing")));

        assertThat(town.accept(order, says)).isEqualTo(new Answer.Barred(List.of(new Reason.LacksLicence("nursing"))));
        assertThat(town.accept(order, shown)).isInstanceOf(Answer.Accepted.class);
    }

    @Test
    void after_it_has_closed_nobody_comes_or_leaves_by_themselves() {
        var order = town.opened("clinic-escort", 2, SATURDAY_8, SATURDAY_11);
        var volunteer = town.volunteer(NEIGHBOUR);
        var place = (Answer.Accepted) town.accept(order, volunteer);

        clock.set("2026-02-27T18:00");

        assertThat(town.accept(order, town.volunteer(NEIGHBOUR))).isEqualTo(new Answer.TooLate(at("2026-02-27T18:00")));
        assertThat(town.as(volunteer, () -> dispatch.leave(place.place(), volunteer)))
                .isEqualTo(new Leave.TooLate(at("2026-02-27T18:00")));
        assertThat(town.held(order)).hasSize(1);
    }

    @Test
    void leave_in_time_opens_the_place_again_at_once() {
        var order = town.opened("clinic-escort", 1, SATURDAY_8, SATURDAY_11);
        var volunteer = town.volunteer(NEIGHBOUR);
        var place = ((Answer.Accepted) town.accept(order, volunteer)).place();

        var left = town.as(volunteer, () -> dispatch.leave(place, volunteer));
        var again = town.as(volunteer, () -> dispatch.leave(place, volunteer));

        assertThat(left).isInstanceOf(Leave.Granted.class);
        assertThat(again).isInstanceOf(Leave.AlreadyFree.class);
        assertThat(town.opening(order).taken()).isZero();
        assertThat(town.reread(order).state()).isEqualTo(OrderState.DISPATCHING);
        assertThat(town.as(volunteer, () -> dispatch.place(place, volunteer)).freed())
                .hasValueSatisfying(freed -> assertThat(freed.why()).isEqualTo(Place.Why.LEFT));
        assertThat(town.accept(order, volunteer)).isInstanceOf(Answer.Accepted.class);
        assertThat(events.stream(PlaceLeft.class)).hasSize(1);
    }

    @Test
    void a_decline_costs_nothing_and_can_be_undone() {
        var volunteer = town.volunteer(NEIGHBOUR);
        var order = town.opened("clinic-escort", 2, SATURDAY_8, SATURDAY_11);
        var before = responses(order);

        town.as(volunteer, () -> dispatch.decline(need(order), volunteer));

        assertThat(responses(order)).isEqualTo(new Responses(0, 1, before.waiting() - 1));
        assertThat(town.as(volunteer, () -> dispatch.reachable(volunteer, 1).rows()))
                .noneMatch(reachable -> reachable.opening().need().equals(need(order)));
        assertThat(town.accept(order, volunteer)).isInstanceOf(Answer.Barred.class);

        town.as(volunteer, () -> {
            dispatch.undoDecline(need(order), volunteer);
            return true;
        });

        assertThat(responses(order)).isEqualTo(before);
        assertThat(town.accept(order, volunteer)).isInstanceOf(Answer.Accepted.class);
        assertThat(responses(order)).isEqualTo(new Responses(1, 0, before.waiting() - 1));
        assertThat(town.as(volunteer, () -> dispatch.decline(need(order), volunteer)))
                .isPresent();
        assertThat(town.held(order)).hasSize(1);
    }

    @Test
    void what_was_opened_to_another_county_does_not_exist() {
        var order = town.opened("clinic-escort", 2, SATURDAY_8, SATURDAY_11);
        var stranger = town.volunteer(NEIGHBOUR.living(Town.ELSEWHERE));
        var neighbour = town.volunteer(NEIGHBOUR);
        var place = ((Answer.Accepted) town.accept(order, neighbour)).place();

        assertThatThrownBy(() -> town.accept(order, stranger)).isInstanceOf(NoSuchOpening.class);
        assertThatThrownBy(() -> town.as(stranger, () -> dispatch.look(need(order), stranger)))
                .isInstanceOf(NoSuchOpening.class);
        assertThatThrownBy(() -> town.as(stranger, () -> dispatch.leave(place, stranger)))
                .isInstanceOf(NoSuchPlace.class);
        assertThatThrownBy(() -> town.as(stranger, () -> dispatch.leave(place, neighbour)))
                .isInstanceOf(NotFound.class);
        var dispatcher = town.hat("何建", Role.DISPATCHER, new RegionCode("430502"));
        assertThatThrownBy(() -> Scopes.within(dispatcher.scope(), () -> dispatch.sieve(order.number(), dispatcher)))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> Scopes.within(dispatcher.scope(), () -> dispatch.open(order.number(), dispatcher)))
                .isInstanceOf(NotFound.class);
        assertThat(Scopes.<List<Place>, RuntimeException>within(
                        dispatcher.scope(), () -> dispatch.held(order.number())))
                .isEmpty();
    }

    @Test
    void an_answer_is_on_disk_before_it_is_shown_whatever_the_database_is_set_to() {
        var order = town.opened("clinic-escort", 1, SATURDAY_8, SATURDAY_11);
        var volunteer = town.volunteer(NEIGHBOUR);

        var setting = town.as(
                volunteer,
                () -> transactions.execute(_ -> {
                    jdbc.sql("set local synchronous_commit = off").update();
                    dispatch.accept(need(order), volunteer, UUID.randomUUID());
                    return jdbc.sql("show synchronous_commit")
                            .query(String.class)
                            .single();
                }));

        assertThat(setting).isEqualTo("on");
    }

    private Responses responses(Order order) {
        return Scopes.within(Scope.region(Town.COUNTY.value()), () -> dispatch.responses(need(order)));
    }

    private List<TrackEntry> track(Order order) {
        return Scopes.within(Scope.region(Town.COUNTY.value()), () -> orders.track(order.number()));
    }
}
