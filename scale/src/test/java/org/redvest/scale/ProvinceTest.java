package org.redvest.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.redvest.scale.PlanAudit.audit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.redvest.engine.FreeTime;
import org.redvest.engine.Limits;
import org.redvest.engine.Listener;
import org.redvest.engine.Need;
import org.redvest.engine.Options;
import org.redvest.engine.Plan;
import org.redvest.engine.Planner;
import org.redvest.engine.Position;
import org.redvest.engine.Problem;
import org.redvest.engine.Scoring;
import org.redvest.engine.Slot;
import org.redvest.engine.Volunteer;

class ProvinceTest {
    private static final ProvinceOptions EXACT = new ProvinceOptions(0, 1, 1, 12, Long.MAX_VALUE);
    private static final int SEEDS = 2000;

    static Plan plan(Problem problem, List<RegionPeople> regions) {
        return Province.plan(new LocalFleet(problem.needs(), EXACT), problem, regions, EXACT, Listener.NONE);
    }

    private static Plan whole(Problem problem) {
        return Planner.plan(problem, new Options(0, 1, 1), Listener.NONE);
    }

    @Test
    void no_plan_of_a_random_province_exceeds_its_bound_and_the_engine_on_the_whole_agrees() {
        int asGood = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            var problem =
                    new SmallProvince(seed, 2 + seed % 3, 0.02 + seed % 7 * 0.02).problem(4 + seed % 9, 3 + seed % 6);
            var plan = plan(problem, PeopleDivision.of(problem, 2 + seed % 4));
            audit(problem, plan);
            var whole = whole(problem);
            assertThat(whole.objective()).as("seed %d", seed).isLessThanOrEqualTo(plan.bound());
            assertThat(plan.objective()).as("seed %d", seed).isLessThanOrEqualTo(whole.bound());
            asGood += plan.objective() == whole.objective() ? 1 : 0;
        }
        assertThat(asGood).as("as good as the whole").isGreaterThan(SEEDS * 6 / 10);
    }

    @Test
    void where_no_need_is_near_a_border_the_whole_is_worth_the_same() {
        for (int seed = 0; seed < 300; seed++) {
            var problem = new SmallProvince(seed, 3, 1).withoutDecisions().problem(12, 8);
            var whole = whole(problem);
            var plan = plan(problem, towns(problem));
            audit(problem, plan);
            if (whole.objective() == whole.bound()) {
                assertThat(plan.objective()).as("seed %d", seed).isEqualTo(whole.objective());
                assertThat(plan.bound()).as("seed %d", seed).isEqualTo(whole.bound());
            }
        }
    }

    @Test
    void the_order_of_rows_changes_nothing() {
        for (int seed = 0; seed < 50; seed++) {
            var problem = new SmallProvince(seed, 3, 0.05).problem(15, 8);
            var shuffled = shuffled(problem, seed);
            assertThat(plan(shuffled, PeopleDivision.of(shuffled, 3)))
                    .isEqualTo(plan(problem, PeopleDivision.of(problem, 3)));
        }
    }

    @Test
    void a_need_that_everybody_can_reach_is_filled_by_the_best_of_all_regions() {
        var needs = List.of(need("flood", 0.1, 5));
        var people = IntStream.range(0, 30)
                .mapToObj(i -> volunteer("v" + i, i * 0.007, 60, 10 + i % 7))
                .toList();
        var problem = Problem.of(people, needs);
        var regions = PeopleDivision.of(problem, 6);
        assertThat(regions).hasSizeGreaterThan(3);
        var plan = plan(problem, regions);
        audit(problem, plan);
        assertThat(plan.objective()).isEqualTo(whole(problem).objective());
        assertThat(plan.prices().getFirst().filled()).isEqualTo(5);
        assertThat(plan.prices().getFirst().eligible()).isEqualTo(30);
    }

    @Test
    void a_region_may_be_empty_and_another_hold_most_people() {
        var problem = new SmallProvince(4, 3, 0.04).problem(20, 9);
        var most = problem.volunteers().subList(0, 18);
        var few = problem.volunteers().subList(18, 20);
        var regions = List.of(region(problem, List.of()), region(problem, most), region(problem, few));
        var plan = plan(problem, regions);
        audit(problem, plan);
        assertThat(plan.objective()).isLessThanOrEqualTo(whole(problem).bound());
    }

    @Test
    void nobody_and_nothing_are_a_plan_too() {
        var nobody = Problem.of(List.of(), List.of(need("library", 0, 2)));
        var plan = plan(nobody, PeopleDivision.of(nobody, 4));
        assertThat(plan.assignments()).isEmpty();
        assertThat(plan.prices().getFirst().shortage()).isEqualTo(Plan.Shortage.NOBODY_ELIGIBLE);
        var nothing = Problem.of(List.of(volunteer("An", 0, 5, 0)), List.of());
        assertThat(plan(nothing, PeopleDivision.of(nothing, 4)).objective()).isZero();
    }

    @Test
    void people_at_one_address_are_one_region() {
        var people = IntStream.range(0, 50)
                .mapToObj(i -> volunteer("v" + i, 0, 5, 0))
                .toList();
        var problem = Problem.of(people, List.of(need("library", 0, 3)));
        var regions = PeopleDivision.of(problem, 8);
        assertThat(regions).hasSize(1);
        assertThat(plan(problem, regions).assignments()).hasSize(3);
    }

    private static Need need(String id, double east, int places) {
        return new Need(id, id, new Position(27, 111 + east), new Slot(600, 720), places, 100, Set.of(), "flood");
    }

    private static Volunteer volunteer(String id, double east, double radius, double load) {
        return new Volunteer(
                id,
                new Position(27, 111 + east),
                radius,
                new Limits(1, 1, 600),
                load,
                Set.of(),
                Set.of(),
                FreeTime.of(new Slot(0, 1440)));
    }

    private static List<RegionPeople> towns(Problem problem) {
        return problem.volunteers().stream()
                .collect(Collectors.groupingBy(v -> (int) v.home().lon()))
                .values()
                .stream()
                .map(people -> region(problem, people))
                .toList();
    }

    private static RegionPeople region(Problem problem, List<Volunteer> people) {
        var ids = people.stream().map(Volunteer::id).toList();
        var scores = problem.scoring().scores().stream()
                .filter(score -> ids.contains(score.volunteer()))
                .toList();
        return new RegionPeople(
                people,
                problem.scoring() instanceof Scoring.Listed
                        ? new Scoring.Listed(scores)
                        : new Scoring.ByDistance(scores),
                problem.held().stream().filter(p -> ids.contains(p.volunteer())).toList(),
                problem.barred().stream()
                        .filter(p -> ids.contains(p.volunteer()))
                        .toList(),
                problem.parameters());
    }

    private static Problem shuffled(Problem problem, long seed) {
        return new Problem(
                shuffled(problem.volunteers(), seed),
                shuffled(problem.needs(), seed),
                problem.scoring(),
                shuffled(problem.held(), seed),
                shuffled(problem.barred(), seed),
                problem.parameters());
    }

    private static <T> List<T> shuffled(List<T> list, long seed) {
        var copy = new ArrayList<>(list);
        Collections.shuffle(copy, new Random(seed));
        return copy;
    }
}
