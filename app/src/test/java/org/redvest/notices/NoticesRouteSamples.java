package org.redvest.notices;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.database.Scopes;
import org.redvest.regions.RegionCode;
import org.redvest.testing.Loop;
import org.redvest.testing.RouteSample;
import org.redvest.testing.RouteSamples;
import org.redvest.testing.SampleCounty;
import org.springframework.stereotype.Component;

/** Somebody in each county has been told of an order. */
@Component
class NoticesRouteSamples implements RouteSamples {

    private final Loop loop;
    private final Notices notices;

    NoticesRouteSamples(Loop loop, Notices notices) {
        this.loop = loop;
        this.notices = notices;
    }

    @Override
    public Samples in(SampleCounty county) {
        var owner = loop.hat(Role.COMMUNITY, new RegionCode(county.community()), "点单的人");
        var people = loop.people(new RegionCode(county.community()), "听说的人");
        loop.accepted(owner, "haircut", "2026-03-05T14:00", 120, people);
        await().atMost(Duration.ofSeconds(20)).until(() -> !told(owner).isEmpty());
        var notice = told(owner).getFirst();
        return new Samples(
                List.of(
                        RouteSample.of("GET /notices", owner),
                        RouteSample.of("POST /notices/seen", owner),
                        RouteSample.of("GET /notices/{notice}", owner).at("notice", notice.id())),
                Set.of());
    }

    private List<Notice> told(Hat owner) {
        return Scopes.within(
                owner.scope(), () -> notices.list(owner.account(), 1).rows());
    }
}
