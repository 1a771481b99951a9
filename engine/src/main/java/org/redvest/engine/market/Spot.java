package org.redvest.engine.market;

import org.redvest.engine.Position;

/**
 * A spot is a position made ready for millions of distances: in radians, and as a point of the unit sphere, whose chord gives the distance.
 *
 * @param phi latitude in radians
 * @param lambda longitude in radians
 * @param cosine of the latitude
 */
public record Spot(double phi, double lambda, double cosine, double x, double y, double z) {

    /**
     * What {@link #nearlyKilometresTo} may be wrong by. Coordinates on the unit sphere are wrong by a few 1e-16 each, which is some
     * 1e-11 km; the rule's own formula is no better.
     */
    public static final double ERROR_KM = 1e-10;

    /** Square of the chord up to which the series below is right to the last digits: 127 km. */
    private static final double FAR = 0.02 * 0.02;

    public static Spot of(Position position) {
        double phi = Math.toRadians(position.lat());
        double lambda = Math.toRadians(position.lon());
        double cosine = StrictMath.cos(phi);
        return new Spot(
                phi,
                lambda,
                cosine,
                cosine * StrictMath.cos(lambda),
                cosine * StrictMath.sin(lambda),
                StrictMath.sin(phi));
    }

    /** To the last bit what {@link Position#kilometresTo} says. */
    public double kilometresTo(Spot other) {
        return Position.kilometres(phi, lambda, cosine, other.phi, other.lambda, other.cosine);
    }

    /** The same, at most {@link #ERROR_KM} off, and where the way is not long in a tenth of the time: the arc from its chord. */
    public double nearlyKilometresTo(Spot other) {
        double dx = x - other.x;
        double dy = y - other.y;
        double dz = z - other.z;
        double square = dx * dx + dy * dy + dz * dz;
        if (square > FAR) {
            return kilometresTo(other);
        }
        // 2 asin(c / 2) = c + c³/24 + 3c⁵/640 + 5c⁷/7168 + …
        double stretch = 1 + square * (1.0 / 24 + square * (3.0 / 640 + square * (5.0 / 7168)));
        return Position.EARTH_RADIUS_KM * Math.sqrt(square) * stretch;
    }
}
