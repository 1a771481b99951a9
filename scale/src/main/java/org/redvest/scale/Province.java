package org.redvest.scale;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.redvest.engine.Listener;
import org.redvest.engine.Listener.Verdict;
import org.redvest.engine.Need;
import org.redvest.engine.Plan;
import org.redvest.engine.Problem;

/**
 * Plans many regions as one. The people are divided into regions, and each region gets a quota of the places that others can fill too. It
 * plans its quotas with the engine; then the people are divided anew, by other borders, and the places go with those who hold them. What
 * could not move over a border in one round can in the next, and no round makes the plan worse (alternating Schwarz method). What the
 * prices of the rounds prove together bounds the whole: docs/scale.md derives it.
 */
final class Province {
    /** Divisions by borders that take turns; after them comes one without. */
    private static final int BORDERS = 3;
    /** A turn of all divisions that closes less of the gap than this is not worth another. */
    private static final double WORTHWHILE = 0.1;

    private final Fleet fleet;
    private final Problem problem;
    private final List<Need> needs;
    private final ProvinceOptions options;
    private final Listener listener;

    private final List<Cut> cuts = new ArrayList<>();
    private final SortedSet<Integer> neighbours = new TreeSet<>();
    private final CommonPrices prices;
    /** Regions that share nothing are planned once. */
    private final Work settled = new Work();

    private final List<Double> gaps = new ArrayList<>();
    private Work best = new Work();
    private ProvenBound bound = ProvenBound.NONE;
    private Verdict verdict = Verdict.GO_ON;

    private Province(Fleet fleet, Problem problem, ProvinceOptions options, Listener listener) {
        this.fleet = fleet;
        this.problem = problem;
        this.needs = problem.needs();
        this.options = options;
        this.listener = listener;
        prices = new CommonPrices(needs.size());
    }

    /** The plan of the whole; the same with any fleet, unless it is stopped. */
    static Plan plan(
            Fleet fleet, Problem problem, List<RegionPeople> regions, ProvinceOptions options, Listener listener) {
        return new Province(fleet, problem, options, listener).plan(regions);
    }

    private Plan plan(List<RegionPeople> regions) {
        listener.entered(Listener.Phase.PAIRS);
        divide(regions);
        listener.entered(Listener.Phase.SOLVE);
        settle();
        var quotas = cuts.getFirst().inProportion();
        for (int round = 1; round == 1 || goesOn(round); round++) {
            var cut = cut(round);
            var work = run(round, quotas);
            keep(cut, work);
            quotas = cut(round + 1).byHolders(work.holders());
        }
        listener.entered(Listener.Phase.ANSWER);
        var orders = new ArrayList<>(settled.orders());
        orders.addAll(best.orders());
        return JoinedPlan.of(fleet.fetch(orders), needs, cuts.getFirst().eligible(), bound, stopped());
    }

    private Cut cut(int round) {
        return cuts.get((round - 1) % cuts.size());
    }

    /** The division that was given, and others of those regions that share something. */
    private void divide(List<RegionPeople> regions) {
        cuts.add(open(regions));
        neighbours.addAll(cuts.getFirst().neighbours());
        if (neighbours.isEmpty()) {
            return;
        }
        var people = neighbours.stream().map(regions::get).toList();
        var borders = new ArrayList<>(List.of(people));
        while (borders.size() < BORDERS) {
            var other = PeopleDivision.elsewhere(problem, borders);
            borders.add(other);
            cuts.add(open(other));
        }
        cuts.add(open(PeopleDivision.dealt(problem, people)));
    }

    private Cut open(List<RegionPeople> regions) {
        int number = fleet.open(regions);
        return new Cut(number, regions, needs, fleet.survey(number));
    }

    private void settle() {
        var first = cuts.getFirst();
        var quotas = first.inProportion();
        var orders = IntStream.range(0, first.regions().size())
                .filter(region -> !neighbours.contains(region))
                .mapToObj(region -> first.order(1, region, quotas, new int[0]))
                .toList();
        settled.add(orders, fleet.plan(orders));
        prices.hear(first, settled.reports());
    }

    private Work run(int round, Quotas quotas) {
        var cut = cut(round);
        var orders = IntStream.range(0, cut.regions().size())
                .filter(region -> cut != cuts.getFirst() || neighbours.contains(region))
                .mapToObj(region -> cut.order(round, region, quotas, cut.regionsIn(cut(round + 1), region)))
                .toList();
        var work = new Work();
        work.add(orders, fleet.plan(orders));
        return work;
    }

    /** Keeps the plans of this round, or the bound, where they are the best so far. */
    private void keep(Cut cut, Work work) {
        cut.hear(work.orders(), work.reports());
        prices.hear(cut, work.reports());
        if (best.orders().isEmpty() || work.objective() > best.objective()) {
            best = work;
        }
        var seen = prove(work);
        bound = seen.value() < bound.value() ? seen : bound;
        var progress = new Listener.Progress(
                Math.addExact(settled.objective(), best.objective()),
                bound.value(),
                settled.filled() + best.filled(),
                needs.stream().mapToLong(Need::places).sum(),
                settled.eligiblePairs() + best.eligiblePairs());
        gaps.add(progress.gap());
        verdict = listener.heard(progress);
    }

    /** The regions of this round are proved at the common prices; those that share nothing have proved themselves. */
    private ProvenBound prove(Work work) {
        long[] now = prices.now();
        var proofs = fleet.prove(work.orders(), now);
        long ofNeighbours = proofs.stream().mapToLong(proof -> proof.bound()).reduce(0, Math::addExact);
        return new ProvenBound(
                Math.addExact(settled.bound(), ofNeighbours),
                Math.addExact(settled.priceBound(), ofNeighbours),
                settled.relaxed()
                        + proofs.stream().mapToInt(proof -> proof.relaxed()).sum(),
                now);
    }

    private boolean goesOn(int round) {
        return !neighbours.isEmpty()
                && round <= options.mostRounds()
                && verdict == Verdict.GO_ON
                && !options.late()
                && gaps.getLast() > options.gap()
                && (gaps.size() <= 2 * cuts.size()
                        || gaps.getLast() < (1 - WORTHWHILE) * gaps.get(gaps.size() - 1 - cuts.size()));
    }

    private Plan.Stopped stopped() {
        if (gaps.getLast() <= options.gap()) {
            return Plan.Stopped.GAP;
        }
        if (verdict == Verdict.INTERRUPT) {
            return Plan.Stopped.INTERRUPTED;
        }
        return verdict == Verdict.TIME_IS_UP || options.late() ? Plan.Stopped.TIME : Plan.Stopped.STALLED;
    }
}
