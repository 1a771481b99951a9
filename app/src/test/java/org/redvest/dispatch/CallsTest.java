package org.redvest.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.redvest.dispatch.Town.NEIGHBOUR;
import static org.redvest.dispatch.Town.need;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.accounts.TestPeople;
import org.redvest.audit.AuditedAct;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.dispatch.calls.CallAnswer;
import org.redvest.dispatch.calls.CallPage;
import org.redvest.dispatch.calls.CallPage.CallRow;
import org.redvest.dispatch.calls.Calls;
import org.redvest.dispatch.calls.ServiceCall.CallOutcome;
import org.redvest.dispatch.invitations.Invitations;
import org.redvest.dispatch.invitations.ServiceAsk;
import org.redvest.dispatch.waiting.WaitingLists;
import org.redvest.orders.Order;
import org.redvest.orders.Orders;
import org.redvest.regions.RegionCode;
import org.redvest.shifts.ShiftState;
import org.redvest.shifts.TrackEntry;
import org.redvest.testing.FreshDatabase;
import org.redvest.testing.RedvestTest;
import org.redvest.testing.TestClock;
import org.redvest.volunteers.VolunteerId;
import org.redvest.web.NotFound;
import org.redvest.web.ShownOnce;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Dispatchers call people: one for one person at a time, each number shown is on record, and a yes is a yes like any other. */
@RedvestTest
class CallsTest {

    private static final String SATURDAY_8 = "2026-02-28T08:00";
    private static final String SATURDAY_11 = "2026-02-28T11:30";

    @Autowired
    Town town;

    @Autowired
    Calls calls;

    @Autowired
    Invitations invitations;

    @Autowired
    Dispatch dispatch;

    @Autowired
    TestClock clock;

    @Autowired
    WaitingLists waitingLists;

    @Autowired
    MockMvc mvc;

    @Autowired
    TestPeople people;

    @Autowired
    Orders orders;

    @Autowired
    JdbcClient jdbc;

    private Hat dispatcher;

    @BeforeEach
    void a_dispatcher_by_day() {
        clock.set("2026-02-26T09:00");
        dispatcher = town.dispatcher();
    }

    @Test
    @FreshDatabase
    void who_says_yes_on_the_telephone_has_the_place_and_can_leave_it() {
        var order = town.approved("clinic-escort", 1, SATURDAY_8, SATURDAY_11);
        var called = town.volunteer(NEIGHBOUR);

        var page = note(order, claim(order, called), CallOutcome.YES);

        assertThat(page.answer()).isEqualTo(new CallAnswer.Comes());
        assertThat(page.missing()).isZero();
        assertThat(town.held(order)).extracting(Place::volunteer).containsExactly(called);
        assertThat(town.reread(order).shifts().getFirst().state()).isEqualTo(ShiftState.STAFFED);
        var place = town.held(order).getFirst().id();
        assertThat(town.as(called, () -> dispatch.leave(place, called))).isInstanceOf(Leave.Granted.class);
    }

    @Test
    @FreshDatabase
    void a_number_is_masked_until_it_is_asked_for_and_the_showing_is_on_record() {
        var order = town.approved("clinic-escort", 1, SATURDAY_8, SATURDAY_11);
        var called = town.volunteer(NEIGHBOUR);

        long call = claim(order, called);
        assertThat(page(order).current().orElseThrow().phone()).isEmpty();
        var shown = as(dispatcher, () -> calls.show(order.number(), need(order), call, dispatcher));

        assertThat(shown.current().orElseThrow().phone().flatMap(ShownOnce::read))
                .contains("13800000001");
        assertThat(shown.current().orElseThrow().phone().flatMap(ShownOnce::read))
                .as("the page drawn again")
                .isEmpty();
        assertThat(readings(called)).isEqualTo(1);
        as(dispatcher, () -> calls.show(order.number(), need(order), call, dispatcher));
        assertThat(readings(called)).as("shown twice in one call").isEqualTo(1);
        clock.set("2026-02-26T09:11");
        assertThat(page(order).current()).as("after the call").isEmpty();
        assertThat(as(dispatcher, () -> calls.show(order.number(), need(order), call, dispatcher))
                        .answer())
                .isEqualTo(new CallAnswer.Over());
    }

    @Test
    @FreshDatabase
    void two_dispatchers_never_call_one_person_at_a_time() throws Exception {
        var order = town.approved("clinic-escort", 2, SATURDAY_8, SATURDAY_11);
        var called = town.volunteer(NEIGHBOUR);
        var others = List.of(town.dispatcher(), town.dispatcher(), town.dispatcher());

        var pages = Town.together(others.stream()
                .<Callable<CallPage>>map(each ->
                        () -> as(each, () -> calls.claim(order.number(), need(order), called, each)))
                .toList());

        assertThat(pages).filteredOn(each -> each.current().isPresent()).hasSize(1);
        assertThat(page(order).rows()).singleElement().matches(CallRow::busy);
    }

