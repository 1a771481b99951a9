package org.redvest.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Clock;
import java.time.Duration;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.redvest.accounts.TestPeople;
import org.redvest.attendance.Attendance;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.dispatch.Answer;
import org.redvest.dispatch.Dispatch;
import org.redvest.dispatch.Place;
import org.redvest.hours.Ledger;
import org.redvest.hours.Proof;
import org.redvest.orders.Order;
import org.redvest.orders.OrderState;
import org.redvest.orders.Orders;
import org.redvest.reports.Figures;
import org.redvest.reports.Question;
import org.redvest.reports.Reports;
import org.redvest.shifts.Shift;
import org.redvest.shifts.ShiftState;
import org.redvest.testing.ReadPages;
import org.redvest.testing.TestClock;
import org.redvest.volunteers.VolunteerId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** A demo city is founded through the facades, lives on when its clock is moved, and what it did adds up everywhere. */
@LivingCity
class LivingCityTest {

    private static final int ALL = 10_000;

    @Autowired
    private DemoCity city;

    @Autowired
    private CityDays days;

    @Autowired
    private CityLife life;

    @Autowired
    private Building building;

    @Autowired
    private Patrol patrol;

    @Autowired
    private TestClock time;

    @Autowired
    private Walk walk;

    @Autowired
    private CityOrders cityOrders;

    @Autowired
    private Orders orders;

    @Autowired
    private Dispatch dispatch;

    @Autowired
    private Attendance attendance;

    @Autowired
    private Ledger ledger;

    @Autowired
    private Reports reports;

    @Autowired
    private JdbcClient database;

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
    void the_past_grows_with_the_people_and_leaves_no_event_behind() {
        assertThat(orders()).hasSizeGreaterThan(27 + 40);
        assertThat(database.sql("select count(*) from event_publication")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(new CitySize(200_000, 40, 1).stories()).isEqualTo(40 * new CitySize(5_000, 40, 1).stories());
    }

    @Test
    void the_figures_are_what_the_ledger_says() {
        assertThat(figures(YearMonth.of(2026, 2)).participations()).isPositive();
        assertThat(allFigures().participations()).isEqualTo(entries());
        assertThat(Scopes.within(Scope.SYSTEM, ledger::audit).sound()).isTrue();
    }

    @Test
    void a_volunteer_has_a_year_of_hours_behind_her() {
        var veteran = VolunteerId.of(walk.hat(CastRole.VETERAN).account());

        assertThat(Scopes.within(Scope.SYSTEM, () -> ledger.lines(veteran))).hasSizeGreaterThanOrEqualTo(36);
        assertThat(Scopes.within(Scope.SYSTEM, () -> ledger.prove(veteran))).isInstanceOf(Proof.Holds.class);
    }

    @Test
    void the_city_lives_through_all_that_lies_between() {
        var before = clock.instant();

        assertThat(days.go(before.plus(Duration.ofDays(5)), Duration.ofMinutes(10)))
                .isTrue();

        assertThat(days.going()).isEmpty();
        assertThat(clock.instant()).isAfterOrEqualTo(before.plus(Duration.ofDays(5)));
        var over = clock.instant().minus(Duration.ofHours(8));
        assertThat(orders())
                .filteredOn(order -> !order.region().equals(CastList.COMMUNITY))
                .flatExtracting(Order::liveShifts)
                .extracting(Shift.class::cast)
                .filteredOn(shift -> shift.end().isBefore(over) && !nobodyComes(shift))
                .isNotEmpty()
                .allSatisfy(shift -> assertThat(shift.state()).isEqualTo(ShiftState.CONFIRMED));
        assertThat(orders()).anyMatch(order -> order.placed().at().isAfter(before.plus(Duration.ofDays(2))));
        assertThat(figures(YearMonth.of(2026, 3)).participations()).isPositive();
        assertThat(allFigures().participations()).isEqualTo(entries());
    }

    @Test
    void the_clock_leads_forward_only_and_not_far_at_once() throws Exception {
        var before = clock.instant();

        assertThat(days.go(before.minus(Duration.ofDays(1)), Duration.ofMinutes(1)))
                .isFalse();
        mvc.perform(post("/demo/clock?to=today").with(people.asVisitor())).andExpect(status().isNotFound());
        days.go(before.plus(Duration.ofDays(60)), Duration.ofMinutes(10));

        assertThat(clock.instant())
                .isAfterOrEqualTo(before)
                .isBefore(before.plus(CityDays.FARTHEST).plus(Duration.ofMinutes(1)));
    }

    @Test
    void the_start_page_says_who_one_can_be_and_that_all_are_made_up() throws Exception {
        var page = mvc.perform(get("/sign-in")).andReturn().getResponse().getContentAsString();

        assertThat(page).contains("演示");
        for (var part : CastRole.values()) {
            assertThat(page).contains(part.person());
        }
    }

    @Test
    void while_it_is_built_every_page_says_how_far_it_is() throws Exception {
        building.begin(Building.Phase.HISTORY, 40, 10);
        try {
            assertThat(pages.page("/"))
                    .contains("id=\"building\"")
                    .contains("10 / 40")
                    .contains("红马甲");
            mvc.perform(post("/demo/step?to=2").with(people.asVisitor())).andExpect(status().isNotFound());
            mvc.perform(get("/demo/building"))
                    .andExpect(status().isOk())
                    .andExpect(header().doesNotExist("HX-Refresh"));
        } finally {
            building.finish();
        }

        mvc.perform(get("/demo/building")).andExpect(header().string("HX-Refresh", "true"));
        assertThat(pages.page("/")).doesNotContain("id=\"building\"").contains("第 1 步");
    }

    @Test
    void the_first_step_leads_straight_to_the_river_patrol_where_one_took_place() throws Exception {
        var link = Pattern.compile("href=\"(/published/participations[^\"]*open=[^\"]*)\"")
                .matcher(pages.page("/"));

        assertThat(link.find()).isEqualTo(patrol.page().isPresent());
        if (patrol.page().isPresent()) {
            assertThat(pages.page(link.group(1).replace("&amp;", "&"))).contains("河小青巡河");
        }
    }

    @Test
    void neighbours_answer_one_by_one_and_keep_the_last_place_for_the_guide_s_volunteer() {
        var order = cityOrders.opened(
                walk.hat(CastRole.COMMUNITY), 3, clock.instant().plus(Duration.ofDays(3)));

        for (int i = 0; i < 40; i++) {
            time.advance(Duration.ofSeconds(8));
            life.answer();
        }

        var places = order.shifts().getFirst().people();
        assertThat(takers(order)).hasSize(places - 1).doesNotContain(walk.volunteer());
        var volunteer = walk.hat(CastRole.VOLUNTEER);
        var need = order.shifts().getFirst().needs().getFirst().id();
        assertThat(Scopes.within(volunteer.scope(), () -> dispatch.accept(need, walk.volunteer(), UUID.randomUUID())))
                .isInstanceOf(Answer.Accepted.class);
    }

    @Test
    void neighbours_come_at_the_time_to_which_a_visitor_moves_it() {
        var community = walk.hat(CastRole.COMMUNITY);
        var start = clock.instant().plus(Duration.ofDays(3));
        var order = cityOrders.opened(community, 3, start);
        for (int i = 0; i < 40; i++) {
            time.advance(Duration.ofSeconds(8));
            life.answer();
        }
        assertThat(takers(order)).hasSize(2);

        var later = start.plus(Duration.ofHours(2));
        cityOrders.move(order, community, later);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(held(order))
                        .isNotEmpty()
                        .allMatch(place ->
                                place.start().equals(later) && place.question().isPresent()));
        time.advance(Duration.ofSeconds(8));
        life.answer();

        assertThat(held(order)).isNotEmpty().allMatch(place -> place.question().isEmpty());
    }

