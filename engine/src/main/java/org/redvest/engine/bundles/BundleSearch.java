package org.redvest.engine.bundles;

import org.redvest.engine.market.Market;
import org.redvest.engine.market.Timetable;

/**
 * The search finds the best bundle of some choices by label setting, as in shortest paths with resources (Irnich and Desaulniers 2005). Two
 * needs exclude each other only by their times, and if b can follow a and c can follow b then c can follow a (ways obey the triangle
 * inequality), so a bundle is a path in time. A label is the best known way to serve a certain number of shifts, so many of them today, for so
 * many minutes, ending with a certain need. A label that another one beats in every respect is dropped (dominance). Once a label's last need
 * can clash with nothing any more, it only counts as a number: days then interact through counts, minutes and fatigue alone.
 */
final class BundleSearch {
    static final int TOO_MANY = -1;
    static final int NO_LIMIT = Integer.MAX_VALUE;

    /** Beyond so many labels minutes are not counted one by one, see {@link MinutePrices}. */
    private static final int MOST_LABELS = 6_000;

    private final Timetable timetable;
    private final long[] fatigue;
    private final Choices choices;
    private final Labels labels = new Labels();
    /** For each choice the list of labels that end with it. */
    private int[] list = new int[64];

    private Held held = Held.NOTHING;
    private int shifts;
    private int shiftsPerDay;

    BundleSearch(Market market, Choices choices) {
        timetable = market.timetable;
        fatigue = market.fatigue;
        this.choices = choices;
    }

    /** The next bundles stand beside what is held, and have so many shifts more. */
    void beside(Held before, int more, int mostPerDay) {
        held = before;
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
                    shiftsPerDay - held.on(timetable.day[g]),
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
        return labels.best(fatigue, held.count());
    }

    /** What the label's bundle is worth beside what is held. */
    long worthOf(int label) {
        return labels.value(label) - (fatigue[held.count() + labels.shifts(label)] - fatigue[held.count()]);
    }

    int minutesOf(int label) {
        int minutes = 0;
        for (int l = label; labels.item(l) >= 0; l = labels.parent(l)) {
            minutes += timetable.minutes(choices.need[labels.item(l)]);
        }
        return minutes;
    }

    /** The label's bundle if it is worth more than what is known, the last shift first. */
    Bundle better(int label, long worth, Bundle known) {
        if (worth <= known.worth()) {
            return known;
        }
        int[] edges = new int[labels.shifts(label)];
        int count = 0;
        for (int l = label; labels.item(l) >= 0; l = labels.parent(l)) {
            edges[count++] = choices.edge[labels.item(l)];
        }
        return Bundle.of(edges, worth);
    }

    /** How many labels have been compared so far, in all searches. */
    long compared() {
        return labels.compared();
    }
}
