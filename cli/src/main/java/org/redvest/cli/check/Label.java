package org.redvest.cli.check;

import java.util.ArrayList;
import java.util.Arrays;
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

    /** Those that no other one dominates, being at least as good in everything that what follows can depend on. */
    static List<Label> undominated(List<Label> labels) {
        if (labels.size() < 2) {
            return labels;
        }
        labels.sort(Comparator.comparingLong((Label label) -> -label.gain)
                .thenComparingInt(Label::count)
                .thenComparingInt(Label::today)
                .thenComparingInt(Label::minutes));
        var kept = new ArrayList<Label>();
        var fewest = new FewestMinutes(labels);
        for (var label : labels) {
            if (fewest.below(label) > label.minutes) {
                kept.add(label);
                fewest.enter(label);
            }
        }
        return kept;
    }

    /** Of the labels so far, which all gain at least as much: the fewest minutes with at most so many shifts, and so many today. */
    private static final class FewestMinutes {
        private final int width;
        private final int[] minutes;

        FewestMinutes(List<Label> labels) {
            width = 1 + labels.stream().mapToInt(Label::today).max().orElse(0);
            minutes = new int
                    [width * (1 + labels.stream().mapToInt(Label::count).max().orElse(0))];
            Arrays.fill(minutes, Integer.MAX_VALUE);
        }

        int below(Label label) {
            return minutes[label.count * width + label.today];
        }

        void enter(Label label) {
            for (int from = label.count * width; from < minutes.length; from += width) {
                for (int at = from + label.today; at < from + width; at++) {
                    minutes[at] = Math.min(minutes[at], label.minutes);
                }
            }
        }
    }

    /** The day is over: what was done on it no longer limits. */
    Label dayOver() {
        return new Label(last, count, 0, minutes, gain);
    }
}
