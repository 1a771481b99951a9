package org.redvest.engine.auction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.redvest.engine.PointTable.NO;
import static org.redvest.engine.PointTable.row;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.redvest.engine.FreeTime;
import org.redvest.engine.Limits;
import org.redvest.engine.Need;
import org.redvest.engine.Parameters;
import org.redvest.engine.PointTable;
import org.redvest.engine.Position;
import org.redvest.engine.Seeds;
import org.redvest.engine.Slot;
import org.redvest.engine.Volunteer;
import org.redvest.engine.market.Bits;
import org.redvest.engine.market.Edges;
import org.redvest.engine.market.Market;
import org.redvest.engine.market.Roster;
import org.redvest.engine.market.Workers;

/** The top of a need's heap is the one who might pay most, whatever was lowered, taken off or put back before. */
class CandidateHeapsTest {
    private static final Workers ALONE = new Workers(1);

    @Test
    void the_top_is_the_highest_key_through_any_order_of_changes() {
        for (int seed = 0; seed < Seeds.many(500); seed++) {
            var chance = new Random(seed);
            var market = PointTable.random(chance, 1 + chance.nextInt(30), 2, seed % 2 == 0 ? 1 : 1_000_000)
                    .market();
            var heaps = new CandidateHeaps(market);
            int need = chance.nextInt(2);
            heaps.open(need, new Roster(market));
            var known = new HashMap<Integer, Long>();
            for (int e : edgesOf(market, need)) {
                known.put(e, market.edgePoints[e]);
            }
            var off = new ArrayList<Integer>();
            for (int change = 0; change < 60; change++) {
                assertThat(heaps.isEmpty(need)).as("seed %d", seed).isEqualTo(known.isEmpty());
                if (!known.isEmpty()) {
                    int top = heaps.top(need);
                    assertThat(top).as("seed %d", seed).isEqualTo(highest(market, known));
                    if (chance.nextInt(3) > 0) {
                        long before = Objects.requireNonNull(known.get(top));
                        long value = before - chance.nextInt(6) * 1_000_000L + 1_000_000;
                        known.put(top, Math.max(0, Math.min(before, value)));
                        boolean still = heaps.lowerTop(need, value);
                        assertThat(still).as("seed %d", seed).isEqualTo(top == highest(market, known));
                    } else {
                        heaps.removeTop(need);
                        known.remove(top);
                        off.add(top);
                    }
                }
                if (!off.isEmpty() && chance.nextInt(4) == 0) {
                    int back = off.remove(chance.nextInt(off.size()));
                    long value = 1_000_000L * chance.nextInt(30);
                    known.put(back, value);
                    heaps.push(need, back, value);
                }
            }
        }
    }

    @Test
    void those_who_take_the_need_already_or_would_pay_nothing_are_not_asked() {
        var table = new PointTable(row(9), row(7), row(0), row(-3), row(NO), row(5), row(1));
        var market = table.places(0, 2).fatigue(0.000001).market();
        var roster = new Roster(market);
        roster.take(market.edge(1, 0));
        var heaps = new CandidateHeaps(market);

        heaps.open(0, roster);

        assertThat(inOrder(market, heaps, 0)).containsExactly(0, 5);
    }

    @Test
    void what_is_open_is_kept_until_prices_rise() {
        var market = new PointTable(row(9), row(7)).market();
        var roster = new Roster(market);
        var heaps = new CandidateHeaps(market);
        assertThat(heaps.isOpen(0)).isFalse();
        heaps.open(0, roster);
        heaps.removeTop(0);
        assertThat(heaps.isOpen(0)).isTrue();

        heaps.open(0, roster);
        assertThat(market.volunteer(heaps.top(0))).as("as it was left").isEqualTo(1);

        heaps.forget();
        assertThat(heaps.isOpen(0)).isFalse();
        heaps.open(0, roster);
        assertThat(market.volunteer(heaps.top(0))).as("built anew").isZero();
    }

