package org.redvest.testing;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How the leak test reaches a module's routes. Each module has one, as a {@code @Component} among its tests; a route that no
 * module lists or samples fails the test.
 */
public interface RouteSamples {

    /** Routes without {@code @For} that everybody may see, each with the reason: {@code "GET /sign-in", "the way in"}. */
    default Map<String, String> open() {
        return Map.of();
    }

    /**
     * Makes, in one county, whatever the module's protected routes show or change, and says how its own people reach it.
     * Called for two counties, so that nobody's pages are empty.
     */
    Samples in(SampleCounty county);

    /**
     * @param routes one for each protected route at least
     * @param secrets texts from this county's rows that may stand on no other county's page: titles, names, numbers
     */
    record Samples(List<RouteSample> routes, Set<String> secrets) {

        public Samples {
            routes = List.copyOf(routes);
            secrets = Set.copyOf(secrets);
        }
    }
}
