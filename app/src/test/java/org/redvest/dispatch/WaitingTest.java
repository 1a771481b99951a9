package org.redvest.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.redvest.dispatch.Town.NEIGHBOUR;
import static org.redvest.dispatch.Town.need;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.dispatch.vacancies.ServiceInvitation;
import org.redvest.dispatch.vacancies.ServiceInvitationStore;
import org.redvest.dispatch.vacancies.WaitingEntry;
import org.redvest.dispatch.vacancies.WaitingEntry.WaitEnd;
import org.redvest.dispatch.vacancies.WaitingEntry.WaitEndKind;
import org.redvest.dispatch.vacancies.WaitingStore;
import org.redvest.dispatch.waiting.WaitAnswer;
import org.redvest.dispatch.waiting.WaitingLists;
import org.redvest.dispatch.waiting.WaitingRounds;
import org.redvest.orders.Order;
import org.redvest.shifts.NeedId;
import org.redvest.shifts.Window;
import org.redvest.testing.FreshDatabase;
import org.redvest.testing.RedvestTest;
import org.redvest.testing.TestClock;
import org.redvest.volunteers.VolunteerId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Who waits for a place of a full service is asked in turn when one becomes free, and comes only if they say yes. */
@RedvestTest
class WaitingTest {

    private static final String SATURDAY_8 = "2026-02-28T08:00";
    private static final String SATURDAY_11 = "2026-02-28T11:30";

    @Autowired
    Town town;

    @Autowired
    WaitingLists lists;

    @Autowired
    WaitingRounds rounds;

    @Autowired
    WaitingStore store;

    @Autowired
    ServiceInvitationStore invitations;

    @Autowired
    Dispatch dispatch;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    TestClock clock;

    @Test
    void those_who_wait_are_asked_in_the_order_in_which_they_came() {
        var order = town.opened("clinic-escort", 1, SATURDAY_8, SATURDAY_11);
        var holder = town.volunteer(NEIGHBOUR);
        var first = town.volunteer(NEIGHBOUR);
        var second = town.volunteer(NEIGHBOUR);
        town.accept(order, holder);

        assertThat(join(order, first)).isEqualTo(new WaitAnswer.Waits(0));
        assertThat(join(order, second)).isEqualTo(new WaitAnswer.Waits(1));
        leave(order, holder);
        rounds.look();

        assertThat(invitation(order, first))
                .hasValueSatisfying(each -> assertThat(each.keepsPlace()).isTrue());
        assertThat(invitation(order, second)).isEmpty();
        assertThat(town.accept(order, second)).isInstanceOf(Answer.Full.class);
        assertThat(town.accept(order, first)).isInstanceOf(Answer.Accepted.class);
        assertThat(end(order, first)).contains(WaitEndKind.ACCEPTED);
        assertThat(town.opening(order)).satisfies(opening -> {
            assertThat(opening.taken()).isEqualTo(1);
            assertThat(opening.waiting()).isEqualTo(1);
        });
    }

    @Test
    void a_place_that_becomes_free_is_no_stranger_s_while_somebody_waits() {
        var holder = town.volunteer(NEIGHBOUR);
        var waits = town.volunteer(NEIGHBOUR);
        var stranger = town.volunteer(NEIGHBOUR);
        var order = waitedFor(holder, waits);

        leave(order, holder);

        assertThat(town.accept(order, stranger))
                .as("before anybody looked at the list")
                .isInstanceOf(Answer.Full.class);
        rounds.look();
        assertThat(town.accept(order, stranger)).isInstanceOf(Answer.Full.class);
        assertThat(join(order, stranger)).isEqualTo(new WaitAnswer.Waits(1));
        assertThat(town.accept(order, waits)).isInstanceOf(Answer.Accepted.class);
    }

    @Test
    void who_left_after_coming_from_the_list_is_not_asked_again() {
        var holder = town.volunteer(NEIGHBOUR);
        var waits = town.volunteer(NEIGHBOUR);
        var order = waitedFor(holder, waits);
        leave(order, holder);
        rounds.look();
        town.accept(order, waits);

        leave(order, waits);
        rounds.look();

        assertThat(asks(order, waits)).isEqualTo(1);
        assertThat(town.opening(order).free()).isEqualTo(1);
        assertThat(join(order, waits)).isEqualTo(new WaitAnswer.HasRoom());
    }

    @Test
    void who_waits_for_a_service_that_is_moved_waits_for_its_new_time() {
        var holder = town.volunteer(NEIGHBOUR);
        var waits = town.volunteer(NEIGHBOUR);
        var order = waitedFor(holder, waits);

        var later = new Window(Town.at("2026-02-28T14:00"), Town.at("2026-02-28T17:00"));
        town.adjust(Town.moved(order.shifts().getFirst(), later));

        assertThat(waiting(order)).extracting(WaitingEntry::start).containsExactly(later.start());
    }

