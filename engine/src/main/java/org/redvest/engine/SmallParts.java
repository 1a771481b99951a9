package org.redvest.engine;

import java.util.Arrays;

/**
 * Closes what prices leave open in the small connected parts of a market. Parts that share neither a volunteer nor a need are problems of
 * their own, so plan and bound of each count separately; only here may the bound become lower than what the prices alone prove.
 */
final class SmallParts {
    private static final int MOST_EDGES = 40_000;
    private static final int MOST_ROWS = 700;

    private final Market market;
    private final long[] price;
    private final Pulse pulse;
    private final int[] root;
    private final Bits plan;
    private long objective;
    private long bound;

    SmallParts(Market market, Solver solver, Pulse pulse) {
        this.market = market;
        this.pulse = pulse;
        price = solver.prices();
        plan = solver.plan().copy();
        objective = solver.objective();
        bound = solver.bound();
        root = new int[market.volunteerCount() + market.needCount()];
    }

    Bits plan() {
        return plan;
    }

    long objective() {
        return objective;
    }

    long bound() {
        return bound;
    }

    void close() {
        for (int i = 0; i < root.length; i++) {
            root[i] = i;
        }
        for (int e = 0; e < market.edgeCount(); e++) {
            join(market.edgeVolunteer[e], market.volunteerCount() + market.edgeNeed[e]);
        }
        int[] edges = new int[root.length];
        int[] size = new int[root.length];
        for (int i = 0; i < root.length; i++) {
            size[find(i)]++;
        }
        for (int e = 0; e < market.edgeCount(); e++) {
            edges[find(market.edgeVolunteer[e])]++;
        }
        for (int i = 0; i < root.length && objective < bound && !pulse.stopped(); i++) {
            if (root[i] == i && edges[i] > 0 && edges[i] <= MOST_EDGES && size[i] <= MOST_ROWS) {
                close(i);
            }
        }
    }

    private void close(int partRoot) {
        Part part = part(partRoot);
        int[] planned = Arrays.stream(part.whole()).filter(plan::get).toArray();
        long worth = BranchAndPrice.worth(market, planned);
        long priced = priced(partRoot);
        if (worth >= priced) {
            return;
        }
        var search = new BranchAndPrice(planned, worth, pulse::stop);
        long proved = Math.min(priced, search.search(part, Part.carry(market, price, part.market())));
        for (int e : planned) {
            plan.clear(e);
        }
        for (int e : search.edges()) {
            plan.set(e);
        }
        objective += search.worth() - worth;
        bound -= priced - proved;
    }

    /** What the prices prove of this part alone. */
    private long priced(int partRoot) {
        var oracle = new BundleOracle(market);
        long sum = 0;
        for (int i = 0; i < root.length; i++) {
            if (find(i) == partRoot) {
                int g = i - market.volunteerCount();
                sum += g < 0 ? oracle.best(i, price) : price[g] * market.places[g];
            }
        }
        return sum;
    }

    private Part part(int partRoot) {
        var fates = new Part.Fate[market.edgeCount()];
        int[] whole = new int[fates.length];
        for (int e = 0; e < fates.length; e++) {
            whole[e] = e;
            if (find(market.edgeVolunteer[e]) != partRoot) {
                fates[e] = Part.Fate.LEFT_OUT;
            } else {
                fates[e] = market.held.get(e) ? Part.Fate.HELD : Part.Fate.OPEN;
            }
        }
        return Part.of(market, whole, fates);
    }

    private void join(int one, int other) {
        root[find(one)] = find(other);
    }

    private int find(int i) {
        int at = i;
        while (root[at] != at) {
            root[at] = root[root[at]];
            at = root[at];
        }
        return at;
    }
}
