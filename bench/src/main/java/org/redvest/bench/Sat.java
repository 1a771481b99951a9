package org.redvest.bench;

import com.google.ortools.Loader;
import com.google.ortools.sat.BoolVar;
import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.CpSolver;
import com.google.ortools.sat.CpSolverSolutionCallback;
import com.google.ortools.sat.CpSolverStatus;
import com.google.ortools.sat.LinearExpr;
import com.google.ortools.sat.LinearExprBuilder;
import com.google.ortools.sat.Literal;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import org.redvest.cli.rules.Rules;

/** OR-Tools' CP-SAT on the whole problem. */
final class Sat implements Peer {

    @Override
    public void prepare() {
        Loader.loadNativeLibraries();
    }

    @Override
    public Outcome solve(Market market, Duration limit, Progress progress) {
        var model = new CpModel();
        var taken = new BoolVar[market.need.length];
        var objective = LinearExpr.newBuilder();
        var conflicts = new Conflicts(market);
        for (int v = 0; v < market.volunteers(); v++) {
            var pairs = conflicts.worthwhile(v);
            for (int pair : pairs) {
                taken[pair] = model.newBoolVar("");
                objective.addTerm(taken[pair], market.points[pair]);
            }
            conflicts
                    .atMostOne(pairs)
                    .forEach(set -> model.addAtMostOne(
                            set.stream().map(pair -> taken[pair]).toArray(Literal[]::new)));
            limits(model, market, v, pairs, taken, objective);
        }
        places(model, market, taken);
        model.maximize(objective);

        var solver = new CpSolver();
        solver.getParameters()
                .setMaxTimeInSeconds(limit.toMillis() / 1e3)
                .setNumWorkers(Runtime.getRuntime().availableProcessors());
        var status = solver.solve(model, new CpSolverSolutionCallback() {
            @Override
            public void onSolutionCallback() {
                progress.better(objectiveValue() / 1e6);
            }
        });
        if (status != CpSolverStatus.OPTIMAL && status != CpSolverStatus.FEASIBLE) {
            return new Outcome(new int[0], OptionalDouble.empty());
        }
        var chosen = IntStream.range(0, taken.length)
                .filter(pair -> taken[pair] != null && solver.booleanValue(taken[pair]))
                .toArray();
        return new Outcome(chosen, OptionalDouble.of(solver.bestObjectiveBound() / 1e6));
    }

    private static void limits(
            CpModel model, Market market, int v, List<Integer> pairs, BoolVar[] taken, LinearExprBuilder objective) {
        var volunteer = market.volunteer(v);
        model.addLessOrEqual(
                sum(pairs, taken, pair -> market.need(market.need[pair]).minutes()), volunteer.maxMinutes());
        pairs.stream()
                .map(pair -> market.need(market.need[pair]).day())
                .distinct()
                .forEach(day -> model.addLessOrEqual(
                        sum(
                                pairs.stream()
                                        .filter(pair ->
                                                market.need(market.need[pair]).day() == day)
                                        .toList(),
                                taken,
                                _ -> 1),
                        volunteer.maxShiftsPerDay()));
        var count = LinearExpr.newBuilder();
        for (int n = 0; n < Math.min(volunteer.maxShifts(), pairs.size()); n++) {
            var nth = model.newBoolVar("");
            count.add(nth);
            objective.addTerm(nth, -Rules.fatigueOf(n, market.instance.parameters()));
        }
        model.addEquality(sum(pairs, taken, _ -> 1), count);
    }

    private static void places(CpModel model, Market market, BoolVar[] taken) {
        var rows = market.instance.needs().stream()
                .map(_ -> LinearExpr.newBuilder())
                .toList();
        for (int pair = 0; pair < taken.length; pair++) {
            if (taken[pair] != null) {
                rows.get(market.need[pair]).add(taken[pair]);
            }
        }
        for (int n = 0; n < rows.size(); n++) {
            model.addLessOrEqual(rows.get(n), market.need(n).places());
        }
    }

    private static LinearExprBuilder sum(List<Integer> pairs, BoolVar[] taken, ToLongFunction<Integer> weight) {
        var sum = LinearExpr.newBuilder();
        pairs.forEach(pair -> sum.addTerm(taken[pair], weight.applyAsLong(pair)));
        return sum;
    }
}