    @Test
    @FreshDatabase
    void those_who_were_invited_and_are_silent_are_called_first() {
        var order = town.approved("clinic-escort", 2, SATURDAY_8, SATURDAY_11);
        var silent = town.volunteer(NEIGHBOUR.farAway(3));
        var near = town.volunteer(NEIGHBOUR);
        var quiet = town.volunteer(NEIGHBOUR.undisturbed());
        as(
                dispatcher,
                () -> invitations.invite(List.of(new ServiceAsk(need(order), silent, AskReason.NEAR)), dispatcher));

        assertThat(page(order).rows())
                .extracting(CallRow::volunteer)
                .containsExactly(silent.value(), near.value())
                .doesNotContain(quiet.value());
    }

    @Test
    @FreshDatabase
    void who_declined_or_wants_no_calls_is_not_called_and_who_did_not_pick_up_is_called_later() {
        var order = town.approved("clinic-escort", 3, SATURDAY_8, SATURDAY_11);
        var declines = town.volunteer(NEIGHBOUR);
        var never = town.volunteer(NEIGHBOUR);
        var misses = town.volunteer(NEIGHBOUR);

        note(order, claim(order, declines), CallOutcome.NO);
        note(order, claim(order, never), CallOutcome.NEVER);
        note(order, claim(order, misses), CallOutcome.NO_ANSWER);

        assertThat(page(order).rows()).isEmpty();
        clock.set("2026-02-26T09:35");
        assertThat(page(order).rows()).extracting(CallRow::volunteer).containsExactly(misses.value());
        var next = town.approved("clinic-escort", 1, "2026-03-01T08:00", "2026-03-01T11:00");
        assertThat(page(next).rows())
                .extracting(CallRow::volunteer)
                .containsExactlyInAnyOrder(declines.value(), misses.value());
    }

    @Test
    @FreshDatabase
    void a_yes_that_a_rule_forbids_is_told_and_takes_nothing() {
        var order = town.approved("clinic-escort", 1, SATURDAY_8, SATURDAY_11);
        var called = town.volunteer(NEIGHBOUR);
        long call = claim(order, called);
        town.accept(town.opened("clinic-escort", 1, SATURDAY_8, SATURDAY_11), called);

        var page = note(order, call, CallOutcome.YES);

        assertThat(page.answer()).isInstanceOf(CallAnswer.KeptOut.class);
        assertThat(town.held(order)).isEmpty();
    }

    @Test
    @FreshDatabase
    void the_last_place_goes_to_one_of_those_who_say_yes_together() throws Exception {
        var order = town.opened("clinic-escort", 1, SATURDAY_8, SATURDAY_11);
        var called = town.volunteer(NEIGHBOUR);
        var taps = town.volunteer(NEIGHBOUR);
        long call = claim(order, called);

        Town.together(List.<Callable<Boolean>>of(
                () -> note(order, call, CallOutcome.YES) != null,
                () -> town.accept(order, taps) != null,
                () -> town.accept(order, called) != null));

        assertThat(town.held(order)).hasSize(1);
        assertThat(town.opening(order).taken()).isEqualTo(1);
    }

    @Test
    @FreshDatabase
    void a_yes_to_a_place_that_is_kept_for_those_who_wait_leaves_nothing_behind() {
        var order = town.opened("clinic-escort", 1, SATURDAY_8, SATURDAY_11);
        var holder = town.volunteer(NEIGHBOUR);
        var waits = town.volunteer(NEIGHBOUR);
        var called = town.volunteer(NEIGHBOUR);
        town.accept(order, holder);
        town.as(waits, () -> waitingLists.join(need(order), waits));
        long call = claim(order, called);
        leave(order);

        assertThat(page(order).missing()).as("nobody needs to be called").isZero();
        assertThat(page(order).kept()).isEqualTo(1);
        var said = note(order, call, CallOutcome.YES);

        assertThat(said.answer()).isEqualTo(new CallAnswer.Kept());
        assertThat(called(order)).as("invitations of those who were called").isZero();
        assertThat(Scopes.within(Scope.SYSTEM, () -> orders.track(order.number())))
                .extracting(TrackEntry::what)
                .doesNotContain("dispatch.track.called");
    }

    @Test
    @FreshDatabase
    void who_accepted_during_the_call_is_asked_for_nothing_more() {
        var order = town.opened("clinic-escort", 2, SATURDAY_8, SATURDAY_11);
        var called = town.volunteer(NEIGHBOUR);
        long call = claim(order, called);
        town.accept(order, called);

        var said = note(order, call, CallOutcome.YES);

        assertThat(said.answer()).isEqualTo(new CallAnswer.Comes());
        assertThat(called(order)).isZero();
        assertThat(town.held(order)).hasSize(1);
    }

