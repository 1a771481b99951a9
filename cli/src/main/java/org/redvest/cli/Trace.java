package org.redvest.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.redvest.engine.Listener.Progress;
import org.redvest.engine.Points;

/** What the planner told and when, for a picture of gap over time: a row whenever the plan or the bound improved. */
final class Trace {
    static final String HEADER = "seconds,objective,bound\n";

    private final StringBuilder rows = new StringBuilder(HEADER);
    private long objective = Long.MIN_VALUE;
    private long bound = Long.MAX_VALUE;

    void heard(Progress progress, long nanos) {
        if (progress.bound() != Long.MAX_VALUE && (progress.objective() != objective || progress.bound() != bound)) {
            objective = progress.objective();
            bound = progress.bound();
            rows.append(String.format(
                    Locale.ROOT, "%.3f,%s,%s\n", nanos / 1e9, Points.format(objective), Points.format(bound)));
        }
    }

    void write(Path file) throws IOException {
        Files.writeString(file, rows);
    }
}
