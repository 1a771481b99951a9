package org.redvest.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.redvest.dispatch.Town.NEIGHBOUR;
import static org.redvest.dispatch.Town.need;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.dispatch.swaps.SwapAnswer;
import org.redvest.dispatch.swaps.SwapEndKind;
import org.redvest.dispatch.swaps.SwapRounds;
import org.redvest.dispatch.swaps.Swaps;
import org.redvest.orders.Order;
import org.redvest.testing.FreshDatabase;
import org.redvest.testing.RedvestTest;
import org.redvest.testing.TestClock;
import org.redvest.volunteers.VolunteerId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** People exchange places when everybody in the swap agrees, by the rules of that moment, and not before. */
@RedvestTest
class SwapsTest {

    @Autowired
    Town town;

    @Autowired
    Swaps swaps;

    @Autowired
    SwapRounds rounds;

    @Autowired
    Dispatch dispatch;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    TestClock clock;

    /** A person and the service they hold a place of. */
    private record Serves(VolunteerId who, Order order, PlaceId place) {}

    @Test
    @FreshDatabase
    void two_exchange_when_both_have_agreed_and_both_places_stay_on_record() {
        var saturday = serves("2026-02-28");
        var sunday = serves("2026-03-01");
        putUp(saturday);

        var swap = propose(sunday, saturday);

        assertThat(holds(saturday))
                .as("nothing changes before everybody agrees")
                .isTrue();
        assertThat(holds(sunday)).isTrue();
        assertThat(agree(swap, saturday.who())).isInstanceOf(SwapAnswer.Swapped.class);
        assertThat(holder(saturday.order())).containsExactly(sunday.who());
        assertThat(holder(sunday.order())).containsExactly(saturday.who());
        assertThat(place(saturday).freed()).map(Place.Freed::why).contains(Place.Why.SWAPPED);
        assertThat(town.opening(saturday.order()).taken()).isEqualTo(1);
        assertThat(town.opening(sunday.order()).taken()).isEqualTo(1);
        assertThat(agree(swap, saturday.who())).as("tapped twice").isInstanceOf(SwapAnswer.Swapped.class);
    }

    @Test
    @FreshDatabase
    void three_go_round_where_no_two_of_them_suit() {
        var one = serves("2026-02-28");
        var two = serves("2026-03-01");
        var three = serves("2026-03-02");
        doesNotWant(one.who(), three);
        doesNotWant(two.who(), one);
        doesNotWant(three.who(), two);
        putUp(one);
        putUp(two);
        rounds.look();
        assertThat(openSwaps()).as("two do not suit").isEmpty();

        putUp(three);
        rounds.look();

        var swap = openSwaps().getFirst();
        assertThat(agree(swap, one.who())).isEqualTo(new SwapAnswer.Agreed(2));
        assertThat(agree(swap, three.who())).isEqualTo(new SwapAnswer.Agreed(1));
        assertThat(holds(one) && holds(two) && holds(three)).isTrue();
        assertThat(agree(swap, two.who())).isInstanceOf(SwapAnswer.Swapped.class);
        assertThat(holder(two.order())).containsExactly(one.who());
        assertThat(holder(three.order())).containsExactly(two.who());
        assertThat(holder(one.order())).containsExactly(three.who());
    }

    @Test
    @FreshDatabase
    void a_no_ends_it_for_all_and_the_same_is_not_offered_again() {
        var one = serves("2026-02-28");
        var two = serves("2026-03-01");
        putUp(one);
        putUp(two);
        rounds.look();
        var swap = openSwaps().getFirst();
        agree(swap, one.who());

        assertThat(decline(swap, two.who())).isInstanceOf(SwapAnswer.Declined.class);

        assertThat(agree(swap, one.who())).isEqualTo(new SwapAnswer.Over(SwapEndKind.DECLINED));
        assertThat(holds(one) && holds(two)).isTrue();
        clock.advance(Duration.ofHours(2));
        rounds.look();
        assertThat(openSwaps()).isEmpty();
    }

    @Test
    @FreshDatabase
    void silence_ends_it_when_the_answer_is_due() {
        var one = serves("2026-03-05");
        var two = serves("2026-03-06");
        putUp(one);
        var swap = propose(two, one);

        clock.advance(Duration.ofHours(25));
        rounds.look();

        assertThat(agree(swap, one.who())).isEqualTo(new SwapAnswer.Over(SwapEndKind.SILENT));
        assertThat(holds(one) && holds(two)).isTrue();
    }

