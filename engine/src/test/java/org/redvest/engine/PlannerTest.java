package org.redvest.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A plan obeys every rule, and its bound is one: plan ≤ optimum ≤ bound; on problems as small as these all three are equal. */
class PlannerTest {
    private static final Options TO_THE_END = Options.DEFAULT.withGap(0);

    @Test
    void the_optimum_lies_between_the_plan_and_its_bound() {
        for (int seed = 0; seed < Seeds.many(3000); seed++) {
            var problem = new SmallWorld(seed, 1 + seed % 5, 1 + seed % 4).problem();
            var plan = Planner.plan(problem, TO_THE_END, Listener.NONE);
            var truth = new BruteForce(problem);

            assertThat(truth.faults(plan)).as("seed %d", seed).isEmpty();
            assertThat(truth.priceBound(plan)).as("seed %d", seed).isEqualTo(plan.priceBound());
            assertThat(truth.optimum())
                    .as("seed %d", seed)
                    .isEqualTo(plan.objective())
                    .isEqualTo(plan.bound());
        }
    }

    @Test
    void ties_everywhere_change_nothing_of_that() {
        for (int seed = 0; seed < Seeds.many(500); seed++) {
            var problem = new SmallWorld(seed, 1 + seed % 6, 1 + seed % 4)
                    .full_of_ties()
                    .problem();
            var plan = Planner.plan(problem, TO_THE_END, Listener.NONE);
            var truth = new BruteForce(problem);

            assertThat(truth.faults(plan)).as("seed %d", seed).isEmpty();
            assertThat(truth.optimum())
                    .as("seed %d", seed)
                    .isEqualTo(plan.objective())
                    .isEqualTo(plan.bound());
        }
    }

    @Test
    void a_run_cut_short_at_any_moment_leaves_a_valid_plan_and_an_honest_bound() {
        for (int seed = 0; seed < Seeds.many(200); seed++) {
            var problem = new SmallWorld(seed, 5, 4).problem();
            var truth = new BruteForce(problem);
            for (int beats : new int[] {0, 1, 2, 3, 5, 8}) {
                var plan = Planner.plan(problem, TO_THE_END, new GivesUp(beats));

                assertThat(truth.faults(plan)).as("seed %d", seed).isEmpty();
                assertThat(truth.priceBound(plan)).isEqualTo(plan.priceBound());
                assertThat(truth.optimum()).as("seed %d", seed).isBetween(plan.objective(), plan.bound());
            }
        }
    }

    @Test
    void a_run_cut_short_says_why() {
        var problem = new SmallWorld(1, 60, 60).mostMinutes(600).problem();

        assertThat(Planner.plan(problem, TO_THE_END, new GivesUp(1)).stopped()).isEqualTo(Plan.Stopped.TIME);
        assertThat(Planner.plan(problem, TO_THE_END, _ -> Listener.Verdict.INTERRUPT)
                        .stopped())
                .isEqualTo(Plan.Stopped.INTERRUPTED);
    }

    @Test
    @Tag("long")
    void threads_and_the_order_of_rows_change_nothing() {
        for (int seed = 0; seed < 5; seed++) {
            var problem = new SmallWorld(seed, 3000, 60).problem();
            var plan = Planner.plan(problem, Options.DEFAULT, Listener.NONE);

            assertThat(Planner.plan(problem, Options.DEFAULT.withThreads(2), Listener.NONE))
                    .isEqualTo(plan);
            assertThat(Planner.plan(SmallWorld.shuffled(problem, seed), Options.DEFAULT.withThreads(3), Listener.NONE))
                    .isEqualTo(plan);
        }
    }

    @Test
    void twice_the_points_and_the_fatigue_are_twice_the_objective() {
        for (int seed = 0; seed < Seeds.many(200); seed++) {
            var problem = new SmallWorld(seed, 8, 6).withoutDecisions().problem();
            var once = Planner.plan(problem, TO_THE_END, Listener.NONE);
            var twice = Planner.plan(doubled(problem), TO_THE_END, Listener.NONE);

            // Each pair is rounded once, so twice its points may differ by the rounding.
            assertThat((double) twice.objective())
                    .isCloseTo(2.0 * once.objective(), org.assertj.core.data.Offset.offset(200.0));
        }
    }

