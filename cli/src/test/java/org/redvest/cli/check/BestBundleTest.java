package org.redvest.cli.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.redvest.cli.Seeds;
import org.redvest.cli.instance.Need;
import org.redvest.cli.instance.Parameters;
import org.redvest.cli.instance.Position;
import org.redvest.cli.instance.Volunteer;
import org.redvest.cli.rules.Bundle;
import org.redvest.cli.rules.Rules;

/** The best bundle is what trying every subset finds. */
class BestBundleTest {
    private static final int DAY = Need.MINUTES_A_DAY;

    @Test
    void trying_every_subset_finds_nothing_else() {
        var random = new Random(20270104);
        for (int i = 0; i < Seeds.many(2000); i++) {
            var parameters = parameters(random);
            var volunteer = volunteer(random);
            var items = items(random);

            var best = BestBundle.of(volunteer, items, parameters, BestBundle.fatigue(parameters));

            var expected = bruteForce(volunteer, items, parameters);
            assertThat(best.isPresent()).isEqualTo(expected.isPresent());
            best.ifPresent(found -> {
                assertThat(found.worth()).isEqualTo(expected.getAsLong());
                assertThat(worth(chosen(items, found.needs()), parameters)).isEqualTo(found.worth());
            });
        }
    }

    @Test
    void the_way_counts_to_the_minute_on_whichever_side_of_home_the_sites_lie() {
        for (double lon : new double[] {0.1, -0.1}) {
            var first = item(0, 480, 60, 1, false, 0.1);
            var second = item(1, 0, 60, 1, false, lon);
            int needed = (int) Math.ceil(10 + 2 * way(first, second));

            assertThat(servedOf(first, item(1, 540 + needed, 60, 1, false, lon)))
                    .isEqualTo(2);
            assertThat(servedOf(first, item(1, 539 + needed, 60, 1, false, lon)))
                    .isEqualTo(1);
        }
    }

    @Test
    void it_counts_over_midnight_too() {
        var evening = item(0, DAY - 90, 60, 1, false, 0.1);
        var morning = item(1, DAY + 20, 60, 1, false, -0.1);
        int needed = (int) Math.ceil(10 + 2 * way(evening, morning));

        assertThat(servedOf(evening, item(1, DAY - 30 + needed, 60, 1, false, -0.1)))
                .isEqualTo(2);
        assertThat(servedOf(evening, item(1, DAY - 31 + needed, 60, 1, false, -0.1)))
                .isEqualTo(1);
    }

    private static double way(Item one, Item other) {
        return Rules.kilometres(one.need().site(), other.need().site());
    }

    /** How many of these a volunteer serves who may serve everything. */
    private static int servedOf(Item... items) {
        var volunteer = new Volunteer("v", new Position(0, 0), 50, 60, 9_000, 10, 0, Set.of(), Set.of(), new int[0]);
        var parameters = new Parameters(0, List.of(0.0), 10, 2);
        return BestBundle.of(volunteer, List.of(items), parameters, BestBundle.fatigue(parameters))
                .orElseThrow()
                .needs()
                .size();
    }

    @Test
    @Tag("long")
    void sixty_shifts_over_sixty_two_days_take_no_time() {
        var volunteer = new Volunteer("v", new Position(0, 0), 10, 60, 9_000, 1, 0, Set.of(), Set.of(), new int[0]);
        var items = IntStream.range(0, 62 * 40)
                .mapToObj(i -> item(i, i / 40 * DAY + 480 + i % 40 * 5, 60 + i % 7 * 60, 1000 + i % 97, false, 0))
                .toList();

        var parameters = new Parameters(0, List.of(0.0), 10, 2);
        var best = BestBundle.of(volunteer, items, parameters, BestBundle.fatigue(parameters));

        assertThat(best.orElseThrow().needs()).hasSize(60);
    }

    private static Parameters parameters(Random random) {
        var fatigue = new ArrayList<Double>();
        fatigue.add(random.nextInt(3) * 1.0);
        for (int i = 0; i < 4; i++) {
            fatigue.add(fatigue.getLast() + random.nextInt(12));
        }
        return new Parameters(2, fatigue, random.nextInt(60), random.nextInt(4));
    }

    private static Volunteer volunteer(Random random) {
        return new Volunteer(
                "v",
                new Position(0, 0),
                50,
                random.nextInt(6),
                random.nextInt(1500),
                random.nextInt(4),
                0,
                Set.of(),
                Set.of(),
                new int[0]);
    }

    private static List<Item> items(Random random) {
        var days = 1 + random.nextInt(4);
        var held = random.nextInt(3) == 0 ? 2 : 0;
        var items = new ArrayList<Item>();
        for (int i = 0; i < random.nextInt(10); i++) {
            var gain = (random.nextInt(60) - 5) * 1_000_000L;
            items.add(item(
                    i,
                    random.nextInt(days * 24) * 60,
                    30 + random.nextInt(12) * 30,
                    gain,
                    i < held,
                    random.nextDouble() * 0.3));
        }
        return items;
    }

    private static Item item(int place, int start, int minutes, long gain, boolean forced, double lon) {
        var site = new Position(0, lon);
        var need = new Need("n" + place, "s" + place, site, start, start + minutes, 1, 0, Set.of(), "c");
        return new Item(place, need, gain, forced, Rules.kilometres(new Position(0, 0), site));
    }

    private static OptionalLong bruteForce(Volunteer volunteer, List<Item> items, Parameters parameters) {
        return IntStream.range(0, 1 << items.size())
                .mapToObj(subset -> IntStream.range(0, items.size())
                        .filter(i -> (subset >> i & 1) == 1)
                        .mapToObj(items::get)
                        .toList())
                .filter(bundle ->
                        bundle.containsAll(items.stream().filter(Item::forced).toList()))
                .filter(bundle -> new Bundle(
                                volunteer, bundle.stream().map(Item::need).toList())
                        .breaches(parameters)
                        .isEmpty())
                .mapToLong(bundle -> worth(bundle, parameters))
                .max();
    }

    private static long worth(List<Item> bundle, Parameters parameters) {
        return bundle.stream().mapToLong(Item::gain).sum() - Rules.fatigue(bundle.size(), parameters);
    }

    private static List<Item> chosen(List<Item> items, List<Integer> places) {
        return items.stream().filter(item -> places.contains(item.place())).toList();
    }
}
