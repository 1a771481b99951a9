package org.redvest.cli.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.redvest.cli.Seeds;
import org.redvest.cli.instance.Instance;
import org.redvest.cli.instance.Need;
import org.redvest.cli.instance.PairTable;
import org.redvest.cli.instance.Parameters;
import org.redvest.cli.instance.Position;
import org.redvest.cli.instance.Volunteer;
import org.redvest.cli.rules.Bundle;
import org.redvest.cli.rules.Rules;

/** The search of a small part proves the very optimum, whatever prices it starts from. */
class PartSearchTest {

    @Test
    void it_proves_what_trying_every_plan_finds() {
        var random = new Random(42);
        for (int i = 0; i < Seeds.many(150); i++) {
            var pairs = new Pairs(instance(random));
            var volunteers = IntStream.range(0, 5).boxed().toList();
            var needs = IntStream.range(0, 5).boxed().toList();
            var prices = needs.stream()
                    .mapToLong(_ -> random.nextInt(100) * 1_000_000L)
                    .toArray();

            var proved = PartSearch.bound(Part.of(pairs, volunteers, needs), prices, -1);

            assertThat(proved).isEqualTo(optimum(pairs, 0, new int[5]));
        }
    }

    @Test
    void what_is_held_and_does_not_go_together_leaves_no_plan() {
        assertThat(boundOfHeld(1, 0, 60)).as("two people in one place").isEqualTo(Long.MIN_VALUE);
        assertThat(boundOfHeld(2, 0, 60)).as("two places").isEqualTo(2 * 100_000_000L - 2 * 1_000_000);
        assertThat(boundOfHeld(2, 0, 61))
                .as("more minutes than anybody may serve")
                .isEqualTo(Long.MIN_VALUE);
    }

    /** The bound of a part in which two volunteers, who may serve an hour, hold one need. */
    private static long boundOfHeld(int places, int start, int end) {
        var here = new Position(0, 0);
        var volunteers = Stream.of("An", "Bo")
                .map(id -> new Volunteer(id, here, 9, 1, 60, 1, 0, Set.of(), Set.of(), new int[] {0, 600}))
                .toList();
        var need = new Need("n", "s", here, start, end, places, 100, Set.of(), "c");
        var held = new PairTable();
        held.add(0, 0, 0);
        held.add(1, 0, 0);
        var tiring = new Parameters(2, List.of(1.0), 10, 2);
        var instance = new Instance(
                volunteers,
                List.of(need),
                new PairTable(),
                Optional.empty(),
                held,
                new PairTable(),
                tiring,
                new TreeMap<>());
        return PartSearch.bound(Part.of(new Pairs(instance), List.of(0, 1), List.of(0)), new long[1], -1);
    }

    private static Instance instance(Random random) {
        var volunteers = new ArrayList<Volunteer>();
        var needs = new ArrayList<Need>();
        for (int i = 0; i < 5; i++) {
            volunteers.add(new Volunteer(
                    "v" + i,
                    new Position(0, random.nextDouble() / 10),
                    9,
                    1 + random.nextInt(3),
                    120 + random.nextInt(400),
                    2,
                    random.nextInt(5),
                    Set.of(),
                    Set.of(),
                    new int[] {0, 600 + random.nextInt(2000)}));
            var start = random.nextInt(2) * Need.MINUTES_A_DAY + random.nextInt(12) * 60;
            needs.add(new Need(
                    "n" + i,
                    "s" + i,
                    new Position(0, random.nextDouble() / 10),
                    start,
                    start + 60 + random.nextInt(4) * 60,
                    random.nextInt(3),
                    50 + random.nextInt(60),
                    Set.of(),
                    "c"));
        }
        var none = new PairTable();
        return new Instance(volunteers, needs, none, Optional.empty(), none, none, Parameters.DEFAULT, new TreeMap<>());
    }

    private static long optimum(Pairs pairs, int v, int[] filled) {
        if (v == 5) {
            return 0;
        }
        var best = Long.MIN_VALUE;
        for (int subset = 0; subset < 32; subset++) {
            var chosen = subset;
            var bundle = IntStream.range(0, 5)
                    .filter(n -> (chosen >> n & 1) == 1)
                    .boxed()
                    .toList();
            if (allowed(pairs, v, bundle, filled)) {
                bundle.forEach(n -> filled[n]++);
                var worth = bundle.stream().mapToLong(n -> pairs.points(v, n)).sum()
                        - Rules.fatigue(bundle.size(), Parameters.DEFAULT);
                best = Math.max(best, worth + optimum(pairs, v + 1, filled));
                bundle.forEach(n -> filled[n]--);
            }
        }
        return best;
    }

    private static boolean allowed(Pairs pairs, int v, List<Integer> bundle, int[] filled) {
        return bundle.stream()
                        .allMatch(n -> pairs.eligible(v, n)
                                && filled[n] < pairs.need(n).places())
                && new Bundle(
                                pairs.volunteer(v),
                                bundle.stream().map(pairs::need).toList())
                        .breaches(Parameters.DEFAULT)
                        .isEmpty();
    }
}
