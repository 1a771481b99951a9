package org.redvest.volunteers.merging;

import java.util.List;
import java.util.Set;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.testing.RouteSample;
import org.redvest.testing.RouteSamples;
import org.redvest.testing.SampleCounty;
import org.redvest.volunteers.TestVolunteers;
import org.springframework.stereotype.Component;

/** Each county has two volunteers whom its administrator compares. */
@Component
class MergingRouteSamples implements RouteSamples {

    private final TestVolunteers people;

    MergingRouteSamples(TestVolunteers people) {
        this.people = people;
    }

    @Override
    public Samples in(SampleCounty county) {
        var admin = county.hat(Role.ADMIN);
        var one = people.number(people.registered(county.another(Role.VOLUNTEER)));
        var other = people.number(people.registered(county.another(Role.VOLUNTEER)));
        return new Samples(
                List.of(
                        RouteSample.of("GET /volunteers/same", admin),
                        RouteSample.of("POST /volunteers/same", admin)
                                .with("one", one)
                                .with("other", other),
                        at("GET /volunteers/same/{one}/{other}", admin, one, other),
                        at("POST /volunteers/same/{one}/{other}/difference", admin, one, other),
                        at("POST /volunteers/same/{one}/{other}/merge", admin, one, other)),
                Set.of());
    }

    private static RouteSample at(String route, Hat owner, String one, String other) {
        return RouteSample.of(route, owner).at("one", one).at("other", other);
    }
}
