package org.redvest.bench;

import com.google.ortools.Loader;
import com.google.ortools.graph.MinCostFlow;
import com.google.ortools.graph.MinCostFlowBase.Status;
import java.time.Duration;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.redvest.cli.rules.Rules;

/**
 * OR-Tools' min-cost flow: exact where everybody takes one shift at most, and the strongest peer there. It has no time limit and
 * shows nothing before its end.
 */
final class Flow implements Peer {

    /** In which unit it counts, in millionths of a point: a coarser one is quicker. */
    private final long unit;

    Flow(long unit) {
        this.unit = unit;
    }

    @Override
    public void prepare() {
        Loader.loadNativeLibraries();
    }

    @Override
    public Outcome solve(Market market, Duration limit, Progress progress) {
        if (market.instance.volunteers().stream().anyMatch(volunteer -> volunteer.maxShifts() > 1)) {
            throw new IllegalArgumentException("Min-cost flow plans one shift each; generate with --max-shifts 1");
        }
        var sink = market.volunteers() + market.needs();
        var flow = new MinCostFlow(sink + 1, market.need.length + market.volunteers() + market.needs());
        var tired = Rules.fatigueOf(0, market.instance.parameters());
        var arcs = arcs(market, flow, tired);
        flow.setNodeSupply(sink, -market.volunteers());
        if (flow.solve() != Status.OPTIMAL) {
            throw new IllegalStateException("Min-cost flow found no optimum");
        }
        var chosen = IntStream.range(0, arcs.length)
                .filter(pair -> arcs[pair] >= 0 && flow.getFlow(arcs[pair]) > 0)
                .toArray();
        var objective = IntStream.of(chosen)
                        .mapToLong(pair -> market.points[pair] - tired)
                        .sum()
                / 1e6;
        progress.better(objective);
        flow.delete();
        return new Outcome(chosen, unit == 1 ? OptionalDouble.of(objective) : OptionalDouble.empty());
    }

    /** One arc for each pair that pays; −1 for the others. */
    private int[] arcs(Market market, MinCostFlow flow, long tired) {
        var sink = market.volunteers() + market.needs();
        var arcs = new int[market.need.length];
        for (int v = 0; v < market.volunteers(); v++) {
            flow.setNodeSupply(v, 1);
            flow.addArcWithCapacityAndUnitCost(v, sink, 1, 0);
            for (int pair = market.first[v]; pair < market.first[v + 1]; pair++) {
                var gain = market.points[pair] - tired;
                arcs[pair] = gain <= 0 || market.volunteer(v).maxShifts() == 0
                        ? -1
                        : flow.addArcWithCapacityAndUnitCost(
                                v, market.volunteers() + market.need[pair], 1, -Math.round(gain / (double) unit));
            }
        }
        for (int n = 0; n < market.needs(); n++) {
            flow.addArcWithCapacityAndUnitCost(
                    market.volunteers() + n, sink, market.need(n).places(), 0);
        }
        return arcs;
    }
}
