package org.redvest.demo;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How large a city the demo founds, and from which seed.
 *
 * @param volunteers 60 to 200,000; below a thousand many orders find nobody. 0 founds no city
 * @param teams service teams among them, as far as there are ten people for each
 */
@ConfigurationProperties("redvest.demo")
record CitySize(int volunteers, int teams, long seed) {

    CitySize {
        if (volunteers != 0 && (volunteers < 60 || volunteers > 200_000)) {
            throw new IllegalArgumentException("A demo has 60 to 200,000 volunteers, not " + volunteers);
        }
        teams = Math.clamp(teams, 0, volunteers / 10);
    }

    /** Stories of the past six weeks: about one for every dozen volunteers. */
    int stories() {
        return Math.min(volunteers / 12, 420);
    }

    /** Open orders all over the city, so that every volunteer finds something. */
    int openElsewhere() {
        return Math.min(volunteers / 100, 24);
    }
}
