package org.redvest.engine.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.Arrays;
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
import org.redvest.engine.Parameters;
import org.redvest.engine.PointTable;
import org.redvest.engine.Position;
import org.redvest.engine.Seeds;
import org.redvest.engine.Slot;
import org.redvest.engine.Volunteer;

/** The flat arrays can be walked from either end of a pair. */
class MarketTest {
    private static final int NEEDS = 700;

    @Test
    void every_edge_knows_its_volunteer_however_unevenly_they_are_shared_out() {
        for (int seed = 0; seed < Seeds.many(200); seed++) {
            var market = market(seed, 20);

            for (int v = 0; v < market.volunteerCount(); v++) {
                for (int e = market.firstEdge[v]; e < market.firstEdge[v + 1]; e++) {
                    assertThat(market.volunteer(e)).isEqualTo(v);
                }
            }
        }
    }

    @Test
    void every_need_knows_its_edges_also_when_several_threads_have_sorted_them() {
        for (int seed = 0; seed < 5; seed++) {
            var market = market(seed, 3000);
            assertThat(market.parts()).isGreaterThan(3);

            int[] next = market.needFirst.clone();
            for (int e = 0; e < market.edgeCount(); e++) {
                if (market.needEdges[next[market.edgeNeed[e]]++] != e) {
                    fail("seed %d: edge %d is not where need %d has it", seed, e, market.edgeNeed[e]);
                }
            }
            assertThat(Arrays.copyOf(next, NEEDS)).isEqualTo(Arrays.copyOfRange(market.needFirst, 1, NEEDS + 1));
        }
    }

    @Test
    void a_pair_finds_its_edge_and_a_pair_without_one_finds_none() {
        for (int seed = 0; seed < Seeds.many(100); seed++) {
            var market = market(seed, 20);

            int[] degree = new int[NEEDS];
            for (int v = 0; v < market.volunteerCount(); v++) {
                int next = market.firstEdge[v];
                for (int g = 0; g < NEEDS; g++) {
                    boolean has = next < market.firstEdge[v + 1] && market.edgeNeed[next] == g;
                    assertThat(market.edge(v, g)).isEqualTo(has ? next : -1);
                    next += has ? 1 : 0;
                    degree[g] += has ? 1 : 0;
                }
            }
            for (int g = 0; g < NEEDS; g++) {
                assertThat(market.degree(g)).isEqualTo(degree[g]);
                assertThat(market.eligible(g)).as("less what is only held").isEqualTo(degree[g] - g % 3);
            }
        }
    }

    /** Another number here is another plan for the same seed, wherever much is worth the same. */
    @Test
    void ties_are_broken_by_ids_and_seed_in_the_same_way_for_ever() {
        var table = new PointTable(PointTable.row(1, 1), PointTable.row(1, 1)).problem();
        var market = Markets.of(table, Options.DEFAULT, new Workers(1));
        var another = Markets.of(table, Options.DEFAULT.withSeed(2), new Workers(1));

        assertThat(IntStream.range(0, 4).map(market::tieBreak))
                .containsExactly(1_312_629_187, 743_384_232, 1_717_493_348, -1_969_800_953);
        assertThat(IntStream.range(0, 4).map(another::tieBreak))
                .containsExactly(276900216, -358394405, -1907686111, -953895606);
    }

    /** Volunteers with no edges, with one, and with just as many as there are from one milestone to the next. */
    @Test
    void prices_that_cannot_be_counted_prove_nothing() {
        var market = market(1, 20);
        long[] price = new long[NEEDS];
        long counted = 0;
        for (int g = 0; g < NEEDS; g++) {
            price[g] = g;
            counted += (long) g * market.places[g];
        }
        assertThat(market.worthOfPlaces(price)).isEqualTo(counted).isPositive();

        Arrays.fill(price, Market.BEYOND / NEEDS);
        assertThat(market.worthOfPlaces(price)).isLessThanOrEqualTo(Market.BEYOND);
        Arrays.fill(price, Long.MAX_VALUE);
        assertThat(market.worthOfPlaces(price)).isEqualTo(Market.BEYOND);
        Arrays.fill(price, Market.BEYOND / 2 - 1);
        assertThat(market.worthOfPlaces(price)).isEqualTo(Market.BEYOND);
    }

    private static Market market(int seed, int people) {
        var chance = new Random(seed);
        int[] firstEdge = new int[people + 1];
        for (int v = 0; v < people; v++) {
            int degree = new int[] {0, 0, 1, 64, 128, chance.nextInt(NEEDS)}[chance.nextInt(6)];
            firstEdge[v + 1] = firstEdge[v] + degree;
        }
        int[] need = new int[firstEdge[people]];
        for (int v = 0; v < people; v++) {
            int apart = chance.nextInt(NEEDS);
            for (int e = firstEdge[v]; e < firstEdge[v + 1]; e++) {
                need[e] = (apart + e - firstEdge[v]) % NEEDS;
            }
            Arrays.sort(need, firstEdge[v], firstEdge[v + 1]);
        }
        int[] againstTheRules = IntStream.range(0, NEEDS).map(g -> g % 3).toArray();
        var edges = new Edges(firstEdge, need, new long[need.length], new Bits(need.length), againstTheRules);
        return new Market(volunteers(people), needs(), Parameters.DEFAULT, edges, seed, new Workers(2));
    }

    private static List<Volunteer> volunteers(int people) {
        return IntStream.range(0, people)
                .mapToObj(v -> new Volunteer(
                        "v" + v, new Position(30, 120), 1, new Limits(1, 1, 60), 0, Set.of(), Set.of(), FreeTime.NEVER))
                .toList();
    }

    private static List<Need> needs() {
        return IntStream.range(0, NEEDS)
                .mapToObj(n ->
                        new Need("n" + n, "n" + n, new Position(30, 120), new Slot(n, n + 60), 1, 1, Set.of(), "any"))
                .toList();
    }
}
