package org.redvest.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.redvest.dispatch.Town.NEIGHBOUR;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.redvest.accounts.AccountErased;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.audit.AuditedAct;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.dispatch.emergency.DutyHours;
import org.redvest.dispatch.emergency.EmergencyAnswer;
import org.redvest.dispatch.emergency.EmergencyAsk;
import org.redvest.dispatch.emergency.EmergencyAsk.AskState;
import org.redvest.dispatch.emergency.EmergencyCall;
import org.redvest.dispatch.emergency.EmergencyCall.CallState;
import org.redvest.dispatch.emergency.EmergencyCalls.CallAct;
import org.redvest.dispatch.emergency.EmergencyRounds;
import org.redvest.orders.Order;
import org.redvest.orders.OrderState;
import org.redvest.orders.Orders;
import org.redvest.regions.RegionCode;
import org.redvest.shifts.ShiftState;
import org.redvest.testing.FreshDatabase;
import org.redvest.testing.RedvestTest;
import org.redvest.testing.TestClock;
import org.redvest.volunteers.Availability;
import org.redvest.volunteers.VolunteerId;
import org.redvest.volunteers.VolunteerRecords;
import org.redvest.volunteers.WeekPattern;
import org.redvest.web.NotFound;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An emergency: the nearest on duty are asked, a no is replaced at once, rings widen, and the rest are told when enough come. */
@RedvestTest
class EmergencyCallsTest {

    @Autowired
    Town town;

    @Autowired
    EmergencyTown emergency;

    @Autowired
    EmergencyRounds rounds;

    @Autowired
    Dispatch dispatch;

    @Autowired
    Orders orders;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    List<VolunteerRecords> records;

    private Hat dispatcher;

    @BeforeEach
    void a_dispatcher_at_three_in_the_night() {
        clock.set("2026-02-26T03:00");
        dispatcher = town.dispatcher();
    }

    @Test
    @FreshDatabase
    void the_nearest_on_duty_are_asked_and_no_others() {
        town.neighbours(3);
        var far = emergency.onDuty(NEIGHBOUR.farAway(3));
        var near = Stream.of(0.9, 0.1, 0.5, 0.7, 0.3, 0.6, 0.4)
                .map(km -> emergency.onDuty(NEIGHBOUR.farAway(km)))
                .toList();

        var call = emergency.call(1, dispatcher);

        assertThat(volunteers(call))
                .as("six of seven: with one in three who comes, one does in nine cases of ten")
                .containsExactly(near.get(1), near.get(4), near.get(6), near.get(2), near.get(5), near.get(3))
                .doesNotContain(far);
        assertThat(emergency.asked(call))
                .allSatisfy(
                        ask -> assertThat(ask.until()).isEqualTo(clock.instant().plus(Duration.ofMinutes(5))));
        assertThat(emergency.reread(call).ring()).isZero();
    }

    @Test
    @FreshDatabase
    void who_says_yes_has_the_place_and_the_others_need_not_answer_any_more() {
        var people = emergency.onDuty(8);
        var call = emergency.call(1, dispatcher);
        var comes = volunteers(call).getFirst();

        var answer = emergency.yes(call, comes);

        assertThat(answer).isInstanceOf(EmergencyAnswer.YouCome.class);
        assertThat(emergency.reread(call).state()).isEqualTo(CallState.FILLED);
        assertThat(emergency.asked(call, AskState.OPEN)).isEmpty();
        assertThat(emergency.asked(call, AskState.ENOUGH)).hasSize(5).doesNotContain(comes);
        var order = order(call);
        assertThat(order.service().title().zh()).isEqualTo("应急：转移低洼处老人");
        assertThat(order.state()).isEqualTo(OrderState.STAFFED);
        assertThat(town.held(order)).extracting(Place::volunteer).containsExactly(comes);
        assertThat(emergency.yes(call, volunteers(call).getLast())).isInstanceOf(EmergencyAnswer.EnoughCome.class);
        assertThat(emergency.yes(call, comes)).as("said twice").isEqualTo(answer);
        assertThat(audited(AuditedAct.EMERGENCY_CALLED)).isEqualTo("资江水位上涨");
        assertThat(people).hasSize(8);
    }

