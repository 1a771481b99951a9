package org.redvest.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.redvest.engine.market.Market;

/**
 * The explainer answers from prices: why a volunteer serves a need or not, why a need is short, and what would change that. A price says what one more
 * place of a need would bring, so whatever a person could do elsewhere is already counted in the prices there, and a question about one
 * need is answered by those people alone who could serve it.
 */
public final class Explainer {
    private static final int NEXT = 5;

    private final Problem problem;
    private final Map<String, Long> price = new HashMap<>();
    private final Set<Pair> planned = new HashSet<>();
    private final Set<Pair> held;
    private final Set<Pair> barred;
    private final Set<Pair> listed = new HashSet<>();

    /**
     * @param assignments of the plan in force
     * @param prices of the plan in force
     */
    public Explainer(Problem problem, List<Plan.Assignment> assignments, List<Plan.Price> prices) {
        this.problem = problem;
        prices.forEach(p -> price.put(p.need(), p.price()));
        assignments.forEach(a -> planned.add(new Pair(a.volunteer(), a.need())));
        held = Set.copyOf(problem.held());
        barred = Set.copyOf(problem.barred());
        if (problem.scoring() instanceof Scoring.Listed(var pairs)) {
            pairs.forEach(s -> listed.add(new Pair(s.volunteer(), s.need())));
        }
    }

    public Explainer(Problem problem, Plan plan) {
        this(problem, plan.assignments(), plan.prices());
    }

    /** Why the volunteer serves the need, or why not. An unknown id is an {@link IllegalArgumentException}. */
    public Why why(String needId, String volunteerId) {
        Need need = need(needId);
        Volunteer volunteer = problem.volunteers().stream()
                .filter(v -> v.id().equals(volunteerId))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no volunteer " + volunteerId));
        var pair = new Pair(volunteerId, needId);
        if (held.contains(pair)) {
            return new Why.Held();
        }
        List<Bar> bars = bars(need, volunteer);
        if (!bars.isEmpty()) {
            return new Why.Cannot(bars);
        }
        return why(need, volunteer, planned.contains(pair));
    }

    private Why why(Need need, Volunteer volunteer, boolean serves) {
        var vicinity = new Vicinity(problem, need, List.of(volunteer), price);
        int edge = vicinity.edge(0);
        long points = vicinity.market.edgePoints[edge];
        long reservation = vicinity.reservation(0);
        long itsPrice = price.getOrDefault(need.id(), 0L);
        double kilometres = need.site().kilometresTo(volunteer.home());
        List<String> instead = vicinity.bestWithout(0);
        if (serves) {
            return new Why.Serves(kilometres, points, itsPrice, reservation - itsPrice, instead);
        }
        if (reservation == Vicinity.IMPOSSIBLE) {
            return new Why.Cannot(
                    List.copyOf(Eligibility.limits(need, volunteer, heldBy(volunteer), problem.parameters())));
        }
        long fatigue = vicinity.market.fatigue[1];
        if (points <= fatigue) {
            return new Why.NotWorth(kilometres, points, fatigue);
        }
        return new Why.BetterElsewhere(kilometres, points, itsPrice, Math.max(0, itsPrice - reservation), instead);
    }

    /** How the need stands, which rules keep people away from it, and who would come next. */
    public Staffing staffing(String needId) {
        Need need = need(needId);
        Map<Staffing.Rule, int[]> counts = new EnumMap<>(Staffing.Rule.class);
        var people = new ArrayList<Volunteer>();
        for (Volunteer volunteer : problem.volunteers()) {
            List<Bar> bars = bars(need, volunteer);
            for (Bar bar : bars) {
                int[] count = counts.computeIfAbsent(Staffing.Rule.of(bar), _ -> new int[2]);
                count[0]++;
                count[1] += bars.size() == 1 ? 1 : 0;
            }
            if (bars.isEmpty() || planned.contains(new Pair(volunteer.id(), needId))) {
                people.add(volunteer);
            }
        }
        Map<Staffing.Rule, Staffing.Removed> removed = new EnumMap<>(Staffing.Rule.class);
        counts.forEach((rule, count) -> removed.put(rule, new Staffing.Removed(count[0], count[1])));
        var vicinity = new Vicinity(problem, need, people, price);
        int filled = (int) people.stream()
                .filter(v -> planned.contains(new Pair(v.id(), needId)))
                .count();
        return new Staffing(
                needId,
                need.places(),
                filled,
                price.getOrDefault(needId, 0L),
                vicinity.eligible(),
                shortage(need, filled, vicinity),
                removed,
                next(need, people, vicinity));
    }

    /**
     * What the change would bring at the prices in force. To waive a skill that wants a licence is an {@link IllegalArgumentException}.
     */
    public Change.Effect whatIf(String needId, Change change) {
        Need need = need(needId);
        var skills = new HashSet<>(need.skills());
        skills.removeAll(change.waived());
        Need changed = new Need(
                need.id(),
                change.slot().isPresent() ? anotherShift() : need.shift(),
                need.site(),
                change.slot().orElse(need.slot()),
                need.places() + change.extraPlaces(),
                change.value().orElse(need.value()),
                skills,
                need.category(),
                need.requirements());
        var before = new Vicinity(problem, need, peopleFor(need, OptionalDouble.empty()), price);
        var after = new Vicinity(with(need, changed), changed, peopleFor(changed, change.radiusKm()), price);
        if (change.radiusKm().isPresent() && problem.scoring() instanceof Scoring.ByDistance) {
            Map<String, Double> radius = new HashMap<>();
            problem.volunteers().forEach(v -> radius.put(v.id(), v.radiusKm()));
            after.keepOtherRadii(radius);
        }
        long[] then = after.reservations();
        long[] now = before.reservations();
        int placesNow = need.places() - before.held();
        int placesThen = changed.places() - after.held();
        return new Change.Effect(
                before.eligible(),
                after.eligible(),
                before.held() + paying(now, placesNow),
                after.held() + paying(then, placesThen),
                worth(then, placesThen) - worth(now, placesNow));
    }

