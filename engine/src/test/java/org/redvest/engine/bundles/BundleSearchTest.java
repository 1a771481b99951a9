package org.redvest.engine.bundles;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
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

/** The search finds what trying every subset of the choices finds, with nothing left out beforehand. */
class BundleSearchTest {
    private static final Position HERE = new Position(27, 111);
    private static final int HELD_START = 2000;

    private final Choices choices = new Choices();

    @Test
    void no_subset_is_worth_more_whether_minutes_are_counted_or_have_a_price() {
        for (int seed = 0; seed < Seeds.many(2000); seed++) {
            var chance = new Random(seed);
            var market = market(chance);
            var search = new BundleSearch(market, choices);
            int heldCount = chance.nextInt(2);
            int[] held = IntStream.range(0, market.edgeCount())
                    .filter(e -> market.timetable.start[market.edgeNeed[e]] == HELD_START)
                    .limit(heldCount)
                    .toArray();
            choices.size = 0;
            for (int e = 0; e < market.edgeCount(); e++) {
                if (market.timetable.start[market.edgeNeed[e]] != HELD_START) {
                    choices.add(e, market.edgeNeed[e], market.edgePoints[e]);
                }
            }
            int shifts = 1 + chance.nextInt(4);
            int perDay = 1 + chance.nextInt(3);
            int minutes = chance.nextBoolean() ? BundleSearch.NO_LIMIT : 100 + chance.nextInt(500);
            long price = minutes == BundleSearch.NO_LIMIT ? chance.nextInt(30_000) : 0;
            search.beside(Held.of(held, market, Prices.of(new long[market.needCount()])), shifts, perDay);

            int best = search.best(minutes, price);

            long truth = 0;
            for (int set = 0; set < 1 << choices.size; set++) {
                truth = Math.max(truth, worth(market, members(set), held, shifts, perDay, minutes, price));
            }
            assertThat(search.worthOf(best)).as("seed %d", seed).isEqualTo(truth);
            var found = new ArrayList<Integer>();
            for (int edge : search.better(best, truth, Bundle.known(-1)).edges()) {
                found.add(Arrays.binarySearch(choices.edge, 0, choices.size, edge));
            }
            assertThat(worth(market, found, held, shifts, perDay, minutes, price))
                    .as("seed %d", seed)
                    .isEqualTo(truth);
            assertThat(search.minutesOf(best)).isEqualTo(minutes(market, found));
            assertThat(search.compared()).isNotNegative();
        }
    }

    @Test
    void there_is_room_for_many_choices_and_each_comparison_counts() {
        var needs = IntStream.range(0, 200).mapToObj(n -> need(n, 300 * n, 60)).toList();
        var market = market(needs, new Random(1));
        choices.size = 0;
        for (int e = 0; e < market.edgeCount(); e++) {
            choices.add(e, market.edgeNeed[e], 1_000_000L * (e + 1));
        }
        var search = new BundleSearch(market, choices);
        search.beside(Held.NOTHING, 3, 1);

        assertThat(search.worthOf(search.best(BundleSearch.NO_LIMIT, 0)))
                .as("the last shift of each of the last three days")
                .isEqualTo((200 + 197 + 192) * 1_000_000L - market.fatigue[3]);
        assertThat(search.compared()).isGreaterThan(200);
    }

    private List<Integer> members(int set) {
        return IntStream.range(0, choices.size)
                .filter(i -> (set >> i & 1) == 1)
                .boxed()
                .toList();
    }

    private long worth(
            Market market, List<Integer> items, int[] held, int shifts, int perDay, int minutes, long price) {
        int count = items.size();
        var timetable = market.timetable;
        for (int i : items) {
            int day = timetable.day[choices.need[i]];
            long sameDay = items.stream()
                            .filter(j -> timetable.day[choices.need[j]] == day)
                            .count()
                    + IntStream.of(held)
                            .filter(e -> timetable.day[market.edgeNeed[e]] == day)
                            .count();
            if (sameDay > perDay
                    || items.stream()
                            .anyMatch(j -> j != i && !timetable.compatible(choices.need[i], choices.need[j]))) {
                return Long.MIN_VALUE;
            }
        }
        if (count > shifts || minutes(market, items) > minutes) {
            return Long.MIN_VALUE;
        }
        long sum = items.stream().mapToLong(i -> choices.net[i]).sum();
        return sum
                - price * minutes(market, items)
                - (market.fatigue[held.length + count] - market.fatigue[held.length]);
    }

    private int minutes(Market market, List<Integer> items) {
        return items.stream()
                .mapToInt(i -> market.timetable.minutes(choices.need[i]))
                .sum();
    }

    /** Eight shifts over three days, which may clash, and one that can be held. */
    private static Market market(Random chance) {
        var needs = new ArrayList<Need>();
        for (int n = 0; n < 8; n++) {
            needs.add(need(n, 30 * chance.nextInt(120), 40 + chance.nextInt(200)));
        }
        needs.removeIf(n -> n.slot().startMinute() == HELD_START);
        needs.add(need(8, HELD_START, 60));
        return market(needs, chance);
    }

    private static Market market(List<Need> needs, Random chance) {
        var volunteer = new Volunteer("v", HERE, 1, new Limits(60, 10, 100_000), 0, Set.of(), Set.of(), FreeTime.NEVER);
        var scores = needs.stream()
                .sorted(Comparator.comparing(Need::id))
                .map(n -> new Scoring.Score("v", n.id(), 1 + chance.nextInt(60)))
                .toList();
        var parameters = new Parameters(0, List.of(2.0, 5.0, 9.0, 20.0), 10, 0);
        return Markets.of(
                new Problem(List.of(volunteer), needs, new Scoring.Listed(scores), List.of(), List.of(), parameters),
                Options.DEFAULT,
                new Workers(1));
    }

    private static Need need(int number, int start, int minutes) {
        return new Need("n" + number, "n" + number, HERE, new Slot(start, start + minutes), 1, 0, Set.of(), "any");
    }
}
