package org.redvest.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.redvest.testing.Loop.SANBATING;
import static org.redvest.testing.Loop.as;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.attendance.Attendance;
import org.redvest.attendance.CheckInResult;
import org.redvest.attendance.Confirmation;
import org.redvest.attendance.Sheet;
import org.redvest.catalogue.MenuItemId;
import org.redvest.catalogue.Site;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.dispatch.Dispatch;
import org.redvest.dispatch.Place;
import org.redvest.hours.Ledger;
import org.redvest.orders.Draft;
import org.redvest.orders.Order;
import org.redvest.orders.Orders;
import org.redvest.orders.Submission;
import org.redvest.shifts.PrivateDetails;
import org.redvest.shifts.Shifts;
import org.redvest.shifts.Whereabouts;
import org.redvest.shifts.Window;
import org.redvest.testing.FreshDatabase;
import org.redvest.testing.Loop;
import org.redvest.testing.Loop.Served;
import org.redvest.testing.RedvestTest;
import org.redvest.testing.TestClock;
import org.redvest.volunteers.VolunteerId;
import org.springframework.beans.factory.annotation.Autowired;

/** A service that was served keeps its sheet, its hours and its figures, whatever is done to the rest of its order. */
@RedvestTest
class HistoryTest {

    @Autowired
    Loop loop;

    @Autowired
    Orders orders;

    @Autowired
    Shifts activities;

    @Autowired
    Dispatch dispatch;

    @Autowired
    Attendance attendance;

    @Autowired
    Ledger ledger;

    @Autowired
    Reports reports;

    @Autowired
    FigureViews views;

    @Autowired
    TestClock clock;

    private Hat community;
    private List<VolunteerId> people;
    private Order order;
    private Served first;
    private Served second;

    @BeforeEach
    void three_people_have_accepted_friday_and_monday() {
        community = loop.hat(Role.COMMUNITY, SANBATING, "唐敏");
        people = loop.people(SANBATING, "彭琳", "林晓", "陈立");
        order = loop.opened(
                community,
                "clinic-escort",
                3,
                loop.window("2026-02-27T08:00", 210),
                loop.window("2026-03-02T08:00", 210));
        first = accepted(0);
        second = accepted(1);
    }

    private Served accepted(int shift) {
        var which = order.shifts().get(shift);
        List<Place> places =
                people.stream().map(person -> loop.accept(which, person)).toList();
        return new Served(order.number(), which.id(), community, places);
    }

    @Test
    @FreshDatabase
    void after_the_rest_was_cancelled_the_first_is_confirmed_and_its_hours_are_entered() {
        served();
        clock.set("2026-02-27T12:00");

        cancel();

        assertThat(sheet().rows()).hasSize(3);
        confirmed("2026-02-27T12:05");
    }

    @Test
    @FreshDatabase
    void cancelled_while_the_first_runs_it_goes_on_to_its_end() {
        clock.set("2026-02-27T07:55");
        checkIn(0);
        checkIn(1);
        clock.set("2026-02-27T08:30");

        cancel();

        assertThat(checkIn(2)).isInstanceOf(CheckInResult.In.class);
        clock.set("2026-02-27T11:32");
        List.of(0, 1, 2).forEach(this::checkOut);
        assertThat(loop.confirm(first, "4", "came", "came", "came")).isInstanceOf(Confirmation.Done.class);
        await().untilAsserted(() -> assertThat(figures().minutes()).isEqualTo(210 + 210 + 180));
    }

    @Test
    @FreshDatabase
    void after_the_second_was_moved_the_first_is_as_it_was() {
        served();
        clock.set("2026-02-27T12:00");

        var moved = as(
                community,
                () -> orders.change(
                        order.number(),
                        orders.order(order.number()).version(),
                        draft(order.shifts().getFirst().window(), loop.window("2026-03-03T08:00", 210)),
                        community));

        assertThat(moved).isInstanceOf(Submission.Placed.class);
        await().untilAsserted(() -> assertThat(as(community, () -> orders.order(order.number()))
                        .shifts()
                        .get(1)
                        .window())
                .isEqualTo(loop.window("2026-03-03T08:00", 210)));
        confirmed("2026-02-27T12:05");
    }

