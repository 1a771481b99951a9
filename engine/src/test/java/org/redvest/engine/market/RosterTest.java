package org.redvest.engine.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.redvest.engine.PointTable;
import org.redvest.engine.Seeds;

/** Whoever asks a roster, from the volunteers' side or from the needs', hears the same. */
class RosterTest {
    private Market market = new PointTable(PointTable.row(0)).market();
    private Roster roster = new Roster(market);

    @Test
    void after_any_takes_and_drops_both_sides_agree() {
        for (int seed = 0; seed < Seeds.many(200); seed++) {
            var chance = new Random(seed);
            open(chance);
            var taken = new TreeSet<Integer>();
            for (int step = 0; step < 60; step++) {
                change(chance, taken);
            }

            assertHas(taken);
        }
    }

    @Test
    void a_snapshot_is_gone_back_to_whatever_happened_since() {
        for (int seed = 0; seed < Seeds.many(200); seed++) {
            var chance = new Random(seed);
            open(chance);
            var taken = new TreeSet<Integer>();
            for (int step = 0; step < 20; step++) {
                change(chance, taken);
            }
            var then = new TreeSet<>(taken);
            Bits snapshot = roster.snapshot();
            for (int step = 0; step < 20; step++) {
                change(chance, taken);
            }

            roster.restore(snapshot);

            assertHas(then);
        }
    }

    @Test
    void the_journal_tells_what_is_no_longer_as_it_was() {
        for (int seed = 0; seed < Seeds.many(100); seed++) {
            var chance = new Random(seed);
            open(chance);
            var taken = new TreeSet<Integer>();
            for (int step = 0; step < 20; step++) {
                change(chance, taken);
            }
            var changed = new TreeSet<>(taken);

            roster.startJournal();
            for (int step = 0; step < 300; step++) {
                change(chance, taken);
            }

            var now = new TreeSet<>(taken);
            now.removeAll(changed);
            changed.removeAll(taken);
            changed.addAll(now);
            assertThat(roster.changed())
                    .as("seed %d", seed)
                    .containsExactly(changed.stream().mapToInt(e -> e).toArray());
        }
    }

    @Test
    void what_takers_last_bid_is_remembered_until_it_is_forgotten() {
        market = new PointTable(PointTable.row(5), PointTable.row(6))
                .places(0, 2)
                .market();
        roster = new Roster(market);
        roster.take(0);
        roster.take(1);
        roster.setBid(0, 0, 7);
        roster.setBid(0, 1, 8);
        roster.drop(0);
        assertThat(roster.bid(0, 0)).as("moved up with its taker").isEqualTo(8);

        roster.take(0);
        assertThat(roster.bid(0, 1)).as("of a new taker nothing is known").isZero();

        roster.forgetBids();
        assertThat(roster.bid(0, 0)).isZero();
    }

    private void open(Random chance) {
        market = PointTable.random(chance, 5, 6, 7)
                .limits(4, 1)
                .places(chance.nextInt(6), 3)
                .fatigue(0.000001, 0.000004)
                .market();
        roster = new Roster(market);
    }

    private void change(Random chance, TreeSet<Integer> taken) {
        int e = chance.nextInt(market.edgeCount());
        if (taken.remove(e)) {
            roster.drop(e);
        } else if (roster.free(market.edgeNeed[e]) > 0 && roster.shifts(market.volunteer(e)) < 4) {
            roster.take(e);
            taken.add(e);
        }
    }

    private void assertHas(TreeSet<Integer> taken) {
        long objective = 0;
        long[] price =
                IntStream.range(0, market.needCount()).mapToLong(g -> 3L * g).toArray();
        for (int v = 0; v < market.volunteerCount(); v++) {
            int volunteer = v;
            int[] mine = taken.stream()
                    .mapToInt(e -> e)
                    .filter(e -> market.volunteer(e) == volunteer)
                    .toArray();
            int[] its = IntStream.range(0, roster.shifts(v))
                    .map(i -> roster.edge(volunteer, i))
                    .sorted()
                    .toArray();
            assertThat(its).isEqualTo(mine);
            for (int i = 0; i < mine.length; i++) {
                int edge = roster.edge(v, i);
                assertThat(roster.need(v, i)).isEqualTo(market.edgeNeed[edge]);
                assertThat(roster.points(v, i)).isEqualTo(market.edgePoints[edge]);
                assertThat(roster.takes(edge)).isTrue();
            }
            long worth = Arrays.stream(mine)
                    .mapToLong(e -> market.edgePoints[e] - price[market.edgeNeed[e]])
                    .sum();
            assertThat(roster.worth(v, price)).isEqualTo(worth - market.fatigue[mine.length]);
            if (mine.length > 0) {
                int left = market.edgeNeed[mine[0]];
                assertThat(roster.worthWithout(v, left, price))
                        .isEqualTo(
                                worth - (market.edgePoints[mine[0]] - price[left]) - market.fatigue[mine.length - 1]);
            }
            objective +=
                    Arrays.stream(mine).mapToLong(e -> market.edgePoints[e]).sum() - market.fatigue[mine.length];
        }
        for (int g = 0; g < market.needCount(); g++) {
            int need = g;
            int[] takers = IntStream.range(0, roster.filled(g))
                    .map(i -> roster.taker(need, i))
                    .sorted()
                    .toArray();
            assertThat(takers)
                    .isEqualTo(taken.stream()
                            .mapToInt(e -> e)
                            .filter(e -> market.edgeNeed[e] == need)
                            .toArray());
            assertThat(roster.free(g)).isEqualTo(market.places[g] - takers.length);
        }
        assertThat(roster.objective()).isEqualTo(objective);
        assertThat(roster.filled()).isEqualTo(taken.size());
        assertThat(roster.snapshot().members(market.edgeCount()))
                .containsExactly(taken.stream().mapToInt(e -> e).toArray());
    }
}