    private List<Staffing.Next> next(Need need, List<Volunteer> people, Vicinity vicinity) {
        long itsPrice = price.getOrDefault(need.id(), 0L);
        record Candidate(String volunteer, int number, long raise) {}
        return people.stream()
                .filter(v -> !planned.contains(new Pair(v.id(), need.id())))
                .map(v -> new Candidate(v.id(), vicinity.volunteer(v.id()), 0))
                .map(c -> new Candidate(c.volunteer, c.number, itsPrice - vicinity.reservation(c.number)))
                .filter(c -> c.raise < -Vicinity.IMPOSSIBLE / 2)
                .sorted(Comparator.comparingLong(Candidate::raise).thenComparing(Candidate::volunteer, Ids.UTF8_ORDER))
                .limit(NEXT)
                .map(c -> new Staffing.Next(c.volunteer, Math.max(0, c.raise), vicinity.bestWithout(c.number)))
                .toList();
    }

    private Plan.Shortage shortage(Need need, int filled, Vicinity vicinity) {
        if (filled >= need.places()) {
            return Plan.Shortage.NONE;
        }
        if (vicinity.eligible() == 0) {
            return Plan.Shortage.NOBODY_ELIGIBLE;
        }
        Market market = vicinity.market;
        for (int i = market.needFirst[vicinity.need]; i < market.needFirst[vicinity.need + 1]; i++) {
            int e = market.needEdges[i];
            String volunteer = market.volunteers.get(market.volunteer(e)).id();
            if (!planned.contains(new Pair(volunteer, need.id())) && market.edgePoints[e] > market.fatigue[1]) {
                return Plan.Shortage.ELSEWHERE;
            }
        }
        return Plan.Shortage.NOT_WORTH;
    }

    /** Everybody whom no rule bars, with their radius as wide as asked. */
    private List<Volunteer> peopleFor(Need need, OptionalDouble radiusKm) {
        return problem.volunteers().stream()
                .map(v -> radiusKm.isPresent() && radiusKm.getAsDouble() > v.radiusKm()
                        ? new Volunteer(
                                v.id(),
                                v.home(),
                                radiusKm.getAsDouble(),
                                v.limits(),
                                v.load(),
                                v.skills(),
                                v.interests(),
                                v.free(),
                                v.standing())
                        : v)
                .filter(v -> bars(need, v).isEmpty() || held.contains(new Pair(v.id(), need.id())))
                .toList();
    }

    /** The problem with the need changed. Who held it at its old time is asked anew. */
    private Problem with(Need need, Need changed) {
        boolean moved = !changed.slot().equals(need.slot());
        return new Problem(
                problem.volunteers(),
                problem.needs().stream().map(n -> n.equals(need) ? changed : n).toList(),
                problem.scoring(),
                problem.held().stream()
                        .filter(p -> !moved || !p.need().equals(need.id()))
                        .toList(),
                problem.barred(),
                problem.parameters());
    }

    /** Needs of one shift agree in time: a need that moves alone is a shift of its own. */
    private String anotherShift() {
        Set<String> shifts = new HashSet<>();
        problem.needs().forEach(n -> shifts.add(n.shift()));
        int number = 2;
        while (shifts.contains("moved-" + number)) {
            number++;
        }
        return "moved-" + number;
    }

    private List<Bar> bars(Need need, Volunteer volunteer) {
        var pair = new Pair(volunteer.id(), need.id());
        var bars = new ArrayList<Bar>();
        if (barred.contains(pair)) {
            bars.add(new Bar.Barred());
        }
        switch (problem.scoring()) {
            case Scoring.ByDistance _ -> bars.addAll(Eligibility.bars(need, volunteer));
            case Scoring.Listed _ -> {
                if (!listed.contains(pair)) {
                    bars.add(new Bar.NotListed());
                }
            }
        }
        return bars;
    }

    private List<Need> heldBy(Volunteer volunteer) {
        return problem.needs().stream()
                .filter(n -> held.contains(new Pair(volunteer.id(), n.id())))
                .toList();
    }

    private Need need(String id) {
        return problem.needs().stream()
                .filter(n -> n.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no need " + id));
    }

    private static int paying(long[] reservations, int places) {
        int count = 0;
        while (count < Math.min(places, reservations.length) && reservations[count] > 0) {
            count++;
        }
        return count;
    }

    /** With the best price of its own, a need is worth to the bound what its best people would pay together. */
    private static long worth(long[] reservations, int places) {
        long worth = 0;
        for (int i = 0; i < paying(reservations, places); i++) {
            worth += reservations[i];
        }
        return worth;
    }
}
