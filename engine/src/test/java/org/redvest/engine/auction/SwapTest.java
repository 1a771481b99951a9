package org.redvest.engine.auction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.redvest.engine.Eligibility;
import org.redvest.engine.FreeTime;
import org.redvest.engine.Limits;
import org.redvest.engine.Markets;
import org.redvest.engine.Need;
import org.redvest.engine.Options;
import org.redvest.engine.Pair;
import org.redvest.engine.Parameters;
import org.redvest.engine.PointTable;
import org.redvest.engine.Position;
import org.redvest.engine.Problem;
import org.redvest.engine.Scoring;
import org.redvest.engine.Seeds;
import org.redvest.engine.Slot;
import org.redvest.engine.Volunteer;
import org.redvest.engine.market.Market;
import org.redvest.engine.market.Roster;
import org.redvest.engine.market.Workers;

/** For one need more a volunteer gives up as little as possible: nothing else that they could give up would cost less. */
class SwapTest {
    private static final Position HERE = new Position(27, 111);

    private final Parameters parameters = new Parameters(0, List.of(0.0, 4.0, 4.0, 9.0, 15.0), 10, 0);
    private final Bundle bundle = new Bundle();

    @Test
    void with_few_shifts_every_way_of_giving_up_is_weighed() {
        for (int seed = 0; seed < Seeds.many(1200); seed++) {
            fill(seed, 6, seed % 2 == 0);
            for (int e : bundle.others()) {
                assertThat(bundle.reservation(e))
                        .as("seed %d, edge %d", seed, e)
                        .isEqualTo(bundle.truth(e));
                bundle.assertAllowed(e, seed);
            }
        }
    }

    @Test
    void with_many_shifts_of_one_length_giving_up_the_least_one_by_one_is_just_as_good() {
        int impossible = 0;
        for (int seed = 0; seed < Seeds.many(600); seed++) {
            fill(seed, 8, true);
            for (int e : bundle.others()) {
                long truth = bundle.truth(e);
                assertThat(bundle.reservation(e))
                        .as("seed %d, edge %d", seed, e)
                        .isEqualTo(truth);
                bundle.assertAllowed(e, seed);
                impossible += truth == Swap.IMPOSSIBLE ? 1 : 0;
            }
        }
        assertThat(impossible).isPositive();
    }

    @Test
    void with_many_shifts_of_all_lengths_no_more_is_promised_than_what_remains_is_worth() {
        for (int seed = 0; seed < Seeds.many(600); seed++) {
            fill(seed, 8, false);
            for (int e : bundle.others()) {
                long truth = bundle.truth(e);
                long said = bundle.reservation(e);
                assertThat(said).as("seed %d, edge %d", seed, e).isLessThanOrEqualTo(truth);
                assertThat(said == Swap.IMPOSSIBLE).isEqualTo(truth == Swap.IMPOSSIBLE);
                bundle.assertAllowed(e, seed);
            }
        }
    }

    @Test
    void who_gives_no_shift_no_day_or_too_few_minutes_cannot_take_it_at_any_price() {
        assertThat(firstShift(new Limits(0, 1, 60))).isEqualTo(Swap.IMPOSSIBLE);
        assertThat(firstShift(new Limits(1, 0, 60))).isEqualTo(Swap.IMPOSSIBLE);
        assertThat(firstShift(new Limits(1, 1, 59))).isEqualTo(Swap.IMPOSSIBLE);
        assertThat(firstShift(new Limits(1, 1, 60))).isEqualTo(100_000_000 - 3_000_000);
    }

    /** What a shift of an hour and a hundred points is worth to somebody who serves nothing else and whom it tires by three. */
    private static long firstShift(Limits limits) {
        var problem = new Problem(
                List.of(new Volunteer("v", HERE, 1, limits, 0, Set.of(), Set.of(), FreeTime.NEVER)),
                List.of(need(0, new Slot(0, 60))),
                new Scoring.Listed(List.of(new Scoring.Score("v", "n0", 100))),
                List.of(),
                List.of(),
                new Parameters(0, List.of(3.0), 0, 0));
        var market = Markets.of(problem, Options.DEFAULT, new Workers(1));
        return new Swap(market, new Roster(market)).reservation(0, new long[1]);
    }

