package org.redvest.cli.check;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.redvest.cli.instance.Need;
import org.redvest.cli.instance.Position;

/**
 * Needs that may lie within a radius: all that do, and a few more. It compares straight lines through the globe, which know
 * neither poles nor a date line, and keeps the needs in cubes of space; the rule itself then measures along the surface.
 */
final class Nearby {
    private static final double GLOBE_KM = 6371.0088;
    private static final double MARGIN_KM = 0.001;
    private static final double CUBE_KM = 8;

    private final int[] all;
    private final double[][] points;
    private final Map<Long, int[]> cubes = new HashMap<>();

    Nearby(List<Need> needs) {
        all = IntStream.range(0, needs.size()).toArray();
        points = needs.stream().map(need -> point(need.site())).toArray(double[][]::new);
        for (int n : all) {
            var p = points[n];
            cubes.merge(cube(side(p[0]), side(p[1]), side(p[2])), new int[] {n}, Nearby::joined);
        }
    }

    /** A straight line is never longer than the way on the surface, so no need within the radius is missed. */
    void within(double radiusKm, Position home, IntConsumer needs) {
        var here = point(home);
        var reach = radiusKm + MARGIN_KM;
        if (Math.pow(2 * reach / CUBE_KM + 2, 3) > all.length) {
            offer(all, here, reach, needs);
            return;
        }
        for (int i = side(here[0] - reach); i <= side(here[0] + reach); i++) {
            for (int j = side(here[1] - reach); j <= side(here[1] + reach); j++) {
                for (int k = side(here[2] - reach); k <= side(here[2] + reach); k++) {
                    var inCube = cubes.get(cube(i, j, k));
                    if (inCube != null) {
                        offer(inCube, here, reach, needs);
                    }
                }
            }
        }
    }

    private void offer(int[] candidates, double[] here, double reach, IntConsumer needs) {
        for (int n : candidates) {
            var dx = points[n][0] - here[0];
            var dy = points[n][1] - here[1];
            var dz = points[n][2] - here[2];
            if (dx * dx + dy * dy + dz * dz <= reach * reach) {
                needs.accept(n);
            }
        }
    }

    private static int side(double kilometres) {
        return (int) Math.floor(kilometres / CUBE_KM);
    }

    private static long cube(int i, int j, int k) {
        return ((i & 0xFFFFL) << 32) | ((j & 0xFFFFL) << 16) | (k & 0xFFFFL);
    }

    private static int[] joined(int[] some, int[] more) {
        var joined = Arrays.copyOf(some, some.length + more.length);
        System.arraycopy(more, 0, joined, some.length, more.length);
        return joined;
    }

    private static double[] point(Position position) {
        var phi = Math.toRadians(position.lat());
        var lambda = Math.toRadians(position.lon());
        return new double[] {
            GLOBE_KM * Math.cos(phi) * Math.cos(lambda),
            GLOBE_KM * Math.cos(phi) * Math.sin(lambda),
            GLOBE_KM * Math.sin(phi)
        };
    }
}
