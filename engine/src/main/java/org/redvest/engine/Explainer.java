package org.redvest.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

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
        Volunteer volunteer = volunteer(volunteerId);
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
        var vicinity = new Vicinity(Vicinity.narrowed(problem, List.of(volunteer)), need, price);
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
        var bidders = new Bidders(problem, need, people, Map.of(), price);
        int filled = (int) people.stream()
                .filter(v -> planned.contains(new Pair(v.id(), needId)))
                .count();
        return new Staffing(
                needId,
                need.places(),
                filled,
                price.getOrDefault(needId, 0L),
                bidders.eligible(),
                shortage(need, filled, bidders),
                removed,
                next(need, bidders));
    }

    /**
     * What the change would bring at the prices in force. To waive a skill that wants a licence is an {@link IllegalArgumentException}.
     */
    public Change.Effect whatIf(String needId, Change change) {
        return whatIf(needId, List.of(change)).getFirst();
    }

    /** What each of the changes would bring by itself. */
    public List<Change.Effect> whatIf(String needId, List<Change> changes) {
        Need need = need(needId);
        var now = new Bidders(problem, need, peopleFor(need, problem.volunteers()), Map.of(), price);
        long[] bids = paying(now, need.places() - now.held());
        long worth = Arrays.stream(bids).sum();
        long worthWithHeld =
                changes.stream().anyMatch(change -> moves(need, change)) ? worth + worthOfHeld(need) : worth;
        return changes.stream()
                .map(change -> {
                    Need changed = changed(need, change);
                    var then = bidders(need, changed, change.radiusKm());
                    long[] bidsThen = paying(then, changed.places() - then.held());
                    return new Change.Effect(
                            now.eligible(),
                            then.eligible(),
                            now.held() + bids.length,
                            then.held() + bidsThen.length,
                            Arrays.stream(bidsThen).sum() - (moves(need, change) ? worthWithHeld : worth));
                })
                .toList();
    }

    private static boolean moves(Need need, Change change) {
        return !change.slot().orElse(need.slot()).equals(need.slot());
    }

    /** What those who hold the need bring with it: a move takes it from them, and may give it back. */
    private long worthOfHeld(Need need) {
        var free = withoutHeld(need);
        return held.stream()
                .filter(pair -> pair.need().equals(need.id()))
                .map(pair -> List.of(volunteer(pair.volunteer())))
                .mapToLong(holder -> new Vicinity(Vicinity.narrowed(problem, holder), need, price).bestWith(0)
                        - new Vicinity(Vicinity.narrowed(free, holder), need, price).bestBeside(0))
                .sum();
    }

    private Need changed(Need need, Change change) {
        var skills = new HashSet<>(need.skills());
        skills.removeAll(change.waived());
        return new Need(
                need.id(),
                change.slot().isPresent() ? anotherShift() : need.shift(),
                need.site(),
                change.slot().orElse(need.slot()),
                need.places() + change.extraPlaces(),
                change.value().orElse(need.value()),
                skills,
                need.category(),
                need.requirements());
    }

    /** With the best price of its own, a need is worth to the bound what its best people would pay together. */
    private static long[] paying(Bidders bidders, int places) {
        return bidders.highest(places, _ -> true).stream()
                .mapToLong(Bidders.Bid::amount)
                .takeWhile(amount -> amount > 0)
                .toArray();
    }

    /** Who held the need at another time is asked anew. */
    private Bidders bidders(Need need, Need changed, OptionalDouble radiusKm) {
        Map<String, Volunteer> asTheyAre = new HashMap<>();
        var wider = problem.volunteers().stream()
                .map(each -> {
                    if (radiusKm.isEmpty() || radiusKm.getAsDouble() <= each.radiusKm()) {
                        return each;
                    }
                    asTheyAre.put(each.id(), each);
                    return wider(each, radiusKm.getAsDouble());
                })
                .toList();
        var its = changed.slot().equals(need.slot()) ? problem : withoutHeld(need);
        var others = problem.scoring() instanceof Scoring.ByDistance ? asTheyAre : Map.<String, Volunteer>of();
        return new Bidders(its, changed, peopleFor(changed, wider), others, price);
    }

    private static Volunteer wider(Volunteer each, double radiusKm) {
        return new Volunteer(
                each.id(),
                each.home(),
                radiusKm,
                each.limits(),
                each.load(),
                each.skills(),
                each.interests(),
                each.free(),
                each.standing());
    }

    private Problem withoutHeld(Need need) {
        return new Problem(
                problem.volunteers(),
                problem.needs(),
                problem.scoring(),
                problem.held().stream().filter(p -> !p.need().equals(need.id())).toList(),
                problem.barred(),
                problem.parameters());
    }

    private List<Staffing.Next> next(Need need, Bidders bidders) {
        long itsPrice = price.getOrDefault(need.id(), 0L);
        return bidders.highest(NEXT, id -> !planned.contains(new Pair(id, need.id()))).stream()
                .map(bid -> new Staffing.Next(
                        bid.volunteer(), Math.max(0, itsPrice - bid.amount()), instead(need, bid.volunteer())))
                .toList();
    }

    private List<String> instead(Need need, String id) {
        return new Vicinity(Vicinity.narrowed(problem, List.of(volunteer(id))), need, price).bestWithout(0);
    }

    private Plan.Shortage shortage(Need need, int filled, Bidders bidders) {
        if (filled >= need.places()) {
            return Plan.Shortage.NONE;
        }
        if (bidders.eligible() == 0) {
            return Plan.Shortage.NOBODY_ELIGIBLE;
        }
        return bidders.paysFor(id -> !planned.contains(new Pair(id, need.id())))
                ? Plan.Shortage.ELSEWHERE
                : Plan.Shortage.NOT_WORTH;
    }

    /** Whom no rule bars, and who holds it. */
    private List<Volunteer> peopleFor(Need need, List<Volunteer> people) {
        return people.stream()
                .filter(v -> bars(need, v).isEmpty() || held.contains(new Pair(v.id(), need.id())))
                .toList();
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

    private Volunteer volunteer(String id) {
        return problem.volunteers().stream()
                .filter(v -> v.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no volunteer " + id));
    }

    private Need need(String id) {
        return problem.needs().stream()
                .filter(n -> n.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no need " + id));
    }
}