    @Test
    void a_no_passes_the_place_to_the_next_at_once_and_not_when_its_time_is_over() {
        var holder = town.volunteer(NEIGHBOUR);
        var declines = town.volunteer(NEIGHBOUR);
        var next = town.volunteer(NEIGHBOUR);
        var order = waitedFor(holder, declines, next);
        leave(order, holder);
        rounds.look();

        town.as(declines, () -> dispatch.decline(need(order), declines));
        rounds.look();

        assertThat(end(order, declines)).contains(WaitEndKind.DECLINED);
        assertThat(town.accept(order, next)).isInstanceOf(Answer.Accepted.class);
    }

    @Test
    void silence_passes_the_place_on_when_its_time_is_over() {
        var holder = town.volunteer(NEIGHBOUR);
        var silent = town.volunteer(NEIGHBOUR);
        var next = town.volunteer(NEIGHBOUR);
        var order = waitedFor(holder, silent, next);
        leave(order, holder);
        rounds.look();

        at(invitation(order, silent).orElseThrow().until());
        rounds.look();

        assertThat(end(order, silent)).contains(WaitEndKind.SILENT);
        assertThat(town.accept(order, silent)).isInstanceOf(Answer.Full.class);
        assertThat(town.accept(order, next)).isInstanceOf(Answer.Accepted.class);
    }

    @Test
    void nothing_is_offered_when_the_way_takes_as_long_as_the_start_is_away() {
        var holder = town.volunteer(NEIGHBOUR);
        var waits = town.volunteer(NEIGHBOUR);
        var order = waitedFor(holder, waits);
        leave(order, holder);

        clock.set("2026-02-28T07:30");
        rounds.look();

        assertThat(invitation(order, waits)).isEmpty();
        assertThat(end(order, waits)).contains(WaitEndKind.BEGUN);
        assertThat(town.opening(order).waiting()).isZero();
    }

    @Test
    void a_list_moves_whatever_is_full_beside_it() {
        var order = town.open(town.approvedForOneEach("free-clinic", 3, SATURDAY_8, SATURDAY_11));
        var needs = order.shifts().getFirst().needs();
        var one = needs.getFirst();
        var other = needs.getLast();
        var ofOne = town.volunteer(NEIGHBOUR.able(one.skills(), one.licences()));
        var ofOther = town.volunteer(NEIGHBOUR.able(other.skills(), other.licences()));
        var waits = town.volunteer(NEIGHBOUR.able(one.skills(), one.licences()));
        town.accept(one.id(), ofOne, UUID.randomUUID());
        town.accept(other.id(), ofOther, UUID.randomUUID());
        join(one.id(), waits);

        leave(order, ofOther);
        rounds.look();
        assertThat(invitation(one.id(), waits)).as("another need's place").isEmpty();
        leave(order, ofOne);
        rounds.look();

        assertThat(town.accept(one.id(), waits, UUID.randomUUID())).isInstanceOf(Answer.Accepted.class);
    }

    @Test
    void who_went_elsewhere_meanwhile_is_passed_over_and_told_why() {
        var holder = town.volunteer(NEIGHBOUR);
        var elsewhere = town.volunteer(NEIGHBOUR);
        var next = town.volunteer(NEIGHBOUR);
        var order = waitedFor(holder, elsewhere, next);
        town.accept(town.opened("clinic-escort", 1, SATURDAY_8, SATURDAY_11), elsewhere);

        leave(order, holder);
        rounds.look();

        assertThat(end(order, elsewhere)).contains(WaitEndKind.ELSEWHERE);
        assertThat(town.accept(order, next)).isInstanceOf(Answer.Accepted.class);
    }

    @Test
    void waiting_and_stopping_twice_is_waiting_and_stopping_once() {
        var order = town.opened("clinic-escort", 1, SATURDAY_8, SATURDAY_11);
        var holder = town.volunteer(NEIGHBOUR);
        var waits = town.volunteer(NEIGHBOUR);
        town.accept(order, holder);

        join(order, waits);
        join(order, waits);
        assertThat(town.opening(order).waiting()).isEqualTo(1);
        stop(order, waits);
        stop(order, waits);

        assertThat(town.opening(order).waiting()).isZero();
        assertThat(end(order, waits)).contains(WaitEndKind.LEFT);
        assertThat(join(order, waits)).isEqualTo(new WaitAnswer.Waits(0));
    }

