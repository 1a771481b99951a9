package org.redvest.engine;

import java.util.Arrays;

/**
 * The best bundle of one volunteer at given prices, exactly: Σ (points − price) − fatigue is largest over everything they could do.
 *
 * <p>Two needs exclude each other only by their times, and if b can follow a and c can follow b then c can follow a (ways obey the
 * triangle inequality). So a bundle is a path in time, and the best one is found by label setting (as in shortest paths with resources:
 * Irnich and Desaulniers 2005): a label is the best known way to serve a certain number of shifts, so many of them today, for so many
 * minutes, ending with a certain need. A label that another one beats in every respect is dropped. Once a label's last need can clash
 * with nothing any more, it only counts as a number: days then interact through counts, minutes and fatigue alone.
 *
 * <p>Not thread-safe: each thread has its own.
 */
final class BundleOracle {
    /** Beyond so many labels minutes get a price instead of being counted, see {@link #relaxed()}. */
    private static final int MOST_LABELS = 6_000;

    private static final int TOO_MANY = -1;
    private static final int NO_LIMIT = Integer.MAX_VALUE;
    private static final int MOST_MINUTE_PRICES = 40;

    private static final int WORK_OF_A_COMPARISON = 8;

    private static final long NOTHING_KNOWN = Long.MIN_VALUE / 2;

    private final Market market;
    private final Timetable timetable;
    private final Labels labels = new Labels();

    private final Choices choices = new Choices();
    private final Shortlist shortlist;
    private int[] list = new int[64];

    private int[] chosen = new int[64];
    private int chosenCount;
    private long found;
    /** By how much the answer may exceed the best bundle found. */
    private long overrated;

    private int exceptNeed = -1;
    private long exceptPrice;

    BundleOracle(Market market) {
        this.market = market;
        this.timetable = market.timetable;
        shortlist = new Shortlist(market, choices);
    }

    /** What the volunteer's best bundle is worth at these prices; {@link #chosen} then tells which it is. */
    long best(int volunteer, long[] price) {
        return best(volunteer, price, NOTHING_KNOWN);
    }

    /**
     * The same, faster, for those who know a bundle already and what it is worth: {@link #chosen} only tells the best one if it is worth
     * more.
     */
    long best(int volunteer, long[] price, long known) {
        exceptNeed = -1;
        return solve(volunteer, price, known);
    }

    /** The same, were the price of one need another. {@link Market#NEVER} excludes it. */
    long bestExcept(int volunteer, long[] price, int other, long otherPrice) {
        return bestExcept(volunteer, price, other, otherPrice, NOTHING_KNOWN);
    }

    /** The same, knowing a bundle. */
    long bestExcept(int volunteer, long[] price, int other, long otherPrice, long known) {
        exceptNeed = other;
        exceptPrice = otherPrice;
        return solve(volunteer, price, known);
    }

    /** How many edges the bundle last found has, held ones included. */
    int size() {
        return chosenCount;
    }

    int chosen(int i) {
        return chosen[i];
    }

    /**
     * Whether the last answer is only an upper bound: minutes of such variety that counting them would have taken too long. The bundle is
     * then the best that was found, and worth less.
     */
    boolean relaxed() {
        return overrated > 0;
    }

    /** What the chosen bundle is worth, or the known one if that is better: the answer itself, unless {@link #relaxed()}. */
    long found() {
        return found;
    }

    /** How much has been calculated so far: to compare two labels takes as long as some multiplications. */
    long work() {
        return WORK_OF_A_COMPARISON * labels.compared();
    }

    private long solve(int v, long[] price, long known) {
        overrated = 0;
        chosenCount = 0;
        long heldWorth = takeHeld(v, price);
        int heldShifts = chosenCount;
        int shifts = market.maxShifts[v] - heldShifts;
        if (shifts <= 0) {
            found = heldWorth;
            return heldWorth;
        }
        collect(v, price, heldShifts);
        long best = heldWorth + add(v, heldShifts, shifts, Math.max(0, known - heldWorth));
        found = best - overrated;
        return best;
    }

    /** What the best choices add to what is held, or {@code known} if that is more. */
    private long add(int v, int heldShifts, int shifts, long known) {
        shorten(v, heldShifts, shifts);
        if (shortlist.most() <= known) {
            return known;
        }
        int minutesLeft = market.maxMinutes[v] - heldMinutes(heldShifts);
        long picked = shortlist.pick(minutesLeft);
        if (picked > known) {
            for (int i = 0; i < shortlist.pickedCount(); i++) {
                choose(choices.edge[shortlist.picked(i)]);
            }
        }
        long floor = Math.max(known, picked);
        if (picked == shortlist.most()) {
            return floor;
        }
        shortlist.prune(floor);
        if (choices.size == 0) {
            return floor;
        }
        int best = search(v, heldShifts, shifts, minutesMatter(shifts, minutesLeft) ? minutesLeft : NO_LIMIT, 0);
        return best == TOO_MANY
                ? fromAbove(v, heldShifts, shifts, minutesLeft, floor)
                : better(best, worthOf(best, heldShifts), heldShifts, floor);
    }

