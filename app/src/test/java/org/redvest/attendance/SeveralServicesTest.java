package org.redvest.attendance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.redvest.testing.Loop.SANBATING;
import static org.redvest.testing.Loop.as;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.accounts.TestPeople;
import org.redvest.orders.Order;
import org.redvest.orders.OrderState;
import org.redvest.orders.Orders;
import org.redvest.orders.Submission;
import org.redvest.shifts.TrackEntry;
import org.redvest.testing.Loop;
import org.redvest.testing.Loop.Served;
import org.redvest.testing.RedvestTest;
import org.redvest.testing.TestClock;
import org.redvest.volunteers.VolunteerId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** One service of an order that is over hides nothing of the next, and every page says what can be done at its moment. */
@RedvestTest
class SeveralServicesTest {

    @Autowired
    Loop loop;

    @Autowired
    Attendance attendance;

    @Autowired
    Orders orders;

    @Autowired
    TestPeople testPeople;

    @Autowired
    TestClock clock;

    @Autowired
    MockMvc mvc;

    private Hat community;
    private VolunteerId volunteer;
    private Served first;
    private Served second;

    @BeforeEach
    void friday_and_saturday() {
        community = loop.hat(Role.COMMUNITY, SANBATING, "唐敏");
        volunteer = loop.people(SANBATING, "彭琳").getFirst();
        var order = loop.opened(
                community,
                "clinic-escort",
                1,
                loop.window("2026-02-27T08:00", 210),
                loop.window("2026-02-28T08:00", 210));
        first = accepted(order, 0);
        second = accepted(order, 1);
    }

    private Served accepted(Order order, int index) {
        var shift = order.shifts().get(index);
        return new Served(order.number(), shift.id(), community, List.of(loop.accept(shift, volunteer)));
    }

    @Test
    void the_code_of_the_service_that_runs_is_offered_though_the_one_before_waits_to_be_confirmed() throws Exception {
        loop.stays(first, 0, "2026-02-27T07:55", "2026-02-27T11:30");
        for (var moment : List.of("07:40", "09:00")) {
            clock.set("2026-02-28T" + moment);
            assertThat(page("/orders/" + first.order(), community))
                    .as(moment)
                    .contains("/shifts/" + first.shift() + "/confirmation", "/shifts/" + second.shift() + "/code");
        }
    }

    @Test
    void the_code_is_offered_as_long_as_somebody_can_check_out_with_it() throws Exception {
        loop.stays(first, 0, "2026-02-27T07:55", "");
        var code = "/shifts/" + first.shift() + "/code";
        var closes = as(loop.hatOf(volunteer), () -> attendance.mine(first.shift(), volunteer))
                .closes();

        clock.set("2026-02-27T11:31");
        assertThat(page("/orders/" + first.order(), community)).contains(code, "/confirmation");
        assertThat(page(code, community)).contains("passcode__digits");

        while (!clock.instant().isAfter(closes)) {
            clock.advance(java.time.Duration.ofMinutes(10));
        }
        assertThat(page("/orders/" + first.order(), community))
                .contains("/confirmation")
                .doesNotContain(code);
    }

    @Test
    void a_volunteers_page_offers_no_check_out_and_no_roll_that_would_be_refused() throws Exception {
        loop.stays(first, 0, "2026-02-27T07:55", "");
        var address = "/shifts/" + first.shift() + "/check-in";
        clock.set("2026-02-27T12:00");
        assertThat(page(address, loop.hatOf(volunteer))).contains("/check-out\"");

        clock.set("2026-02-28T20:00");
        assertThat(page(address, loop.hatOf(volunteer))).contains("由社区确认时补记").doesNotContain("/check-out\"", "点名补签");
        assertThat(answer(
                                post("/shifts/" + first.shift() + "/check-out").param("code", "123456"),
                                loop.hatOf(volunteer))
                        .getContentAsString(StandardCharsets.UTF_8))
                .doesNotContain("请带班人点名");
        assertThat(page("/shifts/" + second.shift() + "/check-in", loop.hatOf(volunteer)))
                .as("never came, and nobody calls the roll any more")
                .doesNotContain("点名补签");

        var meant = new Sheet.Filled(
                Map.of(first.places().getFirst().id(), "absent"),
                Map.of(),
                "",
                "",
                Map.of(),
                Map.of(),
                java.util.Set.of(first.places().getFirst().id()));
        assertThat(loop.confirm(first, meant)).isInstanceOf(Confirmation.Done.class);
        assertThat(page(address, loop.hatOf(volunteer))).contains("社区已确认：没来").doesNotContain("/check-out\"", "点名补签");
    }

    @Test
    void an_arrival_noted_by_mistake_before_the_service_and_taken_back_leaves_it_to_be_moved_and_cancelled()
            throws Exception {
        clock.set("2026-02-27T07:40");
        var place = first.places().getFirst().id();
        as(community, () -> attendance.callIn(first.shift(), place, "", "no_phone", community));
        assertThat(loop.order(first).shiftsAhead(clock.instant())).hasSize(1);

        undo(first);

        assertThat(loop.order(first).shiftsAhead(clock.instant())).hasSize(2);
        assertThat(loop.order(first).state()).isEqualTo(OrderState.STAFFED);
        assertThat(as(community, () -> orders.cancel(first.order(), "停电", community)))
                .isInstanceOf(Submission.Placed.class);
        assertThat(loop.order(first).state()).isEqualTo(OrderState.CANCELLED);
        clock.set("2026-02-27T09:00");
        assertThat(as(community, () -> orders.track(first.order())))
                .extracting(TrackEntry::what)
                .contains("shifts.track.not-begun")
                .doesNotContain("attendance.track.begun");
    }

    @Test
    void an_arrival_taken_back_after_the_beginning_leaves_the_service_running() throws Exception {
        clock.set("2026-02-27T08:20");
        var place = first.places().getFirst().id();
        as(community, () -> attendance.callIn(first.shift(), place, "", "no_phone", community));

        undo(first);

        assertThat(loop.order(first).shiftsAhead(clock.instant())).hasSize(1);
        assertThat(as(community, () -> orders.track(first.order())))
                .extracting(TrackEntry::what)
                .contains("attendance.track.begun")
                .doesNotContain("shifts.track.not-begun");
    }

    private void undo(Served served) throws Exception {
        var path = "/shifts/%s/places/%s/arrival/undo"
                .formatted(served.shift(), served.places().getFirst().id().value());
        assertThat(answer(post(path), community).getStatus()).isEqualTo(303);
    }

    private String page(String address, Hat hat) throws Exception {
        var answer = answer(get(address), hat);
        assertThat(answer.getStatus()).as(address).isEqualTo(200);
        return answer.getContentAsString(StandardCharsets.UTF_8);
    }

    private MockHttpServletResponse answer(MockHttpServletRequestBuilder request, Hat hat) throws Exception {
        return mvc.perform(request.with(testPeople.as(hat))).andReturn().getResponse();
    }
}
