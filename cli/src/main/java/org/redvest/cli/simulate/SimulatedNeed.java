package org.redvest.cli.simulate;

import org.redvest.engine.Position;

/**
 * A need of the simulated weeks. Minutes are counted from the Monday a week before the first service.
 *
 * @param number in the order of the file
 * @param people who could serve, by number
 * @param kilometres their ways
 */
record SimulatedNeed(
        int number,
        Position site,
        int start,
        int end,
        int known,
        int places,
        double value,
        int[] people,
        float[] kilometres) {

    static final int DAY = 24 * 60;
    static final int WEEK = 7 * DAY;

    int week() {
        return start / WEEK;
    }

    int day() {
        return start / DAY;
    }

    int minutes() {
        return end - start;
    }

    /** Whether one person could not do both: the engine's usual pause and way between. */
    boolean collides(SimulatedNeed other) {
        double between = 10 + 2 * site.kilometresTo(other.site);
        return start < other.end + between && other.start < end + between;
    }
}
