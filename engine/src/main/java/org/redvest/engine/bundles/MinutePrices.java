package org.redvest.engine.bundles;

/**
 * Prices of minutes bound a best bundle whose minutes are of too great a variety to be counted: Lagrangian relaxation of one volunteer's limit
 * of minutes (Geoffrion 1974). Whatever the price of a minute is, no bundle is worth more than the best one at this price and the price of all
 * minutes there are. The lowest of these bounds lies where the lines of a bundle that takes too many minutes and of one that does not cross,
 * until no bundle is above the crossing.
 */
record MinutePrices(BundleSearch search) {
    private static final int MOST_PRICES = 40;

    /** The best bundle found that fits, if it is worth more than {@code known}, with the lowest bound. */
    Bundle best(int minutesLeft, Bundle known) {
        long bound = Long.MAX_VALUE;
        Bundle best = known;
        long tooLongWorth = 0;
        int tooLong = 0;
        long fittingWorth = 0; // of the empty bundle
        int fitting = 0;
        long price = 0;
        for (int i = 0; i < MOST_PRICES && bound > best.worth(); i++) {
            int label = search.best(BundleSearch.NO_LIMIT, price);
            int minutes = search.minutesOf(label);
            long worth = search.worthOf(label) + price * minutes;
            bound = Math.min(bound, worth + price * (minutesLeft - minutes));
            if (minutes <= minutesLeft) {
                best = search.better(label, worth, best);
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
        return new Bundle(best.edges(), best.worth(), Math.max(best.worth(), bound));
    }
}
