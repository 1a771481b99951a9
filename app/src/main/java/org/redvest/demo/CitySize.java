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

    /** Orders of the past six weeks: nine for a hundred volunteers, whatever the size of the city. */
    int stories() {
        return volunteers * 9 / 100;
    }

    /** As many on each day that is still to come. */
    int ordersADay() {
        return Math.max(1, stories() / Founding.DAYS_BEHIND);
    }

    /** Open orders all over the city, so that every volunteer finds something. */
    int openElsewhere() {
        return volunteers / 100;
    }

    /** Where so many live, a township's own committee opens its orders to its own people; a county would ask tens of thousands. */
    boolean hasTownCommittees() {
        return volunteers > 20_000;
    }

    /** Communities that order, in a county and in a district: more where more people live. */
    int ordering(int usual) {
        return usual * Math.max(1, volunteers / 10_000);
    }
}
