package org.redvest.demo;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.redvest.testing.RouteSamples;
import org.redvest.testing.SampleCounty;
import org.springframework.stereotype.Component;

/** What the demo's strip does is for every visitor of a demo; anywhere else it does not exist. */
@Component
class DemoRouteSamples implements RouteSamples {

    @Override
    public Map<String, String> open() {
        return Map.of(
                "POST /demo/step", "the visitor goes on; only in a demo",
                "POST /demo/code", "the visitor looks at the other screen; only in a demo",
                "POST /demo/attendance", "the volunteer of the walk checks in or out; only in a demo",
                "GET /demo/going", "how far the city is on its way to a later time; only in a demo",
                "GET /demo/building", "how far the city is built; only in a demo",
                "POST /demo/clock", "the visitor moves the time; only in a demo",
                "GET /demo/now", "how the visitor's own order fills; only in a demo");
    }

    @Override
    public Samples in(SampleCounty county) {
        return new Samples(List.of(), Set.of());
    }
}