    @Test
    @FreshDatabase
    void the_rules_are_looked_at_again_when_the_last_one_agrees() {
        var one = serves("2026-02-28");
        var two = serves("2026-03-01");
        putUp(one);
        var swap = propose(two, one);
        var meanwhile = town.opened("clinic-escort", 1, "2026-03-01T10:00", "2026-03-01T13:00");
        assertThat(town.accept(meanwhile, one.who())).isInstanceOf(Answer.Accepted.class);

        assertThat(agree(swap, one.who()))
                .isInstanceOfSatisfying(
                        SwapAnswer.Barred.class,
                        barred -> assertThat(barred.reasons()).hasAtLeastOneElementOfType(Reason.Clash.class));

        assertThat(holds(one) && holds(two)).isTrue();
        assertThat(openSwaps()).isEmpty();
    }

    @Test
    @FreshDatabase
    void who_takes_leave_ends_the_swap_and_nobody_gets_an_empty_place() {
        var one = serves("2026-02-28");
        var two = serves("2026-03-01");
        putUp(one);
        var swap = propose(two, one);
        town.as(two.who(), () -> dispatch.leave(two.place(), two.who()));

        assertThat(agree(swap, one.who())).isEqualTo(new SwapAnswer.Over(SwapEndKind.BROKEN));

        assertThat(holds(one)).isTrue();
        assertThat(town.opening(two.order()).taken()).isZero();
    }

    @Test
    @FreshDatabase
    void a_swap_is_ended_for_the_others_when_a_place_in_it_is_gone() {
        var one = serves("2026-02-28");
        var two = serves("2026-03-01");
        putUp(one);
        propose(two, one);
        town.as(one.who(), () -> dispatch.leave(one.place(), one.who()));

        rounds.look();

        assertThat(openSwaps()).isEmpty();
    }

    @Test
    @FreshDatabase
    void a_place_stands_in_one_swap_at_a_time() {
        var one = serves("2026-02-28");
        var two = serves("2026-03-01");
        var three = serves("2026-03-02");
        putUp(one);
        propose(two, one);

        assertThat(town.as(three.who(), () -> swaps.propose(three.place(), one.place(), three.who())))
                .isInstanceOf(SwapAnswer.NotNow.class);
    }

    @Test
    @FreshDatabase
    void a_place_that_is_not_put_up_cannot_be_asked_for_and_another_s_swap_does_not_exist() {
        var one = serves("2026-02-28");
        var two = serves("2026-03-01");
        var stranger = town.volunteer(NEIGHBOUR);
        assertThat(town.as(two.who(), () -> swaps.propose(two.place(), one.place(), two.who())))
                .isInstanceOf(SwapAnswer.NotNow.class);
        putUp(one);
        var swap = propose(two, one);

        assertThatThrownBy(() -> agree(swap, stranger)).isInstanceOf(NoSuchPlace.class);
        assertThatThrownBy(() -> decline(swap, stranger)).isInstanceOf(NoSuchPlace.class);
        assertThatThrownBy(() -> town.as(stranger, () -> swaps.putUp(one.place(), stranger)))
                .isInstanceOf(NoSuchPlace.class);
    }

    @Test
    @FreshDatabase
    void who_keeps_the_place_after_all_ends_the_swap_also_after_a_yes() {
        var one = serves("2026-02-28");
        var two = serves("2026-03-01");
        putUp(one);
        var swap = propose(two, one);

        assertThat(decline(swap, two.who())).isInstanceOf(SwapAnswer.Declined.class);

        assertThat(agree(swap, one.who())).isEqualTo(new SwapAnswer.Over(SwapEndKind.DECLINED));
    }

    @Test
    @FreshDatabase
    void a_swap_can_be_taken_back_with_everybody_s_consent() {
        var one = serves("2026-02-28");
        var two = serves("2026-03-01");
        var three = serves("2026-03-02");
        doesNotWant(one.who(), three);
        doesNotWant(two.who(), one);
        doesNotWant(three.who(), two);
        List.of(one, two, three).forEach(this::putUp);
        rounds.look();
        var swap = openSwaps().getFirst();
        List.of(one, two, three).forEach(each -> agree(swap, each.who()));

        var back = ((SwapAnswer.Proposed) town.as(one.who(), () -> swaps.back(swap, one.who()))).swap();
        agree(back, two.who());
        assertThat(agree(back, three.who())).isInstanceOf(SwapAnswer.Swapped.class);

        List.of(one, two, three)
                .forEach(each -> assertThat(holder(each.order())).containsExactly(each.who()));
    }

