package org.redvest.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.redvest.dispatch.Town.NEIGHBOUR;
import static org.redvest.dispatch.Town.need;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.redvest.accounts.Hat;
import org.redvest.accounts.TestPeople;
import org.redvest.catalogue.MenuItemId;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.dispatch.moves.Changes;
import org.redvest.orders.Draft;
import org.redvest.orders.Order;
import org.redvest.orders.OrderState;
import org.redvest.orders.Orders;
import org.redvest.orders.Submission;
import org.redvest.orders.Task;
import org.redvest.orders.Worklist;
import org.redvest.shifts.Shift;
import org.redvest.shifts.ShiftState;
import org.redvest.shifts.Shifts;
import org.redvest.shifts.TrackEntry;
import org.redvest.shifts.Window;
import org.redvest.testing.RedvestTest;
import org.redvest.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** An offer that is taken back, moved or only half made reaches what lies ahead, hides no shortage and can be made good. */
@RedvestTest
@RecordApplicationEvents
class TakenBackTest {

    private static final String START = "2026-02-28T08:00";
    private static final String END = "2026-02-28T11:30";
    private static final String NEXT_START = "2026-03-07T08:00";
    private static final String NEXT_END = "2026-03-07T11:30";

    @Autowired
    ApplicationEvents events;

    @Autowired
    Town town;

    @Autowired
    Dispatch dispatch;

    @Autowired
    Orders orders;

    @Autowired
    Shifts activities;

    @Autowired
    Worklist worklist;

    @Autowired
    Changes changes;

    @Autowired
    TestPeople people;

    @Autowired
    MockMvc mvc;

    @Autowired
    TestClock clock;

    @Test
    void who_lacks_people_is_told_when_the_time_to_accept_is_over_though_the_offer_was_taken_back() {
        var takenBack = town.opened("clinic-escort", 2, START, END);
        var full = town.opened("clinic-escort", 1, START, END);
        town.accept(full, town.volunteer(NEIGHBOUR));
        withdraw(takenBack);
        withdraw(full);
        assertThat(shortages(takenBack)).isEmpty();

        clock.set("2026-02-27T18:00");
        changes.settle();
        changes.settle();

        assertThat(shortages(takenBack)).extracting(ShiftShort::missing).containsExactly(2);
        assertThat(shortages(full)).isEmpty();
    }

    @Test
    void taking_an_offer_back_reaches_what_lies_ahead_and_only_while_somebody_can_accept() {
        var order = town.open(twice("2026-02-27T08:00", "2026-02-27T11:30", NEXT_START, NEXT_END));
        town.accept(order, town.volunteer(NEIGHBOUR));
        clock.set("2026-02-27T13:00");
        go(order.shifts().getFirst(), ShiftState.IN_SERVICE, ShiftState.ENDED);

        withdraw(order);

        assertThat(openings(order).getFirst().withdrawnAt()).isEmpty();
        assertThat(openings(order).getLast().withdrawnAt()).isPresent();

        var closed = town.opened("clinic-escort", 2, NEXT_START, NEXT_END);
        clock.set("2026-03-06T18:00");
        changes.settle();
        withdraw(closed);
        assertThat(openings(closed)).allMatch(each -> each.withdrawnAt().isEmpty());
        assertThat(Scopes.within(Scope.SYSTEM, () -> orders.track(closed.number())))
                .extracting(TrackEntry::what)
                .doesNotContain("dispatch.track.withdrawn");
    }

