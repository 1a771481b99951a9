package org.redvest.bench;

import com.google.ortools.Loader;
import com.google.ortools.linearsolver.MPSolver;
import com.google.ortools.linearsolver.MPVariable;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import org.redvest.cli.rules.Rules;

/** OR-Tools' simplex on the linear relaxation: a bound, not a plan. */
final class Glop implements Peer {

    @Override
    public void prepare() {
        Loader.loadNativeLibraries();
    }

    @Override
    public Outcome solve(Market market, Duration limit, Progress progress) {
        var solver = MPSolver.createSolver("GLOP");
        solver.setTimeLimit(limit.toMillis());
        var taken = new MPVariable[market.need.length];
        var conflicts = new Conflicts(market);
        for (int v = 0; v < market.volunteers(); v++) {
            var pairs = conflicts.worthwhile(v);
            pairs.forEach(pair -> {
                taken[pair] = solver.makeNumVar(0, 1, "");
                solver.objective().setCoefficient(taken[pair], market.points[pair] / 1e6);
            });
            conflicts.atMostOne(pairs).forEach(set -> atMost(solver, taken, set, 1, _ -> 1));
            limits(solver, market, v, pairs, taken);
        }
        places(solver, market, taken);
        solver.objective().setMaximization();
        var optimal = solver.solve() == MPSolver.ResultStatus.OPTIMAL;
        return new Outcome(
                new int[0], optimal ? OptionalDouble.of(solver.objective().value()) : OptionalDouble.empty());
    }

    private static void limits(MPSolver solver, Market market, int v, List<Integer> pairs, MPVariable[] taken) {
        var volunteer = market.volunteer(v);
        atMost(
                solver,
                taken,
                pairs,
                volunteer.maxMinutes(),
                pair -> market.need(market.need[pair]).minutes());
        pairs.stream()
                .map(pair -> market.need(market.need[pair]).day())
                .distinct()
                .forEach(day -> atMost(
                        solver,
                        taken,
                        pairs.stream()
                                .filter(pair -> market.need(market.need[pair]).day() == day)
                                .toList(),
                        volunteer.maxShiftsPerDay(),
                        _ -> 1));
        // taken = first + second + …, each at most one and each costing its fatigue, which never falls
        var count = solver.makeConstraint(0, 0);
        pairs.forEach(pair -> count.setCoefficient(taken[pair], 1));
        for (int n = 0; n < Math.min(volunteer.maxShifts(), pairs.size()); n++) {
            var nth = solver.makeNumVar(0, 1, "");
            count.setCoefficient(nth, -1);
            solver.objective().setCoefficient(nth, -Rules.fatigueOf(n, market.instance.parameters()) / 1e6);
        }
    }

    private static void places(MPSolver solver, Market market, MPVariable[] taken) {
        var rows = market.instance.needs().stream()
                .map(need -> solver.makeConstraint(-MPSolver.infinity(), need.places()))
                .toList();
        for (int pair = 0; pair < taken.length; pair++) {
            if (taken[pair] != null) {
                rows.get(market.need[pair]).setCoefficient(taken[pair], 1);
            }
        }
    }

    private static void atMost(
            MPSolver solver, MPVariable[] taken, List<Integer> pairs, double most, ToDoubleFunction<Integer> weight) {
        if (pairs.stream().mapToDouble(weight).sum() > most) {
            var row = solver.makeConstraint(-MPSolver.infinity(), most);
            pairs.forEach(pair -> row.setCoefficient(taken[pair], weight.applyAsDouble(pair)));
        }
    }
}
