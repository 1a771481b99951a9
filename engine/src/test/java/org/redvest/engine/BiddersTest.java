package org.redvest.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Who would pay most for a place is found without looking at everybody, and it is who would be found by looking at everybody. */
class BiddersTest {
    private static final int PEOPLE = 90;

    @Test
    void the_highest_bids_are_those_of_everybody() {
        for (int seed = 0; seed < Seeds.many(40); seed++) {
            var world = new SmallWorld(seed, PEOPLE, 8).withRequirements();
            var problem = (seed % 3 == 0 ? world.full_of_ties() : world).problem();
            Map<String, Long> prices = new HashMap<>();
            Planner.plan(problem, Options.DEFAULT, Listener.NONE)
                    .prices()
                    .forEach(price -> prices.put(price.need(), price.price()));
            for (Need need : problem.needs()) {
                var people = problem.volunteers().stream()
                        .filter(each -> Eligibility.eligible(need, each) || holds(problem, each, need))
                        .filter(each -> !problem.barred().contains(new Pair(each.id(), need.id())))
                        .toList();
                var bidders = new Bidders(problem, need, people, Map.of(), prices);
                for (int count = 0; count < 7; count++) {
                    assertThat(bidders.highest(count, _ -> true))
                            .as("seed %d, need %s, %d bids", seed, need.id(), count)
                            .isEqualTo(everybody(problem, need, people, prices).stream()
                                    .limit(count)
                                    .toList());
                }
                Predicate<String> some = id -> id.hashCode() % 3 != 0;
                assertThat(bidders.highest(4, some))
                        .isEqualTo(everybody(problem, need, people, prices).stream()
                                .filter(bid -> some.test(bid.volunteer()))
                                .limit(4)
                                .toList());
            }
        }
    }

    private static boolean holds(Problem problem, Volunteer volunteer, Need need) {
        return problem.held().contains(new Pair(volunteer.id(), need.id()));
    }

    private static List<Bidders.Bid> everybody(
            Problem problem, Need need, List<Volunteer> people, Map<String, Long> prices) {
        var bids = new ArrayList<Bidders.Bid>();
        for (Volunteer each : people) {
            var vicinity = new Vicinity(Vicinity.narrowed(problem, List.of(each)), need, prices);
            long reservation = holds(problem, each, need) ? Vicinity.IMPOSSIBLE : vicinity.reservation(0);
            if (reservation != Vicinity.IMPOSSIBLE) {
                bids.add(new Bidders.Bid(each.id(), reservation));
            }
        }
        bids.sort(Comparator.comparingLong(Bidders.Bid::amount)
                .reversed()
                .thenComparing(Bidders.Bid::volunteer, Ids.UTF8_ORDER));
        return bids;
    }
}
