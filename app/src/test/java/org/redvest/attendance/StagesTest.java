package org.redvest.attendance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.redvest.testing.Loop.SANBATING;
import static org.redvest.testing.Loop.as;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.accounts.TestPeople;
import org.redvest.dispatch.Dispatch;
import org.redvest.dispatch.Place;
import org.redvest.orders.Decision;
import org.redvest.orders.Order;
import org.redvest.orders.Orders;
import org.redvest.shifts.ActivityNumber;
import org.redvest.testing.Loop;
import org.redvest.testing.Loop.Served;
import org.redvest.testing.RedvestTest;
import org.redvest.testing.TestClock;
import org.redvest.volunteers.VolunteerId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** In every state, each page of attendance answers, each button is answered, and what a page offers works. */
@RedvestTest
class StagesTest {

    private static final Pattern OFFERED =
            Pattern.compile("(?:href|action)=\"((?:/shifts/|/orders/[0-9-]+/evaluation)[^\"#]*)");

    @Autowired
    Loop loop;

    @Autowired
    TestPeople testPeople;

    @Autowired
    Attendance attendance;

    @Autowired
    Orders orders;

    @Autowired
    Dispatch dispatch;

    @Autowired
    TestClock clock;

    @Autowired
    MockMvc mvc;

    private Hat community;
    private List<VolunteerId> people;

    /** How far one order of two people on Saturday 08:00–11:30 came. */
    enum Stage {
        SUBMITTED,
        RETURNED,
        REJECTED,
        APPROVED,
        NEVER_OPENED_AND_OVER,
        OPENED,
        OPENED_AND_OVER,
        ACCEPTED,
        ABOUT_TO_BEGIN,
        RUNNING,
        OVER,
        NOBODY_CAME,
        CONFIRMED,
        EVALUATED,
        CANCELLED_BEFORE_OPENING,
        CANCELLED_AFTER_ACCEPTANCE
    }

    @BeforeEach
    void a_community_and_two_people() {
        clock.set("2026-02-26T09:00");
        community = loop.hat(Role.COMMUNITY, SANBATING, "唐敏");
        people = loop.people(SANBATING, "彭琳", "林晓");
    }

    @ParameterizedTest
    @EnumSource(Stage.class)
    void each_page_and_each_button_is_answered(Stage stage) throws Exception {
        var served = reached(stage);
        var softly = new SoftAssertions();
        var shift = "/shifts/" + served.shift();
        var evaluation = "/orders/" + served.order() + "/evaluation";

        for (var page : List.of(shift + "/code", shift + "/code/now", shift + "/confirmation", evaluation)) {
            softly.assertThat(answer(get(page), community).getStatus()).as(page).isEqualTo(200);
            offersWhatWorks(softly, page);
        }
        for (var volunteer : people) {
            softly.assertThat(answer(get(shift + "/check-in"), loop.hatOf(volunteer))
                            .getStatus())
                    .isIn(200, 404);
            for (var button : List.of(shift + "/check-in", shift + "/check-out")) {
                softly.assertThat(answer(post(button).param("code", "123456"), loop.hatOf(volunteer))
                                .getStatus())
                        .as(button)
                        .isIn(303, 404, 422);
            }
        }
        for (var request : buttons(served, shift, evaluation)) {
            var response = answer(request, community);
            softly.assertThat(response.getStatus())
                    .as(
                            "%s",
                            request.buildRequest(new org.springframework.mock.web.MockServletContext())
                                    .getRequestURI())
                    .isIn(303, 404, 422);
        }
        for (var page : List.of(shift + "/code", shift + "/confirmation", evaluation)) {
            softly.assertThat(answer(get(page), community).getStatus()).as(page).isEqualTo(200);
        }
        softly.assertAll();
    }

    @ParameterizedTest
    @EnumSource(
            value = Stage.class,
            names = {
                "SUBMITTED",
                "RETURNED",
                "REJECTED",
                "NEVER_OPENED_AND_OVER",
                "OPENED_AND_OVER",
                "CANCELLED_BEFORE_OPENING",
                "CANCELLED_AFTER_ACCEPTANCE"
            })
    void where_nobody_was_there_nobody_is_asked_who_came_and_nothing_is_entered(Stage stage) throws Exception {
        var served = reached(stage);
        var page = "/shifts/" + served.shift() + "/confirmation";

        assertThat(answer(get(page), community).getContentAsString(StandardCharsets.UTF_8))
                .doesNotContain("name=\"beneficiaries\"")
                .doesNotContain("<form class=\"step-form\"");
        answer(post(page).param("beneficiaries", "50"), community);

        assertThat(as(community, () -> attendance.sheet(served.shift(), community))
                        .receipt())
                .isEmpty();
        assertThat(answer(post("/orders/" + served.order() + "/evaluation").param("stars", "5"), community)
                        .getStatus())
                .isIn(303, 422);
        assertThat(as(community, () -> attendance.evaluated(served.order()))).isEmpty();
    }

    private void offersWhatWorks(SoftAssertions softly, String page) throws Exception {
        var body = answer(get(page), community).getContentAsString(StandardCharsets.UTF_8);
        var offered = OFFERED.matcher(body.substring(Math.max(0, body.indexOf("<main"))));
        while (offered.find()) {
            var address = offered.group(1);
            if (!address.matches(".*/(lead|arrival|departure|correction|feed)")) {
                softly.assertThat(answer(get(address), community).getStatus())
                        .as("%s offers %s", page, address)
                        .isEqualTo(200);
            }
        }
    }

