package org.redvest.web;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.redvest.testing.RouteSamples;
import org.redvest.testing.SampleCounty;
import org.springframework.stereotype.Component;

/** The frame shows nothing of anybody's. */
@Component
class WebRouteSamples implements RouteSamples {

    @Override
    public Map<String, String> open() {
        return Map.of(
                "GET /assets/{version}/{name}", "style, scripts and pictures",
                "GET /worker.js", "the script that works while no page is open",
                "GET /offline", "what a browser shows without a network",
                "GET /answers/{token}", "an answer to a form, for the session that sent it",
                "GET /kept/{token}", "a form that was not taken in, for the browser that sent it",
                "ANY /error", "what is wrong, told to whoever asked");
    }

    @Override
    public Samples in(SampleCounty county) {
        return new Samples(List.of(), Set.of());
    }
}
