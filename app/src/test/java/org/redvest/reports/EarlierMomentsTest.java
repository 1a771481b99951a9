package org.redvest.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.redvest.testing.Loop.SANBATING;
import static org.redvest.testing.Loop.as;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.attendance.Attendance;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.testing.FreshDatabase;
import org.redvest.testing.Loop;
import org.redvest.testing.Loop.Served;
import org.redvest.testing.RedvestTest;
import org.redvest.testing.TestClock;
import org.redvest.volunteers.VolunteerId;
import org.springframework.beans.factory.annotation.Autowired;

/** A figure as of a moment holds what was so at that moment, to the second, and counts each person once. */
@RedvestTest
class EarlierMomentsTest {

    @Autowired
    Loop loop;

    @Autowired
    Attendance attendance;

    @Autowired
    Reports reports;

    @Autowired
    FigureViews views;

    @Autowired
    TestClock clock;

    private Hat community;
    private List<VolunteerId> people;
    private Served served;

    @BeforeEach
    void a_confirmed_service() {
        community = loop.hat(Role.COMMUNITY, SANBATING, "唐敏");
        people = loop.people(SANBATING, "彭琳", "林晓");
        served = served("2026-02-28");
    }

    @Test
    @FreshDatabase
    void an_evaluation_closes_the_loop_from_the_moment_it_was_given() {
        clock.set("2026-02-28T13:00");
        as(community, () -> attendance.evaluate(served.order(), "5", "好", community));
        until(figures -> assertThat(figures.closed()).isEqualTo(1));
        clock.set("2026-02-28T14:00");

        assertThat(figuresAt("2026-02-28T12:59:59").due()).isEqualTo(1);
        assertThat(figuresAt("2026-02-28T12:59:59").closed()).isZero();
        assertThat(figuresAt("2026-02-28T13:00").closed()).isEqualTo(1);
    }

    @Test
    @FreshDatabase
    void an_order_is_ahead_until_its_last_service_ends_and_due_from_then_on() {
        until(figures -> assertThat(figures.due()).isEqualTo(1));

        assertThat(figuresAt("2026-02-28T11:29:59").due()).isZero();
        assertThat(leftOutAt("2026-02-28T11:29:59").ahead()).isEqualTo(1);
        assertThat(figuresAt("2026-02-28T11:30").due()).isEqualTo(1);
        assertThat(leftOutAt("2026-02-28T11:30").ahead()).isZero();
    }

    @Test
    @FreshDatabase
    void who_served_twice_is_one_person_of_the_county_and_of_the_city() {
        served("2026-03-01");
        served("2026-03-02");
        clock.set("2026-03-02T13:00");
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(
                                published(() -> reports.figures(march())).participations())
                        .isEqualTo(4));

        assertThat(published(() -> reports.figures(march())).people()).isEqualTo(2);
        assertThat(published(() -> reports.byCounty(march())).values())
                .extracting(Figures::people)
                .containsExactly(2L);
    }

    private Question march() {
        return views.asked("/published", Map.of("month", "2026-03")).question();
    }

    private Served served(String day) {
        clock.set("2026-02-26T09:00");
        var service = loop.accepted(community, "clinic-escort", day + "T08:00", 210, people);
        loop.stays(service, 0, day + "T07:52", day + "T11:33");
        loop.stays(service, 1, day + "T08:10", day + "T11:00");
        clock.set(day + "T12:00");
        loop.confirm(service, "4", "came", "came");
        return service;
    }

    private void until(Consumer<Figures> holds) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> holds.accept(published(() ->
                        reports.figures(views.asked("/published", Map.of()).question()))));
    }

    private Figures figuresAt(String local) {
        return published(() -> reports.figures(question(local)));
    }

    private OmittedSessions leftOutAt(String local) {
        return published(() -> reports.leftOut(question(local)));
    }

    private Question question(String local) {
        var at = LocalDateTime.parse(local).atZone(ZoneId.of("Asia/Shanghai")).toInstant();
        return views.asked("/published", Map.of("month", "2026-02", "at", at.toString()))
                .question();
    }

    private static <T> T published(Supplier<T> work) {
        return Scopes.within(Scope.PUBLIC, work::get);
    }
}