    @Test
    @FreshDatabase
    void who_took_leave_from_a_service_is_not_called_for_it() {
        var order = town.opened("clinic-escort", 1, SATURDAY_8, SATURDAY_11);
        var left = town.volunteer(NEIGHBOUR);
        town.accept(order, left);

        leave(order);

        assertThat(page(order).missing()).isEqualTo(1);
        assertThat(page(order).rows()).isEmpty();
    }

    @Test
    @FreshDatabase
    void who_calls_that_they_cannot_come_gives_back_the_place_when_they_can_no_longer_do_it_by_themselves()
            throws Exception {
        var order = town.opened("clinic-escort", 1, SATURDAY_8, SATURDAY_11);
        var calls = town.volunteer(NEIGHBOUR);
        town.accept(order, calls);
        var place = town.held(order).getFirst();
        clock.set("2026-02-28T06:00");
        assertThat(town.as(calls, () -> dispatch.leave(place.id(), calls))).isInstanceOf(Leave.TooLate.class);
        var path = "/orders/" + order.number() + "/places/" + place.id().value() + "/leave";

        assertThat(read(get("/orders/" + order.number()), town.community()))
                .as("the order's page")
                .contains(path);
        assertThat(read(get(path), town.community())).as("the question").contains("替来电的志愿者请假", "确定请假");
        mvc.perform(post(path).with(people.as(town.community()))).andReturn();
        mvc.perform(post(path).with(people.as(town.community()))).andReturn();

        assertThat(read(get(path), town.community())).contains("已经请假，名额空出来了").doesNotContain("确定请假");
        assertThat(town.held(order)).isEmpty();
        assertThat(page(order).missing()).isEqualTo(1);
        assertThat(Scopes.within(Scope.SYSTEM, () -> orders.track(order.number())))
                .extracting(TrackEntry::what)
                .containsOnlyOnce("dispatch.track.left-by-telephone");
        var elsewhere = town.hat("刘知远", Role.DISPATCHER, new RegionCode("430524"));
        assertThat(mvc.perform(get(path).with(people.as(elsewhere)))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(404);
    }

    @Test
    @FreshDatabase
    void at_night_nobody_is_called() {
        var order = town.approved("clinic-escort", 1, SATURDAY_8, SATURDAY_11);
        var called = town.volunteer(NEIGHBOUR);
        clock.set("2026-02-26T22:30");

        var page = as(dispatcher, () -> calls.claim(order.number(), need(order), called, dispatcher));

        assertThat(page.answer()).isEqualTo(new CallAnswer.Night());
        assertThat(page.current()).isEmpty();
    }

    @Test
    @FreshDatabase
    void another_s_call_and_another_county_s_order_do_not_exist() {
        var order = town.approved("clinic-escort", 1, SATURDAY_8, SATURDAY_11);
        long call = claim(order, town.volunteer(NEIGHBOUR));
        var colleague = town.dispatcher();
        var elsewhere = town.hat("刘知远", Role.DISPATCHER, new RegionCode("430524"));

        assertThatThrownBy(() -> as(colleague, () -> calls.show(order.number(), need(order), call, colleague)))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> as(elsewhere, () -> calls.page(order.number(), need(order), elsewhere)))
                .isInstanceOf(NotFound.class);
    }

    private String read(MockHttpServletRequestBuilder request, Hat hat) throws Exception {
        var answer = mvc.perform(request.with(people.as(hat))).andReturn().getResponse();
        assertThat(answer.getStatus()).isEqualTo(200);
        return answer.getContentAsString();
    }

    private long claim(Order order, VolunteerId who) {
        return as(dispatcher, () -> calls.claim(order.number(), need(order), who, dispatcher))
                .current()
                .orElseThrow()
                .id();
    }

    private CallPage note(Order order, long call, CallOutcome outcome) {
        return as(
                dispatcher,
                () -> calls.note(order.number(), need(order), call, outcome, UUID.randomUUID(), dispatcher));
    }

    private CallPage page(Order order) {
        return as(dispatcher, () -> calls.page(order.number(), need(order), dispatcher));
    }

    private static <T> T as(Hat hat, ScopedValue.CallableOp<T, RuntimeException> work) {
        return Scopes.within(hat.scope(), work);
    }

    private void leave(Order order) {
        var place = town.held(order).getFirst();
        town.as(place.volunteer(), () -> dispatch.leave(place.id(), place.volunteer()));
    }

    private long called(Order order) {
        return town.asSystem(
                () -> jdbc.sql("select count(*) from service_invitation where need_id = :need and why = 'called'")
                        .param("need", need(order).value())
                        .query(Long.class)
                        .single());
    }

    private long readings(VolunteerId of) {
        return Scopes.within(
                Scope.SYSTEM,
                () -> town.asSystem(
                        () -> jdbc.sql("select count(*) from audit_entry where act = :act and subject_account = :who")
                                .param("act", AuditedAct.TELEPHONE_READ.name())
                                .param("who", of.account().value())
                                .query(Long.class)
                                .single()));
    }
}
