package org.redvest.engine.bundles;

import org.redvest.engine.market.Market;
import org.redvest.engine.market.Timetable;

/**
 * Finds the best bundle of some choices by label setting (as in shortest paths with resources: Irnich and Desaulniers 2005). Two needs
 * exclude each other only by their times, and if b can follow a and c can follow b then c can follow a (ways obey the triangle inequality),
 * so a bundle is a path in time. A label is the best known way to serve a certain number of shifts, so many of them today, for so many
 * minutes, ending with a certain need. A label that another one beats in every respect is dropped. Once a label's last need can clash
 * with nothing any more, it only counts as a number: days then interact through counts, minutes and fatigue alone.
 */
final class BundleSearch {
    static final int TOO_MANY = -1;
    static final int NO_LIMIT = Integer.MAX_VALUE;

    /** Beyond so many labels minutes are not counted one by one, see {@link BundleOracle#relaxed()}. */
    private static final int MOST_LABELS = 6_000;

    private final Timetable timetable;
    private final int[] edgeNeed;
    private final long[] fatigue;
    private final Choices choices;
    private final Labels labels = new Labels();
    /** For each choice the list of labels that end with it. */
    private int[] list = new int[64];

    private int[] held = {};
    private int heldCount;
    private int shifts;
    private int shiftsPerDay;

    BundleSearch(Market market, Choices choices) {
        timetable = market.timetable;
        edgeNeed = market.edgeNeed;
        fatigue = market.fatigue;
        this.choices = choices;
    }

    /** The next bundles stand beside the first edges of {@code edges}, which are held, and have so many shifts more. */
    void beside(int[] edges, int count, int more, int mostPerDay) {
        held = edges;
        heldCount = count;
        shifts = more;
        shiftsPerDay = mostPerDay;
    }

    /** The label of the best bundle, or {@link #TOO_MANY}, which only happens where there is a limit of minutes. */
    int best(int mostMinutes, long minutePrice) {
        if (list.length < choices.size) {
            list = new int[choices.size + (choices.size >> 1)];
        }
        int[] need = choices.need;
        labels.clear();
        int past = labels.newList(); // ended, and clear of everything to come
        int today = labels.newList(); // the same, but starting today, so that it counts for the limit of the day
        labels.add(past, 0, 0, 0, 0, -1, -1);
        int open = 0;
        for (int i = 0; i < choices.size; i++) {
            int g = need[i];
            if (i > 0 && timetable.day[g] != timetable.day[need[i - 1]]) {
                labels.moveAll(today, past, true);
            }
            for (; open < i && timetable.clearBy(need[open], timetable.start[g]); open++) {
                boolean yesterday = timetable.day[need[open]] != timetable.day[g];
                labels.moveAll(list[open], yesterday ? past : today, yesterday);
            }
            list[i] = labels.newList();
            int minutes = timetable.minutes(g);
            long gain = choices.net[i] - minutePrice * minutes;
            if (gain <= 0) {
                continue;
            }
            var step = labels.step(
                    list[i],
                    i,
                    gain,
                    mostMinutes == NO_LIMIT ? 0 : minutes,
                    shifts,
                    shiftsPerDay - heldOn(timetable.day[g]),
                    mostMinutes);
            step.extend(past, false);
            step.extend(today, true);
            for (int j = open; j < i; j++) {
                if (timetable.compatible(need[j], g)) {
                    step.extend(list[j], timetable.day[need[j]] == timetable.day[g]);
                }
            }
            if (labels.size() > MOST_LABELS && mostMinutes != NO_LIMIT) {
                return TOO_MANY;
            }
        }
        return labels.best(fatigue, heldCount);
    }

    /** What the label's bundle is worth beside what is held. */
    long worthOf(int label) {
        return labels.value(label) - (fatigue[heldCount + labels.shifts(label)] - fatigue[heldCount]);
    }

    int minutesOf(int label) {
        int minutes = 0;
        for (int l = label; labels.item(l) >= 0; l = labels.parent(l)) {
            minutes += timetable.minutes(choices.need[labels.item(l)]);
        }
        return minutes;
    }

    /** How many of the held shifts start on that day. */
    int heldOn(int day) {
        int count = 0;
        for (int i = 0; i < heldCount; i++) {
            count += timetable.day[edgeNeed[held[i]]] == day ? 1 : 0;
        }
        return count;
    }

    /** The choice that the label ends with; −1 where its bundle is empty. */
    int item(int label) {
        return labels.item(label);
    }

    /** The label of the bundle without its last choice. */
    int parent(int label) {
        return labels.parent(label);
    }

    /** How many labels have been compared so far, in all searches. */
    long compared() {
        return labels.compared();
    }
}
