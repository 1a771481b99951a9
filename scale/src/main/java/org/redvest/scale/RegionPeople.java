package org.redvest.scale;

import java.io.Serializable;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.redvest.engine.Need;
import org.redvest.engine.Pair;
import org.redvest.engine.Parameters;
import org.redvest.engine.Problem;
import org.redvest.engine.Scoring;
import org.redvest.engine.Volunteer;

/**
 * The people of one region and all that is said of them; needs belong to no region.
 *
 * @param volunteers the order is that of the messages about them
 * @param scoring the bonuses, or the listed pairs, of these people
 * @param held pairs of these people that are already accepted
 * @param barred pairs of these people that are in no plan
 */
record RegionPeople(
        List<Volunteer> volunteers, Scoring scoring, List<Pair> held, List<Pair> barred, Parameters parameters)
        implements Serializable {

    /** The region's own problem: its people and its share of the needs. */
    Problem problem(List<Need> needs) {
        Set<String> ids = HashSet.newHashSet(needs.size());
        needs.forEach(need -> ids.add(need.id()));
        var scores = scoring.scores().stream()
                .filter(score -> ids.contains(score.need()))
                .toList();
        return new Problem(
                volunteers,
                needs,
                switch (scoring) {
                    case Scoring.ByDistance _ -> new Scoring.ByDistance(scores);
                    case Scoring.Listed _ -> new Scoring.Listed(scores);
                },
                of(held, ids),
                of(barred, ids),
                parameters);
    }

    private static List<Pair> of(List<Pair> pairs, Set<String> needs) {
        return pairs.stream().filter(pair -> needs.contains(pair.need())).toList();
    }
}
