package org.redvest.engine;

import java.io.Serializable;

/**
 * A point on the earth in WGS-84.
 *
 * @param lat latitude in degrees, −90…90
 * @param lon longitude in degrees, −180…180
 */
public record Position(double lat, double lon) implements Serializable {

    /** Mean radius of the earth in kilometres (IUGG). */
    public static final double EARTH_RADIUS_KM = 6371.0088;

    public Position {
        if (!(lat >= -90 && lat <= 90 && lon >= -180 && lon <= 180)) {
            throw new IllegalArgumentException(
                    "No place on earth has latitude %s and longitude %s; they are −90…90 and −180…180 degrees"
                            .formatted(lat, lon));
        }
    }

    /** Great-circle distance in kilometres by the haversine formula; the same bits on every machine, and the same both ways. */
    public double kilometresTo(Position other) {
        return kilometres(
                Math.toRadians(lat),
                Math.toRadians(lon),
                cosine(lat),
                Math.toRadians(other.lat),
                Math.toRadians(other.lon),
                cosine(other.lat));
    }

    /** The same formula with everything prepared that depends on one end only: latitude, longitude in radians, cos latitude. */
    public static double kilometres(
            double phi1, double lambda1, double cos1, double phi2, double lambda2, double cos2) {
        double sinPhi = StrictMath.sin((phi2 - phi1) / 2);
        double sinLambda = StrictMath.sin((lambda2 - lambda1) / 2);
        double haversine = sinPhi * sinPhi + cos1 * cos2 * (sinLambda * sinLambda);
        return 2 * EARTH_RADIUS_KM * StrictMath.asin(Math.min(1, Math.sqrt(haversine)));
    }

    static double cosine(double lat) {
        return StrictMath.cos(Math.toRadians(lat));
    }
}
