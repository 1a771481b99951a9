package org.redvest.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.redvest.dispatch.Town.NEIGHBOUR;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.accounts.TestPeople;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.dispatch.moves.Changes;
import org.redvest.notices.Notice;
import org.redvest.notices.Notices;
import org.redvest.orders.Order;
import org.redvest.orders.OrderState;
import org.redvest.regions.RegionCode;
import org.redvest.shifts.ShiftId;
import org.redvest.shifts.Shifts;
import org.redvest.shifts.TrackEntry;
import org.redvest.testing.RedvestTest;
import org.redvest.testing.TestClock;
import org.redvest.volunteers.VolunteerId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Too few accepted: the community is asked whether it runs, and its answer is kept, told, and asked for again where more leave. */
@RedvestTest
class GoingAheadTest {

    private static final String START = "2026-02-28T08:00";
    private static final String END = "2026-02-28T11:30";
    private static final String CLOSED = "2026-02-27T18:00";

    @Autowired
    Town town;

    @Autowired
    Dispatch dispatch;

    @Autowired
    Changes changes;

    @Autowired
    Shifts shifts;

    @Autowired
    Notices notices;

    @Autowired
    TestPeople testPeople;

    @Autowired
    TestClock clock;

    @Autowired
    MockMvc mvc;

    private Hat community;
    private Hat dispatcher;
    private List<VolunteerId> people;
    private Order order;
    private ShiftId shift;
    private String address;

    /** Three are asked for, two accepted, and the offer has closed. */
    @BeforeEach
    void a_service_that_fell_short() {
        clock.set("2026-02-26T09:00");
        community = town.community();
        dispatcher = town.dispatcher();
        people = List.of(town.volunteer(NEIGHBOUR), town.volunteer(NEIGHBOUR));
        order = town.opened("clinic-escort", 3, START, END);
        people.forEach(person -> town.accept(order, person));
        shift = order.shifts().getFirst().id();
        address = "/shifts/" + shift + "/going-ahead";
        clock.set(CLOSED);
        changes.settle();
    }

    @Test
    void the_community_is_asked_above_the_track_and_told_beforehand_that_silence_lets_it_run() throws Exception {
        assertThat(page("/orders/" + order.number(), community)).contains("2 人接单，还差 1 人", "不答复的，照常开展", address);
        assertThat(page(address, community))
                .contains("照常开展", "/orders/" + order.number() + "/cancellation?shift=" + shift);
        assertThat(page("/orders/" + order.number() + "/cancellation?shift=" + shift, community))
                .contains("name=\"reason\"");
    }

    @Test
    void its_answer_is_kept_written_on_the_track_once_and_told_to_those_who_come_and_to_the_committee()
            throws Exception {
        for (int i = 0; i < 3; i++) {
            assertThat(send(post(address), community).getStatus()).isEqualTo(303);
        }

        assertThat(track()).containsOnlyOnce("dispatch.track.goes-ahead");
        assertThat(page(address, community))
                .contains("已决定")
                .doesNotContain("<form method=\"post\" action=\"" + address);
        assertThat(town.reread(order).state()).isEqualTo(OrderState.SHORT);
        for (var person : people) {
            await().untilAsserted(() -> assertThat(told(town.hat(person))).containsOnlyOnce("goes-ahead"));
        }
        await().untilAsserted(() -> assertThat(told(dispatcher)).containsOnlyOnce("goes-ahead-fewer"));
        assertThat(told(community)).doesNotContain("goes-ahead-fewer");
    }

    /** Before the time to accept is over: the committee took the offer back. */
    @Test
    void where_one_more_leaves_after_the_answer_it_is_asked_again() throws Exception {
        clock.set("2026-02-26T09:00");
        var takenBack = town.opened("clinic-escort", 3, "2026-03-05T08:00", "2026-03-05T11:30");
        people.forEach(person -> town.accept(takenBack, person));
        Scopes.run(dispatcher.scope(), () -> dispatch.withdraw(takenBack.number(), dispatcher));
        var question = "/shifts/" + takenBack.shifts().getFirst().id() + "/going-ahead";
        var form = "<form method=\"post\" action=\"" + question;
        send(post(question), community);
        assertThat(page(question, community)).doesNotContain(form);

        var place = town.held(takenBack).getFirst();
        var left = town.as(place.volunteer(), () -> dispatch.leave(place.id(), place.volunteer()));

        assertThat(left).isInstanceOf(Leave.Granted.class);
        assertThat(page(question, community)).contains("1 人接单，还差 2 人", form);
    }

    @Test
    void an_answer_that_comes_when_its_time_has_come_writes_nothing() throws Exception {
        clock.set(START);

        send(post(address), community);

        assertThat(track()).doesNotContain("dispatch.track.goes-ahead");
        assertThat(page(address, community)).contains("现在不用决定");
    }

    @Test
    void where_no_person_accepted_there_is_nothing_to_go_ahead_with() throws Exception {
        clock.set("2026-02-26T09:00");
        var empty = town.opened("clinic-escort", 1, START, END);
        clock.set(CLOSED);
        changes.settle();

        send(post("/shifts/" + empty.shifts().getFirst().id() + "/going-ahead"), community);

        assertThat(page("/orders/" + empty.number(), community)).doesNotContain("/going-ahead");
        assertThat(Scopes.within(Scope.SYSTEM, () -> shifts.track(empty.number())))
                .extracting(TrackEntry::what)
                .doesNotContain("dispatch.track.goes-ahead");
    }

    @Test
    void another_community_finds_no_such_question() throws Exception {
        var other = town.hat("李芳", Role.COMMUNITY, new RegionCode("430503005005"));

        assertThat(send(get(address), other).getStatus()).isEqualTo(404);
        assertThat(send(post(address), other).getStatus()).isEqualTo(404);
        assertThat(track()).doesNotContain("dispatch.track.goes-ahead");
    }

    private List<String> track() {
        return Scopes.within(Scope.SYSTEM, () -> shifts.track(order.number())).stream()
                .map(TrackEntry::what)
                .toList();
    }

    private List<String> told(Hat hat) {
        return Scopes.within(hat.scope(), () -> notices.list(hat.account(), 1)).rows().stream()
                .filter(notice -> notice.matter().equals(order.number().value()))
                .map(Notice::what)
                .toList();
    }

    private String page(String at, Hat hat) throws Exception {
        return send(get(at), hat).getContentAsString(StandardCharsets.UTF_8);
    }

    private MockHttpServletResponse send(MockHttpServletRequestBuilder request, Hat hat) throws Exception {
        return mvc.perform(request.with(testPeople.as(hat))).andReturn().getResponse();
    }
}
