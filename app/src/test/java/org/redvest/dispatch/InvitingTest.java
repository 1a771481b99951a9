package org.redvest.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.redvest.dispatch.Town.NEIGHBOUR;
import static org.redvest.dispatch.Town.need;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.redvest.accounts.Hat;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.dispatch.invitations.AskOutcome;
import org.redvest.dispatch.invitations.Invitations;
import org.redvest.dispatch.invitations.ServiceAsk;
import org.redvest.dispatch.vacancies.ServiceInvitation;
import org.redvest.dispatch.vacancies.ServiceInvitation.EndKind;
import org.redvest.dispatch.vacancies.ServiceInvitation.InvitationEnd;
import org.redvest.dispatch.vacancies.ServiceInvitation.TakenBackFor;
import org.redvest.engine.Limits;
import org.redvest.orders.Order;
import org.redvest.shifts.ShiftState;
import org.redvest.shifts.Shifts;
import org.redvest.testing.RedvestTest;
import org.redvest.testing.TestClock;
import org.redvest.volunteers.VolunteerId;
import org.redvest.web.NotFound;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A dispatcher asks single people; each says yes or no, and a no costs nothing. */
@RedvestTest
class InvitingTest {

    private static final String SATURDAY_8 = "2026-02-28T08:00";
    private static final String SATURDAY_11 = "2026-02-28T11:30";

    @Autowired
    Town town;

    @Autowired
    Invitations invitations;

    @Autowired
    Dispatch dispatch;

    @Autowired
    Shifts shifts;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient jdbc;

    @Test
    void who_was_asked_says_yes_and_has_the_place_that_was_opened_to_nobody() {
        var order = town.approved("clinic-escort", 2, SATURDAY_8, SATURDAY_11);
        var asked = town.volunteer(NEIGHBOUR);
        var other = town.volunteer(NEIGHBOUR);

        var outcome = invite(order, asked);

        assertThat(outcome).singleElement().isInstanceOf(AskOutcome.InviteSent.class);
        assertThat(town.reread(order).shifts().getFirst().state()).isEqualTo(ShiftState.DISPATCHING);
        assertThatThrownBy(() -> town.accept(order, other)).isInstanceOf(NotFound.class);
        assertThat(town.accept(order, asked)).isInstanceOf(Answer.Accepted.class);
        assertThat(town.held(order)).extracting(Place::volunteer).containsExactly(asked);
        assertThat(ends(order)).containsExactly(EndKind.ACCEPTED);
    }

    @Test
    void nobody_is_asked_twice_and_nobody_who_declined() {
        var order = town.approved("clinic-escort", 2, SATURDAY_8, SATURDAY_11);
        var asked = town.volunteer(NEIGHBOUR);
        var declines = town.volunteer(NEIGHBOUR);
        invite(order, asked, declines);

        town.as(declines, () -> dispatch.decline(need(order), declines));

        assertThat(invite(order, asked, declines))
                .satisfiesExactly(
                        first -> assertThat(first).isInstanceOf(AskOutcome.AlreadyAsked.class),
                        second -> assertThat(second).isInstanceOf(AskOutcome.DeclinedBefore.class));
        assertThat(ends(order)).containsExactly(EndKind.DECLINED);
    }

    @Test
    void a_no_can_be_taken_back_and_the_invitation_holds_again() {
        var order = town.approved("clinic-escort", 1, SATURDAY_8, SATURDAY_11);
        var asked = town.volunteer(NEIGHBOUR);
        invite(order, asked);
        town.as(asked, () -> dispatch.decline(need(order), asked));

        town.as(asked, () -> {
            dispatch.undoDecline(need(order), asked);
            return true;
        });

        assertThat(list(order)).allSatisfy(each -> assertThat(each.end()).isEmpty());
        assertThat(town.accept(order, asked)).isInstanceOf(Answer.Accepted.class);
    }

    @Test
    void when_the_last_place_is_taken_the_others_are_no_longer_asked() {
        var order = town.approved("clinic-escort", 1, SATURDAY_8, SATURDAY_11);
        var first = town.volunteer(NEIGHBOUR);
        var late = town.volunteer(NEIGHBOUR);
        invite(order, first, late);

        town.accept(order, first);

        assertThat(ends(order)).containsExactlyInAnyOrder(EndKind.ACCEPTED, EndKind.FULL);
        assertThat(town.accept(order, late)).isInstanceOf(Answer.Full.class);
    }

    @Test
    void after_its_time_an_invitation_lets_in_while_a_place_is_free_and_others_can_come() {
        var order = town.approved("clinic-escort", 1, SATURDAY_8, SATURDAY_11);
        var late = town.volunteer(NEIGHBOUR);
        var later = town.volunteer(NEIGHBOUR);
        var sent = (AskOutcome.InviteSent) invite(order, late).getFirst();
        invite(order, later);
        clock.set(LocalDateTime.ofInstant(sent.until(), ZoneId.of("Asia/Shanghai"))
                .toString());

        assertThat(town.accept(order, late)).isInstanceOf(Answer.Accepted.class);
        assertThat(town.accept(order, later)).isInstanceOf(Answer.Full.class);
    }