    private static List<MockHttpServletRequestBuilder> buttons(Served served, String shift, String evaluation) {
        var buttons = new ArrayList<MockHttpServletRequestBuilder>();
        buttons.add(post(shift + "/lead").param("volunteer", ""));
        buttons.add(post(shift + "/confirmation"));
        buttons.add(post(shift + "/confirmation").param("beneficiaries", "50"));
        buttons.add(post(evaluation));
        buttons.add(post(evaluation).param("stars", "5").param("word", "\u200B很好\u202E"));
        for (var correction : List.of(shift + "/confirmation/correction", evaluation + "/correction")) {
            buttons.add(post(correction));
            buttons.add(post(correction)
                    .param("beneficiaries", "0")
                    .param("stars", "4")
                    .param("seen", "99999999999")
                    .param("why", "数错了\u200B"));
        }
        var places = new ArrayList<>(served.places().stream()
                .map(place -> String.valueOf(place.id().value()))
                .toList());
        places.add("999999");
        for (var place : places) {
            buttons.add(post(shift + "/places/" + place + "/arrival"));
            buttons.add(post(shift + "/places/" + place + "/arrival")
                    .param("time-" + place, "08:00")
                    .param("reason-" + place, "no_phone"));
            buttons.add(post(shift + "/places/" + place + "/departure").param("time-" + place, "99:99"));
            buttons.add(post(shift + "/places/" + place + "/departure/undo"));
            buttons.add(post(shift + "/places/" + place + "/arrival/undo"));
            buttons.add(post(shift + "/places/" + place + "/correction"));
            buttons.add(post(shift + "/places/" + place + "/correction")
                    .param("said-" + place, "absent")
                    .param("why-" + place, "认错了人\u200B"));
            buttons.add(post(shift + "/places/" + place + "/correction")
                    .param("came-" + place, "08:00")
                    .param("left-" + place, "09:00")
                    .param("line-" + place, "99999999999")
                    .param("why-" + place, "还是来了"));
        }
        return buttons;
    }

    private Served reached(Stage stage) {
        return switch (stage) {
            case SUBMITTED -> served(submitted(), List.of());
            case RETURNED -> answered(Decision.DecisionReason.TIME);
            case REJECTED -> answered(Decision.DecisionReason.UNSAFE);
            case APPROVED -> served(approved(), List.of());
            case NEVER_OPENED_AND_OVER -> over(served(approved(), List.of()));
            case OPENED -> served(opened(), List.of());
            case OPENED_AND_OVER -> over(served(opened(), List.of()));
            case ACCEPTED -> accepted();
            case ABOUT_TO_BEGIN -> at("2026-02-28T07:45", accepted());
            case RUNNING -> running();
            case OVER -> over(running());
            case NOBODY_CAME -> nobodyCame();
            case CONFIRMED -> confirmed();
            case EVALUATED -> evaluated();
            case CANCELLED_BEFORE_OPENING -> cancelled(served(approved(), List.of()));
            case CANCELLED_AFTER_ACCEPTANCE -> cancelled(accepted());
        };
    }

    private ActivityNumber submitted() {
        return loop.submitted(community, "clinic-escort", 2, loop.window("2026-02-28T08:00", 210));
    }

    private Served answered(Decision.DecisionReason reason) {
        var number = submitted();
        var dispatcher = dispatcher();
        as(dispatcher, () -> orders.refuse(number, 1, reason, "请看看", dispatcher));
        return served(number, List.of());
    }

    private ActivityNumber approved() {
        var number = submitted();
        var dispatcher = dispatcher();
        as(dispatcher, () -> orders.approve(number, 1, dispatcher));
        return number;
    }

    private ActivityNumber opened() {
        return loop.opened(community, "clinic-escort", 2, loop.window("2026-02-28T08:00", 210))
                .number();
    }

    private Hat dispatcher() {
        return loop.hat(Role.DISPATCHER, community.region().county(), "周宁");
    }

    private Served accepted() {
        return loop.accepted(community, "clinic-escort", "2026-02-28T08:00", 210, people);
    }

    private Served running() {
        var served = accepted();
        loop.stays(served, 0, "2026-02-28T07:55", "");
        return at("2026-02-28T09:00", served);
    }

    private Served nobodyCame() {
        var served = over(accepted());
        loop.confirm(served, "", "absent", "excused");
        return served;
    }

    private Served confirmed() {
        var served = accepted();
        loop.stays(served, 0, "2026-02-28T07:55", "2026-02-28T11:32");
        over(served);
        loop.confirm(served, "4", "came", "absent");
        return served;
    }

    private Served evaluated() {
        var served = confirmed();
        as(community, () -> attendance.evaluate(served.order(), "4", "很好", community));
        return served;
    }

    private Served cancelled(Served served) {
        as(community, () -> orders.cancel(served.order(), "下雨", community));
        return over(served);
    }

    private Served over(Served served) {
        return at("2026-02-28T12:00", served);
    }

    private Served at(String time, Served served) {
        clock.set(time);
        return served;
    }

    private Served served(ActivityNumber number, List<Place> places) {
        Order order = as(community, () -> orders.order(number));
        return new Served(number, order.shifts().getFirst().id(), community, places);
    }

    private MockHttpServletResponse answer(MockHttpServletRequestBuilder request, Hat hat) throws Exception {
        return mvc.perform(request.with(testPeople.as(hat))).andReturn().getResponse();
    }
}
