package org.redvest.engine;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tries everything. Knows the rules of a single pair and of a bundle from {@link Eligibility}, and shares nothing else with the planner.
 */
public final class BruteForce {
    private final Problem problem;
    private final Set<Pair> held;
    private final Set<Pair> barred;
    private final Map<Pair, Double> scores = new HashMap<>();

    public BruteForce(Problem problem) {
        this.problem = problem;
        held = new HashSet<>(problem.held());
        barred = new HashSet<>(problem.barred());
        problem.scoring().scores().forEach(s -> scores.put(new Pair(s.volunteer(), s.need()), s.points()));
    }

    /** What some needs together are worth to one volunteer, in micros. */
    public record Bundle(List<Integer> needs, long worth) {}

    /** What the best plan of all is worth, in micros. */
    public long optimum() {
        var bundles = problem.volunteers().stream().map(this::bundles).toList();
        int[] free = problem.needs().stream().mapToInt(Need::places).toArray();
        return best(bundles, 0, free, new HashMap<>());
    }

    private long best(List<List<Bundle>> bundles, int v, int[] free, Map<List<Integer>, Long> known) {
        if (v == bundles.size()) {
            return 0;
        }
        var key = new ArrayList<>(Arrays.stream(free).boxed().toList());
        key.add(v);
        Long before = known.get(key);
        if (before != null) {
            return before;
        }
        long best = Long.MIN_VALUE / 2;
        for (Bundle bundle : bundles.get(v)) {
            if (bundle.needs.stream().allMatch(g -> free[g] > 0)) {
                bundle.needs.forEach(g -> free[g]--);
                best = Math.max(best, bundle.worth + best(bundles, v + 1, free, known));
                bundle.needs.forEach(g -> free[g]++);
            }
        }
        known.put(key, best);
        return best;
    }

    /** Every bundle the volunteer could serve, the held needs always among it. */
    public List<Bundle> bundles(Volunteer volunteer) {
        var bundles = new ArrayList<Bundle>();
        extend(volunteer, 0, new ArrayList<>(), bundles);
        return bundles;
    }

    private void extend(Volunteer volunteer, int next, List<Integer> chosen, List<Bundle> bundles) {
        if (next == problem.needs().size()) {
            bundles.add(new Bundle(List.copyOf(chosen), worth(volunteer, chosen)));
            return;
        }
        Need need = problem.needs().get(next);
        var pair = new Pair(volunteer.id(), need.id());
        if (!held.contains(pair)) {
            extend(volunteer, next + 1, chosen, bundles);
        }
        var before = chosen.stream().map(problem.needs()::get).toList();
        if (allowed(pair, need, volunteer)
                && Eligibility.limits(need, volunteer, before, problem.parameters())
                        .isEmpty()) {
            chosen.add(next);
            extend(volunteer, next + 1, chosen, bundles);
            chosen.removeLast();
        }
    }

    public boolean allowed(Pair pair, Need need, Volunteer volunteer) {
        if (held.contains(pair)) {
            return true;
        }
        return !barred.contains(pair)
                && switch (problem.scoring()) {
                    case Scoring.ByDistance _ ->
                        Eligibility.bars(need, volunteer).isEmpty();
                    case Scoring.Listed _ -> scores.containsKey(pair);
                };
    }

    public long worth(Volunteer volunteer, List<Integer> needs) {
        long worth = 0;
        for (int i = 0; i < needs.size(); i++) {
            var fatigue = problem.parameters().fatigue();
            worth += points(volunteer, problem.needs().get(needs.get(i)))
                    - micros(fatigue.get(Math.min(i, fatigue.size() - 1)));
        }
        return worth;
    }

    public long points(Volunteer volunteer, Need need) {
        double score = scores.getOrDefault(new Pair(volunteer.id(), need.id()), 0.0);
        if (problem.scoring() instanceof Scoring.Listed) {
            return micros(score);
        }
        double kilometres = need.site().kilometresTo(volunteer.home());
        return micros(need.value() - problem.parameters().pointsPerKm() * kilometres - volunteer.load() + score);
    }

    private static long micros(double points) {
        return new BigDecimal(points)
                .setScale(6, RoundingMode.HALF_EVEN)
                .unscaledValue()
                .longValueExact();
    }

    /** Checks every rule of a plan and what it and its prices claim; says what is wrong. */
    public List<String> faults(Plan plan) {
        var faults = new ArrayList<String>();
        Map<String, List<Integer>> taken = new HashMap<>();
        Set<Pair> pairs = new HashSet<>();
        for (var assignment : plan.assignments()) {
            int g = numberOf(assignment.need());
            taken.computeIfAbsent(assignment.volunteer(), _ -> new ArrayList<>())
                    .add(g);
            if (!pairs.add(new Pair(assignment.volunteer(), assignment.need()))) {
                faults.add("twice: " + assignment);
            }
        }
        for (Pair pair : held) {
            if (!pairs.contains(pair)) {
                faults.add("dropped: " + pair);
            }
        }
        long objective = 0;
        for (Volunteer volunteer : problem.volunteers()) {
            List<Integer> mine = taken.getOrDefault(volunteer.id(), List.of());
            var before = new ArrayList<Need>();
            for (int g : mine) {
                Need need = problem.needs().get(g);
                if (!allowed(new Pair(volunteer.id(), need.id()), need, volunteer)) {
                    faults.add("not allowed: " + volunteer.id() + " " + need.id());
                }
                faults.addAll(Eligibility.limits(need, volunteer, before, problem.parameters()).stream()
                        .map(Object::toString)
                        .toList());
                before.add(need);
            }
            objective += worth(volunteer, mine);
        }
        if (objective != plan.objective()) {
            faults.add("objective claimed " + plan.objective() + ", is " + objective);
        }
        for (var price : plan.prices()) {
            Need need = problem.needs().get(numberOf(price.need()));
            long filled = pairs.stream().filter(p -> p.need().equals(need.id())).count();
            if (filled > need.places() || filled != price.filled() || price.price() < 0) {
                faults.add("filled " + filled + ": " + price);
            }
        }
        if (plan.bound() > plan.priceBound() || plan.objective() > plan.bound()) {
            faults.add("objective, bound, priceBound out of order");
        }
        return faults;
    }

    /** What the plan's prices prove. */
    public long priceBound(Plan plan) {
        long[] price = new long[problem.needs().size()];
        long bound = 0;
        for (var p : plan.prices()) {
            price[numberOf(p.need())] = p.price();
            bound += p.price() * p.places();
        }
        for (Volunteer volunteer : problem.volunteers()) {
            bound += bundles(volunteer).stream()
                    .mapToLong(b ->
                            b.worth - b.needs.stream().mapToLong(g -> price[g]).sum())
                    .max()
                    .orElseThrow();
        }
        return bound;
    }

    private int numberOf(String need) {
        for (int g = 0; g < problem.needs().size(); g++) {
            if (problem.needs().get(g).id().equals(need)) {
                return g;
            }
        }
        throw new IllegalArgumentException(need);
    }
}
