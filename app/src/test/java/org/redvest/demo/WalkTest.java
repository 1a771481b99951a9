package org.redvest.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import jakarta.servlet.http.Cookie;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.redvest.accounts.Hat;
import org.redvest.accounts.TestPeople;
import org.redvest.attendance.Attendance;
import org.redvest.attendance.Confirmation;
import org.redvest.attendance.Sheet;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.dispatch.Answer;
import org.redvest.dispatch.Dispatch;
import org.redvest.dispatch.Place;
import org.redvest.dispatch.PlaceId;
import org.redvest.orders.Order;
import org.redvest.orders.Orders;
import org.redvest.shifts.NeedId;
import org.redvest.shifts.Shift;
import org.redvest.shifts.ShiftState;
import org.redvest.shifts.Shifts;
import org.redvest.testing.TestClock;
import org.redvest.volunteers.VolunteerId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.test.web.servlet.MockMvc;

/** A visitor's walk follows its own order, round after round, whatever else is ordered and accepted in the city. */
@LivingCity
class WalkTest {

    @Autowired
    private DemoCity city;

    @Autowired
    private CityDays days;

    @Autowired
    private Walk walk;

    @Autowired
    private CityOrders cityOrders;

    @Autowired
    private Staff staff;

    @Autowired
    private Orders orders;

    @Autowired
    private Shifts activities;

    @Autowired
    private Dispatch dispatch;

    @Autowired
    private Attendance attendance;

    @Autowired
    private TestPeople people;

    @Autowired
    private TestClock time;

    @Autowired
    private MockMvc mvc;

    @Autowired
    private Clock clock;

    private final Map<String, Cookie> round = new HashMap<>();

    /** On a morning after all that the tests before have ordered and promised. */
    @BeforeEach
    void found_the_city() {
        city.run(new DefaultApplicationArguments());
        var ordered = Scopes.within(Scope.SYSTEM, () -> orders.list(CastList.CITY, 10_000)).stream()
                .map(order -> order.placed().at());
        var busy = walk.played().stream()
                .flatMap(volunteer -> Scopes.within(Scope.SYSTEM, () -> dispatch.ahead(volunteer)).stream())
                .map(Place::end);
        var last = Stream.concat(ordered, busy).max(Comparator.naturalOrder()).orElseThrow();
        var morning = last.atZone(clock.getZone()).toLocalDate().plusDays(1).atTime(9, 0);
        time.advance(Duration.between(clock.instant(), morning.atZone(clock.getZone())));
        days.passing();
        arrived();
    }

    @Test
    void the_walk_goes_through_the_first_service_of_its_own_order_to_the_end() throws Exception {
        step(1);
        step(2);
        var other = cityOrders.opened(neighbour(), 4, inDays(1));
        var order = cityOrders.opened(walk.hat(CastRole.COMMUNITY), 4, inDays(2), inDays(3));
        cityOrders.opened(walk.hat(CastRole.COMMUNITY), 4, inDays(4));
        Stream.of(other, order)
                .flatMap(each -> each.shifts().stream())
                .forEach(shift -> accept(CastRole.VOLUNTEER, shift));
        var first = order.shifts().getFirst();

        assertThat(step(6)).contains("拨到服务前 10 分钟", "value=\"service\"");
        clock("service");
        assertThat(clock.instant()).isBetween(first.start().minusSeconds(600), first.start());
        press("/demo/attendance");
        assertThat(step(6)).contains("拨到服务结束");
        clock("end");
        assertThat(step(6)).contains("替林晓报码签退");
        press("/demo/attendance");

        assertThat(Scopes.within(
                        Scope.SYSTEM,
                        () -> attendance.mine(first.id(), walk.volunteer()).left()))
                .isPresent();
        assertThat(step(6)).contains("接下来：社区确认谁来了");
        assertThat(step(7)).contains("/shifts/" + first.id() + "/confirmation");
        assertThat(step(9)).contains("还没有确认");
        confirm(first);
        assertThat(step(9)).contains("您走的这一场来了");
    }

    @Test
    void the_next_service_is_the_next_of_those_whom_a_visitor_can_be() throws Exception {
        step(2);
        for (var part : List.of(CastRole.VOLUNTEER, CastRole.VETERAN)) {
            var own = cityOrders.opened(neighbour(), 4, inDays(1));
            cityOrders.opened(walk.hat(CastRole.COMMUNITY), 4, inDays(4));
            var shift = own.shifts().getFirst();
            accept(part, shift);

            await().atMost(Duration.ofMinutes(2)).until(() -> {
                clock("next");
                return !clock.instant().isBefore(shift.start().minusSeconds(600));
            });

            assertThat(clock.instant()).isBefore(shift.start());
        }
    }

