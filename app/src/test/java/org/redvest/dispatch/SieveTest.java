package org.redvest.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.redvest.dispatch.Town.NEIGHBOUR;
import static org.redvest.dispatch.Town.need;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.dispatch.Town.Traits;
import org.redvest.dispatch.openings.Openings;
import org.redvest.dispatch.sieve.Sieve;
import org.redvest.dispatch.vacancies.Responses;
import org.redvest.engine.Eligibility;
import org.redvest.engine.Limits;
import org.redvest.engine.Need;
import org.redvest.engine.Parameters;
import org.redvest.engine.Slot;
import org.redvest.orders.Order;
import org.redvest.orders.OrderState;
import org.redvest.orders.Orders;
import org.redvest.regions.RegionCode;
import org.redvest.regions.Regions;
import org.redvest.testing.FreshDatabase;
import org.redvest.testing.RedvestTest;
import org.redvest.testing.TestClock;
import org.redvest.volunteers.Availability;
import org.redvest.volunteers.Profile;
import org.redvest.volunteers.VolunteerId;
import org.redvest.volunteers.Volunteers;
import org.redvest.volunteers.WeekPattern;
import org.springframework.beans.factory.annotation.Autowired;

/** Who may come, who may not, and by which rule: the counts add up, and they are true. */
@RedvestTest
class SieveTest {

    private static final String START = "2026-02-28T08:00";
    private static final String END = "2026-02-28T11:30";

    @Autowired
    Town town;

    @Autowired
    Dispatch dispatch;

    @Autowired
    Orders orders;

    @Autowired
    Volunteers volunteers;

    @Autowired
    Regions regions;

    @Autowired
    TestClock clock;

    @Test
    @FreshDatabase
    void everybody_is_counted_once_where_the_first_rule_stops_them() {
        town.volunteer(NEIGHBOUR);
        town.volunteer(NEIGHBOUR.farAway(9).able(Set.of(), Set.of()));
        town.volunteer(NEIGHBOUR.free(Availability.weekly(WeekPattern.NEVER)).undisturbed());
        town.volunteer(NEIGHBOUR.able(Set.of(), Set.of()).interestedIn("law"));
        town.volunteer(NEIGHBOUR.interestedIn("law"));
        town.volunteer(NEIGHBOUR.born("2009-03-01"));
        town.volunteer(NEIGHBOUR.undisturbed());
        town.volunteer(NEIGHBOUR.living(Town.ELSEWHERE));

        var sieve = sieve(town.approved("clinic-escort", 4, START, END));

        assertThat(sieve.everybody()).isEqualTo(7);
        assertThat(sieve.steps())
                .extracting(Sieve.SieveStep::rule, Sieve.SieveStep::keptOut, Sieve.SieveStep::left)
                .containsExactly(
                        step(Rule.TOO_FAR, 1, 6),
                        step(Rule.NOT_FREE, 1, 5),
                        step(Rule.LACKS_SKILL, 1, 4),
                        step(Rule.NOT_INTERESTED, 1, 3),
                        step(Rule.TOO_YOUNG, 1, 2),
                        step(Rule.DO_NOT_DISTURB, 1, 1));
        assertThat(sieve.eligible()).isEqualTo(1);
    }

    @Test
    @FreshDatabase
    void the_count_is_exactly_those_whom_the_engine_calls_eligible_and_those_who_can_accept() {
        var random = new Random(11);
        var traits = new ArrayList<Traits>();
        for (int i = 0; i < 300; i++) {
            traits.add(someone(random));
        }
        var everybody = town.volunteers(traits);
        var busy = town.opened("clinic-escort", 60, "2026-02-28T10:30", "2026-02-28T12:00");
        everybody.stream().limit(150).forEach(volunteer -> town.accept(busy, volunteer));
        var order = town.approved("clinic-escort", 200, START, END);

        var sieve = sieve(order);
        assertThat(sieve.eligible()).isBetween(20, 200);
        assertThat(sieve.everybody()).isEqualTo(300);
        int keptOut = sieve.steps().stream().mapToInt(Sieve.SieveStep::keptOut).sum();
        assertThat(keptOut + sieve.eligible()).isEqualTo(300);
        var eligible = byTheEngine(everybody, busy, order);
        assertThat(sieve.eligible()).isEqualTo(eligible.size());

        town.open(order);
        var accepted = new HashSet<VolunteerId>();
        for (VolunteerId volunteer : everybody) {
            boolean listed = town.as(volunteer, () -> dispatch.reachable(volunteer, 1)).rows().stream()
                    .anyMatch(reachable -> reachable.opening().need().equals(need(order)));
            assertThat(listed).isEqualTo(eligible.contains(volunteer));
            if (town.accept(order, volunteer) instanceof Answer.Accepted) {
                accepted.add(volunteer);
            }
        }
        assertThat(accepted).isEqualTo(eligible);
        assertThat(responses(order)).isEqualTo(new Responses(accepted.size(), 0, 0));
    }

