package org.redvest.regions;

/** A point on the earth in degrees, WGS-84 as everything inside Redvest. */
public record Position(double lat, double lon) {

    private static final double EARTH_RADIUS_M = 6_371_008.8;

    public Position {
        if (!(Math.abs(lat) <= 90 && Math.abs(lon) <= 180)) {
            throw new IllegalArgumentException("Not on the earth: %s, %s".formatted(lat, lon));
        }
    }

    /** As the crow flies (haversine). */
    public double metresTo(Position other) {
        double north = Math.toRadians(other.lat - lat);
        double east = Math.toRadians(other.lon - lon);
        double chord = square(Math.sin(north / 2))
                + Math.cos(Math.toRadians(lat)) * Math.cos(Math.toRadians(other.lat)) * square(Math.sin(east / 2));
        return 2 * EARTH_RADIUS_M * Math.asin(Math.sqrt(chord));
    }

    private static double square(double x) {
        return x * x;
    }
}
