package org.redvest.engine.pairs;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.redvest.engine.Eligibility;
import org.redvest.engine.Position;
import org.redvest.engine.market.Spot;

/**
 * The map of needs is a grid of cells of latitude and longitude, row by row, that gives the needs within a circle.
 */
final class NeedMap {
    private static final double ROW = 2 / Position.EARTH_RADIUS_KM;
    private static final int CELLS_A_NEED = 2;
    private static final double MARGIN = 1e-9;
    /** Beyond this the chord tells for sure which of two ways is longer, even half around the earth. */
    private static final double CLOSE_KM = 1e-3;

    private final double south;
    private final double west;
    private final int rows;
    private final int columns;
    private final double column;
    /** Where the needs of each cell begin in the arrays below, and one more. */
    private final int[] first;

    private final int[] need;
    private final Spot[] site;
    private final double[] x;
    private final double[] y;
    private final double[] z;
    /** What kind of slot, skills and category each asks for. */
    private final int[] slot;

    private final int[] skills;
    private final int[] category;

    /** @param sites of the needs, by their numbers */
    NeedMap(Spot[] sites, NeedKinds kinds) {
        south = Arrays.stream(sites).mapToDouble(Spot::phi).min().orElse(0);
        west = Arrays.stream(sites).mapToDouble(Spot::lambda).min().orElse(0);
        double north = Arrays.stream(sites).mapToDouble(Spot::phi).max().orElse(0);
        double east = Arrays.stream(sites).mapToDouble(Spot::lambda).max().orElse(0);
        rows = row(north) + 1;
        columns = Math.max(1, CELLS_A_NEED * sites.length / rows);
        column = Math.max((east - west) / columns, MARGIN);
        int[] cell = Arrays.stream(sites)
                .mapToInt(s -> row(s.phi()) * columns + column(s.lambda()))
                .toArray();
        need = IntStream.range(0, sites.length)
                .boxed()
                .sorted(Comparator.comparingInt(g -> cell[g]))
                .mapToInt(g -> g)
                .toArray();
        first = new int[rows * columns + 1];
        for (int c : cell) {
            first[c + 1]++;
        }
        Arrays.parallelPrefix(first, Integer::sum);
        site = Arrays.stream(need).mapToObj(g -> sites[g]).toArray(Spot[]::new);
        x = Arrays.stream(site).mapToDouble(Spot::x).toArray();
        y = Arrays.stream(site).mapToDouble(Spot::y).toArray();
        z = Arrays.stream(site).mapToDouble(Spot::z).toArray();
        slot = Arrays.stream(need).map(kinds::slot).toArray();
        skills = Arrays.stream(need).map(kinds::skills).toArray();
        category = Arrays.stream(need).map(kinds::category).toArray();
    }

    private int row(double phi) {
        return (int) Math.floor((phi - south) / ROW);
    }

    /** The nearest column, for those outside. */
    private int column(double lambda) {
        return Math.clamp((int) Math.floor((lambda - west) / column), 0, columns - 1);
    }

    /** Gives the needs of a suitable kind within the radius, in any order, and across the date line perhaps twice. */
    void around(Spot home, double radiusKm, NeedKinds.Suitable suitable, IntConsumer found) {
        var circle = new Circle(home, radiusKm);
        double angle = (radiusKm + Eligibility.TOLERANCE) / Position.EARTH_RADIUS_KM + MARGIN;
        double reach = widest(home.phi(), angle);
        double from = home.lambda() - reach;
        double to = home.lambda() + reach;
        for (int r = Math.max(0, row(home.phi() - angle)); r <= Math.min(rows - 1, row(home.phi() + angle)); r++) {
            between(r, from, to, circle, suitable, found);
            if (from < -Math.PI) {
                between(r, from + 2 * Math.PI, Math.PI, circle, suitable, found);
            }
            if (to > Math.PI) {
                between(r, -Math.PI, to - 2 * Math.PI, circle, suitable, found);
            }
        }
    }

    private void between(
            int row, double from, double to, Circle circle, NeedKinds.Suitable suitable, IntConsumer found) {
        int end = first[row * columns + column(to) + 1];
        for (int i = first[row * columns + column(from)]; i < end; i++) {
            // Without short cuts: most needs fail one of the three, no one can predict which, and a wrong guess costs
            // more than a look.
            if ((suitable.slot[slot[i]] & suitable.skills[skills[i]] & suitable.category[category[i]])
                    && circle.has(i)) {
                found.accept(need[i]);
            }
        }
    }

    /** How far east or west a point within the angle can be: asin(sin angle / cos φ), or anywhere once a pole is within reach. */
    private static double widest(double phi, double angle) {
        if (Math.abs(phi) + angle >= Math.PI / 2 - MARGIN) {
            return Math.PI;
        }
        return Math.asin(Math.min(1, Math.sin(angle) / Math.cos(phi))) + MARGIN;
    }

    /** Everything within a radius of a home, told by the chord where it is not a close thing. */
    private final class Circle {
        private final Spot home;
        private final double radiusKm;
        private final double surelyIn;
        private final double surelyOut;

        Circle(Spot home, double radiusKm) {
            this.home = home;
            this.radiusKm = radiusKm;
            surelyIn = chordSquared(radiusKm - CLOSE_KM);
            surelyOut = chordSquared(radiusKm + CLOSE_KM);
        }

        boolean has(int i) {
            double dx = x[i] - home.x();
            double dy = y[i] - home.y();
            double dz = z[i] - home.z();
            double square = dx * dx + dy * dy + dz * dz;
            return square < surelyIn || square <= surelyOut && Eligibility.within(home.kilometresTo(site[i]), radiusKm);
        }

        private static double chordSquared(double kilometres) {
            double half = Math.clamp(kilometres / Position.EARTH_RADIUS_KM / 2, 0, Math.PI / 2);
            double chord = 2 * Math.sin(half);
            return half < Math.PI / 2 ? chord * chord : Double.MAX_VALUE;
        }
    }
}
