package org.redvest.cli;

/** Seconds since it was last asked. */
final class Stopwatch {
    private long since = System.nanoTime();

    double lap() {
        var now = System.nanoTime();
        var seconds = (now - since) / 1e9;
        since = now;
        return seconds;
    }
}
