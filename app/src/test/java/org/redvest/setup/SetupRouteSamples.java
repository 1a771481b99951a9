package org.redvest.setup;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.redvest.testing.RouteSamples;
import org.redvest.testing.SampleCounty;
import org.springframework.stereotype.Component;

/** The founding is over in every test's city: its pages say so to everybody. */
@Component
class SetupRouteSamples implements RouteSamples {

    @Override
    public Map<String, String> open() {
        return Map.of(
                "GET /setup", "before the founding there is nobody who could be signed in",
                "GET /setup/{token}", "the printed link",
                "GET /setup/city", "for those with the printed link; founded cities answer that they are",
                "POST /setup/city", "for those with the printed link; founded cities answer that they are",
                "GET /logo/{mark}", "the mark that stands on public pages");
    }

    @Override
    public Samples in(SampleCounty county) {
        return new Samples(List.of(), Set.of());
    }
}