    @Test
    void once_a_service_has_closed_an_invitation_whose_time_is_over_is_no_way_in() {
        var order = town.approved("clinic-escort", 1, SATURDAY_8, SATURDAY_11);
        var asked = town.volunteer(NEIGHBOUR);
        var sent = (AskOutcome.InviteSent) invite(order, asked).getFirst();
        clock.set(LocalDateTime.ofInstant(town.opening(order).closesAt(), ZoneId.of("Asia/Shanghai"))
                .toString());

        assertThat(town.accept(order, asked)).isEqualTo(new Answer.TooLate(sent.until()));
        assertThat(town.held(order)).isEmpty();
    }

    @Test
    void two_invitations_of_one_person_never_collide() {
        var morning = town.approved("clinic-escort", 1, SATURDAY_8, SATURDAY_11);
        var overlapping = town.approved("clinic-escort", 1, "2026-02-28T11:00", "2026-02-28T13:00");
        var tooNear = town.approved("clinic-escort", 1, "2026-02-28T11:35", "2026-02-28T13:00");
        var later = town.approved("clinic-escort", 1, "2026-02-28T14:00", "2026-02-28T16:00");
        var asked = town.volunteer(NEIGHBOUR);

        assertThat(invite(morning, asked)).singleElement().isInstanceOf(AskOutcome.InviteSent.class);

        assertThat(invite(overlapping, asked)).containsExactly(new AskOutcome.AskedElsewhere());
        assertThat(invite(tooNear, asked)).containsExactly(new AskOutcome.AskedElsewhere());
        assertThat(invite(later, asked)).singleElement().isInstanceOf(AskOutcome.InviteSent.class);
    }

    @Test
    void what_somebody_is_asked_for_counts_against_their_limits() {
        var one = town.approved("clinic-escort", 1, SATURDAY_8, SATURDAY_11);
        var two = town.approved("clinic-escort", 1, "2026-02-28T14:00", "2026-02-28T16:00");
        var asked = town.volunteer(NEIGHBOUR.within(new Limits(20, 1, 6_000)));
        invite(one, asked);

        assertThat(invite(two, asked)).containsExactly(new AskOutcome.AskedElsewhere());
    }

    @Test
    void the_database_itself_keeps_two_open_invitations_apart() {
        var morning = town.approved("clinic-escort", 1, SATURDAY_8, SATURDAY_11);
        var asked = town.volunteer(NEIGHBOUR);
        invite(morning, asked);

        assertThatThrownBy(() -> town.asSystem(() -> jdbc.sql("""
                                insert into service_invitation
                                select (jsonb_populate_record(null::service_invitation,
                                        to_jsonb(s) || '{"invitation_id": 99999, "need_id": 99999}')).*
                                  from service_invitation s where volunteer_id = :who
                                """.replace(
                                        "insert into service_invitation\n",
                                        "insert into service_invitation overriding system value\n"))
                        .param("who", asked.value())
                        .update()))
                .hasMessageContaining("service_invitation_one_at_a_time");
    }

    @Test
    void nobody_is_asked_more_often_in_a_week_than_they_want() {
        var asked = town.volunteer(NEIGHBOUR);
        for (int day = 1; day <= 2; day++) {
            var order = town.approved("clinic-escort", 1, "2026-03-0" + day + "T08:00", "2026-03-0" + day + "T10:00");
            assertThat(invite(order, asked)).singleElement().isInstanceOf(AskOutcome.InviteSent.class);
        }
        var third = town.approved("clinic-escort", 1, "2026-03-03T08:00", "2026-03-03T10:00");

        assertThat(invite(third, asked)).containsExactly(new AskOutcome.AskedEnough(2));
    }

    @Test
    void who_does_not_suit_is_told_apart_from_who_wants_to_be_left_alone() {
        var order = town.approved("clinic-escort", 1, SATURDAY_8, SATURDAY_11);
        var far = town.volunteer(NEIGHBOUR.farAway(20));
        var quiet = town.volunteer(NEIGHBOUR.undisturbed());

        assertThat(invite(order, far, quiet))
                .satisfiesExactly(
                        first -> assertThat(first).isInstanceOf(AskOutcome.NotEligible.class),
                        second -> assertThat(second).isEqualTo(new AskOutcome.LeftAlone()));
    }

    @Test
    void what_begins_soon_is_asked_of_nobody() {
        var order = town.approved("clinic-escort", 1, SATURDAY_8, SATURDAY_11);
        var asked = town.volunteer(NEIGHBOUR);

        clock.set("2026-02-28T06:50");

        assertThat(invite(order, asked)).containsExactly(new AskOutcome.TooLateToAsk());
    }

