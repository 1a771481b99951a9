package org.redvest.engine;

import java.util.List;

/**
 * When and where the needs are, as flat arrays in the order of time, and which two of them one person can serve. The rule is
 * {@link Eligibility#compatible}; here it is asked millions of times, so most answers come from a bound on the way instead of the way.
 */
final class Timetable {
    private static final double SAFE_MINUTES = 1e-3;

    final int[] start;
    final int[] end;
    final int[] day;
    private final double[] phi;
    private final double[] lambda;
    private final double[] cosine;
    private final double[] x;
    private final double[] y;
    private final double[] z;
    private final double gapMinutes;
    private final double minutesPerKm;
    private final double longestWayMinutes;

    Timetable(List<Need> needs, Parameters parameters) {
        int count = needs.size();
        start = new int[count];
        end = new int[count];
        day = new int[count];
        phi = new double[count];
        lambda = new double[count];
        cosine = new double[count];
        x = new double[count];
        y = new double[count];
        z = new double[count];
        for (int g = 0; g < count; g++) {
            Need need = needs.get(g);
            start[g] = need.slot().startMinute();
            end[g] = need.slot().endMinute();
            day[g] = need.day();
            phi[g] = Math.toRadians(need.site().lat());
            lambda[g] = Math.toRadians(need.site().lon());
            cosine[g] = StrictMath.cos(phi[g]);
            x[g] = cosine[g] * StrictMath.cos(lambda[g]);
            y[g] = cosine[g] * StrictMath.sin(lambda[g]);
            z[g] = StrictMath.sin(phi[g]);
        }
        gapMinutes = parameters.gapMinutes();
        minutesPerKm = parameters.minutesPerKm();
        longestWayMinutes = gapMinutes + minutesPerKm * longestWay() + 1;
    }

    int minutes(int need) {
        return end[need] - start[need];
    }

    boolean compatible(int one, int other) {
        int between = Math.max(start[other] - end[one], start[one] - end[other]);
        if (between < 0 || between + Eligibility.TOLERANCE < gapMinutes) {
            return false;
        }
        if (between >= longestWayMinutes) {
            return true;
        }
        double spare = between - gapMinutes;
        double dx = x[one] - x[other];
        double dy = y[one] - y[other];
        double dz = z[one] - z[other];
        double chord = Math.sqrt(dx * dx + dy * dy + dz * dz);
        double least = minutesPerKm * Position.EARTH_RADIUS_KM * chord; // no way is shorter than its chord
        if (spare < least - SAFE_MINUTES) {
            return false;
        }
        if (chord < 0.5 && spare > least * (1 + chord * chord / 20) + SAFE_MINUTES) { // arc = chord + chord³/24 + …
            return true;
        }
        double kilometres =
                Position.kilometres(phi[one], lambda[one], cosine[one], phi[other], lambda[other], cosine[other]);
        return Eligibility.enough(between, gapMinutes, minutesPerKm, kilometres);
    }

    /** Whether every need that starts at {@code minute} or later can follow this one, however far it is. */
    boolean clearBy(int need, int minute) {
        return minute - end[need] >= longestWayMinutes;
    }

    double kilometres(int need, double phiHome, double lambdaHome, double cosineHome) {
        return Position.kilometres(phi[need], lambda[need], cosine[need], phiHome, lambdaHome, cosineHome);
    }

    /** An upper bound on the distance between any two needs: around their bounding box, or half around the earth. */
    private double longestWay() {
        double south = Math.PI;
        double north = -Math.PI;
        double west = 2 * Math.PI;
        double east = -2 * Math.PI;
        for (int g = 0; g < phi.length; g++) {
            south = Math.min(south, phi[g]);
            north = Math.max(north, phi[g]);
            west = Math.min(west, lambda[g]);
            east = Math.max(east, lambda[g]);
        }
        double aroundBox = Math.max(0, north - south) + Math.max(0, east - west);
        return Position.EARTH_RADIUS_KM * Math.min(Math.PI, aroundBox) * (1 + 1e-9);
    }
}
