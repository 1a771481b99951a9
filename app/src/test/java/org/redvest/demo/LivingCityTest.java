package org.redvest.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Clock;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.redvest.accounts.TestPeople;
import org.redvest.attendance.Attendance;
import org.redvest.attendance.ledger.Ledger;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.dispatch.Dispatch;
import org.redvest.orders.Order;
import org.redvest.orders.OrderState;
import org.redvest.orders.Orders;
import org.redvest.orders.Shift;
import org.redvest.orders.ShiftState;
import org.redvest.reports.Figures;
import org.redvest.reports.Question;
import org.redvest.reports.Reports;
import org.redvest.testing.RedvestTest;
import org.redvest.volunteers.VolunteerId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;

/** A demo city is founded through the facades, lives on when its clock is moved, and what it did adds up everywhere. */
@RedvestTest
@TestPropertySource(
        properties = {"redvest.demo=true", "redvest.demo.volunteers=300", "redvest.data=target/demo-of-tests"})
class LivingCityTest {

    private static final int ALL = 10_000;

    @Autowired
    private DemoCity city;

    @Autowired
    private CityDays days;

    @Autowired
    private Walk walk;

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
        var veteran = VolunteerId.of(walk.hat(Part.VETERAN).account());

        assertThat(attendance.hours(veteran)).hasSizeGreaterThanOrEqualTo(36);
        assertThat(attendance.hoursHold(veteran)).isTrue();
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
        for (var part : Part.values()) {
            assertThat(page).contains(part.person());
        }
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