    @Test
    void asked_all_at_once_each_says_what_they_would_pay_now() {
        for (int seed = 0; seed < Seeds.many(300); seed++) {
            var chance = new Random(seed);
            var market = PointTable.random(chance, 8, 5, 1_000_000).limits(2, 1).market();
            var roster = new Roster(market);
            for (int e = 0; e < market.edgeCount(); e++) {
                int v = market.volunteer(e);
                if (roster.free(market.edgeNeed[e]) > 0 && roster.shifts(v) < 2 && chance.nextInt(3) == 0) {
                    roster.take(e);
                }
            }
            long[] price = chance.longs(5, 0, 20_000_000).toArray();

            assertSaysWhatIsPaid(market, roster, price);
        }
    }

    @Test
    void so_it_is_when_several_threads_ask() {
        var market = city();
        assertThat(market.parts()).isGreaterThan(2);

        assertSaysWhatIsPaid(market, new Roster(market), new long[market.needCount()]);
    }

    private static void assertSaysWhatIsPaid(Market market, Roster roster, long[] price) {
        var heaps = new CandidateHeaps(market);

        heaps.openAll(roster, price, new Workers(2));

        var swap = new Swap(market, roster);
        for (int g = 0; g < market.needCount(); g++) {
            var paid = new HashMap<Integer, Long>();
            for (int e : edgesOf(market, g)) {
                long value = roster.takes(e) ? 0 : swap.reservation(e, price);
                if (value > 0) {
                    paid.put(e, value);
                }
            }
            assertThat(heaps.isOpen(g)).isTrue();
            Comparator<Integer> byValue = Comparator.comparing(paid::get);
            var expected = paid.keySet().stream()
                    .sorted(byValue.thenComparing(market::tieBreak).reversed())
                    .map(market::volunteer)
                    .toList();
            assertThat(inOrder(market, heaps, g)).isEqualTo(expected);
        }
    }

    private static List<Integer> inOrder(Market market, CandidateHeaps heaps, int need) {
        var volunteers = new ArrayList<Integer>();
        while (!heaps.isEmpty(need)) {
            volunteers.add(market.volunteer(heaps.top(need)));
            heaps.removeTop(need);
        }
        return volunteers;
    }

    private static int[] edgesOf(Market market, int need) {
        return Arrays.copyOfRange(market.needEdges, market.needFirst[need], market.needFirst[need + 1]);
    }

    private static int highest(Market market, Map<Integer, Long> known) {
        Comparator<Integer> byValue = Comparator.comparing(known::get);
        return known.keySet().stream()
                .max(byValue.thenComparing(market::tieBreak))
                .orElse(-1);
    }

    /** So many pairs that volunteers come in parts, and more needs than one block of them. */
    private static Market city() {
        int people = 2500;
        int needCount = 300;
        int degree = 80;
        var chance = new Random(1);
        int[] need = new int[people * degree];
        for (int v = 0; v < people; v++) {
            int apart = chance.nextInt(needCount);
            for (int i = 0; i < degree; i++) {
                need[v * degree + i] = (apart + i) % needCount;
            }
            Arrays.sort(need, v * degree, (v + 1) * degree);
        }
        var here = new Position(30, 120);
        var edges = new Edges(
                IntStream.rangeClosed(0, people).map(v -> v * degree).toArray(),
                need,
                chance.longs(need.length, -2, 1000).toArray(),
                new Bits(need.length),
                new int[needCount]);
        var volunteers = IntStream.range(0, people)
                .mapToObj(v ->
                        new Volunteer("v" + v, here, 1, new Limits(1, 1, 60), 0, Set.of(), Set.of(), FreeTime.NEVER))
                .toList();
        var needs = IntStream.range(0, needCount)
                .mapToObj(n -> new Need("n" + n, "n" + n, here, new Slot(n, n + 60), 1, 1, Set.of(), "any"))
                .toList();
        return new Market(volunteers, needs, new Parameters(0, List.of(0.0), 0, 0), edges, 1, ALONE);
    }
}
