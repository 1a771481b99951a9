package org.redvest.dispatch.planning;

import java.util.List;
import org.redvest.engine.Position;
import org.redvest.engine.Volunteer;

/** Whether a volunteer may live near enough to any of a few sites. Compares degrees alone, so it never leaves out one who does. */
final class Nearness {

    /** With more sites it is cheaper to keep everybody. */
    private static final int MOST_SITES = 500;

    /** A little less than the shortest degree of latitude. */
    private static final double KM_A_DEGREE = 111;

    private final List<Position> sites;
    private final boolean everybody;

    private Nearness(List<Position> sites) {
        this.sites = sites;
        everybody = sites.size() > MOST_SITES;
    }

    static Nearness of(List<NeedRow> needs) {
        var sites = needs.stream()
                .filter(NeedRow::open)
                .map(row -> row.need().site())
                .distinct()
                .toList();
        return new Nearness(sites);
    }

    boolean reaches(Volunteer volunteer) {
        return everybody || sites.stream().anyMatch(site -> mayReach(volunteer, site));
    }

    private boolean mayReach(Volunteer volunteer, Position site) {
        double degrees = volunteer.radiusKm() / KM_A_DEGREE + 1e-6;
        double north = Math.abs(site.lat() - volunteer.home().lat());
        if (north > degrees) {
            return false;
        }
        double farthest =
                Math.max(Math.abs(site.lat()), Math.abs(volunteer.home().lat()));
        double east = Math.abs(site.lon() - volunteer.home().lon());
        return east * Math.cos(Math.toRadians(Math.min(90, farthest))) <= degrees * 1.01;
    }
}
