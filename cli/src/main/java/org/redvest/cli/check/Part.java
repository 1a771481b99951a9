package org.redvest.cli.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.redvest.cli.instance.Need;
import org.redvest.cli.instance.Parameters;
import org.redvest.cli.instance.Volunteer;
import org.redvest.cli.rules.Rules;

/**
 * A connected part of a problem: nobody in it can serve a need outside, and nobody outside a need in it, unless it costs more than
 * it brings. Its volunteers and needs are numbered on their own.
 *
 * @param choices what each volunteer could take
 */
record Part(List<Volunteer> volunteers, List<Need> needs, List<List<Choice>> choices, Parameters parameters) {

    /** @param need its number in this part */
    record Choice(int need, Need stated, long points, boolean held, double kilometres) {

        Item at(long price, boolean forced) {
            return new Item(need, stated, points - price, forced, kilometres);
        }
    }

    /** A part of the volunteers and needs at these places of the instance's lists. */
    static Part of(Pairs pairs, List<Integer> volunteers, List<Integer> needs) {
        Map<Integer, Integer> numbers = new HashMap<>();
        needs.forEach(n -> numbers.put(n, numbers.size()));
        var choices = new ArrayList<List<Choice>>();
        for (int v : volunteers) {
            var own = new ArrayList<Choice>();
            for (int n : worthwhile(pairs, v)) {
                own.add(new Choice(
                        numbers.getOrDefault(n, -1),
                        pairs.need(n),
                        pairs.points(v, n),
                        pairs.held(v, n),
                        Rules.kilometres(
                                pairs.volunteer(v).home(), pairs.need(n).site())));
            }
            choices.add(own);
        }
        return new Part(
                volunteers.stream().map(pairs::volunteer).toList(),
                needs.stream().map(pairs::need).toList(),
                choices,
                pairs.instance().parameters());
    }

    /** For each need the most that one of its pairs brings, 0 where none brings anything. */
    long[] highestPoints() {
        var highest = new long[needs.size()];
        for (var own : choices) {
            for (var choice : own) {
                highest[choice.need()] = Math.max(highest[choice.need()], choice.points());
            }
        }
        return highest;
    }

    /** Needs that a volunteer holds, or that can bring more than the least fatigue they cost. */
    static List<Integer> worthwhile(Pairs pairs, int v) {
        var least = Rules.fatigueOf(0, pairs.instance().parameters());
        var needs = new ArrayList<Integer>();
        pairs.forEachEligible(v, n -> {
            if (!pairs.held(v, n) && pairs.points(v, n) > least) {
                needs.add(n);
            }
        });
        for (int n : pairs.heldBy(v)) {
            needs.add(n);
        }
        return needs;
    }
}
