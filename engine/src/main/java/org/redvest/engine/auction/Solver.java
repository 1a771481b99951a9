package org.redvest.engine.auction;

import java.util.Arrays;
import org.redvest.engine.Plan;
import org.redvest.engine.market.Bits;
import org.redvest.engine.market.Market;
import org.redvest.engine.market.Roster;
import org.redvest.engine.market.Workers;

/**
 * Finds prices and a plan that fit each other. First prices fall, from where nobody pays, in coarse steps (ε-scaling, Bertsekas 1988: with
 * equal points and more places than people fine steps alone would be a price war). Then rounds: those who could do better at these prices
 * bid (prices rise), the holes this leaves are filled (prices fall), and everybody's best bundle gives the bound. Steps get finer when a
 * round no longer helps. The best plan and the best bound seen on the way are kept; they need not come from the same round.
 */
public final class Solver {
    /** Steps as parts of the usual worth of a place. */
    private static final double FIRST_FALL_WHERE_PEOPLE_ARE_SHORT = 0.02;

    /** With more people than places nearly every place finds its taker at the first asking: fine steps cost little. */
    private static final double FIRST_FALL = 0.001;

    private static final double[] ROUNDS = {0.003, 0.001, 0.0005, 0.0002, 0.00005, 0.00001, 0.000002, 0.0000005};

    private static final int ROUNDS_A_STEP = 4;
    private static final int MOST_IN_VAIN = 2;
    private static final int MOST_TURNS = 3;
    /** A round that closes less of the gap than this is not worth repeating with the same steps. */
    private static final double WORTHWHILE = 0.1;

    private final Market market;
    private final double gap;
    private final Workers workers;
    private final Pulse pulse;
    private final Roster roster;
    private final long[] price;
    private final FallingPrices falling;
    private final RisingPrices rising;
    private final long usual;

    private Bits bestPlan;
    private long objective;
    private long[] bestPrice;
    private long bound = Long.MAX_VALUE;
    private int relaxed;

    public Solver(Market market, double gap, Workers workers, Pulse pulse) {
        this.market = market;
        this.gap = gap;
        this.workers = workers;
        this.pulse = pulse;
        roster = new Roster(market);
        price = highestPoints(market);
        usual = usualPoints(price);
        bestPrice = price.clone();
        bestPlan = roster.snapshot();
        objective = roster.objective();
        falling = new FallingPrices(market, roster, price, workers);
        rising = new RisingPrices(market, roster, price, pulse::stop);
    }

    public Bits plan() {
        return bestPlan;
    }

    public long objective() {
        return objective;
    }

    public long[] prices() {
        return bestPrice;
    }

    public long bound() {
        return bound;
    }

    /** Of how many volunteers the bound knows the best bundle from above only. */
    public int relaxed() {
        return relaxed;
    }

    public Plan.Stopped solve() {
        fall(step(peopleAreShort() ? FIRST_FALL_WHERE_PEOPLE_ARE_SHORT : FIRST_FALL));
        Bound seen = look(step(ROUNDS[0]));
        int inVain = 0;
        for (int i = worthTrying(0);
                i < ROUNDS.length && inVain < MOST_IN_VAIN && !pulse.stopped();
                i = worthTrying(i + 1)) {
            long step = step(ROUNDS[i]);
            long start = bound - objective;
            boolean tried = seen.violators().length > 0; // with coarser steps perhaps nobody could do better
            for (int round = 0; round < ROUNDS_A_STEP && !pulse.stopped(); round++) {
                if (reached()) {
                    return Plan.Stopped.GAP;
                }
                long before = bound - objective;
                rise(seen, step);
                fall(step);
                seen = look(step / 2);
                if (before - (bound - objective) < WORTHWHILE * before) {
                    break;
                }
            }
            inVain = tried && start - (bound - objective) < WORTHWHILE * start ? inVain + 1 : 0;
        }
        if (reached()) {
            return Plan.Stopped.GAP;
        }
        return pulse.stopped() ? pulse.reason() : Plan.Stopped.STALLED;
    }

    private boolean peopleAreShort() {
        return Arrays.stream(market.places).asLongStream().sum() > market.volunteerCount();
    }

    /** The next steps, but none that are coarser than what is left of the gap: they could not close it. */
    private int worthTrying(int next) {
        double left = Plan.gap(objective, bound);
        int i = next;
        while (i < ROUNDS.length - 1 && ROUNDS[i] > left) {
            i++;
        }
        return i;
    }

    private boolean reached() {
        return bound != Long.MAX_VALUE && Plan.gap(objective, bound) <= gap;
    }

    private long step(double part) {
        return Math.max(1, (long) (usual * part));
    }

    private void fall(long step) {
        int holes = 0;
        for (int g = 0; g < market.needCount(); g++) {
            if (roster.free(g) > 0) {
                falling.enqueue(g);
                holes++;
            }
        }
        if (holes == market.needCount() || falling.oftenInVain()) {
            falling.askEverybody();
        }
        falling.run(step, pulse::stop);
    }

    private void rise(Bound seen, long step) {
        for (int v : seen.violators()) {
            rising.enqueue(v);
        }
        rising.run(step / 2, MOST_TURNS);
        falling.pricesRose();
    }

    /** Looks at where we are, and keeps it if it is the best so far. */
    private Bound look(long tolerance) {
        Bound seen = Bound.of(market, roster, price, tolerance, workers);
        if (seen.value() < bound) {
            bound = seen.value();
            relaxed = seen.relaxed();
            bestPrice = price.clone();
        }
        long worth = roster.objective();
        if (worth > objective) {
            objective = worth;
            bestPlan = roster.snapshot();
        }
        pulse.tell(objective, bound, roster.filled());
        return seen;
    }

    /** Prices that nobody would pay. */
    public static long[] highestPoints(Market market) {
        long[] highest = new long[market.needCount()];
        for (int e = 0; e < market.edgeCount(); e++) {
            int g = market.edgeNeed[e];
            highest[g] = Math.max(highest[g], market.edgePoints[e]);
        }
        return highest;
    }

    public static long usualPoints(long[] highest) {
        long[] sorted = Arrays.stream(highest).filter(p -> p > 0).sorted().toArray();
        return sorted.length == 0 ? 1 : sorted[sorted.length / 2];
    }
}