    @Test
    void two_dispatchers_who_ask_together_ask_once() throws Exception {
        var order = town.approved("clinic-escort", 4, SATURDAY_8, SATURDAY_11);
        var people = town.neighbours(6);
        var tasks = new ArrayList<Callable<List<AskOutcome>>>();
        for (int i = 0; i < 4; i++) {
            var dispatcher = town.dispatcher();
            tasks.add(() -> invite(order, dispatcher, people));
        }

        var outcomes = Town.together(tasks).stream().flatMap(List::stream).toList();

        assertThat(outcomes).filteredOn(AskOutcome.InviteSent.class::isInstance).hasSize(6);
        assertThat(outcomes)
                .filteredOn(AskOutcome.AlreadyAsked.class::isInstance)
                .hasSize(18);
        assertThat(list(order)).hasSize(6);
    }

    @Test
    void the_last_place_goes_to_one_of_those_who_say_yes_together() throws Exception {
        var order = town.approved("clinic-escort", 1, SATURDAY_8, SATURDAY_11);
        var people = town.neighbours(8);
        invite(order, people.toArray(VolunteerId[]::new));

        var answers = Town.together(people.stream()
                .<Callable<Answer>>map(who -> () -> town.accept(need(order), who, UUID.randomUUID()))
                .toList());

        assertThat(answers).filteredOn(Answer.Accepted.class::isInstance).hasSize(1);
        assertThat(answers).filteredOn(Answer.Full.class::isInstance).hasSize(7);
        assertThat(town.opening(order).taken()).isEqualTo(1);
        assertThat(ends(order)).hasSize(8).filteredOn(EndKind.ACCEPTED::equals).hasSize(1);
    }

    @Test
    void what_is_taken_back_says_why_and_lets_nobody_in() {
        var order = town.approved("clinic-escort", 1, SATURDAY_8, SATURDAY_11);
        var asked = town.volunteer(NEIGHBOUR);
        var sent = (AskOutcome.InviteSent) invite(order, asked).getFirst();
        var dispatcher = town.dispatcher();

        Scopes.run(
                dispatcher.scope(),
                () -> invitations.withdraw(order.number(), Set.of(sent.invitation()), TakenBackFor.PLANS, dispatcher));

        assertThat(town.accept(order, asked)).isInstanceOf(Answer.Withdrawn.class);
        assertThat(list(order).getFirst().end().flatMap(InvitationEnd::takenBackFor))
                .contains(TakenBackFor.PLANS);
        assertThat(invite(order, asked)).singleElement().isInstanceOf(AskOutcome.InviteSent.class);
    }

    @Test
    void an_invited_person_sees_no_invitation_of_another() {
        var order = town.approved("clinic-escort", 1, SATURDAY_8, SATURDAY_11);
        var asked = town.volunteer(NEIGHBOUR);
        var other = town.volunteer(NEIGHBOUR);
        invite(order, asked, other);

        var seen = town.as(asked, () -> invitations.list(order.number()));

        assertThat(seen).extracting(ServiceInvitation::volunteer).containsExactly(asked);
    }

    @Test
    void those_at_home_beyond_the_region_do_not_exist_for_its_dispatcher() {
        var order = town.approved("clinic-escort", 1, SATURDAY_8, SATURDAY_11);
        var elsewhere = town.volunteer(NEIGHBOUR.living(Town.ELSEWHERE));

        assertThatThrownBy(() -> invite(order, elsewhere)).isInstanceOf(NotFound.class);
    }

    @Test
    void asking_goes_together_with_opening_to_all() {
        var order = town.approved("clinic-escort", 2, SATURDAY_8, SATURDAY_11);
        var asked = town.volunteer(NEIGHBOUR);
        var other = town.volunteer(NEIGHBOUR);
        invite(order, asked);

        town.open(order);

        assertThat(town.accept(order, other)).isInstanceOf(Answer.Accepted.class);
        assertThat(town.accept(order, asked)).isInstanceOf(Answer.Accepted.class);
        assertThat(ends(order)).containsExactly(EndKind.ACCEPTED);
    }

    private List<AskOutcome> invite(Order order, VolunteerId... people) {
        return invite(order, town.dispatcher(), List.of(people));
    }

    private List<AskOutcome> invite(Order order, Hat dispatcher, List<VolunteerId> people) {
        return Scopes.within(
                dispatcher.scope(),
                () -> invitations.invite(
                        people.stream()
                                .map(who -> new ServiceAsk(need(order), who, AskReason.CHOSEN))
                                .toList(),
                        dispatcher));
    }

    private List<ServiceInvitation> list(Order order) {
        return Scopes.within(Scope.region(Town.COUNTY.value()), () -> invitations.list(order.number()));
    }

    private List<EndKind> ends(Order order) {
        return list(order).stream()
                .flatMap(each -> each.end().stream())
                .map(InvitationEnd::kind)
                .toList();
    }
}