    @Test
    void a_new_round_knows_nothing_of_the_order_before_it() throws Exception {
        step(2);
        var old = cityOrders.opened(walk.hat(CastRole.COMMUNITY), 4, inDays(2));
        assertThat(step(3)).startsWith("/review/" + old.number());
        time.advance(Duration.ofSeconds(1));
        step(1);

        assertThat(step(2)).contains("给社区的老人点一次陪诊").doesNotContain("单下好了");
        assertThat(step(3)).contains("给社区的老人点一次陪诊");
        var young = cityOrders.opened(walk.hat(CastRole.COMMUNITY), 4, inDays(2));
        assertThat(step(2)).contains("单下好了");
        assertThat(step(3)).startsWith("/review/" + young.number());
    }

    @Test
    void a_second_browser_joins_the_walk_that_is_under_way() throws Exception {
        step(1);
        step(2);
        var order = cityOrders.opened(walk.hat(CastRole.COMMUNITY), 4, inDays(2));
        round.clear();

        assertThat(step(2)).contains("单下好了");
        assertThat(step(3)).startsWith("/review/" + order.number());
    }

    @Test
    void the_city_lives_on_without_acting_for_those_whom_a_visitor_can_be() {
        var ordered = cityOrders.opened(neighbour(), 4, inDays(2));
        var shift = ordered.shifts().getFirst();
        var played = List.of(CastRole.VOLUNTEER, CastRole.VETERAN, CastRole.LEADER);
        played.forEach(part -> accept(part, shift));

        days.go(shift.end().plus(Duration.ofHours(10)), Duration.ofMinutes(10));

        assertThat(Scopes.within(
                        Scope.SYSTEM, () -> activities.activityOf(shift.id()).shifts()))
                .extracting(Shift::state)
                .containsExactly(ShiftState.CONFIRMED);
        assertThat(played)
                .allSatisfy(part -> assertThat(Scopes.within(
                                Scope.SYSTEM,
                                () -> attendance
                                        .mine(shift.id(), volunteer(part))
                                        .came()))
                        .isEmpty());
    }

    private Hat neighbour() {
        return Scopes.within(Scope.SYSTEM, () -> orders.list(CastList.COUNTY, 100)).stream()
                .map(Order::region)
                .filter(region -> !region.equals(CastList.COMMUNITY))
                .findFirst()
                .map(staff::community)
                .orElseThrow();
    }

    private Instant inDays(int number) {
        return clock.instant().plus(Duration.ofDays(number));
    }

    private void accept(CastRole part, Shift shift) {
        var hat = walk.hat(part);
        assertThat(Scopes.within(hat.scope(), () -> dispatch.accept(need(shift), volunteer(part), UUID.randomUUID())))
                .isInstanceOf(Answer.Accepted.class);
    }

    private static NeedId need(Shift shift) {
        return shift.needs().getFirst().id();
    }

    private VolunteerId volunteer(CastRole part) {
        return VolunteerId.of(walk.hat(part).account());
    }

    private List<Place> held(Shift shift) {
        return Scopes.within(Scope.SYSTEM, () -> dispatch.held(shift.id()));
    }

    private void confirm(Shift shift) {
        var community = walk.hat(CastRole.COMMUNITY);
        Map<PlaceId, String> said = held(shift).stream()
                .collect(Collectors.toMap(
                        Place::id, place -> place.volunteer().equals(walk.volunteer()) ? "came" : "absent"));
        assertThat(Scopes.within(
                        community.scope(),
                        () -> attendance.confirm(
                                shift.id(),
                                new Sheet.Filled(said, Map.of(), "3", "4", Map.of(), Map.of(), said.keySet()),
                                community)))
                .isInstanceOf(Confirmation.Done.class);
    }

    private void clock(String to) throws Exception {
        press("/demo/clock?to=" + to);
        arrived();
    }

    private void arrived() {
        await().atMost(Duration.ofMinutes(2)).until(() -> days.going().isEmpty());
    }

    /** Presses the button of a step, goes in as the person it leads to, and reads the page and where it is. */
    private String step(int step) throws Exception {
        var to = press("/demo/step?to=" + step);
        if (!to.getPath().equals("/walk-in")) {
            return read(to, List.of());
        }
        var in = mvc.perform(post(to).with(people.asVisitor())).andReturn().getResponse();
        return read(
                URI.create(Objects.requireNonNull(in.getRedirectedUrl())),
                List.of(Objects.requireNonNull(in.getCookie("redvest"))));
    }

    private String read(URI page, List<Cookie> session) throws Exception {
        var sent = Stream.concat(round.values().stream(), session.stream()).toArray(Cookie[]::new);
        var answer = mvc.perform(get(page).cookie(sent)).andReturn().getResponse();
        assertThat(answer.getStatus()).as(page.toString()).isEqualTo(200);
        return page + "\n" + answer.getContentAsString();
    }

    private URI press(String button) throws Exception {
        round.putIfAbsent(Round.STEP, new Cookie(Round.STEP, "1"));
        var request = post(URI.create(button)).cookie(round.values().toArray(Cookie[]::new));
        var answer = mvc.perform(request.with(people.asVisitor())).andReturn().getResponse();
        for (var cookie : answer.getCookies()) {
            round.put(cookie.getName(), cookie);
        }
        return URI.create(Objects.requireNonNull(answer.getHeader("Location")));
    }
}