    @Test
    @FreshDatabase
    void each_no_and_each_silence_is_replaced_by_the_next_nearest() {
        var people = Stream.iterate(0.1, km -> km + 0.05)
                .limit(12)
                .map(km -> emergency.onDuty(NEIGHBOUR.farAway(km)))
                .toList();
        var call = emergency.call(1, dispatcher);
        assertThat(volunteers(call)).containsExactlyElementsOf(people.subList(0, 6));

        emergency.no(call, people.get(2));
        assertThat(volunteers(call)).as("at once").containsExactlyElementsOf(people.subList(0, 7));

        clock.advance(Duration.ofMinutes(4).plusSeconds(59));
        rounds.look();
        assertThat(volunteers(call)).hasSize(7);
        clock.advance(Duration.ofSeconds(1));
        rounds.look();
        rounds.look();
        assertThat(emergency.asked(call, AskState.SILENT)).hasSize(6);
        assertThat(emergency.asked(call, AskState.OPEN)).containsExactlyElementsOf(people.subList(7, 12));
        assertThat(emergency.yes(call, people.getFirst())).as("a late yes").isInstanceOf(EmergencyAnswer.YouCome.class);
    }

    @Test
    @FreshDatabase
    void rings_widen_until_enough_are_asked_but_no_farther_than_people_go() {
        emergency.onDuty(NEIGHBOUR.farAway(0.5));
        var inThree = emergency.onDuty(NEIGHBOUR.farAway(3));
        var wandering = emergency.onDuty(NEIGHBOUR.farAway(12).going(20));
        var homely = emergency.onDuty(NEIGHBOUR.farAway(12).going(5));

        var call = emergency.call(1, dispatcher);

        assertThat(volunteers(call)).hasSize(3).contains(inThree, wandering).doesNotContain(homely);
        assertThat(emergency.asked(call)).extracting(EmergencyAsk::ring).containsExactly(0, 2, 4);
        assertThat(emergency.reread(call).ringKilometres()).isEqualTo(30);
        var late = emergency.onDuty(NEIGHBOUR);
        clock.advance(Duration.ofSeconds(15));
        rounds.look();
        assertThat(volunteers(call)).as("who comes on duty is asked, too").contains(late);
    }

    @Test
    @FreshDatabase
    void every_rule_holds_but_the_hours_and_the_interests_that_duty_stands_for() {
        var busy = emergency.onDuty(NEIGHBOUR);
        emergency.yes(emergency.call(1, dispatcher), busy);
        var never = emergency.onDuty(NEIGHBOUR.free(Availability.weekly(WeekPattern.NEVER)));
        var elsewhere = emergency.onDuty(NEIGHBOUR.interestedIn("children"));
        var quiet = emergency.onDuty(NEIGHBOUR.undisturbed());
        var young = emergency.onDuty(NEIGHBOUR.born("2009-01-01"));
        var beyond = emergency.onDuty(NEIGHBOUR.living(Town.ELSEWHERE));

        var call = emergency.call(2, dispatcher);

        assertThat(volunteers(call))
                .containsExactlyInAnyOrder(never, elsewhere)
                .doesNotContain(quiet, young, beyond, busy);
        assertThat(emergency.yes(call, never)).isInstanceOf(EmergencyAnswer.YouCome.class);
        assertThat(emergency.yes(call, elsewhere)).isInstanceOf(EmergencyAnswer.YouCome.class);
    }

    @Test
    @FreshDatabase
    void a_skill_is_asked_for_and_two_forms_sent_together_are_one_call() throws Exception {
        var able = emergency.onDuty(NEIGHBOUR.able(Set.of("first-aid"), Set.of()));
        emergency.onDuty(NEIGHBOUR);
        var request = UUID.randomUUID();
        var wish = emergency.wish(1, false, Town.COMMUNITY, Set.of("first-aid"));

        var made = Town.together(List.<Callable<EmergencyCall>>of(
                () -> emergency.make(request, wish, dispatcher), () -> emergency.make(request, wish, dispatcher)));

        assertThat(made.getFirst().id()).isEqualTo(made.getLast().id());
        assertThat(volunteers(made.getFirst())).containsExactly(able);
        assertThat(Scopes.<Integer, RuntimeException>within(
                        Scope.region("430503"), () -> orders.count(new RegionCode("430503"))))
                .isEqualTo(1);
    }

    @Test
    @FreshDatabase
    void the_last_place_goes_to_one_of_those_who_say_yes_together() throws Exception {
        emergency.onDuty(6);
        var call = emergency.call(1, dispatcher);

        var answers = Town.together(volunteers(call).stream()
                .<Callable<EmergencyAnswer>>map(who -> () -> emergency.yes(call, who))
                .toList());

        assertThat(answers)
                .filteredOn(EmergencyAnswer.YouCome.class::isInstance)
                .hasSize(1);
        assertThat(answers)
                .filteredOn(EmergencyAnswer.EnoughCome.class::isInstance)
                .hasSize(5);
        assertThat(town.held(order(call))).hasSize(1);
        assertThat(emergency.asked(call, AskState.OPEN)).isEmpty();
    }

