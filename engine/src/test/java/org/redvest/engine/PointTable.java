package org.redvest.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.redvest.engine.market.Market;
import org.redvest.engine.market.Workers;

/**
 * A problem written as a table: row v, column g is what volunteer v brings to need g, in micros; {@link #NO} where they may not serve it.
 * Volunteers and needs keep their numbers in the market. Each need has a day of its own and one place, unless said otherwise.
 */
public final class PointTable {
    public static final long NO = Long.MIN_VALUE;

    private static final Position HERE = new Position(27, 111);

    private final long[][] points;
    private final int[] places;
    private Limits limits = new Limits(1, 1, 100_000);
    private List<Double> fatigue = List.of(0.0);
    private List<Pair> held = List.of();
    private int daysApart = 1;

    public PointTable(long[]... points) {
        this.points = points;
        places = new int[points[0].length];
        java.util.Arrays.fill(places, 1);
    }

    public static long[] row(long... points) {
        return points;
    }

    /** Any table, with gaps, of amounts that are multiples of {@code unit}. */
    public static PointTable random(Random chance, int people, int needs, int unit) {
        return new PointTable(IntStream.range(0, people)
                .mapToObj(_ -> LongStream.range(0, needs)
                        .map(_ -> chance.nextInt(4) == 0 ? NO : (long) unit * (1 + chance.nextInt(30)))
                        .toArray())
                .toArray(long[][]::new));
    }

    public PointTable places(int need, int number) {
        places[need] = number;
        return this;
    }

    public PointTable limits(int shifts, int shiftsPerDay) {
        limits = new Limits(shifts, shiftsPerDay, 100_000);
        return this;
    }

    public PointTable fatigue(double... points) {
        fatigue = java.util.Arrays.stream(points).boxed().toList();
        return this;
    }

    public PointTable held(int volunteer, int need) {
        var more = new ArrayList<>(held);
        more.add(new Pair("v" + volunteer, "n" + need));
        held = more;
        return this;
    }

    /** All needs at one time: whoever serves one serves no other. */
    public PointTable allAtOnce() {
        daysApart = 0;
        return this;
    }

    public Problem problem() {
        var needs = IntStream.range(0, places.length)
                .mapToObj(g -> {
                    int start = 480 + 1440 * g * daysApart;
                    return new Need("n" + g, "n" + g, HERE, new Slot(start, start + 60), places[g], 0, Set.of(), "any");
                })
                .toList();
        var volunteers = IntStream.range(0, points.length)
                .mapToObj(v -> new Volunteer("v" + v, HERE, 1, limits, 0, Set.of(), Set.of(), FreeTime.NEVER))
                .toList();
        var scores = new ArrayList<Scoring.Score>();
        for (int v = 0; v < points.length; v++) {
            for (int g = 0; g < places.length; g++) {
                if (points[v][g] != NO) {
                    scores.add(new Scoring.Score("v" + v, "n" + g, points[v][g] / 1e6));
                }
            }
        }
        return new Problem(
                volunteers, needs, new Scoring.Listed(scores), held, List.of(), new Parameters(0, fatigue, 0, 0));
    }

    public Market market() {
        return Planner.market(problem(), Options.DEFAULT, new Workers(1));
    }
}