    /**
     * A price for each minute instead of a limit of minutes is a Lagrangian relaxation once more: whatever it is, no bundle is worth more
     * than the best one at this price and the price of all minutes there are. The lowest of these bounds lies where the lines of a bundle
     * that takes too many minutes and of one that does not cross, until no bundle is above the crossing.
     */
    private long fromAbove(int v, int heldShifts, int shifts, int minutesLeft, long floor) {
        long bound = Long.MAX_VALUE;
        long best = floor;
        long tooLongWorth = 0;
        int tooLong = 0;
        long fittingWorth = 0; // of the empty bundle
        int fitting = 0;
        long price = 0;
        for (int i = 0; i < MOST_MINUTE_PRICES && bound > best; i++) {
            int label = search(v, heldShifts, shifts, NO_LIMIT, price);
            int minutes = minutesOf(label);
            long worth = worthOf(label, heldShifts) + price * minutes;
            bound = Math.min(bound, worth + price * (minutesLeft - minutes));
            if (minutes <= minutesLeft) {
                best = better(label, worth, heldShifts, best);
                fittingWorth = worth;
                fitting = minutes;
            } else {
                tooLongWorth = worth;
                tooLong = minutes;
            }
            long crossing = Math.max(0, (tooLongWorth - fittingWorth) / Math.max(1, tooLong - fitting));
            if (crossing == price) {
                break;
            }
            price = crossing;
        }
        overrated = Math.max(0, bound - best);
        return best + overrated;
    }

    /** Chooses the label's bundle if it is worth more than what is known; the worth of the better one. */
    private long better(int label, long worth, int heldShifts, long known) {
        if (worth <= known) {
            return known;
        }
        chosenCount = heldShifts;
        for (int l = label; labels.item(l) >= 0; l = labels.parent(l)) {
            choose(choices.edge[labels.item(l)]);
        }
        return worth;
    }

    private int minutesOf(int label) {
        int minutes = 0;
        for (int l = label; labels.item(l) >= 0; l = labels.parent(l)) {
            minutes += timetable.minutes(choices.need[labels.item(l)]);
        }
        return minutes;
    }

    private void shorten(int v, int heldShifts, int shifts) {
        shortlist.begin(heldShifts, shifts);
        int from = 0;
        while (from < choices.size) {
            int day = timetable.day[choices.need[from]];
            int to = from + 1;
            while (to < choices.size && timetable.day[choices.need[to]] == day) {
                to++;
            }
            shortlist.addDay(from, to, market.maxShiftsPerDay[v] - heldOn(day, heldShifts));
            from = to;
        }
        shortlist.finish();
    }

    private long priceOf(int g, long[] price) {
        return g == exceptNeed ? exceptPrice : price[g];
    }

    private long takeHeld(int v, long[] price) {
        long worth = 0;
        if (market.heldCount[v] > 0) {
            int to = market.firstEdge[v + 1];
            for (int e = market.held.next(market.firstEdge[v], to); e < to; e = market.held.next(e + 1, to)) {
                worth += market.edgePoints[e] - priceOf(market.edgeNeed[e], price);
                choose(e);
            }
            worth -= market.fatigue[chosenCount];
        }
        return worth;
    }

    private void choose(int e) {
        if (chosenCount == chosen.length) {
            chosen = Arrays.copyOf(chosen, 2 * chosenCount);
        }
        chosen[chosenCount++] = e;
    }

    /** Only what gains something on its own can be in a best bundle, for fatigue never falls. */
    private void collect(int v, long[] price, int heldShifts) {
        choices.size = 0;
        long least = market.fatigue[heldShifts + 1] - market.fatigue[heldShifts];
        for (int e = market.firstEdge[v]; e < market.firstEdge[v + 1]; e++) {
            int g = market.edgeNeed[e];
            long worth = market.edgePoints[e] - priceOf(g, price);
            if (worth > least && (heldShifts == 0 || joinsHeld(v, e, heldShifts))) {
                choices.add(e, g, worth);
            }
        }
    }

    private boolean joinsHeld(int v, int e, int heldShifts) {
        int g = market.edgeNeed[e];
        int sameDay = 0;
        int minutes = timetable.minutes(g);
        for (int i = 0; i < heldShifts; i++) {
            int h = market.edgeNeed[chosen[i]];
            if (chosen[i] == e || !timetable.compatible(g, h)) {
                return false;
            }
            sameDay += timetable.day[h] == timetable.day[g] ? 1 : 0;
            minutes += timetable.minutes(h);
        }
        return sameDay < market.maxShiftsPerDay[v] && minutes <= market.maxMinutes[v];
    }

    /** The label of the best bundle, or {@link #TOO_MANY}, which only happens where there is a limit of minutes. */
    private int search(int v, int heldShifts, int shifts, int mostMinutes, long minutePrice) {
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
                    market.maxShiftsPerDay[v] - heldOn(timetable.day[g], heldShifts),
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
        return labels.best(market.fatigue, heldShifts);
    }

    private long worthOf(int label, int heldShifts) {
        return labels.value(label) - (market.fatigue[heldShifts + labels.shifts(label)] - market.fatigue[heldShifts]);
    }

    /** Whether the longest shifts that fit the number of shifts would exceed the minutes. */
    private boolean minutesMatter(int shifts, int minutesLeft) {
        int longest = 0;
        long sum = 0;
        for (int i = 0; i < choices.size; i++) {
            int minutes = timetable.minutes(choices.need[i]);
            longest = Math.max(longest, minutes);
            sum += minutes;
        }
        return Math.min(sum, (long) longest * Math.min(shifts, choices.size)) > minutesLeft;
    }

    private int heldMinutes(int heldShifts) {
        int minutes = 0;
        for (int i = 0; i < heldShifts; i++) {
            minutes += timetable.minutes(market.edgeNeed[chosen[i]]);
        }
        return minutes;
    }

    private int heldOn(int day, int heldShifts) {
        int count = 0;
        for (int i = 0; i < heldShifts; i++) {
            count += timetable.day[market.edgeNeed[chosen[i]]] == day ? 1 : 0;
        }
        return count;
    }
}
