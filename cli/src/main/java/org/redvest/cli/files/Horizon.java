package org.redvest.cli.files;

import java.util.Comparator;
import java.util.List;
import org.redvest.cli.instance.Need;

/** All needs lie within so many days; where they do not, the earliest and the latest are named. */
record Horizon(int longestDays, List<Need> needs, Register lines, Faults faults) {

    void check() {
        if (needs.isEmpty() || !faults.none()) {
            return;
        }
        var first = needs.stream().min(Comparator.comparingInt(Need::start)).orElseThrow();
        var last = needs.stream().max(Comparator.comparingInt(Need::end)).orElseThrow();
        var days = Math.floorDiv(last.end() - 1, Need.MINUTES_A_DAY) - first.day() + 1;
        if (days > longestDays) {
            faults.add(Fault.of(
                    "needs.csv",
                    lines.line(needs.indexOf(last)),
                    "end",
                    "",
                    "horizon",
                    longestDays,
                    lines.line(needs.indexOf(first)),
                    days));
        }
    }
}