    @Test
    void opening_tells_how_many_it_reaches_and_the_second_dispatcher_that_it_is_open() {
        town.neighbours(3);
        var order = town.approved("clinic-escort", 2, START, END);
        int eligible = sieve(order).eligible();
        var first = town.dispatcher();
        var second = town.dispatcher();

        var opened = Scopes.within(first.scope(), () -> dispatch.open(order.number(), first));
        var again = Scopes.within(second.scope(), () -> dispatch.open(order.number(), second));

        assertThat(opened).isEqualTo(new OpeningResult.ToAll(eligible));
        assertThat(again).isEqualTo(new OpeningResult.Already(clock.instant()));
        assertThat(responses(order)).isEqualTo(new Responses(0, 0, eligible));
        assertThat(town.reread(order).state()).isEqualTo(OrderState.DISPATCHING);
        assertThat(town.reread(order).activity().openedTo()).contains(Town.COUNTY);
    }

    @Test
    void what_was_taken_back_can_be_opened_again_and_keeps_who_had_accepted() {
        var volunteer = town.neighbours(2).getFirst();
        var order = town.opened("clinic-escort", 2, START, END);
        town.accept(order, volunteer);
        var dispatcher = town.dispatcher();

        Scopes.run(dispatcher.scope(), () -> dispatch.withdraw(order.number(), dispatcher));
        var late = town.accept(order, town.volunteer(NEIGHBOUR));
        Scopes.run(dispatcher.scope(), () -> dispatch.open(order.number(), dispatcher));

        assertThat(late).isInstanceOf(Answer.Withdrawn.class);
        assertThat(responses(order).accepted()).isEqualTo(1);
        assertThat(town.accept(order, town.volunteer(NEIGHBOUR))).isInstanceOf(Answer.Accepted.class);
        assertThat(town.accept(order, town.volunteer(NEIGHBOUR))).isInstanceOf(Answer.Full.class);
    }

    @Test
    void what_was_withdrawn_with_places_free_stands_among_the_things_to_do_until_it_is_offered_again() {
        var volunteer = town.neighbours(2).getFirst();
        var order = town.opened("clinic-escort", 2, START, END);
        town.accept(order, volunteer);
        var dispatcher = town.dispatcher();

        Scopes.run(dispatcher.scope(), () -> dispatch.withdraw(order.number(), dispatcher));
        var withdrawn = town.reread(order).state();
        Scopes.run(dispatcher.scope(), () -> dispatch.open(order.number(), dispatcher));

        assertThat(Scopes.within(dispatcher.scope(), () -> orders.track(order.number())))
                .filteredOn(entry -> entry.what().equals("dispatch.track.waiting"))
                .extracting(entry -> String.valueOf(entry.arguments().getFirst()))
                .containsExactlyInAnyOrder("2", "1");
        assertThat(withdrawn).isEqualTo(OrderState.SHORT);
        assertThat(town.reread(order).state()).isEqualTo(OrderState.DISPATCHING);
    }

    @Test
    void leave_from_a_full_service_that_was_withdrawn_leaves_it_short() {
        var volunteer = town.neighbours(1).getFirst();
        var order = town.opened("clinic-escort", 1, START, END);
        var place = ((Answer.Accepted) town.accept(order, volunteer)).place();
        var dispatcher = town.dispatcher();

        Scopes.run(dispatcher.scope(), () -> dispatch.withdraw(order.number(), dispatcher));
        var full = town.reread(order).state();
        Scopes.run(Scope.SYSTEM, () -> dispatch.leave(place, volunteer));

        assertThat(full).isEqualTo(OrderState.STAFFED);
        assertThat(town.reread(order).state()).isEqualTo(OrderState.SHORT);
    }