    /** One volunteer with up to so many shifts, some of them held, and as many others that they might take instead. */
    private void fill(int seed, int most, boolean oneLength) {
        var chance = new Random(seed);
        var needs = IntStream.range(0, 2 * most)
                .mapToObj(n -> {
                    int start = 1440 * chance.nextInt(most) + 60 * (8 + chance.nextInt(10));
                    return need(n, new Slot(start, start + (oneLength ? 60 : 30 + chance.nextInt(200))));
                })
                .toList();
        int shifts = most - chance.nextInt(3);
        int minutes = needs.getFirst().slot().minutes();
        var limits = new Limits(
                shifts,
                1 + chance.nextInt(3),
                chance.nextInt(3) == 0 ? Math.max(240, shifts * minutes - chance.nextInt(2)) : 5000);
        var volunteer = new Volunteer("v", HERE, 1, limits, 0, Set.of(), Set.of(), FreeTime.NEVER);
        var served = new ArrayList<Need>();
        for (Need need : needs) {
            if (Eligibility.limits(need, volunteer, served, parameters).isEmpty()) {
                served.add(need);
            }
        }
        var held = served.stream()
                .filter(_ -> chance.nextInt(6) == 0)
                .map(n -> new Pair("v", n.id()))
                .toList();
        var scores = needs.stream()
                .map(n -> new Scoring.Score("v", n.id(), chance.nextInt(40) - 5))
                .toList();
        bundle.open(
                new Problem(List.of(volunteer), needs, new Scoring.Listed(scores), held, List.of(), parameters),
                served,
                chance);
    }

    private static Need need(int number, Slot slot) {
        return new Need("n" + number, "n" + number, HERE, slot, 1, 0, Set.of(), "any");
    }

    /** What the one volunteer serves, and what each other need would cost them, by trying everything. */
    private final class Bundle {
        private Market market = new PointTable(PointTable.row(0)).market();
        private Roster roster = new Roster(market);
        private Swap swap = new Swap(market, roster);
        private long[] price = {};

        void open(Problem problem, List<Need> served, Random chance) {
            market = Markets.of(problem, Options.DEFAULT, new Workers(1));
            roster = new Roster(market);
            swap = new Swap(market, roster);
            price = chance.longs(market.needCount(), 0, 12_000_000).toArray();
            for (Need need : served) {
                int edge = market.edge(0, market.needs.indexOf(need));
                if (!roster.takes(edge)) {
                    roster.take(edge);
                }
            }
        }

        int[] others() {
            return IntStream.range(0, market.edgeCount())
                    .filter(e -> !roster.takes(e))
                    .toArray();
        }

        long reservation(int edge) {
            return swap.reservation(edge, price);
        }

        long truth(int edge) {
            int count = roster.shifts(0);
            long best = Swap.IMPOSSIBLE;
            for (int set = 0; set < 1 << count; set++) {
                int kept = set;
                int[] stay = IntStream.range(0, count)
                        .filter(i -> (kept >> i & 1) == 1)
                        .map(i -> roster.edge(0, i))
                        .toArray();
                best = Math.max(best, worth(edge, stay));
            }
            return best;
        }

        /** What the need last asked about would bring beside what is not given up for it is what was said. */
        void assertAllowed(int edge, int seed) {
            long said = reservation(edge);
            int[] drops = new int[64];
            int[] dropped = Arrays.copyOf(drops, swap.drops(drops));
            System.arraycopy(drops, 0, dropped, 0, dropped.length);
            if (said != Swap.IMPOSSIBLE) {
                int[] stay = IntStream.range(0, roster.shifts(0))
                        .map(i -> roster.edge(0, i))
                        .filter(e -> IntStream.of(dropped).noneMatch(d -> d == e))
                        .toArray();
                assertThat(worth(edge, stay)).as("seed %d, edge %d", seed, edge).isEqualTo(said);
            }
        }

        private long worth(int edge, int[] stay) {
            boolean keepsHeld = IntStream.range(0, market.edgeCount())
                    .filter(market.held::get)
                    .allMatch(h -> IntStream.of(stay).anyMatch(e -> e == h));
            var beside = IntStream.of(stay)
                    .mapToObj(e -> market.needs.get(market.edgeNeed[e]))
                    .toList();
            Need need = market.needs.get(market.edgeNeed[edge]);
            if (!keepsHeld
                    || !Eligibility.limits(need, market.volunteers.getFirst(), beside, parameters)
                            .isEmpty()) {
                return Swap.IMPOSSIBLE;
            }
            long now = IntStream.range(0, roster.shifts(0))
                    .mapToLong(i -> net(roster.edge(0, i)))
                    .sum();
            return market.edgePoints[edge]
                    + IntStream.of(stay).mapToLong(this::net).sum()
                    - market.fatigue[stay.length + 1]
                    - (now - market.fatigue[roster.shifts(0)]);
        }

        private long net(int edge) {
            return market.edgePoints[edge] - price[market.edgeNeed[edge]];
        }
    }
}