    @Test
    @FreshDatabase
    void a_yes_and_the_end_of_the_call_come_one_after_the_other() throws Exception {
        emergency.onDuty(12);
        for (int round = 0; round < 4; round++) {
            var call = emergency.call(1, dispatcher);
            var who = volunteers(call).getFirst();
            var answers = Town.together(List.<Callable<Boolean>>of(
                    () -> emergency.yes(call, who) instanceof EmergencyAnswer.YouCome, () -> {
                        emergency.act(call, CallAct.END, dispatcher);
                        return true;
                    }));

            assertThat(town.held(order(call))).hasSize(answers.getFirst() ? 1 : 0);
            assertThat(emergency.asked(call, AskState.OPEN)).isEmpty();
            assertThat(emergency.reread(call).state()).isEqualTo(CallState.ENDED);
            town.held(order(call)).forEach(place -> town.as(who, () -> dispatch.leave(place.id(), place.volunteer())));
        }
    }

    @Test
    @FreshDatabase
    void two_nodes_that_look_together_ask_nobody_twice() throws Exception {
        emergency.onDuty(40);
        var call = emergency.call(1, dispatcher);
        clock.advance(Duration.ofMinutes(5));

        Town.together(List.<Callable<Boolean>>of(this::look, this::look, this::look));

        assertThat(volunteers(call)).hasSize(12).doesNotHaveDuplicates();
        assertThat(emergency.asked(call, AskState.OPEN)).hasSize(6);
    }

    @Test
    @FreshDatabase
    void two_calls_at_once_do_not_wake_one_person_twice() throws Exception {
        emergency.onDuty(8);

        var calls = Town.together(List.<Callable<EmergencyCall>>of(
                () -> emergency.call(1, dispatcher), () -> emergency.call(1, dispatcher)));

        var asked = new ArrayList<>(volunteers(calls.getFirst()));
        asked.addAll(volunteers(calls.getLast()));
        assertThat(asked).doesNotHaveDuplicates().hasSizeLessThanOrEqualTo(8);
    }

    @Test
    @FreshDatabase
    void who_takes_leave_is_replaced_and_the_call_runs_again() {
        emergency.onDuty(9);
        var call = emergency.call(1, dispatcher);
        var comes = volunteers(call).getFirst();
        emergency.yes(call, comes);
        var place = town.held(order(call)).getFirst().id();

        assertThat(town.as(comes, () -> dispatch.leave(place, comes))).isInstanceOf(Leave.Granted.class);

        await().untilAsserted(() -> assertThat(emergency.reread(call).state()).isEqualTo(CallState.RUNNING));
        assertThat(emergency.asked(call, AskState.LEFT)).containsExactly(comes);
        assertThat(emergency.asked(call, AskState.OPEN)).hasSize(3);
    }

    @Test
    @FreshDatabase
    void a_pause_asks_nobody_more_and_more_are_asked_when_the_dispatcher_wants_them() {
        emergency.onDuty(12);
        var call = emergency.call(1, dispatcher);
        emergency.act(call, CallAct.PAUSE, dispatcher);
        emergency.no(call, volunteers(call).getFirst());
        assertThat(volunteers(call)).hasSize(6);

        emergency.act(call, CallAct.RESUME, dispatcher);
        assertThat(volunteers(call)).hasSize(7);
        emergency.act(call, CallAct.MORE, dispatcher);
        assertThat(volunteers(call)).hasSize(8);
        emergency.act(call, CallAct.END, dispatcher);
        emergency.act(call, CallAct.RESUME, dispatcher);
        assertThat(emergency.reread(call).state()).isEqualTo(CallState.ENDED);
        assertThat(emergency.yes(call, volunteers(call).getLast())).isInstanceOf(EmergencyAnswer.CallOver.class);
        assertThat(order(call).shifts().getFirst().state())
                .as("who had said yes would still come")
                .isEqualTo(ShiftState.DISPATCHING);
    }

    @Test
    @FreshDatabase
    void at_its_start_a_call_is_over_and_a_cancelled_service_takes_all_back() {
        emergency.onDuty(6);
        var call = emergency.call(1, dispatcher);
        clock.advance(Duration.ofHours(1));
        rounds.look();
        assertThat(emergency.reread(call).state()).isEqualTo(CallState.OVER);
        assertThat(emergency.yes(call, volunteers(call).getFirst())).isInstanceOf(EmergencyAnswer.CallOver.class);

        var next = emergency.call(1, dispatcher);
        var community = town.community();
        EmergencyTown.as(community, () -> orders.cancel(order(next).number(), "水退了", community));
        await().untilAsserted(() -> assertThat(emergency.reread(next).state()).isEqualTo(CallState.CALLED_OFF));
        assertThat(emergency.asked(next, AskState.CALLED_OFF)).hasSize(6);
    }

