package org.redvest.attendance;

import static org.redvest.testing.Loop.as;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.regions.RegionCode;
import org.redvest.testing.Loop;
import org.redvest.testing.Loop.Served;
import org.redvest.testing.RouteSample;
import org.redvest.testing.RouteSamples;
import org.redvest.testing.SampleCounty;
import org.redvest.testing.TestClock;
import org.redvest.volunteers.VolunteerId;
import org.springframework.stereotype.Component;

/** Each county has a service that is going on and one that is over, each with somebody whose name others must not read. */
@Component
class AttendanceRouteSamples implements RouteSamples {

    private final Loop loop;
    private final Attendance attendance;
    private final TestClock clock;

    AttendanceRouteSamples(Loop loop, Attendance attendance, TestClock clock) {
        this.attendance = attendance;
        this.loop = loop;
        this.clock = clock;
    }

    @Override
    public Samples in(SampleCounty county) {
        var community = county.hat(Role.COMMUNITY);
        var home = new RegionCode(county.community());
        var name = "来过的人" + county.code();
        var people = loop.people(home, name);
        clock.set("2026-02-19T09:00");
        var evaluated = confirmed(community, "clinic-escort", "2026-02-20T10:00", people);
        as(community, () -> attendance.evaluate(evaluated.order(), "4", "陪得很耐心", community));
        var confirmed = confirmed(community, "clean-up", "2026-02-22T10:00", people);
        clock.set("2026-02-24T09:00");
        var over = loop.accepted(community, "clinic-escort", "2026-02-25T08:00", 210, people);
        var now = loop.accepted(community, "clinic-escort", "2026-02-26T08:30", 210, people);
        loop.stays(over, 0, "2026-02-25T07:55", "2026-02-25T11:30");
        clock.set(TestClock.START.toString());
        var administrator = county.hat(Role.ADMIN);
        var routes = new ArrayList<>(routes(community, loop.hatOf(people.getFirst()), administrator, now, over));
        routes.addAll(afterwards(community, confirmed, evaluated));
        return new Samples(routes, Set.of(name));
    }

    private Served confirmed(Hat community, String item, String start, List<VolunteerId> people) {
        var served = loop.accepted(community, item, start, 60, people);
        var begins = LocalDateTime.parse(start);
        loop.stays(served, 0, begins.toString(), begins.plusMinutes(60).toString());
        loop.confirm(served, "4", "came");
        return served;
    }

    /** What can still be said of a service that was confirmed, and of one that was evaluated. */
    private static List<RouteSample> afterwards(Hat community, Served confirmed, Served evaluated) {
        return List.of(
                at("GET /shifts/{shift}/confirmation", community, confirmed),
                RouteSample.of("GET /orders/{number}/evaluation", community).at("number", confirmed.order()),
                RouteSample.of("GET /orders/{number}/evaluation", community).at("number", evaluated.order()));
    }

    @Override
    public Map<String, String> open() {
        return Map.of(
                "GET /check", "whether a printed statement of hours is valid, without a name",
                "GET /ledger", "the daily roots of the ledger: hashes and counts",
                "GET /ledger.csv", "the daily roots of the ledger: hashes and counts");
    }

    private static List<RouteSample> routes(Hat community, Hat volunteer, Hat administrator, Served now, Served over) {
        return List.of(
                at("GET /shifts/{shift}/check-in", volunteer, now),
                at("POST /shifts/{shift}/check-in", volunteer, now),
                at("POST /shifts/{shift}/check-out", volunteer, now),
                at("GET /shifts/{shift}/code", community, now),
                at("GET /shifts/{shift}/code/now", community, now),
                at("GET /shifts/{shift}/feed", community, now),
                place("POST /shifts/{shift}/places/{place}/arrival", community, now),
                place("POST /shifts/{shift}/places/{place}/departure", community, now),
                place("POST /shifts/{shift}/places/{place}/arrival/undo", community, now),
                place("POST /shifts/{shift}/places/{place}/departure/undo", community, now),
                at("POST /shifts/{shift}/lead", community, now),
                at("GET /shifts/{shift}/confirmation", community, over),
                at("POST /shifts/{shift}/confirmation", community, over),
                place("POST /shifts/{shift}/places/{place}/correction", community, over),
                at("POST /shifts/{shift}/confirmation/correction", community, over),
                RouteSample.of("POST /orders/{number}/evaluation/correction", community)
                        .at("number", over.order()),
                RouteSample.of("GET /orders/{number}/evaluation", community).at("number", over.order()),
                RouteSample.of("POST /orders/{number}/evaluation", community).at("number", over.order()),
                RouteSample.of("GET /leading", volunteer),
                RouteSample.of("GET /hours", volunteer),
                RouteSample.of("GET /hours/statement", volunteer),
                RouteSample.of("GET /ledger/audits", administrator));
    }

    private static RouteSample at(String route, Hat owner, Served served) {
        return RouteSample.of(route, owner).at("shift", served.shift());
    }

    private static RouteSample place(String route, Hat owner, Served served) {
        return at(route, owner, served)
                .at("place", served.places().getFirst().id().value());
    }
}
