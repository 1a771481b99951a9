package org.redvest.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.redvest.engine.market.Bits;
import org.redvest.engine.market.Market;

/** An answer turns numbers back into the words of the problem. */
final class Answer {
    private final Market market;
    private final Bits plan;
    private final long[] price;

    Answer(Market market, Bits plan, long[] price) {
        this.market = market;
        this.plan = plan;
        this.price = price;
    }

    List<Plan.Assignment> assignments() {
        var assignments = new ArrayList<Plan.Assignment>();
        int edges = market.edgeCount();
        for (int e = plan.next(0, edges); e < edges; e = plan.next(e + 1, edges)) {
            Volunteer volunteer = market.volunteers.get(market.volunteer(e));
            Need need = market.needs.get(market.edgeNeed[e]);
            assignments.add(new Plan.Assignment(
                    volunteer.id(), need.id(), need.site().kilometresTo(volunteer.home()), market.edgePoints[e]));
        }
        assignments.sort(Comparator.comparing(Plan.Assignment::volunteer, Ids.UTF8_ORDER)
                .thenComparing(Plan.Assignment::need, Ids.UTF8_ORDER));
        return assignments;
    }

    List<Plan.Price> prices() {
        int[] filled = new int[market.needCount()];
        int edges = market.edgeCount();
        for (int e = plan.next(0, edges); e < edges; e = plan.next(e + 1, edges)) {
            filled[market.edgeNeed[e]]++;
        }
        return IntStream.range(0, market.needCount())
                .mapToObj(g -> new Plan.Price(
                        market.needs.get(g).id(),
                        market.places[g],
                        filled[g],
                        price[g],
                        market.eligible(g),
                        shortage(g, filled[g])))
                .sorted(Comparator.comparing(Plan.Price::need, Ids.UTF8_ORDER))
                .toList();
    }

    private Plan.Shortage shortage(int g, int filled) {
        if (filled >= market.places[g]) {
            return Plan.Shortage.NONE;
        }
        if (market.eligible(g) == 0) {
            return Plan.Shortage.NOBODY_ELIGIBLE;
        }
        return someoneWould(g) ? Plan.Shortage.ELSEWHERE : Plan.Shortage.NOT_WORTH;
    }

    /** Whether the need would be worth it to anybody who does not serve it, had they nothing else to do. */
    private boolean someoneWould(int g) {
        return Arrays.stream(market.needEdges, market.needFirst[g], market.needFirst[g + 1])
                .anyMatch(e -> !plan.get(e) && market.edgePoints[e] > market.fatigue[1]);
    }
}
