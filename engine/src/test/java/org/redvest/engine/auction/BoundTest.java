package org.redvest.engine.auction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.redvest.engine.FreeTime;
import org.redvest.engine.Limits;
import org.redvest.engine.Markets;
import org.redvest.engine.Need;
import org.redvest.engine.Options;
import org.redvest.engine.Position;
import org.redvest.engine.Problem;
import org.redvest.engine.Slot;
import org.redvest.engine.Volunteer;
import org.redvest.engine.market.Market;
import org.redvest.engine.market.Roster;
import org.redvest.engine.market.Workers;

/** The bound counts each volunteer and each place once, over all blocks and threads that share the work. */
class BoundTest {
    private static final Position HERE = new Position(27, 111);

    /** Just below, at and above the sizes at which the work is cut into blocks. */
    private static final int[] SIZES = {0, 1, 1023, 1024, 1025, 2049};

    @Test
    void it_is_the_plain_sum_over_all_volunteers_and_places() {
        for (int people : SIZES) {
            var market = market(people);
            var chance = new Random(people);
            long[] price = chance.longs(market.needCount(), 0, 120_000_000).toArray();
            var roster = roster(market, chance);
            long sum = plainSum(market, price);
            long[] regret = regret(market, roster, price);
            for (int threads = 1; threads <= 3; threads++) {
                var bound = Bound.of(market, roster, price, 0, new Workers(threads));

                assertThat(bound.value()).as("%d people", people).isEqualTo(sum);
                assertThat(bound.relaxed()).isZero();
                assertViolators(bound, regret, 0);
                assertViolators(Bound.of(market, roster, price, 30_000_000, new Workers(threads)), regret, 30_000_000);
            }
        }
    }

    private static long plainSum(Market market, long[] price) {
        long sum = 0;
        for (int v = 0; v < market.volunteerCount(); v++) {
            sum += best(market, v, price);
        }
        for (int g = 0; g < market.needCount(); g++) {
            sum += price[g] * market.places[g];
        }
        return sum;
    }

    /** Nobody may serve more than one shift, so the best bundle is the best pair, or nothing. */
    private static long best(Market market, int volunteer, long[] price) {
        return IntStream.range(market.firstEdge[volunteer], market.firstEdge[volunteer + 1])
                .mapToLong(e -> market.edgePoints[e] - price[market.edgeNeed[e]] - market.fatigue[1])
                .filter(worth -> worth > 0)
                .max()
                .orElse(0);
    }

    /** By how much the best bundle of each is worth more than what they serve. */
    private static long[] regret(Market market, Roster roster, long[] price) {
        return IntStream.range(0, market.volunteerCount())
                .mapToLong(v -> best(market, v, price) - roster.worth(v, price))
                .toArray();
    }

    private static void assertViolators(Bound bound, long[] regret, long tolerance) {
        var violators = IntStream.range(0, regret.length)
                .filter(v -> regret[v] > tolerance)
                .toArray();
        assertThat(bound.violators()).isEqualTo(violators);
        assertThat(bound.regret())
                .isEqualTo(IntStream.of(violators).mapToLong(v -> regret[v]).toArray());
    }

    /** Some people serve already, well or badly. */
    private static Roster roster(Market market, Random chance) {
        var roster = new Roster(market);
        for (int v = 0; v < market.volunteerCount(); v++) {
            int edges = market.firstEdge[v + 1] - market.firstEdge[v];
            if (edges > 0 && chance.nextInt(3) == 0) {
                int edge = market.firstEdge[v] + chance.nextInt(edges);
                if (roster.free(market.edgeNeed[edge]) > 0) {
                    roster.take(edge);
                }
            }
        }
        return roster;
    }

    private static Market market(int people) {
        var chance = new Random(people + 1);
        var needs = new ArrayList<Need>();
        for (int n = 0; n < 7; n++) {
            needs.add(new Need(
                    "n" + n,
                    "n" + n,
                    HERE,
                    new Slot(100 * n, 100 * n + 60),
                    300,
                    60 + 20 * n,
                    Set.of("s" + n % 3),
                    "any"));
        }
        var volunteers = IntStream.range(0, people)
                .mapToObj(v -> new Volunteer(
                        "v" + v,
                        HERE,
                        1,
                        new Limits(1, 1, 60),
                        chance.nextInt(100),
                        chance.nextInt(5) == 0 ? Set.of() : Set.of("s" + chance.nextInt(3)),
                        Set.of(),
                        FreeTime.of(new Slot(0, 1440))))
                .toList();
        return Markets.of(Problem.of(volunteers, List.copyOf(needs)), Options.DEFAULT, new Workers(1));
    }
}
