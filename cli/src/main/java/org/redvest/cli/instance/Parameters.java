package org.redvest.cli.instance;

import java.util.List;

/** The content of {@code parameters.json}. */
public record Parameters(double pointsPerKm, List<Double> fatigue, double gapMinutes, double minutesPerKm) {

    public static final Parameters DEFAULT = new Parameters(2, List.of(0.0, 8.0, 20.0, 35.0, 55.0, 80.0), 10, 2);

    public Parameters {
        fatigue = List.copyOf(fatigue);
    }
}
