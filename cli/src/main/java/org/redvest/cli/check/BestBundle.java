package org.redvest.cli.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.redvest.cli.instance.Parameters;
import org.redvest.cli.instance.Volunteer;
import org.redvest.cli.rules.Rules;

/**
 * The best that one volunteer can do at given prices, exactly: items in the order of time, labels at each of them, and of
 * labels at the same item only those that no other one dominates.
 *
 * <p>Only neighbours in time are compared for the way between them. That is enough, because a way by a third site is never
 * shorter than the straight one and every need lasts a minute at least.
 *
 * <p>Between two days that no pair of items can bind together (the nights of most volunteers) all labels are put into one
 * heap, so that the work grows with the number of items of a day and not with that of a month.
 */
final class BestBundle {
    private static final double SAFETY_MINUTES = 1e-6;

    private final Volunteer volunteer;
    private final Parameters parameters;
    private final long[] fatigue;
    private final List<Item> items;
    private final boolean minutesBind;
    private final double longestWay;

    /** Labels of the days before; any item now may follow any of them. */
    private List<Label> open = List.of(Label.NOTHING);

    /** Labels that end with each item since then. */
    private final List<List<Label>> ending = new ArrayList<>();

    private int blockStart;
    private int lastForced = -1;

    /** The best bundle: what it is worth, and the places of its needs. */
    record Best(long worth, List<Integer> needs) {}

    private BestBundle(Volunteer volunteer, List<Item> candidates, Parameters parameters, long[] fatigue) {
        this.volunteer = volunteer;
        this.parameters = parameters;
        this.fatigue = fatigue;
        this.items = worthwhile(candidates, fatigue);
        this.minutesBind =
                items.stream().mapToLong(item -> item.need().minutes()).sum() > volunteer.maxMinutes();
        this.longestWay = 2 * items.stream().mapToDouble(Item::kilometres).max().orElse(0);
    }

    /** Empty only when the forced items do not go together. */
    static Optional<Best> of(Volunteer volunteer, List<Item> candidates, Parameters parameters, long[] fatigue) {
        return new BestBundle(volunteer, candidates, parameters, fatigue).best();
    }

    /** Fatigue of the first, second, … 60th shift. */
    static long[] fatigue(Parameters parameters) {
        var fatigue = new long[61];
        for (int n = 0; n < fatigue.length; n++) {
            fatigue[n] = Rules.fatigueOf(n, parameters);
        }
        return fatigue;
    }

    /** An item that brings no more than the least fatigue it can cost is in no best bundle, unless it must be. */
    private static List<Item> worthwhile(List<Item> candidates, long[] fatigue) {
        var forced = (int) candidates.stream().filter(Item::forced).count();
        var least = fatigue[Math.min(forced, fatigue.length - 1)];
        return candidates.stream()
                .filter(item -> item.forced() || item.gain() > least)
                .sorted(Comparator.comparingInt((Item item) -> item.need().start())
                        .thenComparingInt(Item::place))
                .toList();
    }

    private Optional<Best> best() {
        for (int j = 0; j < items.size(); j++) {
            if (j > blockStart && nightBefore(j)) {
                closeBlock();
                blockStart = j;
            }
            ending.add(Label.undominated(endingWith(j)));
            if (items.get(j).forced()) {
                lastForced = j;
            }
        }
        closeBlock();
        return open.stream().max(Comparator.comparingLong(Label::gain)).map(BestBundle::bundle);
    }

    /** Whether every item so far is over, its day too, and its site left early enough for the farthest way there can be. */
    private boolean nightBefore(int j) {
        var next = items.get(j).need();
        for (int i = blockStart; i < j; i++) {
            var before = items.get(i).need();
            var arrival =
                    before.end() + parameters.gapMinutes() + parameters.minutesPerKm() * longestWay + SAFETY_MINUTES;
            if (before.day() == next.day() || arrival > next.start()) {
                return false;
            }
        }
        return true;
    }

    /** What is forced may not be left out: only labels from the last forced item on go on. */
    private void closeBlock() {
        var labels = new ArrayList<Label>();
        if (lastForced < blockStart) {
            labels.addAll(open);
        }
        for (int i = Math.max(lastForced, blockStart); i < blockStart + ending.size(); i++) {
            ending.get(i - blockStart).forEach(label -> labels.add(label.dayOver()));
        }
        open = Label.undominated(labels);
        ending.clear();
        lastForced = -1;
    }

    private List<Label> endingWith(int j) {
        var item = items.get(j);
        var labels = new ArrayList<Label>();
        if (lastForced < blockStart) {
            open.forEach(label -> extend(label, item, 0, labels));
        }
        for (int i = Math.max(lastForced, blockStart); i < j; i++) {
            var before = items.get(i);
            var labelsBefore = ending.get(i - blockStart);
            if (!labelsBefore.isEmpty() && follows(before, item)) {
                var sameDay = before.need().day() == item.need().day();
                labelsBefore.forEach(label -> extend(label, item, sameDay ? label.today() : 0, labels));
            }
        }
        return labels;
    }

    private void extend(Label label, Item item, int today, List<Label> labels) {
        var minutes = minutesBind ? label.minutes() + item.need().minutes() : 0;
        if (label.count() < volunteer.maxShifts()
                && today < volunteer.maxShiftsPerDay()
                && minutes <= volunteer.maxMinutes()) {
            labels.add(new Label(
                    new Label.Taken(item, label),
                    label.count() + 1,
                    today + 1,
                    minutes,
                    label.gain() + item.gain() - fatigue[label.count()]));
        }
    }

    /** By the way over the home where that is short enough, since it is known; else by the rule. */
    private boolean follows(Item first, Item second) {
        var between = second.need().start() - first.need().end();
        if (between < 0) {
            return false;
        }
        var overHome = parameters.minutesPerKm() * (first.kilometres() + second.kilometres());
        return between >= parameters.gapMinutes() + overHome + SAFETY_MINUTES
                || Rules.follows(first.need(), second.need(), parameters);
    }

    private static Best bundle(Label end) {
        var needs = new ArrayList<Integer>();
        for (var taken = end.last(); taken != null; taken = taken.before().last()) {
            needs.add(taken.item().place());
        }
        return new Best(end.gain(), needs);
    }
}
