package org.redvest.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Problems whose sums 64 bits cannot hold are refused; just below, plan and bound are right. */
class PlanSumsTest {
    private static final Position HERE = new Position(0, 0);
    private static final Position ANTIPODE = new Position(0, 180);
    private static final Slot MORNING = new Slot(480, 540);

    @Test
    void places_are_worth_at_most_a_trillion_points() {
        var most = needs(10, 100_000, 1_000_000);
        var plan = Planner.plan(Problem.of(people(3, 1), most), Options.DEFAULT.withGap(0), Listener.NONE);
        assertThat(plan.objective()).isEqualTo(3 * 1_000_000 * Points.ONE);
        assertThat(plan.bound()).isEqualTo(plan.objective());

        assertThatThrownBy(() -> Problem.of(people(3, 1), needs(11, 100_000, 1_000_000)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The places of all needs up to n10 can reach 1100000000000.000000 points together;"
                        + " at most 1000000000000 can be counted");
    }

    @Test
    void shifts_fatigue_and_held_ways_are_counted_too() {
        var far = new Parameters(1_000_000, List.of(0.0), 10, 2);
        var tiring = new Parameters(2, List.of(1_000_000.0), 10, 2);

        refused("The shifts of all volunteers up to v16666", people(16_667, 60), needs(1, 1, 1_000_000), 0, far);
        refused("The fatigue of all volunteers up to v16666", people(16_667, 60), needs(1, 1, 1), 0, tiring);
        refused("The held pairs up to that of need n0, signs left out,", people(50, 1), needs(1, 50, 0), 50, far);
        assertThatCode(() -> problem(people(49, 1), needs(1, 50, 0), 49, far)).doesNotThrowAnyException();
    }

    @Test
    void a_way_that_costs_billions_is_not_worth_it_and_no_limit_is_blamed() {
        var problem = problem(people(1, 1), needs(1, 1, 100), 0, new Parameters(1_000_000, List.of(0.0), 10, 2));
        var plan = Planner.plan(problem, Options.DEFAULT, Listener.NONE);

        var explainer = new Explainer(problem, plan);

        assertThat(explainer.why("n0", "v0")).isInstanceOf(Why.NotWorth.class);
        assertThat(explainer.staffing("n0").next())
                .singleElement()
                .satisfies(next -> assertThat(next.raise()).isGreaterThan(20_000_000_000L * Points.ONE));
    }

    private static void refused(
            String expected, List<Volunteer> people, List<Need> needs, int held, Parameters parameters) {
        assertThatThrownBy(() -> problem(people, needs, held, parameters))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(expected);
    }

    private static Problem problem(List<Volunteer> people, List<Need> needs, int held, Parameters parameters) {
        return new Problem(
                people,
                needs,
                new Scoring.ByDistance(List.of()),
                people.stream().limit(held).map(v -> new Pair(v.id(), "n0")).toList(),
                List.of(),
                parameters);
    }

    private static List<Volunteer> people(int count, int shifts) {
        return IntStream.range(0, count)
                .mapToObj(v -> new Volunteer(
                        "v" + v,
                        HERE,
                        20_100,
                        new Limits(shifts, 1, 600),
                        0,
                        Set.of(),
                        Set.of(),
                        FreeTime.of(List.of(MORNING))))
                .toList();
    }

    private static List<Need> needs(int count, int places, double value) {
        var site = places == 100_000 ? HERE : ANTIPODE;
        return IntStream.range(0, count)
                .mapToObj(n -> new Need("n" + n, "s" + n, site, MORNING, places, value, Set.of(), "any"))
                .toList();
    }
}
