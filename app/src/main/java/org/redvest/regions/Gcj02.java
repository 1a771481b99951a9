package org.redvest.regions;

import org.redvest.engine.Position;

/**
 * GCJ-02, the datum that maps published in China are shifted by, and the way back. The shift is the formula in public use
 * since 2010 (as in eviltransform); it has no closed inverse, so we repeat until the shifted guess meets the given point.
 */
final class Gcj02 {

    private static final double SEMI_MAJOR_AXIS_M = 6_378_245.0;
    private static final double ECCENTRICITY_SQUARED = 0.006693421622965943;
    private static final double GOOD_ENOUGH_DEGREES = 1e-9;
    private static final int MOST_ROUNDS = 30;

    private Gcj02() {}

    static Position toWgs84(double lat, double lon) {
        var guess = new Position(lat, lon);
        for (int round = 0; round < MOST_ROUNDS; round++) {
            var shifted = fromWgs84(guess);
            double north = lat - shifted.lat();
            double east = lon - shifted.lon();
            guess = new Position(guess.lat() + north, guess.lon() + east);
            if (Math.abs(north) < GOOD_ENOUGH_DEGREES && Math.abs(east) < GOOD_ENOUGH_DEGREES) {
                break;
            }
        }
        return guess;
    }

    static Position fromWgs84(Position position) {
        double x = position.lon() - 105;
        double y = position.lat() - 35;
        double radians = Math.toRadians(position.lat());
        double flattening = 1 - ECCENTRICITY_SQUARED * Math.sin(radians) * Math.sin(radians);
        double meridian = SEMI_MAJOR_AXIS_M * (1 - ECCENTRICITY_SQUARED) / (flattening * Math.sqrt(flattening));
        double parallel = SEMI_MAJOR_AXIS_M / Math.sqrt(flattening) * Math.cos(radians);
        return new Position(
                position.lat() + Math.toDegrees(northShift(x, y) / meridian),
                position.lon() + Math.toDegrees(eastShift(x, y) / parallel));
    }

    private static double northShift(double x, double y) {
        return -100
                + 2 * x
                + 3 * y
                + 0.2 * y * y
                + 0.1 * x * y
                + 0.2 * Math.sqrt(Math.abs(x))
                + waves(20, 6 * x, 20, 2 * x)
                + waves(20, y, 40, y / 3)
                + waves(160, y / 12, 320, y / 30);
    }

    private static double eastShift(double x, double y) {
        return 300
                + x
                + 2 * y
                + 0.1 * x * x
                + 0.1 * x * y
                + 0.1 * Math.sqrt(Math.abs(x))
                + waves(20, 6 * x, 20, 2 * x)
                + waves(20, x, 40, x / 3)
                + waves(150, x / 12, 300, x / 30);
    }

    private static double waves(double firstHeight, double first, double secondHeight, double second) {
        return (firstHeight * Math.sin(first * Math.PI) + secondHeight * Math.sin(second * Math.PI)) * 2 / 3;
    }
}