    @Test
    void one_more_volunteer_or_place_never_makes_the_best_plan_worse() {
        for (int seed = 0; seed < Seeds.many(200); seed++) {
            var problem = new SmallWorld(seed, 8, 6).problem();
            var before = Planner.plan(problem, TO_THE_END, Listener.NONE);

            var volunteers = new ArrayList<>(problem.volunteers());
            volunteers.add(new SmallWorld(seed + 7, 1, 1)
                    .withoutDecisions()
                    .problem()
                    .volunteers()
                    .getFirst());
            volunteers.set(8, renamed(volunteers.get(8), "newcomer"));
            var needs = new ArrayList<>(problem.needs());
            needs.set(0, withOneMorePlace(needs.get(0)));

            assertThat(Planner.plan(with(problem, volunteers, problem.needs()), TO_THE_END, Listener.NONE)
                            .bound())
                    .isGreaterThanOrEqualTo(before.objective());
            assertThat(Planner.plan(with(problem, problem.volunteers(), needs), TO_THE_END, Listener.NONE)
                            .bound())
                    .isGreaterThanOrEqualTo(before.objective());
        }
    }

    @Test
    void other_names_change_only_ties() {
        for (int seed = 0; seed < Seeds.many(100); seed++) {
            var problem = new SmallWorld(seed, 8, 6).withoutDecisions().problem();
            var others = problem.volunteers().stream()
                    .map(v -> renamed(v, "甲\uD83D\uDE00,\"" + (99 - Integer.parseInt(v.id().substring(1)))))
                    .toList();

            var plan = Planner.plan(problem, TO_THE_END, Listener.NONE);
            var other = Planner.plan(with(problem, others, problem.needs()), TO_THE_END, Listener.NONE);

            assertThat(other.objective()).isEqualTo(plan.objective());
        }
    }

    @Test
    void nothing_to_do_is_a_plan_too() {
        var nobody = Planner.plan(Problem.of(List.of(), List.of()), Options.DEFAULT, Listener.NONE);

        assertThat(nobody.objective()).isZero();
        assertThat(nobody.bound()).isZero();
        assertThat(nobody.stopped()).isEqualTo(Plan.Stopped.GAP);
    }

    @Test
    void problems_of_a_hundred_people_are_solved_to_the_optimum() {
        for (int seed = 0; seed < Seeds.many(40); seed++) {
            int people = 60 + seed * 37 % 91;
            var problem = new SmallWorld(seed, people, people / 4).problem();
            var plan = Planner.plan(problem, TO_THE_END, Listener.NONE);

            assertThat(plan.objective()).as("seed %d", seed).isEqualTo(plan.bound());
        }
    }

    /** Stops the planner when it has been asked so many times. */
    private static final class GivesUp implements Listener {
        private int left;

        GivesUp(int beats) {
            left = beats;
        }

        @Override
        public Verdict heard(Progress progress) {
            return left-- > 0 ? Verdict.GO_ON : Verdict.TIME_IS_UP;
        }
    }

    private static Problem doubled(Problem problem) {
        var parameters = problem.parameters();
        return new Problem(
                problem.volunteers().stream()
                        .map(v -> new Volunteer(
                                v.id(),
                                v.home(),
                                v.radiusKm(),
                                v.limits(),
                                2 * v.load(),
                                v.skills(),
                                v.interests(),
                                v.free()))
                        .toList(),
                problem.needs().stream()
                        .map(n -> new Need(
                                n.id(),
                                n.shift(),
                                n.site(),
                                n.slot(),
                                n.places(),
                                2 * n.value(),
                                n.skills(),
                                n.category()))
                        .toList(),
                problem.scoring(),
                problem.held(),
                problem.barred(),
                new Parameters(
                        2 * parameters.pointsPerKm(),
                        parameters.fatigue().stream().map(f -> 2 * f).toList(),
                        parameters.gapMinutes(),
                        parameters.minutesPerKm()));
    }

    private static Problem with(Problem problem, List<Volunteer> volunteers, List<Need> needs) {
        return new Problem(
                volunteers, needs, problem.scoring(), problem.held(), problem.barred(), problem.parameters());
    }

    private static Volunteer renamed(Volunteer v, String id) {
        return new Volunteer(id, v.home(), v.radiusKm(), v.limits(), v.load(), v.skills(), v.interests(), v.free());
    }

    private static Need withOneMorePlace(Need n) {
        return new Need(n.id(), n.shift(), n.site(), n.slot(), n.places() + 1, n.value(), n.skills(), n.category());
    }
}