    @Test
    @FreshDatabase
    void duty_is_a_stretch_or_weekly_hours_and_the_database_counts_as_java_does() {
        var stretch = new DutyHours(
                Optional.of(Town.at("2026-02-26T05:00")), Set.of(), LocalTime.of(18, 0), LocalTime.of(22, 0));
        var evenings = new DutyHours(
                Optional.empty(),
                Set.of(DayOfWeek.WEDNESDAY, DayOfWeek.SATURDAY),
                LocalTime.of(18, 0),
                LocalTime.of(22, 0));
        var nights = new DutyHours(
                Optional.empty(),
                Set.of(DayOfWeek.WEDNESDAY, DayOfWeek.SUNDAY),
                LocalTime.of(22, 0),
                LocalTime.of(6, 0));
        var always =
                new DutyHours(Optional.empty(), Set.of(DayOfWeek.THURSDAY), LocalTime.of(8, 0), LocalTime.of(8, 0));
        var all = List.of(stretch, evenings, nights, always);
        var who = all.stream()
                .map(hours -> {
                    var one = town.volunteer(NEIGHBOUR);
                    emergency.stand(one, hours);
                    return one;
                })
                .toList();

        for (var time : List.of(
                "2026-02-25T18:00",
                "2026-02-25T22:00",
                "2026-02-26T05:59",
                "2026-02-26T06:00",
                "2026-02-26T08:00",
                "2026-02-27T07:59",
                "2026-02-27T08:00",
                "2026-02-28T21:59",
                "2026-03-02T00:30")) {
            clock.set(time);
            var expected = new ArrayList<VolunteerId>();
            for (int i = 0; i < all.size(); i++) {
                if (all.get(i).isOnDuty(clock.instant(), ZoneId.of("Asia/Shanghai"))) {
                    expected.add(who.get(i));
                }
            }
            var call = emergency.drill(4, dispatcher);
            assertThat(volunteers(call)).as(time).containsExactlyInAnyOrderElementsOf(expected);
            emergency.act(call, CallAct.END, dispatcher);
        }
    }

    @Test
    @FreshDatabase
    void another_county_s_call_and_a_call_one_was_not_asked_to_do_not_exist() {
        emergency.onDuty(1);
        var call = emergency.call(1, dispatcher);
        var stranger = town.volunteer(NEIGHBOUR);
        var elsewhere = town.hat("刘知远", Role.DISPATCHER, new RegionCode("430524"));

        assertThatThrownBy(() -> emergency.yes(call, stranger)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> emergency.act(call, CallAct.END, elsewhere)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> emergency.call(1, elsewhere)).isInstanceOf(NotFound.class);
    }

    @Test
    @FreshDatabase
    void who_is_erased_is_on_duty_no_more_and_a_second_number_takes_its_calls_along() {
        var erased = emergency.onDuty(NEIGHBOUR);
        var twice = emergency.onDuty(NEIGHBOUR);
        var same = town.volunteer(NEIGHBOUR);
        var call = emergency.call(1, dispatcher);

        town.asSystem(() -> {
            events.publishEvent(new AccountErased(erased.account()));
            records.forEach(each -> each.carryOver(twice, same, dispatcher.account(), "同一人"));
            return true;
        });

        assertThat(emergency.asked(call, AskState.SILENT)).containsExactly(erased);
        assertThat(emergency.asked(call, AskState.OPEN)).containsExactly(same);
        var next = emergency.drill(1, dispatcher);
        assertThat(volunteers(next)).as("being on duty is said for oneself").isEmpty();
    }

    private boolean look() {
        rounds.look();
        return true;
    }

    private List<VolunteerId> volunteers(EmergencyCall call) {
        return emergency.asked(call).stream().map(EmergencyAsk::volunteer).toList();
    }

    private Order order(EmergencyCall call) {
        return Scopes.within(
                Scope.SYSTEM,
                () -> orders.order(
                        emergency.reread(call).service().orElseThrow().activity()));
    }

    private String audited(AuditedAct act) {
        return town.asSystem(() -> jdbc.sql("select value_after from audit_entry where act = :act")
                .param("act", act.name())
                .query(String.class)
                .single());
    }
}
