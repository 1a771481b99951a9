package org.redvest.engine.bundles;

import java.util.Arrays;
import org.redvest.engine.market.Market;
import org.redvest.engine.market.Timetable;

/**
 * The best bundle of one volunteer at given prices, exactly: Σ (points − price) − fatigue is largest over everything they could do. What
 * they hold is in every bundle; a {@link Shortlist} says what need not be searched, a {@link BundleSearch} searches the rest.
 *
 * <p>Not thread-safe: each thread has its own.
 */
public final class BundleOracle {
    private static final int MOST_MINUTE_PRICES = 40;

    private static final int WORK_OF_A_COMPARISON = 8;

    private static final long NOTHING_KNOWN = Long.MIN_VALUE / 2;

    private final Market market;
    private final Timetable timetable;
    private final Choices choices = new Choices();
    private final Shortlist shortlist;
    private final BundleSearch search;

    private int[] chosen = new int[64];
    private int chosenCount;
    private long found;
    /** By how much the answer may exceed the best bundle found. */
    private long overrated;

    private int exceptNeed = -1;
    private long exceptPrice;

    public BundleOracle(Market market) {
        this.market = market;
        this.timetable = market.timetable;
        shortlist = new Shortlist(market, choices);
        search = new BundleSearch(market, choices);
    }

    /** What the volunteer's best bundle is worth at these prices; {@link #chosen} then tells which it is. */
    public long best(int volunteer, long[] price) {
        return best(volunteer, price, NOTHING_KNOWN);
    }

    /**
     * The same, faster, for those who know a bundle already and what it is worth: {@link #chosen} only tells the best one if it is worth
     * more.
     */
    public long best(int volunteer, long[] price, long known) {
        exceptNeed = -1;
        return solve(volunteer, price, known);
    }

    /** The same, were the price of one need another. {@link Market#NEVER} excludes it. */
    public long bestExcept(int volunteer, long[] price, int other, long otherPrice) {
        return bestExcept(volunteer, price, other, otherPrice, NOTHING_KNOWN);
    }

    /** The same, knowing a bundle. */
    public long bestExcept(int volunteer, long[] price, int other, long otherPrice, long known) {
        exceptNeed = other;
        exceptPrice = otherPrice;
        return solve(volunteer, price, known);
    }

    /** How many edges the bundle last found has, held ones included. */
    public int size() {
        return chosenCount;
    }

    public int chosen(int i) {
        return chosen[i];
    }

    /**
     * Whether the last answer is only an upper bound: minutes of such variety that counting them would have taken too long. The bundle is
     * then the best that was found, and worth less.
     */
    public boolean relaxed() {
        return overrated > 0;
    }

    /** What the chosen bundle is worth, or the known one if that is better: the answer itself, unless {@link #relaxed()}. */
    public long found() {
        return found;
    }

    /** How much has been calculated so far: to compare two labels takes as long as some multiplications. */
    public long work() {
        return WORK_OF_A_COMPARISON * search.compared();
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
        search.beside(chosen, heldShifts, shifts, market.maxShiftsPerDay[v]);
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
        int mostMinutes = minutesMatter(shifts, minutesLeft) ? minutesLeft : BundleSearch.NO_LIMIT;
        int best = search.best(mostMinutes, 0);
        return best == BundleSearch.TOO_MANY
                ? fromAbove(minutesLeft, heldShifts, floor)
                : better(best, search.worthOf(best), heldShifts, floor);
    }

    /**
     * A price for each minute instead of a limit of minutes is a Lagrangian relaxation once more: whatever it is, no bundle is worth more
     * than the best one at this price and the price of all minutes there are. The lowest of these bounds lies where the lines of a bundle
     * that takes too many minutes and of one that does not cross, until no bundle is above the crossing.
     */
    private long fromAbove(int minutesLeft, int heldShifts, long floor) {
        long bound = Long.MAX_VALUE;
        long best = floor;
        long tooLongWorth = 0;
        int tooLong = 0;
        long fittingWorth = 0; // of the empty bundle
        int fitting = 0;
        long price = 0;
        for (int i = 0; i < MOST_MINUTE_PRICES && bound > best; i++) {
            int label = search.best(BundleSearch.NO_LIMIT, price);
            int minutes = search.minutesOf(label);
            long worth = search.worthOf(label) + price * minutes;
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
        for (int l = label; search.item(l) >= 0; l = search.parent(l)) {
            choose(choices.edge[search.item(l)]);
        }
        return worth;
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
            shortlist.addDay(from, to, market.maxShiftsPerDay[v] - search.heldOn(day));
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
}
