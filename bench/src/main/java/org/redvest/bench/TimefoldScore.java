package org.redvest.bench;

import ai.timefold.solver.core.api.score.HardSoftScore;
import ai.timefold.solver.core.api.score.calculator.IncrementalScoreCalculator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.redvest.cli.instance.Need;
import org.redvest.cli.rules.Rules;

/** Timefold's quickest kind of score: it counts anew only whom a move touches. Hard: broken rules; soft: millionths of points. */
public class TimefoldScore implements IncrementalScoreCalculator<TimefoldPlan, HardSoftScore> {
    /** Timefold makes calculators itself, so the market reaches them this way; a peer's process has one. */
    private static volatile @Nullable Market current;

    private final Market market = market();
    private List<Integer>[] needsOf = empty(0);
    private long hard;
    private long soft;

    static void plan(Market market) {
        current = market;
    }

    private static Market market() {
        var market = current;
        if (market == null) {
            throw new IllegalStateException("No market to score");
        }
        return market;
    }

    @Override
    public void resetWorkingSolution(TimefoldPlan plan) {
        needsOf = empty(market.volunteers());
        hard = 0;
        soft = 0;
        plan.places().forEach(this::insert);
    }

    @Override
    public void beforeVariableChanged(Object place, String variable) {
        retract((TimefoldPlace) place);
    }

    @Override
    public void afterVariableChanged(Object place, String variable) {
        insert((TimefoldPlace) place);
    }

    @Override
    public HardSoftScore calculateScore() {
        return HardSoftScore.of(hard, soft);
    }

    private void insert(TimefoldPlace place) {
        var person = place.person();
        if (person != null) {
            count(person.number(), -1);
            needsOf[person.number()].add(place.need());
            count(person.number(), 1);
        }
    }

    private void retract(TimefoldPlace place) {
        var person = place.person();
        if (person != null) {
            count(person.number(), -1);
            needsOf[person.number()].remove((Object) place.need());
            count(person.number(), 1);
        }
    }

    private void count(int v, int sign) {
        var needs = needsOf[v];
        if (needs.isEmpty()) {
            return;
        }
        for (int n : needs) {
            soft += sign * market.pointsOf(v, n);
        }
        soft -= sign * Rules.fatigue(needs.size(), market.instance.parameters());
        hard -= sign * broken(v, needs);
    }

    private long broken(int v, List<Integer> numbers) {
        var volunteer = market.volunteer(v);
        var needs = numbers.stream().map(market::need).toList();
        var broken = Math.max(0L, needs.size() - volunteer.maxShifts());
        broken += Math.max(0, needs.stream().mapToInt(Need::minutes).sum() - volunteer.maxMinutes());
        var perDay = new HashMap<Integer, Integer>();
        for (int i = 0; i < needs.size(); i++) {
            perDay.merge(needs.get(i).day(), 1, Integer::sum);
            for (int j = 0; j < i; j++) {
                if (!Rules.compatible(needs.get(i), needs.get(j), market.instance.parameters())) {
                    broken++;
                }
            }
        }
        for (int count : perDay.values()) {
            broken += Math.max(0, count - volunteer.maxShiftsPerDay());
        }
        return broken;
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static List<Integer>[] empty(int volunteers) {
        List[] lists = new List[volunteers];
        for (int v = 0; v < volunteers; v++) {
            lists[v] = new ArrayList<Integer>(2);
        }
        return lists;
    }
}
