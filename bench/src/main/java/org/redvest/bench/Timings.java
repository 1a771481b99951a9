package org.redvest.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

/** Seconds that something took, many times over. */
final class Timings {
    private final List<Double> seconds = new ArrayList<>();

    /** Does it, and remembers how long that took. */
    <T> T time(Callable<T> work) throws Exception {
        var begin = System.nanoTime();
        var result = work.call();
        add((System.nanoTime() - begin) / 1e9);
        return result;
    }

    void add(double another) {
        seconds.add(another);
    }

    double last() {
        return seconds.getLast();
    }

    double median() {
        return quantile(0.5);
    }

    /** Of n sorted times the one in the place n · share; 1 is the slowest. */
    double quantile(double share) {
        var sorted = seconds.stream().sorted().toList();
        return sorted.isEmpty() ? Double.NaN : sorted.get(Math.min(sorted.size() - 1, (int) (share * sorted.size())));
    }

    /** Times, median, ninth decile and slowest in milliseconds: cells of a table. */
    String milliseconds() {
        return String.format(
                Locale.ROOT,
                "%d | %.2f | %.2f | %.2f",
                seconds.size(),
                1000 * median(),
                1000 * quantile(0.9),
                1000 * quantile(1));
    }
}
