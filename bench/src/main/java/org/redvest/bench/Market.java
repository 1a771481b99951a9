package org.redvest.bench;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.redvest.cli.check.Pairs;
import org.redvest.cli.instance.Instance;
import org.redvest.cli.instance.Need;
import org.redvest.cli.instance.Volunteer;

/** An instance with its eligible pairs listed: what a peer is given. */
final class Market {
    final Instance instance;

    /** Pairs {@code first[v]} to below {@code first[v + 1]} are those of volunteer v, by need. */
    final int[] first;

    final int[] need;
    final long[] points;

    Market(Instance instance) {
        this.instance = instance;
        var pairs = new Pairs(instance);
        var volunteers = instance.volunteers().size();
        var needsOf = new int[volunteers][];
        IntStream.range(0, volunteers).parallel().forEach(v -> {
            var needs = IntStream.builder();
            pairs.forEachEligible(v, needs::add);
            needsOf[v] = needs.build().sorted().toArray();
        });
        first = new int[volunteers + 1];
        for (int v = 0; v < volunteers; v++) {
            first[v + 1] = first[v] + needsOf[v].length;
        }
        need = new int[first[volunteers]];
        points = new long[need.length];
        IntStream.range(0, volunteers).parallel().forEach(v -> {
            for (int i = 0; i < needsOf[v].length; i++) {
                need[first[v] + i] = needsOf[v][i];
                points[first[v] + i] = pairs.points(v, needsOf[v][i]);
            }
        });
    }

    int volunteers() {
        return first.length - 1;
    }

    int needs() {
        return instance.needs().size();
    }

    Volunteer volunteer(int v) {
        return instance.volunteers().get(v);
    }

    Need need(int n) {
        return instance.needs().get(n);
    }

    /** Points of an eligible pair. */
    long pointsOf(int v, int n) {
        return points[Arrays.binarySearch(need, first[v], first[v + 1], n)];
    }

    int volunteerOf(int pair) {
        var found = Arrays.binarySearch(first, pair);
        var v = found >= 0 ? found : -found - 2;
        while (first[v + 1] == pair) {
            v++;
        }
        return v;
    }
}
