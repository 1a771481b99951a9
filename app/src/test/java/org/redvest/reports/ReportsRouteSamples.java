package org.redvest.reports;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.redvest.accounts.Role;
import org.redvest.testing.RouteSample;
import org.redvest.testing.RouteSamples;
import org.redvest.testing.SampleCounty;
import org.springframework.stereotype.Component;

/** Each county's secretary has figures; the public has those that are published. */
@Component
class ReportsRouteSamples implements RouteSamples {

    @Override
    public Map<String, String> open() {
        return Map.of(
                "GET /", "what was done, for everybody",
                "GET /published/{metric}", "published figures, without names",
                "GET /published/{metric}.csv", "published figures, without names");
    }

    @Override
    public Samples in(SampleCounty county) {
        var secretary = county.hat(Role.SECRETARY);
        return new Samples(
                List.of(
                        RouteSample.of("GET /figures", secretary),
                        RouteSample.of("GET /figures", secretary)
                                .with("county", county.code())
                                .naming(),
                        RouteSample.of("GET /figures/{metric}", secretary)
                                .at("metric", "participations")
                                .harmless(),
                        RouteSample.of("GET /figures/{metric}", secretary)
                                .at("metric", "people")
                                .with("county", county.code())
                                .naming(),
                        RouteSample.of("GET /figures/{metric}.csv", secretary)
                                .at("metric", "hours")
                                .harmless(),
                        RouteSample.of("GET /figures/{metric}.csv", secretary)
                                .at("metric", "hours")
                                .with("county", county.code())
                                .naming()),
                Set.of());
    }
}