    @Test
    void who_holds_a_place_or_does_not_fit_does_not_wait() {
        var order = town.opened("clinic-escort", 1, SATURDAY_8, SATURDAY_11);
        var holder = town.volunteer(NEIGHBOUR);
        var farAway = town.volunteer(NEIGHBOUR.farAway(30));
        town.accept(order, holder);

        assertThat(join(order, holder)).isEqualTo(new WaitAnswer.CannotWait());
        assertThat(join(order, farAway)).isEqualTo(new WaitAnswer.CannotWait());
        assertThat(town.opening(order).waiting()).isZero();
    }

    @Test
    void whoever_waits_and_leaves_together_no_place_has_two_people() throws Exception {
        var order = town.opened("clinic-escort", 3, SATURDAY_8, SATURDAY_11);
        var holders = town.neighbours(3);
        var others = town.neighbours(5);
        holders.forEach(each -> town.accept(order, each));
        var tasks = new ArrayList<Callable<Boolean>>();
        others.forEach(each -> tasks.add(() -> join(order, each) != null));
        tasks.add(() -> leave(order, holders.get(0)));
        tasks.add(() -> leave(order, holders.get(1)));
        for (int i = 0; i < 3; i++) {
            tasks.add(() -> {
                rounds.look();
                return true;
            });
        }

        Town.together(tasks);
        rounds.look();

        consistent(order);
        var opening = town.opening(order);
        long asked = waiting(order).stream()
                .filter(each -> each.askedAt().isPresent())
                .count();
        assertThat(asked).isEqualTo(Math.min(opening.missing(), opening.waiting()));
    }

    @Test
    @FreshDatabase
    void whatever_people_do_places_and_lists_add_up() {
        var random = new Random(7);
        var order = town.opened("clinic-escort", 2, SATURDAY_8, SATURDAY_11);
        var people = town.neighbours(7);
        for (int step = 0; step < 150; step++) {
            var who = people.get(random.nextInt(people.size()));
            switch (random.nextInt(6)) {
                case 0, 1 -> town.accept(order, who);
                case 2 -> join(order, who);
                case 3 -> stop(order, who);
                case 4 -> leave(order, who);
                default -> town.as(who, () -> dispatch.decline(need(order), who));
            }
            if (random.nextInt(3) == 0) {
                rounds.look();
            }
            consistent(order);
        }
    }

    /** Places taken are people who hold them; the number beside the list is its length; no more are asked than places are free. */
    private void consistent(Order order) {
        var opening = town.opening(order);
        var waiting = waiting(order);
        assertThat(opening.taken()).isEqualTo(town.held(order).size()).isLessThanOrEqualTo(opening.places());
        assertThat(opening.waiting()).isEqualTo(waiting.size());
        assertThat(waiting.stream().filter(each -> each.askedAt().isPresent()).count())
                .isLessThanOrEqualTo(opening.missing());
    }

    /** A service with one place that is held, and those who wait for it in this order. */
    private Order waitedFor(VolunteerId holder, VolunteerId... waiting) {
        var order = town.opened("clinic-escort", 1, SATURDAY_8, SATURDAY_11);
        town.accept(order, holder);
        for (var who : waiting) {
            join(order, who);
        }
        return order;
    }

    private WaitAnswer join(Order order, VolunteerId who) {
        return join(need(order), who);
    }

    private WaitAnswer join(NeedId need, VolunteerId who) {
        return town.as(who, () -> lists.join(need, who));
    }

    private void stop(Order order, VolunteerId who) {
        town.as(who, () -> {
            lists.leave(need(order), who);
            return true;
        });
    }

    /** Gives back the place that they hold. */
    private boolean leave(Order order, VolunteerId who) {
        return town.held(order).stream()
                .filter(place -> place.volunteer().equals(who))
                .findFirst()
                .map(place -> town.as(who, () -> dispatch.leave(place.id(), who)) instanceof Leave.Granted)
                .orElse(false);
    }

    private List<WaitingEntry> waiting(Order order) {
        return system(() -> store.list(need(order)));
    }

    private Optional<WaitEndKind> end(Order order, VolunteerId who) {
        return system(
                () -> store.find(need(order), who).flatMap(WaitingEntry::end).map(WaitEnd::kind));
    }

    private Optional<ServiceInvitation> invitation(Order order, VolunteerId who) {
        return invitation(need(order), who);
    }

    private Optional<ServiceInvitation> invitation(NeedId need, VolunteerId who) {
        return system(() -> invitations.find(need, who));
    }

    private long asks(Order order, VolunteerId who) {
        return system(() -> invitations.list(order.number()).stream()
                .filter(each -> each.volunteer().equals(who))
                .count());
    }

    private <T> T system(ScopedValue.CallableOp<T, RuntimeException> work) {
        return Scopes.within(Scope.SYSTEM, () -> transactions.execute(_ -> work.call()));
    }

    private void at(java.time.Instant moment) {
        clock.set(LocalDateTime.ofInstant(moment, ZoneId.of("Asia/Shanghai")).toString());
    }
}
