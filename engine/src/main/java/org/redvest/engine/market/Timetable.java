package org.redvest.engine.market;

import java.util.List;
import org.redvest.engine.Eligibility;
import org.redvest.engine.Need;
import org.redvest.engine.Parameters;
import org.redvest.engine.Position;

/**
 * The timetable says when and where the needs are, as flat arrays in the order of time, and which two of them one person can serve. The
 * rule is {@link Eligibility#compatible}; here it is asked millions of times, so it is asked with a quicker distance where that is enough.
 */
public final class Timetable {
    private static final double SAFE_MINUTES = 1e-3;

    public final int[] start;
    final int[] end;
    public final int[] day;
    private final Spot[] site;
    private final double gapMinutes;
    private final double minutesPerKm;
    private final double longestWayMinutes;

    public Timetable(List<Need> needs, Parameters parameters) {
        start = needs.stream().mapToInt(n -> n.slot().startMinute()).toArray();
        end = needs.stream().mapToInt(n -> n.slot().endMinute()).toArray();
        day = needs.stream().mapToInt(Need::day).toArray();
        site = needs.stream().map(n -> Spot.of(n.site())).toArray(Spot[]::new);
        gapMinutes = parameters.gapMinutes();
        minutesPerKm = parameters.minutesPerKm();
        longestWayMinutes = gapMinutes + minutesPerKm * longestWay() + 1;
    }

    public int minutes(int need) {
        return end[need] - start[need];
    }

    public boolean compatible(int one, int other) {
        int between = Math.max(start[other] - end[one], start[one] - end[other]);
        if (between < 0 || between + Eligibility.TOLERANCE < gapMinutes) {
            return false;
        }
        if (between >= longestWayMinutes) {
            return true;
        }
        double spare = between - gapMinutes - minutesPerKm * site[one].nearlyKilometresTo(site[other]);
        if (Math.abs(spare) > SAFE_MINUTES + minutesPerKm * Spot.ERROR_KM) {
            return spare > 0;
        }
        return Eligibility.enough(between, gapMinutes, minutesPerKm, site[one].kilometresTo(site[other]));
    }

    /** Whether every need that starts at {@code minute} or later can follow this one, however far it is. */
    public boolean clearBy(int need, int minute) {
        return minute - end[need] >= longestWayMinutes;
    }

    /** An upper bound on the distance between any two needs: around their bounding box, or half around the earth. */
    private double longestWay() {
        double south = Math.PI;
        double north = -Math.PI;
        double west = 2 * Math.PI;
        double east = -2 * Math.PI;
        for (Spot spot : site) {
            south = Math.min(south, spot.phi());
            north = Math.max(north, spot.phi());
            west = Math.min(west, spot.lambda());
            east = Math.max(east, spot.lambda());
        }
        double aroundBox = Math.max(0, north - south) + Math.max(0, east - west);
        return Position.EARTH_RADIUS_KM * Math.min(Math.PI, aroundBox) * (1 + 1e-9);
    }
}
