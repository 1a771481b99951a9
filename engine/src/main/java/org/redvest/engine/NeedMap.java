package org.redvest.engine;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * Needs by where they are: bands of latitude, each sorted by longitude. Gives every need within a distance of a point, and now and then
 * one that is farther.
 */
final class NeedMap {
    private static final double BAND_KM = 2;
    private static final double BAND = BAND_KM / Position.EARTH_RADIUS_KM;
    private static final double MARGIN = 1e-9;

    private final int lowestBand;
    private final int[] bandFirst;
    private final double[] lambda;
    private final int[] need;

    /** For each need, in the order of {@link #need}: what kind of slot, skills and category it asks for. */
    private final int[] slot;

    private final int[] skills;
    private final int[] category;

    NeedMap(List<Need> needs, NeedKinds kinds) {
        int[] band = needs.stream().mapToInt(n -> band(phi(n))).toArray();
        lowestBand = Arrays.stream(band).min().orElse(0);
        int bands = Arrays.stream(band).max().orElse(-1) - lowestBand + 1;
        need = IntStream.range(0, needs.size())
                .boxed()
                .sorted(Comparator.<Integer>comparingInt(g -> band[g]).thenComparingDouble(g -> lambda(needs.get(g))))
                .mapToInt(g -> g)
                .toArray();
        slot = Arrays.stream(need).map(kinds::slot).toArray();
        skills = Arrays.stream(need).map(kinds::skills).toArray();
        category = Arrays.stream(need).map(kinds::category).toArray();
        lambda = Arrays.stream(need).mapToDouble(g -> lambda(needs.get(g))).toArray();
        bandFirst = new int[Math.max(0, bands) + 1];
        for (int b : band) {
            bandFirst[b - lowestBand + 1]++;
        }
        for (int b = 0; b + 1 < bandFirst.length; b++) {
            bandFirst[b + 1] += bandFirst[b];
        }
    }

    /** Gives the needs within the distance that are of a suitable kind. */
    void around(double phi, double lambdaHome, double kilometres, NeedKinds.Suitable suitable, IntConsumer found) {
        double angle = (kilometres + Eligibility.TOLERANCE) / Position.EARTH_RADIUS_KM + MARGIN;
        double reach = widest(phi, angle);
        int from = Math.max(0, band(Math.max(-4, phi - angle)) - lowestBand);
        int to = Math.min(bandFirst.length - 2, band(Math.min(4, phi + angle)) - lowestBand);
        for (int b = from; b <= to; b++) {
            if (reach >= Math.PI) {
                between(b, -4, 4, suitable, found);
                continue;
            }
            between(b, lambdaHome - reach, lambdaHome + reach, suitable, found);
            if (lambdaHome - reach < -Math.PI) {
                between(
                        b,
                        Math.max(lambdaHome - reach + 2 * Math.PI, Math.nextUp(lambdaHome + reach)),
                        4,
                        suitable,
                        found);
            }
            if (lambdaHome + reach > Math.PI) {
                between(
                        b,
                        -4,
                        Math.min(lambdaHome + reach - 2 * Math.PI, Math.nextDown(lambdaHome - reach)),
                        suitable,
                        found);
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

    private void between(int band, double west, double east, NeedKinds.Suitable suitable, IntConsumer found) {
        int low = bandFirst[band];
        int high = bandFirst[band + 1];
        int end = high;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (lambda[middle] < west) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        for (int i = low; i < end && lambda[i] <= east; i++) {
            // Without short cuts: most needs fail one of the three, no one can predict which, and a wrong guess costs
            // more than a look.
            if (suitable.slot[slot[i]] & suitable.skills[skills[i]] & suitable.category[category[i]]) {
                found.accept(need[i]);
            }
        }
    }

    private static int band(double phi) {
        return (int) Math.floor(phi / BAND);
    }

    private static double phi(Need need) {
        return Math.toRadians(need.site().lat());
    }

    private static double lambda(Need need) {
        return Math.toRadians(need.site().lon());
    }
}
