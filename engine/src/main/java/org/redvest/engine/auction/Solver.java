package org.redvest.engine.auction;

import java.util.Arrays;
import org.redvest.engine.Plan;
import org.redvest.engine.market.Bits;
import org.redvest.engine.market.Market;
import org.redvest.engine.market.Roster;
import org.redvest.engine.market.Workers;

/**
 * The solver finds prices and a plan that fit each other by an auction with falling and rising prices and ε-scaling (Bertsekas 1988). First
 * prices fall, from where nobody pays ({@link FallingPrices}), in coarse steps ({@link Schedule}). Then rounds: volunteers with regret bid
 * ({@link RisingPrices}), the holes this leaves are filled (prices fall), and everybody's best bundle gives the {@link Bound}. Steps get finer
 * when a round no longer helps. The best plan and the best bound seen on the way are kept; they need not come from the same round.
 */
public final class Solver {
    private static final int MOST_TURNS = 3;

    private final Market market;
    private final double gap;
    private final Workers workers;
    private final Pulse pulse;
    private final Roster roster;
    private final long[] price;
    private final FallingPrices falling;
    private final RisingPrices rising;
    private final Schedule schedule;

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
        schedule = Schedule.of(market, usualPoints(price));
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
        fall(schedule.ofFirstFall());
        Bound seen = look(schedule.ofRound(0));
        int inVain = 0;
        for (int i = schedule.worthTrying(0, left());
                i < schedule.count() && inVain < schedule.mostInVain() && !over();
                i = schedule.worthTrying(i + 1, left())) {
            long start = bound - objective;
            boolean tried = seen.violators().length > 0; // with coarser steps perhaps nobody had regret
            seen = rounds(seen, schedule.ofRound(i));
            inVain = tried && !schedule.isWorthwhile(start, bound - objective) ? inVain + 1 : 0;
        }
        if (reached()) {
            return Plan.Stopped.GAP;
        }
        return pulse.stopped() ? pulse.reason() : Plan.Stopped.STALLED;
    }

    /** Rises, falls and looks with the same steps for as long as it is worthwhile. */
    private Bound rounds(Bound first, long step) {
        Bound seen = first;
        for (int round = 0; round < schedule.roundsAStep() && !over(); round++) {
            long before = bound - objective;
            rise(seen, step);
            fall(step);
            seen = look(step / 2);
            if (!schedule.isWorthwhile(before, bound - objective)) {
                break;
            }
        }
        return seen;
    }

    private boolean over() {
        return reached() || pulse.stopped();
    }

    private double left() {
        return Plan.gap(objective, bound);
    }

    private boolean reached() {
        return bound != Long.MAX_VALUE && Plan.gap(objective, bound) <= gap;
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

    /** The highest points of each need: no volunteer pays more. */
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