    @Test
    @FreshDatabase
    void an_order_whose_rest_is_called_off_after_the_first_was_confirmed_is_due_and_confirmed_with_the_first() {
        served();
        clock.set("2026-02-27T12:00");
        confirmed("2026-02-27T12:05");
        assertThat(figures().due()).isZero();

        cancel();

        dueAndConfirmedInFebruary();
    }

    @Test
    @FreshDatabase
    void an_order_whose_rest_nobody_took_after_the_first_was_confirmed_is_due_and_confirmed_with_the_first() {
        served();
        people.forEach(person -> as(
                loop.hatOf(person),
                () -> dispatch.leave(second.places().get(people.indexOf(person)).id(), person)));
        clock.set("2026-02-27T12:00");
        confirmed("2026-02-27T12:05");
        clock.set("2026-03-02T12:00");

        assertThat(activities.endNotHeld(second.shift())).isTrue();

        dueAndConfirmedInFebruary();
    }

    private void dueAndConfirmedInFebruary() {
        var february = views.asked("/published", Map.of("month", "2026-02")).question();
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(Scopes.within(Scope.PUBLIC, () -> reports.figures(february))
                                .due())
                        .isEqualTo(1));
        assertThat(Scopes.within(Scope.PUBLIC, () -> reports.leftOut(february)).unconfirmed())
                .isZero();
    }

    /** Even places that were freed by mistake stay on the sheet of those who were there. */
    @Test
    @FreshDatabase
    void who_was_there_stays_on_the_sheet_although_the_place_was_freed() {
        served();
        clock.set("2026-02-27T12:00");
        freedFromOutside();

        assertThat(sheet().rows()).hasSize(3);
        confirmed("2026-02-27T12:05");
    }

    @Autowired
    org.redvest.testing.TestDataSource database;

    private void freedFromOutside() {
        org.springframework.jdbc.core.simple.JdbcClient.create(database.asOwner())
                .sql("alter table place no force row level security;"
                        + " update place set freed_at = accepted_at, freed_why = 'cancelled'")
                .update();
    }

    private void served() {
        for (int i = 0; i < 3; i++) {
            loop.stays(first, i, "2026-02-27T07:55", "2026-02-27T11:32");
        }
    }

    private CheckInResult checkIn(int index) {
        var volunteer = people.get(index);
        return as(loop.hatOf(volunteer), () -> attendance.checkIn(first.shift(), volunteer, loop.code(first)));
    }

    private void checkOut(int index) {
        var volunteer = people.get(index);
        as(loop.hatOf(volunteer), () -> attendance.checkOut(first.shift(), volunteer, loop.code(first)));
    }

    private void cancel() {
        assertThat(as(community, () -> orders.cancel(order.number(), "下雨", community)))
                .isInstanceOf(Submission.Placed.class);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Scopes.within(Scope.SYSTEM, () -> dispatch.held(second.shift()))
                        .isEmpty());
    }

    private Sheet sheet() {
        return as(community, () -> attendance.sheet(first.shift(), community));
    }

    private void confirmed(String at) {
        clock.set(at);
        assertThat(loop.confirm(first, "4", "came", "came", "came"))
                .isInstanceOfSatisfying(
                        Confirmation.Done.class,
                        done -> assertThat(done.receipt().minutes()).isEqualTo(3 * 210));
        people.forEach(person -> assertThat(Scopes.within(Scope.SYSTEM, () -> ledger.lines(person))
                        .getLast()
                        .balance())
                .isEqualTo(210));
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(figures().minutes()).isEqualTo(3 * 210));
        assertThat(figures().participations()).isEqualTo(3);
        assertThat(figures().contacts()).isEqualTo(4);
    }

    private Figures figures() {
        return Scopes.within(
                Scope.PUBLIC,
                () -> reports.figures(views.asked("/published", Map.of()).question()));
    }

    private static Draft draft(Window... windows) {
        return new Draft(
                new Draft.Wanted.FromMenu(new MenuItemId("clinic-escort")),
                List.of(windows),
                List.of(new Draft.Ask(3, List.of())),
                new Whereabouts(Site.HOME, ""),
                new PrivateDetails("沙子坡路 12 号", "唐敏", "13800000000", ""));
    }
}
