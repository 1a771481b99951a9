package org.redvest.cli;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.redvest.engine.Listener;
import org.redvest.engine.Points;

/** Hears the planner: shows on a terminal how far it is, keeps the time limit and passes Ctrl-C on. */
final class ProgressLine implements Listener {
    private static final long REDRAW_NANOS = 200_000_000;

    private final Console console;
    private final long limitNanos;
    private final long begin = System.nanoTime();
    private final boolean terminal;

    private final Map<Phase, Double> seconds = new EnumMap<>(Phase.class);
    private @Nullable Phase phase;
    private final Stopwatch watch = new Stopwatch();
    private long drawn;
    private final Trace trace;

    ProgressLine(Console console, Duration limit, Trace trace) {
        this.console = console;
        this.limitNanos = limit.toNanos();
        this.trace = trace;
        this.terminal = System.console() != null && System.console().isTerminal();
    }

    @Override
    public void entered(Phase next) {
        lap();
        phase = next;
    }

    @Override
    public Verdict heard(Progress progress) {
        var elapsed = System.nanoTime() - begin;
        if (terminal && elapsed - drawn > REDRAW_NANOS) {
            drawn = elapsed;
            draw(progress, elapsed);
        }
        trace.heard(progress, elapsed);
        if (Ending.asked()) {
            return Verdict.INTERRUPT;
        }
        return elapsed > limitNanos ? Verdict.TIME_IS_UP : Verdict.GO_ON;
    }

    /** The planning is over. */
    void end() {
        lap();
        phase = null;
        if (drawn > 0) {
            console.err().println();
        }
    }

    double seconds(Phase of) {
        return seconds.getOrDefault(of, 0.0);
    }

    static String percent(double gap) {
        return new BigDecimal(gap * 100).setScale(4, RoundingMode.UP).toPlainString();
    }

    private void lap() {
        var lap = watch.lap();
        if (phase != null) {
            seconds.merge(phase, lap, Double::sum);
        }
    }

    private void draw(Progress progress, long elapsed) {
        var known = progress.bound() != Long.MAX_VALUE;
        console.err()
                .print("\r"
                        + console.words()
                                .say(
                                        "progress",
                                        Points.format(progress.objective()),
                                        known ? Points.format(progress.bound()) : "…",
                                        known ? percent(progress.gap()) : "…",
                                        Long.toString(progress.filled()),
                                        Long.toString(progress.places()),
                                        Long.toString(elapsed / 1_000_000_000))
                        + "\033[K");
        console.err().flush();
    }
}
