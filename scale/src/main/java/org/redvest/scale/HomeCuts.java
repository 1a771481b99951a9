package org.redvest.scale;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import org.redvest.engine.Volunteer;

/**
 * Cuts people into regions by where they live, as a k-d tree does (Bentley 1975): first all in two, by a meridian or a parallel, then each
 * part again. Of all lines that leave at least a quarter of the people on either side, the one is taken that the fewest people's radius
 * crosses; of equal ones the one that halves best. People at one address are never separated.
 *
 * <p>Where a line runs decides nothing but how much the regions have to exchange.
 */
final class HomeCuts {
    private static final int LEAST_SHARE = 4;
    private static final double KM_A_DEGREE = 111.195;

    private final ToIntFunction<Volunteer> weight;
    private final List<List<Volunteer>> regions = new ArrayList<>();

    private HomeCuts(ToIntFunction<Volunteer> weight) {
        this.weight = weight;
    }

    /**
     * At most so many regions; fewer where people live at fewer addresses.
     *
     * @param weight how much it matters that a person's radius is not crossed
     */
    static List<List<Volunteer>> of(List<Volunteer> people, int count, ToIntFunction<Volunteer> weight) {
        var cuts = new HomeCuts(weight);
        cuts.divide(people.stream().sorted(Comparator.comparing(Volunteer::id)).toList(), count);
        return List.copyOf(cuts.regions);
    }

    private void divide(List<Volunteer> part, int count) {
        var line = count < 2 || part.size() < 2 ? Line.NONE : bestLine(part);
        if (line.at() == 0) {
            regions.add(part);
            return;
        }
        var sorted = sorted(part, line.axis());
        int ofFirst = Math.clamp(Math.round((double) count * line.at() / part.size()), 1, count - 1);
        divide(sorted.subList(0, line.at()), ofFirst);
        divide(sorted.subList(line.at(), part.size()), count - ofFirst);
    }

    private Line bestLine(List<Volunteer> part) {
        var one = best(part, Axis.LAT);
        var other = best(part, Axis.LON);
        return Line.BEST_FIRST.compare(one, other) <= 0 ? one : other;
    }

    /** Along which coordinate people are told apart. */
    private enum Axis {
        LAT,
        LON;

        double of(Volunteer volunteer) {
            return this == LAT ? volunteer.home().lat() : volunteer.home().lon();
        }

        /** A person's radius in degrees. */
        double reach(Volunteer volunteer) {
            double shrink = this == LAT
                    ? 1
                    : Math.max(
                            0.01, StrictMath.cos(Math.toRadians(volunteer.home().lat())));
            return volunteer.radiusKm() / (KM_A_DEGREE * shrink);
        }
    }

    /**
     * A line across people who are sorted along the axis.
     *
     * @param at so many of them are before the line; 0: there is no line
     * @param crossings the weight of the people whose radius it crosses
     */
    private record Line(Axis axis, int at, long crossings, int imbalance) {
        private static final Line NONE = new Line(Axis.LAT, 0, Long.MAX_VALUE, Integer.MAX_VALUE);
        private static final Comparator<Line> BEST_FIRST =
                Comparator.comparingLong(Line::crossings).thenComparingInt(Line::imbalance);
    }

    private static List<Volunteer> sorted(List<Volunteer> part, Axis axis) {
        var sorted = new ArrayList<>(part);
        sorted.sort(Comparator.comparingDouble(axis::of));
        return sorted;
    }

    /** Sweeps the line over the people; those whose stretch has begun and not ended are crossed. */
    private Line best(List<Volunteer> part, Axis axis) {
        var people = sorted(part, axis);
        var begins = new Sweep(part, v -> axis.of(v) - axis.reach(v), weight);
        var ends = new Sweep(part, v -> axis.of(v) + axis.reach(v), weight);
        var best = Line.NONE;
        int least = Math.max(1, people.size() / LEAST_SHARE);
        for (int at = least; at <= people.size() - least; at++) {
            double left = axis.of(people.get(at - 1));
            double right = axis.of(people.get(at));
            if (left < right) {
                double position = left + (right - left) / 2;
                long crossings = begins.before(position) - ends.before(position);
                var line = new Line(axis, at, crossings, Math.abs(people.size() - 2 * at));
                best = Line.BEST_FIRST.compare(line, best) < 0 ? line : best;
            }
        }
        return best;
    }

    /** How much weight lies before a position that only moves on. */
    private static final class Sweep {
        private final List<Stone> stones;
        private int next;
        private long passed;

        private record Stone(double position, int weight) {}

        Sweep(List<Volunteer> people, ToDoubleFunction<Volunteer> position, ToIntFunction<Volunteer> weight) {
            stones = people.stream()
                    .map(v -> new Stone(position.applyAsDouble(v), weight.applyAsInt(v)))
                    .sorted(Comparator.comparingDouble(Stone::position))
                    .toList();
        }

        long before(double here) {
            while (next < stones.size() && stones.get(next).position < here) {
                passed += stones.get(next++).weight;
            }
            return passed;
        }
    }
}
