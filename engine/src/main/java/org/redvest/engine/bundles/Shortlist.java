package org.redvest.engine.bundles;

import java.util.Arrays;
import org.redvest.engine.Problem;
import org.redvest.engine.market.Market;
import org.redvest.engine.market.Timetable;

/**
 * The shortlist relaxes minutes and clashes, keeps the counts, and so bounds a volunteer's best bundle by sorting: it is then the top of a
 * list, everything by worth with so much of each day. No bundle is worth more than that; and whatever fits, taken from the top of the same
 * list, is a bundle. Often the two are one and nothing is left to search. If not, most choices can be left out all the same: even with the top
 * of the list beside them they would not beat what is already known.
 */
final class Shortlist {
    private final Timetable timetable;
    private final long[] fatigue;
    private final Choices choices;

    private int held;
    private int shifts;
    /** The best choices of each day, as many as it may have; {@link #finish} sorts them by worth, best first. */
    private int[] top = new int[64];

    private int tops;
    /** Where each day's choices end, and the last of the day's top if it is full, otherwise −1. */
    private final int[] dayEnd = new int[Problem.LONGEST_DAYS + 1];

    private final int[] lastOfDay = new int[Problem.LONGEST_DAYS + 1];
    private final long[] leastOfDay = new long[Problem.LONGEST_DAYS + 1];
    private int days;

    private final int[] picked = new int[64];
    private int pickedCount;
    private long pickedWorth;

    Shortlist(Market market, Choices choices) {
        timetable = market.timetable;
        fatigue = market.fatigue;
        this.choices = choices;
    }

    /** Begins without a day, for a volunteer who may serve {@code more} shifts beside those held. */
    void begin(int heldShifts, int more) {
        held = heldShifts;
        shifts = more;
        tops = 0;
        days = 0;
    }

    /** Adds the choices of one day, of which at most {@code most} may be served. */
    void addDay(int from, int to, int most) {
        int first = tops;
        for (int i = from; i < to; i++) {
            if (tops - first < most) {
                push(i);
            } else if (tops > first && choices.net[i] > choices.net[top[tops - 1]]) {
                top[tops - 1] = i;
            } else {
                continue;
            }
            sink(tops - 1, first);
        }
        dayEnd[days] = to;
        lastOfDay[days++] = tops - first == most && most > 0 ? top[tops - 1] : -1;
    }

    void finish() {
        for (int i = 1; i < tops; i++) {
            sink(i, 0);
        }
    }

    private void push(int choice) {
        if (tops == top.length) {
            top = Arrays.copyOf(top, 2 * tops);
        }
        top[tops++] = choice;
    }

    /** Moves one forward to where it belongs. */
    private void sink(int from, int first) {
        int choice = top[from];
        int at = from;
        for (; at > first && choices.net[top[at - 1]] < choices.net[choice]; at--) {
            top[at] = top[at - 1];
        }
        top[at] = choice;
    }

    /** What no bundle exceeds. */
    long most() {
        return most(-1, 0);
    }

    /** The same without one choice, when so many are served already. */
    private long most(int without, int served) {
        long sum = 0;
        int count = held + served;
        for (int i = 0; i < tops && count < held + shifts; i++) {
            long worth = choices.net[top[i]] - (fatigue[count + 1] - fatigue[count]);
            if (worth <= 0) {
                break;
            }
            if (top[i] != without) {
                sum += worth;
                count++;
            }
        }
        return sum;
    }

    /** Takes from the top whatever fits, and says what it is worth; {@link #bundle} tells what it is. */
    long pick(int minutesLeft) {
        pickedCount = 0;
        pickedWorth = 0;
        int left = minutesLeft;
        for (int i = 0; i < tops && pickedCount < shifts; i++) {
            int choice = top[i];
            int count = held + pickedCount;
            long worth = choices.net[choice] - (fatigue[count + 1] - fatigue[count]);
            if (worth <= 0) {
                break;
            }
            int minutes = timetable.minutes(choices.need[choice]);
            if (minutes <= left && joinsPicked(choice)) {
                left -= minutes;
                pickedWorth += worth;
                picked[pickedCount++] = choice;
            }
        }
        return pickedWorth;
    }

    /** What was taken; to be asked for before {@link #prune}, which moves the choices. */
    Bundle bundle() {
        int[] edges = new int[pickedCount];
        for (int i = 0; i < pickedCount; i++) {
            edges[i] = choices.edge[picked[i]];
        }
        return Bundle.of(edges, pickedWorth);
    }

    private boolean joinsPicked(int choice) {
        for (int i = 0; i < pickedCount; i++) {
            if (!timetable.compatible(choices.need[choice], choices.need[picked[i]])) {
                return false;
            }
        }
        return true;
    }

    /** Leaves only what could be part of a bundle worth more than {@code known}. */
    void prune(long known) {
        long first = fatigue[held + 1] - fatigue[held];
        for (int day = 0; day < days; day++) {
            leastOfDay[day] = known + first - most(lastOfDay[day], 1);
        }
        int kept = 0;
        int from = 0;
        for (int day = 0; day < days; day++) {
            kept = choices.keep(from, dayEnd[day], leastOfDay[day], kept);
            from = dayEnd[day];
        }
        choices.size = kept;
    }
}
