package org.redvest.engine.pairs;

import java.util.Arrays;
import java.util.function.IntConsumer;
import org.redvest.engine.Eligibility;
import org.redvest.engine.Need;
import org.redvest.engine.Points;
import org.redvest.engine.Problem;
import org.redvest.engine.Scoring;
import org.redvest.engine.TooManyPairs;
import org.redvest.engine.Volunteer;
import org.redvest.engine.market.Bits;
import org.redvest.engine.market.Edges;
import org.redvest.engine.market.Numbering;
import org.redvest.engine.market.Spot;
import org.redvest.engine.market.Workers;

/**
 * Candidates are all eligible pairs, found by a grid over the needs and by kinds of needs. No need is left out for being far down a list, for
 * what a pruned pair would have brought is known to nobody. The volunteers are worked through in blocks on several threads: first their needs,
 * packed, for a city's pairs leave no room for a second copy of themselves; then, with arrays of the right size, their points.
 */
public final class Candidates {
    private static final int BLOCK = 1024;
    private static final int MOST = Integer.MAX_VALUE - 64;

    private final Problem problem;
    private final Numbering numbering;
    private final NeedMap map;
    private final NeedKinds kinds;
    private final Spot[] site;
    private final double[] value;
    private final PairIndex scores;
    private final PairIndex held;
    private final PairIndex barred;

    private Candidates(Problem problem, Numbering numbering) {
        this.problem = problem;
        this.numbering = numbering;
        kinds = new NeedKinds(numbering.needs);
        site = numbering.needs.stream().map(n -> Spot.of(n.site())).toArray(Spot[]::new);
        value = numbering.needs.stream().mapToDouble(Need::value).toArray();
        map = new NeedMap(site, kinds);
        scores = PairIndex.ofScores(problem.scoring().scores(), numbering);
        held = PairIndex.ofPairs(problem.held(), numbering);
        barred = PairIndex.ofPairs(problem.barred(), numbering);
    }

    public static Edges find(Problem problem, Numbering numbering, Workers workers) {
        return new Candidates(problem, numbering).find(workers);
    }

    private Edges find(Workers workers) {
        int volunteers = numbering.volunteers.size();
        int[] firstEdge = new int[volunteers + 1];
        var packed = new PackedNeeds[(volunteers + BLOCK - 1) / BLOCK];
        workers.run(packed.length, () -> {
            var search = new Search();
            return b -> {
                search.packed.clear();
                for (int v = b * BLOCK; v < Math.min(volunteers, (b + 1) * BLOCK); v++) {
                    firstEdge[v + 1] = search.find(v);
                }
                packed[b] = search.packed.copy();
            };
        });
        addUp(firstEdge);
        int[] need = new int[firstEdge[volunteers]];
        long[] points = new long[need.length];
        workers.run(packed.length, () -> b -> {
            for (int v = b * BLOCK; v < Math.min(volunteers, (b + 1) * BLOCK); v++) {
                packed[b].next(need, firstEdge[v], firstEdge[v + 1]);
                score(v, need, points, firstEdge[v], firstEdge[v + 1]);
            }
        });
        return withHeld(firstEdge, need, points);
    }

    /** Turns the pairs of each volunteer into where they begin; a sum that no array holds is refused before anything is allocated. */
    static void addUp(int[] count) {
        long total = 0;
        for (int i = 0; i < count.length; i++) {
            total += count[i];
            count[i] = (int) Math.min(total, MOST);
        }
        if (total > MOST) {
            throw new TooManyPairs(total, MOST);
        }
    }

    private Edges withHeld(int[] firstEdge, int[] need, long[] points) {
        var bits = new Bits(need.length);
        int[] againstTheRules = new int[numbering.needs.size()];
        for (int i = 0; i < held.size(); i++) {
            int v = held.volunteer(i);
            int g = held.need(i);
            bits.set(Arrays.binarySearch(need, firstEdge[v], firstEdge[v + 1], g));
            againstTheRules[g] += allowed(v, g) ? 0 : 1;
        }
        return new Edges(firstEdge, need, points, bits, againstTheRules);
    }

    private boolean allowed(int v, int g) {
        return switch (problem.scoring()) {
            case Scoring.Listed _ -> true;
            case Scoring.ByDistance _ -> Eligibility.eligible(numbering.needs.get(g), numbering.volunteers.get(v));
        };
    }

    private void score(int v, int[] need, long[] points, int first, int end) {
        switch (problem.scoring()) {
            case Scoring.Listed _ -> {
                for (int i = first; i < end; i++) {
                    points[i] = Points.micros(scores.pointsOf(v, need[i]));
                }
            }
            case Scoring.ByDistance _ -> scoreByDistance(v, need, points, first, end);
        }
    }

    private void scoreByDistance(int v, int[] need, long[] points, int first, int end) {
        Volunteer volunteer = numbering.volunteers.get(v);
        Spot home = Spot.of(volunteer.home());
        double load = volunteer.load();
        double pointsPerKm = problem.parameters().pointsPerKm();
        boolean hasBonus = scores.has(v);
        for (int i = first; i < end; i++) {
            int g = need[i];
            double bonus = hasBonus ? scores.pointsOf(v, g) : 0;
            // In binary64 from left to right, as the file format says, then rounded once.
            double way = pointsPerKm * home.nearlyKilometresTo(site[g]);
            double sum = value[g] - way - load + bonus;
            if (way > Points.MOST || !Points.roundsAlike(sum, pointsPerKm * Spot.ERROR_KM)) {
                sum = value[g] - pointsPerKm * home.kilometresTo(site[g]) - load + bonus;
            }
            points[i] = Points.micros(sum);
        }
    }

    /** What one thread needs to look for pairs. */
    private final class Search {
        final PackedNeeds packed = new PackedNeeds();
        private final NeedKinds.Suitable suitable = kinds.new Suitable();
        private final Marks needs = new Marks(numbering.needs.size());
        private final IntConsumer mark = needs::mark;

        /** Packs what the volunteer may serve or holds, and says how many that are. */
        int find(int v) {
            switch (problem.scoring()) {
                case Scoring.ByDistance _ -> {
                    Volunteer volunteer = numbering.volunteers.get(v);
                    if (Eligibility.mayBeAsked(volunteer)) {
                        suitable.volunteer(volunteer);
                        map.around(Spot.of(volunteer.home()), volunteer.radiusKm(), suitable, mark);
                    }
                }
                case Scoring.Listed _ -> scores.forEachNeed(v, mark);
            }
            barred.forEachNeed(v, needs::unmark);
            held.forEachNeed(v, mark);
            packed.startVolunteer();
            return needs.empty(packed::add);
        }
    }
}
