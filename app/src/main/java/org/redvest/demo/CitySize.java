package org.redvest.demo;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How large a city the demo founds, and from which seed.
 *
 * @param volunteers at least 200, so that somebody can serve
 * @param teams service teams among them
 */
@ConfigurationProperties("redvest.demo")
record CitySize(int volunteers, int teams, long seed) {

    CitySize {
        if (volunteers < 200 || volunteers > 200_000) {
            throw new IllegalArgumentException("A demo has 200 to 200,000 volunteers, not " + volunteers);
        }
        if (teams < 1 || teams > volunteers / 10) {
            throw new IllegalArgumentException(
                    "%d volunteers form 1 to %d teams, not %d".formatted(volunteers, volunteers / 10, teams));
        }
    }

    /** Stories of the past six weeks: about one for every dozen volunteers. */
    int stories() {
        return Math.clamp(volunteers / 12, 40, 420);
    }
}
