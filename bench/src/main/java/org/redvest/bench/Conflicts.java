package org.redvest.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.redvest.cli.rules.Rules;

/** Which pairs of one volunteer exclude each other, as sets of which one at most may be taken. */
record Conflicts(Market market) {

    /** The pairs of a volunteer that pay at all. */
    List<Integer> worthwhile(int v) {
        var tired = Rules.fatigueOf(0, market.instance.parameters());
        return IntStream.range(market.first[v], market.first[v + 1])
                .filter(pair -> market.points[pair] > tired)
                .boxed()
                .sorted(Comparator.comparingInt(
                        pair -> market.need(market.need[pair]).start()))
                .toList();
    }

    /** Cliques of all that are under way, gap included, when one begins; and two by two where only the way is too long. */
    List<List<Integer>> atMostOne(List<Integer> pairs) {
        var sets = new ArrayList<List<Integer>>();
        var gap = market.instance.parameters().gapMinutes();
        for (int i = 0; i < pairs.size(); i++) {
            var begins = market.need(market.need[pairs.get(i)]);
            var clique = new ArrayList<Integer>();
            for (int j = 0; j < i; j++) {
                var before = market.need(market.need[pairs.get(j)]);
                if (begins.start() < before.end() + gap) {
                    clique.add(pairs.get(j));
                } else if (!Rules.compatible(before, begins, market.instance.parameters())) {
                    sets.add(List.of(pairs.get(j), pairs.get(i)));
                }
            }
            if (!clique.isEmpty()) {
                clique.add(pairs.get(i));
                sets.add(clique);
            }
        }
        return sets;
    }
}