    @Test
    void of_two_thousand_stories_no_two_are_told_by_the_same_seed() {
        var seeds = new HashSet<Long>();
        for (var county : List.of("430502", "430503", "430511", "430522")) {
            for (int i = 1; i <= 500; i++) {
                assertThat(seeds.add(Stories.APART * county.hashCode() + i)).isTrue();
            }
        }
    }

    private List<VolunteerId> takers(Order order) {
        return held(order).stream().map(Place::volunteer).toList();
    }

    private List<Place> held(Order order) {
        return Scopes.within(Scope.SYSTEM, () -> dispatch.held(order.number()));
    }

    private boolean nobodyComes(Shift shift) {
        return Scopes.within(Scope.SYSTEM, () -> dispatch.held(shift.id())).isEmpty();
    }

    private List<Order> orders() {
        return Scopes.within(Scope.SYSTEM, () -> orders.list(CastList.CITY, ALL)).stream()
                .filter(order -> order.state() != OrderState.CANCELLED)
                .toList();
    }

    private Figures figures(YearMonth month) {
        return Scopes.within(Scope.PUBLIC, () -> reports.figures(Question.of(month, clock.instant())));
    }

    private Figures allFigures() {
        var now = clock.instant();
        var from = Founding.TODAY.minusYears(2);
        return Scopes.within(
                Scope.PUBLIC,
                () -> reports.figures(new Question(
                        from, from.plusYears(4), java.util.Optional.empty(), java.util.Optional.empty(), now)));
    }

    /** Lines that stand, for the city's people correct nothing. */
    private long entries() {
        return Scopes.within(Scope.SYSTEM, ledger::audit).entries();
    }
}
