package org.redvest.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import jakarta.servlet.http.Cookie;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.redvest.accounts.TestPeople;
import org.redvest.clock.ClockSetting;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.dispatch.Dispatch;
import org.redvest.dispatch.Place;
import org.redvest.orders.Order;
import org.redvest.orders.Orders;
import org.redvest.shifts.ActivityNumber;
import org.redvest.shifts.NeedId;
import org.redvest.testing.ReadPages;
import org.redvest.testing.TestClock;
import org.redvest.volunteers.VolunteerId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.test.web.servlet.MockMvc;

/** The guide can be walked in any order, and those whom a visitor can be act for nobody but the visitor. */
@LivingCity
class GuideTest {

    private static final int ALL = 10_000;

    @Autowired
    private DemoCity city;

    @Autowired
    private CityDays days;

    @Autowired
    private CityLife life;

    @Autowired
    private TestClock time;

    @Autowired
    private ClockSetting setting;

    @Autowired
    private Walk walk;

    @Autowired
    private CityOrders cityOrders;

    @Autowired
    private Orders orders;

    @Autowired
    private Dispatch dispatch;

    @Autowired
    private TestPeople people;

    @Autowired
    private MockMvc mvc;

    @Autowired
    private ReadPages pages;

    @Autowired
    private Clock clock;

    @BeforeEach
    void found_the_city() {
        city.run(new DefaultApplicationArguments());
    }

    @Test
    void whoever_a_visitor_can_be_takes_no_place_by_herself() {
        var played = walk.played();
        var before = Scopes.within(Scope.SYSTEM, () -> heldBy(played));

        for (int round = 0; round < 5; round++) {
            opened();
            for (int i = 0; i < 40; i++) {
                time.advance(Duration.ofSeconds(8));
                life.answer();
            }
        }
        days.go(clock.instant().plus(Duration.ofDays(3)), Duration.ofMinutes(10));

        assertThat(played).hasSize(3);
        assertThat(Scopes.within(Scope.SYSTEM, () -> heldBy(played))).isEqualTo(before);
    }

    @Test
    void every_round_fills_but_for_the_place_of_the_guide_s_volunteer() {
        for (int number = 0; number < 4; number++) {
            var order = opened();
            for (int i = 0; i < 40; i++) {
                time.advance(Duration.ofSeconds(8));
                life.answer();
            }

            assertThat(Scopes.within(Scope.SYSTEM, () -> dispatch.held(order.number())))
                    .as("round %d", number)
                    .hasSize(2);
            time.advance(Duration.ofHours(2));
        }
    }

    /** However close their numbers: about a quarter, and never all of them. */
    @Test
    void some_neighbours_decline_and_never_all_of_a_street() {
        for (int need = 1; need <= 300; need++) {
            var id = new NeedId(need);
            var declining = IntStream.range(4000, 4060)
                    .filter(volunteer -> CityLife.declines(id, new VolunteerId(volunteer)))
                    .count();
            assertThat(declining).as("need %d", need).isBetween(1L, 35L);
        }
    }

    private Order opened() {
        return open(submitted());
    }

    private ActivityNumber submitted() {
        return cityOrders.submitted(
                walk.hat(CastRole.COMMUNITY), 3, clock.instant().plus(Duration.ofDays(3)));
    }

    private Order open(ActivityNumber number) {
        return cityOrders.open(number, walk.hat(CastRole.COMMUNITY));
    }

    private List<Place> heldBy(Set<VolunteerId> volunteers) {
        return orders.list(CastList.CITY, ALL).stream()
                .flatMap(order -> dispatch.held(order.number()).stream())
                .filter(place -> volunteers.contains(place.volunteer()))
                .toList();
    }

    /** Each step that is pressed, in whatever order: its page is there, and the strip names what has to be done first. */
    @Test
    void a_step_without_its_ground_says_what_to_do_first_and_leads_there() throws Exception {
        var order = submitted();

        assertThat(walked(4)).contains("这一单还没推送出去", "name=\"to\" value=\"3\"");
        assertThat(walked(5)).contains("林晓接不到", "name=\"to\" value=\"3\"");
        assertThat(walked(6)).contains("林晓还没有接", "name=\"to\" value=\"3\"");

        open(order);
        assertThat(walked(5)).contains("您现在是志愿者林晓", "action=\"/openings/");
        assertThat(walked(6)).contains("林晓还没有接这一单", "name=\"to\" value=\"5\"");
        decline(order);
        assertThat(walked(6)).contains("林晓还没有接这一单", "name=\"to\" value=\"5\"");
        for (int step = 1; step <= Step.values().length; step++) {
            assertThat(walked(step)).isNotEmpty();
        }
    }

    private void decline(ActivityNumber order) {
        var volunteer = walk.hat(CastRole.VOLUNTEER);
        var need = Scopes.within(Scope.SYSTEM, () -> orders.order(order))
                .nextShift()
                .needs()
                .getFirst()
                .id();
        assertThat(Scopes.within(volunteer.scope(), () -> dispatch.decline(need, walk.volunteer())))
                .isEmpty();
    }

    /** Presses the button of a step, goes in as the person it leads to, and reads the page. */
    private String walked(int step) throws Exception {
        var door = mvc.perform(
                        post("/demo/step").param("to", String.valueOf(step)).with(people.asVisitor()))
                .andReturn()
                .getResponse();
        var to = URI.create(Objects.requireNonNull(door.getHeader("Location")));
        if (!to.getPath().equals("/walk-in")) {
            return pages.page(to.toString());
        }
        var in = mvc.perform(post(to).with(people.asVisitor())).andReturn().getResponse();
        return mvc.perform(get(URI.create(Objects.requireNonNull(in.getRedirectedUrl())))
                        .cookie(
                                Objects.requireNonNull(in.getCookie("redvest")),
                                new Cookie(Round.STEP, String.valueOf(step))))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    /** The page says until when by the city's clock, so it ends by the city's clock. */
    @Test
    void a_lock_out_ends_by_the_clock_that_the_page_shows() throws Exception {
        for (int i = 0; i < 6; i++) {
            wrongPassword();
        }
        assertThat(wrongPassword()).contains("要等 15 分钟", "在其他登录过的设备上");

        setting.moveBy(Duration.ofMinutes(16));

        assertThat(wrongPassword()).doesNotContain("要等 15 分钟");
        setting.moveBy(Duration.ofMinutes(-16));
    }

    private String wrongPassword() throws Exception {
        return mvc.perform(post("/sign-in")
                        .param("account", "zhangsan")
                        .param("password", "not-the-password")
                        .with(people.asVisitor()))
                .andReturn()
                .getResponse()
                .getContentAsString();
    }
}