    @Test
    void a_service_that_fell_short_and_is_moved_is_offered_again_and_told_of_again() {
        var order = town.opened("clinic-escort", 2, START, END);
        clock.set("2026-02-27T18:00");
        changes.settle();
        assertThat(town.reread(order).state()).isEqualTo(OrderState.SHORT);

        change(order, NEXT_START, NEXT_END);

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(town.reread(order).state()).isEqualTo(OrderState.DISPATCHING));
        assertThat(town.accept(order, town.volunteer(NEIGHBOUR))).isInstanceOf(Answer.Accepted.class);
        clock.set("2026-03-06T18:00");
        changes.settle();
        assertThat(shortages(order)).extracting(ShiftShort::missing).containsExactly(2, 1);
        assertThat(town.reread(order).state()).isEqualTo(OrderState.SHORT);
    }

    @Test
    void a_service_that_is_moved_into_the_next_hour_closes_at_once_and_who_lacks_people_is_told_before_it_begins() {
        var order = town.opened("clinic-escort", 2, START, END);

        town.adjust(Town.moved(
                order.shifts().getFirst(), new Window(Town.at("2026-02-26T09:40"), Town.at("2026-02-26T11:30"))));

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() ->
                        assertThat(openings(order).getFirst().asked().start()).isEqualTo(Town.at("2026-02-26T09:40")));
        changes.settle();
        assertThat(shortages(order)).extracting(ShiftShort::missing).containsExactly(2);
        assertThat(town.accept(order, town.volunteer(NEIGHBOUR))).isInstanceOf(Answer.TooLate.class);
    }

    @Test
    void what_came_too_late_to_be_offered_and_was_moved_is_to_be_offered_beside_the_rest() throws Exception {
        var approved = twice("2026-02-26T10:20", "2026-02-26T11:30", NEXT_START, NEXT_END);
        clock.set("2026-02-26T09:30");
        var order = town.open(approved);
        assertThat(openings(order)).hasSize(1);
        change(order, START, END, NEXT_START, NEXT_END);

        var dispatcher = town.dispatcher();
        var url = "/orders/" + order.number() + "/opening";
        assertThat(Scopes.within(
                        dispatcher.scope(),
                        () -> worklist.list(EnumSet.of(Task.TaskKind.OPEN), dispatcher.region(), 0, 100)))
                .extracting(Task::order)
                .contains(order.number());
        assertThat(read(url, dispatcher)).contains("还有 2 个名额没有推送", "其余的也推送给");

        perform(post(url), dispatcher);

        assertThat(openings(order)).hasSize(2).allMatch(each -> each.running(clock.instant()));
        assertThat(read(url, dispatcher)).doesNotContain("没有推送，", "其余的也推送给");
        assertThat(town.reread(order).shifts()).extracting(Shift::state).containsOnly(ShiftState.DISPATCHING);
    }

    @Test
    void whoever_takes_leave_is_promised_an_open_place_only_where_others_can_take_it() throws Exception {
        for (var takenBack : List.of(false, true)) {
            var order = town.opened("clinic-escort", 2, START, END);
            var volunteer = town.volunteer(NEIGHBOUR);
            var place = ((Answer.Accepted) town.accept(order, volunteer)).place();
            var ticket = "/services/" + place.value();
            if (takenBack) {
                withdraw(order);
            }

            var asked = read(ticket + "/leave", town.hat(volunteer));
            perform(post(ticket + "/leave"), town.hat(volunteer));
            var left = read(ticket, town.hat(volunteer));

            assertThat(asked.contains("马上重新开放")).isEqualTo(!takenBack);
            assertThat(asked.contains("可以再接")).isEqualTo(!takenBack);
            assertThat(left).contains("已请假，社区已经看到");
            assertThat(left.contains("/openings/" + need(order))).isEqualTo(!takenBack);
        }
    }

    private List<ShiftShort> shortages(Order order) {
        return events.stream(ShiftShort.class)
                .filter(event -> event.activity().equals(order.number()))
                .toList();
    }

    private void withdraw(Order order) {
        var dispatcher = town.dispatcher();
        Scopes.run(dispatcher.scope(), () -> dispatch.withdraw(order.number(), dispatcher));
    }

    private Order twice(String... times) {
        return town.approved(new Draft.Wanted.FromMenu(new MenuItemId("clinic-escort")), 2, List.of(), times);
    }

    private void change(Order order, String... times) {
        var community = town.community();
        var draft = town.draft(new Draft.Wanted.FromMenu(new MenuItemId("clinic-escort")), 2, List.of(), times);
        var changed = Scopes.<Submission, RuntimeException>within(
                community.scope(),
                () -> orders.change(order.number(), orders.order(order.number()).version(), draft, community));
        assertThat(changed).isInstanceOf(Submission.Placed.class);
    }

    private void go(Shift shift, ShiftState... path) {
        Stream.of(path)
                .forEach(state -> activities.advance(
                        shift.id(), state, TrackEntry.byNobody(clock.instant(), "attendance.track.begun")));
    }

    private List<Opening> openings(Order order) {
        return Scopes.within(Scope.region(Town.COUNTY.value()), () -> dispatch.openings(order.number()));
    }

    private String read(String url, Hat hat) throws Exception {
        return perform(get(url), hat);
    }

    private String perform(MockHttpServletRequestBuilder request, Hat hat) throws Exception {
        return mvc.perform(request.with(people.as(hat)))
                .andReturn()
                .getResponse()
                .getContentAsString();
    }
}
