package org.redvest.attendance;

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
import org.springframework.stereotype.Component;

/** Each county has a service that is going on and one that is over, each with somebody whose name others must not read. */
@Component
class AttendanceRouteSamples implements RouteSamples {

    private final Loop loop;
    private final TestClock clock;

    AttendanceRouteSamples(Loop loop, TestClock clock) {
        this.loop = loop;
        this.clock = clock;
    }

    @Override
    public Samples in(SampleCounty county) {
        var community = county.hat(Role.COMMUNITY);
        var home = new RegionCode(county.community());
        var name = "来过的人" + county.code();
        var people = loop.people(home, name);
        clock.set("2026-02-24T09:00");
        var over = loop.accepted(community, "clinic-escort", "2026-02-25T08:00", 210, people);
        var now = loop.accepted(community, "clinic-escort", "2026-02-26T08:30", 210, people);
        loop.stays(over, 0, "2026-02-25T07:55", "2026-02-25T11:30");
        clock.set(TestClock.START.toString());
        var administrator = county.hat(Role.ADMIN);
        return new Samples(routes(community, loop.hatOf(people.getFirst()), administrator, now, over), Set.of(name));
    }

    @Override
    public Map<String, String> open() {
        return Map.of("GET /check", "whether a printed statement of hours is valid, without a name");
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
                RouteSample.of("GET /ledger", administrator));
    }

    private static RouteSample at(String route, Hat owner, Served served) {
        return RouteSample.of(route, owner).at("shift", served.shift());
    }

    private static RouteSample place(String route, Hat owner, Served served) {
        return at(route, owner, served)
                .at("place", served.places().getFirst().id().value());
    }
}
