package org.redvest.engine.bundles;

import org.redvest.engine.market.Market;
import org.redvest.engine.market.Timetable;

/**
 * The oracle finds the best bundle of one volunteer at given prices, exactly: label setting (Irnich and Desaulniers 2005) after a relaxation
 * has left out what need not be searched. Σ (points − price) − fatigue is largest over everything the volunteer could do. What they hold is in
 * every bundle ({@link Held}); {@link Choices} are what they could add; a {@link Shortlist} says which of these need not be searched; a
 * {@link BundleSearch} searches the rest, and {@link MinutePrices} bound it where minutes cannot be counted.
 *
 * <p>Not thread-safe: each thread has its own.
 */
public final class BundleOracle {
    private static final int WORK_OF_A_COMPARISON = 8;

    private static final long NOTHING_KNOWN = Long.MIN_VALUE / 2;

    private final Market market;
    private final Timetable timetable;
    private final Choices choices = new Choices();
    private final Shortlist shortlist;
    private final BundleSearch search;
    private final MinutePrices minutePrices;

    public BundleOracle(Market market) {
        this.market = market;
        this.timetable = market.timetable;
        shortlist = new Shortlist(market, choices);
        search = new BundleSearch(market, choices);
        minutePrices = new MinutePrices(search);
    }

    /** The volunteer's best bundle at these prices. */
    public Bundle best(int volunteer, long[] price) {
        return solve(volunteer, Prices.of(price), NOTHING_KNOWN);
    }

    /** The same, faster, for those who know a bundle already and what it is worth: the answer has edges only if it is worth more. */
    public Bundle best(int volunteer, long[] price, long known) {
        return solve(volunteer, Prices.of(price), known);
    }

    /** The best bundle were the price of one need another. {@link Market#NEVER} excludes it. */
    public Bundle bestExcept(int volunteer, long[] price, int other, long otherPrice) {
        return solve(volunteer, new Prices(price, other, otherPrice), NOTHING_KNOWN);
    }

    /** The same, knowing a bundle. */
    public Bundle bestExcept(int volunteer, long[] price, int other, long otherPrice, long known) {
        return solve(volunteer, new Prices(price, other, otherPrice), known);
    }

    /** How much has been calculated so far: to compare two labels takes as long as some multiplications. */
    public long work() {
        return WORK_OF_A_COMPARISON * search.compared();
    }

    private Bundle solve(int v, Prices prices, long known) {
        Held held = Held.by(v, market, prices);
        int shifts = market.maxShifts[v] - held.count();
        if (shifts <= 0) {
            return held.alone();
        }
        choices.collect(v, market, prices, held);
        return held.with(added(v, held, shifts, Math.max(0, known - held.worth())));
    }

    /** What the best choices add to what is held, or {@code known} if that is more. */
    private Bundle added(int v, Held held, int shifts, long known) {
        search.beside(held, shifts, market.maxShiftsPerDay[v]);
        shorten(v, held, shifts);
        if (shortlist.most() <= known) {
            return Bundle.known(known);
        }
        int minutesLeft = market.maxMinutes[v] - held.minutes();
        long picked = shortlist.pick(minutesLeft);
        Bundle floor = picked > known ? shortlist.bundle() : Bundle.known(known);
        if (picked == shortlist.most()) {
            return floor;
        }
        shortlist.prune(floor.worth());
        if (choices.size == 0) {
            return floor;
        }
        boolean minutesMatter = choices.mayExceed(minutesLeft, shifts, timetable);
        int best = search.best(minutesMatter ? minutesLeft : BundleSearch.NO_LIMIT, 0);
        return best == BundleSearch.TOO_MANY
                ? minutePrices.best(minutesLeft, floor)
                : search.better(best, search.worthOf(best), floor);
    }

    private void shorten(int v, Held held, int shifts) {
        shortlist.begin(held.count(), shifts);
        int from = 0;
        while (from < choices.size) {
            int day = timetable.day[choices.need[from]];
            int to = from + 1;
            while (to < choices.size && timetable.day[choices.need[to]] == day) {
                to++;
            }
            shortlist.addDay(from, to, market.maxShiftsPerDay[v] - held.on(day));
            from = to;
        }
        shortlist.finish();
    }
}
