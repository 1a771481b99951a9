package org.redvest.randomcity;

import org.redvest.testing.TestClock;
import org.redvest.testing.TestDataSource;
import org.springframework.scheduling.config.ScheduledTaskHolder;
import org.springframework.stereotype.Component;

/** Founds the city once in the test's database; each run begins with a copy of it. */
@Component
class FoundedCity {

    private final CityFounding founding;
    private final TestDataSource database;
    private final TestClock clock;
    private final ScheduledTaskHolder scheduled;

    FoundedCity(CityFounding founding, TestDataSource database, TestClock clock, ScheduledTaskHolder scheduled) {
        this.founding = founding;
        this.database = database;
        this.clock = clock;
        this.scheduled = scheduled;
    }

    /** @param port where the application of this test listens */
    RandomCity at(int port) {
        clock.set(InProcessCity.FOUNDED.toString());
        var citizens = founding.found();
        var founded = database.database();
        return new RandomCity(
                () -> {
                    database.renew("random_city", founded);
                    return new InProcessCity(port, clock, database, scheduled);
                },
                citizens);
    }
}
