package org.redvest.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Problems made to hurt: they end, with a plan that obeys every rule and a bound that is one. */
class AdversarialTest {
    private static final Position HERE = new Position(27, 111);
    private static final FreeTime ALWAYS = FreeTime.of(new Slot(0, 62 * 1440));

    @Test
    void one_need_of_five_thousand_places() {
        var plan = plan(people(6000, v -> limits(1)), List.of(need(0, 480, 5000, 100)));

        assertThat(plan.prices().getFirst().filled()).isEqualTo(5000);
        assertThat(plan.objective()).isEqualTo(plan.bound());
    }

    @Test
    void ten_thousand_volunteers_at_one_address() {
        var needs = IntStream.range(0, 40)
                .mapToObj(n -> need(n, 480 + 1440 * n, 50, 100))
                .toList();
        var plan = plan(people(10_000, v -> limits(1)), needs);

        assertThat(plan.gap()).isLessThan(0.0001);
        assertThat(plan.assignments()).hasSize(2000);
    }

    @Test
    void one_volunteer_eligible_for_five_thousand_needs() {
        var needs = IntStream.range(0, 5000)
                .mapToObj(n -> need(n, (n * 17) % (61 * 1440), 1, 50 + n % 100))
                .toList();
        var plan = plan(people(1, v -> new Limits(60, 3, 100_000)), needs);

        assertThat(plan.objective()).isEqualTo(plan.bound());
    }

    @Test
    void sixty_shifts_over_sixty_two_days_with_minutes_that_bind() {
        var chance = new Random(5);
        var needs = IntStream.range(0, 124)
                .mapToObj(n -> need(n, n / 2 * 1440 + 600 * (n % 2) + chance.nextInt(60), 2, 200 + chance.nextInt(300)))
                .toList();
        var plan = plan(people(3, v -> new Limits(60, 2, 2500 + 131 * v)), needs);

        assertThat(plan.gap()).isLessThan(0.01);
        assertThat(plan.relaxed()).isZero();
    }

    @Test
    void minutes_of_too_great_a_variety_get_a_price_whose_bound_is_near_and_the_plan_says_so() {
        for (int seed = 0; seed < 20; seed++) {
            var chance = new Random(seed);
            var needs = IntStream.range(0, 30)
                    .mapToObj(n -> {
                        int start = n / 2 * 1440 + 600 * (n % 2);
                        int minutes = 61 + chance.nextInt(400);
                        double value = 100 + minutes + chance.nextInt(30);
                        return new Need(
                                "n" + n, "n" + n, HERE, new Slot(start, start + minutes), 1, value, Set.of(), "any");
                    })
                    .toList();
            var plan = plan(people(1, v -> new Limits(60, 2, 2501)), needs);

            long optimum = knapsack(needs, 2501);
            assertThat(plan.relaxed()).isOne();
            assertThat(optimum).isBetween(plan.objective(), plan.bound());
            assertThat(plan.bound()).isLessThan(optimum + optimum / 100);
            assertThat(plan.objective()).isGreaterThan(optimum - optimum / 10);
        }
    }

    /** The best that one person makes of needs which do not clash, by dynamic programming over shifts and minutes; in micros. */
    private static long knapsack(List<Need> needs, int mostMinutes) {
        long[][] best = new long[needs.size() + 1][mostMinutes + 1];
        for (int n = 1; n < best.length; n++) {
            Arrays.fill(best[n], Long.MIN_VALUE / 2);
        }
        for (Need need : needs) {
            int minutes = need.slot().minutes();
            for (int n = best.length - 1; n > 0; n--) {
                for (int m = mostMinutes; m >= minutes; m--) {
                    best[n][m] = Math.max(best[n][m], best[n - 1][m - minutes] + Points.micros(need.value()));
                }
            }
        }
        long most = 0;
        long fatigue = 0;
        for (int n = 1; n < best.length; n++) {
            fatigue += Parameters.DEFAULT.fatigueMicros(n - 1);
            most = Math.max(most, best[n][mostMinutes] - fatigue);
        }
        return most;
    }

    @Test
    void more_places_than_people_and_values_over_five_orders_of_magnitude() {
        var needs = IntStream.range(0, 60)
                .mapToObj(n -> need(n, 480 + 1440 * (n % 7), 100, Math.pow(10, n % 6)))
                .toList();
        var plan = plan(people(1000, v -> limits(2)), needs);

        assertThat(plan.gap()).isLessThan(0.0001);
    }

    @Test
    void equal_points_everywhere_and_more_places_than_people() {
        var needs = IntStream.range(0, 60).mapToObj(n -> need(n, 480, 100, 100)).toList();
        var plan = plan(people(1000, v -> limits(1)), needs);

        assertThat(plan.objective()).isEqualTo(plan.bound());
        assertThat(plan.assignments()).hasSize(1000);
    }

    @Test
    void nobody_is_free_and_nothing_is_worth_the_way() {
        var never = List.of(new Volunteer("v", HERE, 100, limits(1), 0, Set.of(), Set.of(), FreeTime.NEVER));
        assertThat(plan(never, List.of(need(0, 480, 1, 100)))
                        .prices()
                        .getFirst()
                        .shortage())
                .isEqualTo(Plan.Shortage.NOBODY_ELIGIBLE);

        var tired = List.of(new Volunteer("v", HERE, 100, limits(1), 200, Set.of(), Set.of(), ALWAYS));
        assertThat(plan(tired, List.of(need(0, 480, 1, 100)))
                        .prices()
                        .getFirst()
                        .shortage())
                .isEqualTo(Plan.Shortage.NOT_WORTH);

        var busy = List.of(new Volunteer("v", HERE, 100, limits(1), 0, Set.of(), Set.of(), ALWAYS));
        assertThat(plan(busy, List.of(need(0, 480, 1, 100), need(1, 480, 1, 200)))
                        .prices()
                        .getFirst()
                        .shortage())
                .isEqualTo(Plan.Shortage.ELSEWHERE);
    }

    @Test
    void numbers_that_are_none_never_become_a_problem() {
        for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -1}) {
            assertThatThrownBy(() -> need(0, 480, 1, bad)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> new Volunteer("v", HERE, bad, limits(1), 0, Set.of(), Set.of(), ALWAYS))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> new Parameters(bad, List.of(0.0), 10, 2))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> new Position(Double.NaN, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Parameters(2, List.of(5.0, 4.0), 10, 2))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Plan plan(List<Volunteer> volunteers, List<Need> needs) {
        var problem = Problem.of(volunteers, needs);
        var plan = Planner.plan(problem, Options.DEFAULT.withGap(0), Listener.NONE);
        assertThat(new BruteForce(problem).faults(plan)).isEmpty();
        return plan;
    }

    private static List<Volunteer> people(int number, IntFunction<Limits> limits) {
        var people = new ArrayList<Volunteer>();
        for (int v = 0; v < number; v++) {
            people.add(new Volunteer("v" + v, HERE, 10, limits.apply(v), 0, Set.of(), Set.of(), ALWAYS));
        }
        return people;
    }

    private static Limits limits(int shifts) {
        return new Limits(shifts, 1, 1000);
    }

    private static Need need(int number, int start, int places, double value) {
        return new Need("n" + number, "s" + number, HERE, new Slot(start, start + 120), places, value, Set.of(), "any");
    }
}
