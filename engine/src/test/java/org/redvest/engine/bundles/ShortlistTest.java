package org.redvest.engine.bundles;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.redvest.engine.Position;
import org.redvest.engine.Problem;
import org.redvest.engine.Scoring;
import org.redvest.engine.Seeds;
import org.redvest.engine.Slot;
import org.redvest.engine.Volunteer;
import org.redvest.engine.market.Market;
import org.redvest.engine.market.Workers;

/** The shortlist bounds every bundle from above, gives one from below, and leaves out only what cannot be in a better one. */
class ShortlistTest {
    private static final Position HERE = new Position(27, 111);
    private static final int DAYS = 4;
    private static final int A_DAY = 3;

    private final Choices choices = new Choices();

    @Test
    void its_most_is_the_best_of_all_sets_that_keep_the_counts() {
        for (int seed = 0; seed < Seeds.many(300); seed++) {
            var world = new World(seed);

            assertThat(world.shortlist.most()).as("seed %d", seed).isEqualTo(world.best(set -> true));
        }
    }

    @Test
    void what_it_picks_is_a_bundle_worth_what_it_says() {
        int asGoodAsTheMost = 0;
        for (int seed = 0; seed < Seeds.many(300); seed++) {
            var world = new World(seed);
            int minutesLeft = 100 + 50 * (seed % 12);

            long worth = world.shortlist.pick(minutesLeft);

            int set = 0;
            for (int edge : world.shortlist.bundle().edges()) {
                set |= 1 << edge;
            }
            assertThat(Integer.bitCount(set)).isEqualTo(world.shortlist.bundle().size());
            assertThat(world.fits(set, minutesLeft)).as("seed %d", seed).isTrue();
            assertThat(world.worth(set)).as("seed %d", seed).isEqualTo(worth);
            asGoodAsTheMost += worth == world.shortlist.most() ? 1 : 0;
        }
        assertThat(asGoodAsTheMost).as("picked the best of all").isGreaterThan(Seeds.many(300) / 4);
    }

    @Test
    void whatever_fits_is_picked_from_the_top() {
        for (int seed = 0; seed < Seeds.many(300); seed++) {
            var world = new World(seed);

            world.shortlist.pick(100_000);

            boolean clash = world.clashes();
            assertThat(clash || world.shortlist.pick(100_000) == world.shortlist.most())
                    .as("seed %d", seed)
                    .isTrue();
            assertThat(world.shortlist.pick(0)).as("no minutes left").isZero();
        }
    }

    @Test
    void nothing_that_would_be_in_a_better_bundle_is_left_out_and_not_much_else_stays() {
        long kept = 0;
        long needed = 0;
        for (int seed = 0; seed < Seeds.many(300); seed++) {
            var world = new World(seed);
            long known = world.shortlist.most() * (seed % 5) / 5;
            int before = choices.size;
            boolean[] better = new boolean[before];
            for (int i = 0; i < before; i++) {
                int bit = 1 << i;
                better[i] = world.best(set -> (set & bit) != 0) > known;
            }

            world.shortlist.prune(known);

            var stay = Arrays.stream(choices.edge, 0, choices.size).boxed().toList();
            for (int i = 0; i < before; i++) {
                assertThat(!better[i] || stay.contains(i))
                        .as("seed %d, choice %d", seed, i)
                        .isTrue();
                needed += better[i] ? 1 : 0;
            }
            for (int i = 0; i < choices.size; i++) {
                assertThat(choices.need[i]).isEqualTo(world.needs[choices.edge[i]]);
                assertThat(choices.net[i]).isEqualTo(world.net[choices.edge[i]]);
            }
            kept += stay.size();
        }
        assertThat(kept).isBetween(needed, needed + needed / 3);
    }

    private interface Sets {
        boolean has(int set);
    }

    /** Up to three choices on each of four days, some of which clash, beside up to two held shifts. */
    private final class World {
        final int held;
        final int shifts;
        final int[] perDay;
        final int[] needs;
        final long[] net;
        final Market market;
        final Shortlist shortlist;

        World(int seed) {
            var chance = new Random(seed);
            market = market(chance);
            held = chance.nextInt(3);
            shifts = 1 + chance.nextInt(5);
            perDay = chance.ints(DAYS, 0, A_DAY + 2).toArray();
            shortlist = new Shortlist(market, choices);
            choices.size = 0;
            shortlist.begin(held, shifts);
            for (int day = 0; day < DAYS; day++) {
                int from = choices.size;
                for (int n = 0; n < A_DAY; n++) {
                    if (chance.nextInt(4) > 0) {
                        choices.add(choices.size, A_DAY * day + n, 1 + chance.nextInt(12));
                    }
                }
                shortlist.addDay(from, choices.size, perDay[day]);
            }
            shortlist.finish();
            needs = Arrays.copyOf(choices.need, choices.size);
            net = Arrays.copyOf(choices.net, choices.size);
        }

        long best(Sets wanted) {
            return IntStream.range(0, 1 << needs.length)
                    .filter(set -> wanted.has(set) && keepsCounts(set))
                    .mapToLong(this::worth)
                    .max()
                    .orElse(Long.MIN_VALUE);
        }

        boolean keepsCounts(int set) {
            int[] count = new int[DAYS];
            members(set).forEach(i -> count[needs[i] / A_DAY]++);
            return Integer.bitCount(set) <= shifts
                    && IntStream.range(0, DAYS).allMatch(day -> count[day] <= perDay[day]);
        }

        boolean fits(int set, int minutesLeft) {
            int minutes =
                    members(set).map(i -> market.timetable.minutes(needs[i])).sum();
            return keepsCounts(set) && minutes <= minutesLeft && !clash(set);
        }

        boolean clashes() {
            return clash((1 << needs.length) - 1);
        }

        private boolean clash(int set) {
            return members(set)
                    .anyMatch(i ->
                            members(set).anyMatch(j -> i != j && !market.timetable.compatible(needs[i], needs[j])));
        }

        long worth(int set) {
            return members(set).mapToLong(i -> net[i]).sum()
                    - (market.fatigue[held + Integer.bitCount(set)] - market.fatigue[held]);
        }

        private IntStream members(int set) {
            return IntStream.range(0, 32).filter(i -> (set >> i & 1) == 1);
        }
    }

    private static Market market(Random chance) {
        var needs = IntStream.range(0, DAYS * A_DAY)
                .mapToObj(n -> {
                    int start = 1440 * (n / A_DAY) + 240 * (n % A_DAY);
                    int minutes = 60 + 30 * chance.nextInt(chance.nextInt(3) == 0 ? 10 : 5);
                    return new Need("n" + n, "n" + n, HERE, new Slot(start, start + minutes), 1, 0, Set.of(), "any");
                })
                .toList();
        var volunteer = new Volunteer("v", HERE, 1, new Limits(60, 10, 100_000), 0, Set.of(), Set.of(), FreeTime.NEVER);
        var scores = needs.stream().map(n -> new Scoring.Score("v", n.id(), 1)).toList();
        var tiring = new Parameters(0, List.of(0.0, 0.000001, 0.000003, 0.000006), 0, 0);
        return Markets.of(
                new Problem(List.of(volunteer), needs, new Scoring.Listed(scores), List.of(), List.of(), tiring),
                Options.DEFAULT,
                new Workers(1));
    }
}