    @Test
    void it_closes_the_evening_before_or_an_hour_before_it_begins_and_not_later() {
        assertThat(closing("2026-02-28T08:00", "2026-02-26T09:00")).contains(Town.at("2026-02-27T18:00"));
        assertThat(closing("2026-02-28T08:00", "2026-02-27T15:59")).contains(Town.at("2026-02-27T18:00"));
        assertThat(closing("2026-02-28T08:00", "2026-02-27T17:00")).contains(Town.at("2026-02-28T07:00"));
        assertThat(closing("2026-02-28T08:00", "2026-02-28T07:00")).isEmpty();
    }

    @Test
    void what_begins_in_less_than_an_hour_is_not_opened() {
        var order = town.approved("clinic-escort", 2, "2026-02-26T10:30", "2026-02-26T12:00");
        var dispatcher = town.dispatcher();
        clock.set("2026-02-26T09:31");

        assertThat(Scopes.<OpeningResult, RuntimeException>within(
                        dispatcher.scope(), () -> dispatch.open(order.number(), dispatcher)))
                .isEqualTo(new OpeningResult.TooLate());
    }

    private static Optional<Instant> closing(String start, String now) {
        return Openings.closing(Town.at(start), Town.at(now), ZoneId.of("Asia/Shanghai"));
    }

    private static Tuple step(Rule rule, int keptOut, int left) {
        return tuple(rule, keptOut, left);
    }

    /** The rules once more, straight from the engine, with decisions by hand. */
    private Set<VolunteerId> byTheEngine(List<VolunteerId> everybody, Order busy, Order order) {
        var need = engine(order);
        var held = engine(busy);
        var bound = Scopes.within(
                Scope.SYSTEM,
                () -> dispatch.held(busy.number()).stream()
                        .map(Place::volunteer)
                        .collect(Collectors.toSet()));
        assertThat(bound).isNotEmpty();
        return Scopes.within(
                Scope.SYSTEM,
                () -> everybody.stream()
                        .map(volunteers::profile)
                        .filter(profile -> Eligibility.eligible(need, profile.between(day(), day())))
                        .filter(profile -> Eligibility.limits(
                                        need,
                                        profile.between(day(), day()),
                                        bound.contains(profile.id()) ? List.of(held) : List.of(),
                                        Parameters.DEFAULT)
                                .isEmpty())
                        .filter(profile -> profile.ageOn(day()) >= 18)
                        .filter(profile -> !profile.preferences().doNotDisturb())
                        .map(Profile::id)
                        .collect(Collectors.toSet()));
    }

    private Need engine(Order order) {
        var shift = order.shifts().getFirst();
        var zone = ZoneId.of("Asia/Shanghai");
        return new Need(
                order.number().value(),
                "shift",
                town.northOf(order.region(), 0),
                Slot.of(LocalDateTime.ofInstant(shift.start(), zone), LocalDateTime.ofInstant(shift.end(), zone)),
                4,
                0,
                Set.of("escort"),
                "elderly");
    }

    private static LocalDate day() {
        return LocalDate.parse("2026-02-28");
    }

    private Traits someone(Random random) {
        var homes = regions.communities(new RegionCode("430503005"));
        return NEIGHBOUR
                .living(homes.get(random.nextInt(homes.size())).code())
                .farAway(random.nextInt(4))
                .within(new Limits(random.nextInt(3), 1 + random.nextInt(2), 200 + random.nextInt(400)))
                .able(random.nextInt(8) > 0 ? Set.of("escort") : Set.of("tutoring"), Set.of())
                .interestedIn(random.nextInt(6) > 0 ? "elderly" : "law", "travel")
                .born(random.nextInt(8) > 0 ? "1990-01-01" : "2008-02-29")
                .free(Availability.weekly(random.nextInt(5) > 0 ? new WeekPattern((1 << 21) - 1) : WeekPattern.NEVER));
    }

    private Sieve sieve(Order order) {
        var dispatcher = town.dispatcher();
        return Scopes.within(
                dispatcher.scope(),
                () -> dispatch.sieve(order.number(), dispatcher).needs().getFirst());
    }

    private Responses responses(Order order) {
        var dispatcher = town.dispatcher();
        return Scopes.within(dispatcher.scope(), () -> dispatch.responses(need(order)));
    }
}