    @Test
    @FreshDatabase
    void services_of_one_hour_are_exchanged_without_a_person_in_two_places() {
        var one = serves("2026-02-28");
        var two = serves("2026-02-28");
        putUp(one);

        assertThat(agree(propose(two, one), one.who())).isInstanceOf(SwapAnswer.Swapped.class);

        assertThat(holder(two.order())).containsExactly(one.who());
    }

    @Test
    @FreshDatabase
    void after_the_time_to_accept_nothing_is_swapped() {
        var one = serves("2026-02-28");
        var two = serves("2026-03-01");
        putUp(one);
        clock.set("2026-02-28T07:45");

        assertThat(town.as(two.who(), () -> swaps.propose(two.place(), one.place(), two.who())))
                .isInstanceOf(SwapAnswer.NotNow.class);
        assertThat(town.as(one.who(), () -> swaps.putUp(one.place(), one.who())))
                .isInstanceOf(SwapAnswer.NotNow.class);
    }

    @Test
    @FreshDatabase
    void whoever_agrees_declines_and_leaves_together_places_and_people_add_up() throws Exception {
        var random = new Random(11);
        for (int round = 0; round < 12; round++) {
            var people = List.of(serves("2026-03-03"), serves("2026-03-04"), serves("2026-03-05"));
            people.forEach(this::putUp);
            rounds.look();
            var open = openSwaps();
            var tasks = new ArrayList<Callable<Boolean>>();
            for (var each : people) {
                open.forEach(swap -> tasks.add(() -> tried(() -> agree(swap, each.who()))));
            }
            var leaver = people.get(random.nextInt(3));
            tasks.add(() -> tried(() -> town.as(leaver.who(), () -> dispatch.leave(leaver.place(), leaver.who()))));
            var decliner = people.get(random.nextInt(3));
            open.forEach(swap -> tasks.add(() -> tried(() -> decline(swap, decliner.who()))));

            Town.together(tasks);

            for (var each : people) {
                assertThat(town.opening(each.order()).taken())
                        .as("round %d", round)
                        .isEqualTo(town.held(each.order()).size())
                        .isLessThanOrEqualTo(1);
            }
            openSwaps().forEach(swap -> people.forEach(each -> tried(() -> decline(swap, each.who()))));
            people.forEach(each -> town.as(each.who(), () -> {
                swaps.takeDown(each.place(), each.who());
                return true;
            }));
        }
    }

    /** A task of a race may find nothing to do; a person of another swap is told that it does not exist. */
    private static boolean tried(Callable<?> task) {
        try {
            return task.call() != null;
        } catch (NoSuchPlace _) {
            return false;
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Somebody new who holds the only place of a service that day. */
    private Serves serves(String day) {
        var order = town.opened("clinic-escort", 1, day + "T08:00", day + "T11:30");
        var who = town.volunteer(NEIGHBOUR);
        var place = ((Answer.Accepted) town.accept(order, who)).place();
        return new Serves(who, order, place);
    }

    private void doesNotWant(VolunteerId who, Serves other) {
        town.as(who, () -> dispatch.decline(need(other.order()), who));
    }

    private void putUp(Serves each) {
        assertThat(town.as(each.who(), () -> swaps.putUp(each.place(), each.who())))
                .isInstanceOf(SwapAnswer.PutUp.class);
    }

    private long propose(Serves mine, Serves theirs) {
        var answer = town.as(mine.who(), () -> swaps.propose(mine.place(), theirs.place(), mine.who()));
        return ((SwapAnswer.Proposed) answer).swap();
    }

    private SwapAnswer agree(long swap, VolunteerId who) {
        return town.as(who, () -> swaps.agree(swap, who));
    }

    private SwapAnswer decline(long swap, VolunteerId who) {
        return town.as(who, () -> swaps.decline(swap, who));
    }

    private boolean holds(Serves each) {
        return place(each).held();
    }

    private Place place(Serves each) {
        return system(() -> dispatch.place(each.place()));
    }

    private List<VolunteerId> holder(Order order) {
        return town.held(order).stream().map(Place::volunteer).toList();
    }

    private List<Long> openSwaps() {
        return system(() -> jdbc.sql("select swap_id from place_swap where ended_at is null order by swap_id")
                .query((row, _) -> row.getLong(1))
                .list());
    }

    private <T> T system(ScopedValue.CallableOp<T, RuntimeException> work) {
        return Scopes.within(Scope.SYSTEM, () -> transactions.execute(_ -> work.call()));
    }
}
