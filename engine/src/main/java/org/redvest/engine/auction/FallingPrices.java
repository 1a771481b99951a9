package org.redvest.engine.auction;

import java.util.Arrays;
import java.util.function.BooleanSupplier;
import org.redvest.engine.market.Market;
import org.redvest.engine.market.Roster;
import org.redvest.engine.market.Workers;

/**
 * The falling-price phase is a descending auction with many units of each good, the mirror of the ascending auctions of Kelso and Crawford
 * (1982) and of Bertsekas (1988). Every need starts at a price that nobody pays and lowers it until its places are filled or its price is 0. A
 * need with k free places asks for the k + 1 volunteers with the highest reservation prices, goes just below the last of them, and gives its
 * places to the others. A volunteer who comes may leave other needs, which then lower their prices in turn.
 */
public final class FallingPrices {
    /** When the heaps were wrong for one in so many edges, everybody is asked again. */
    private static final int MOST_IN_VAIN = 20;

    private final Market market;
    private final Roster roster;
    private final Workers workers;
    private final long[] price;
    private final CandidateHeaps heaps;
    private final Swap swap;
    private final NeedQueue queue;

    private int[] best = new int[16];
    private long[] reservation = new long[16];
    private int found;
    /** How often the top of a heap was not the best any more since {@link #askEverybody}. */
    private int inVain;

    private boolean oftenInVain;

    private final int[] drops = new int[64];

    public FallingPrices(Market market, Roster roster, long[] price, Workers workers) {
        this.market = market;
        this.roster = roster;
        this.workers = workers;
        this.price = price;
        heaps = new CandidateHeaps(market);
        swap = new Swap(market, roster);
        queue = new NeedQueue(market.needCount());
    }

    /** Prices have risen since the last run. */
    void pricesRose() {
        heaps.forget();
    }

    public void enqueue(int need) {
        queue.add(need);
    }

    /**
     * Asks everybody at once what they would pay for everything: before a run that concerns many needs, and within it whenever the heaps
     * have been wrong so often that it pays.
     */
    void askEverybody() {
        heaps.openAll(roster, price, workers);
        inVain = 0;
    }

    /** Whether some run had to ask everybody: then the next does well to begin with it. */
    boolean oftenInVain() {
        return oftenInVain;
    }

    /** Works the queue off, unless told to stop. */
    public void run(long epsilon, BooleanSupplier stop) {
        inVain = 0;
        while (!queue.isEmpty() && !stop.getAsBoolean()) {
            if (inVain > market.edgeCount() / MOST_IN_VAIN) {
                askEverybody();
                oftenInVain = true;
            }
            fill(queue.poll(), epsilon);
        }
    }

    private void fill(int need, long epsilon) {
        int free = roster.free(need);
        if (free == 0) {
            return;
        }
        heaps.open(need, roster);
        findBest(need, (int) Math.min((long) free + 1, market.degree(need)));
        long offer = found > free ? reservation[free] - epsilon : 0;
        price[need] = Math.max(0, Math.min(price[need], offer));
        for (int i = 0; i < found; i++) {
            long gain = reservation[i] - price[need];
            if (i >= free || gain <= 0 || !take(best[i], gain, epsilon)) {
                heaps.push(need, best[i], reservation[i]);
            }
        }
    }

    /** Those who would pay most at the present prices; an old key only says where to look first. */
    private void findBest(int need, int wanted) {
        found = 0;
        if (best.length < wanted) {
            best = Arrays.copyOf(best, wanted + (wanted >> 1));
            reservation = Arrays.copyOf(reservation, best.length);
        }
        while (found < wanted && !heaps.isEmpty(need)) {
            int edge = heaps.top(need);
            long value = swap.reservation(edge, price);
            if (value <= 0) {
                heaps.removeTop(need);
                inVain++;
            } else if (heaps.lowerTop(need, value)) {
                heaps.removeTop(need);
                best[found] = edge;
                reservation[found++] = value;
            } else {
                inVain++;
            }
        }
    }

    /** Leaving other needs must pay at least epsilon, or prices would creep; joining free of charge need only pay. */
    private boolean take(int edge, long gain, long epsilon) {
        swap.reservation(edge, price);
        int count = swap.drops(drops);
        if (count > 0 && gain < epsilon) {
            return false;
        }
        for (int i = 0; i < count; i++) {
            roster.drop(drops[i]);
        }
        roster.take(edge);
        for (int i = 0; i < count; i++) {
            int left = drops[i];
            int need = market.edgeNeed[left];
            if (heaps.isOpen(need)) {
                heaps.push(need, left, market.edgePoints[left]);
            }
            queue.add(need);
        }
        return true;
    }
}
