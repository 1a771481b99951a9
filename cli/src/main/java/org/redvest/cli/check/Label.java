package org.redvest.cli.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One way to fill a volunteer's time up to some moment.
 *
 * @param last the item taken last and the label before it, null where nothing is taken yet
 * @param count shifts taken
 * @param today of these, shifts on the day of the last one; 0 where that day is over
 * @param minutes taken; stays 0 where the limit cannot bind
 * @param gain in millionths, fatigue paid
 */
record Label(@Nullable Taken last, int count, int today, int minutes, long gain) {
    static final Label NOTHING = new Label(null, 0, 0, 0, 0);

    record Taken(Item item, Label before) {}

    /** At least as good in everything that what follows can depend on. */
    private boolean dominates(Label other) {
        return gain >= other.gain && count <= other.count && today <= other.today && minutes <= other.minutes;
    }

    /** Those that no other one dominates. */
    static List<Label> undominated(List<Label> labels) {
        if (labels.size() < 2) {
            return labels;
        }
        labels.sort(Comparator.comparingLong((Label label) -> -label.gain)
                .thenComparingInt(Label::count)
                .thenComparingInt(Label::today)
                .thenComparingInt(Label::minutes));
        var kept = new ArrayList<Label>();
        for (var label : labels) {
            if (kept.stream().noneMatch(better -> better.dominates(label))) {
                kept.add(label);
            }
        }
        return kept;
    }

    /** The day is over: what was done on it no longer limits. */
    Label dayOver() {
        return new Label(last, count, 0, minutes, gain);
    }
}
