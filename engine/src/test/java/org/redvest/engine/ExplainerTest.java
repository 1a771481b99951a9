package org.redvest.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Answers from prices agree with the plan, and what they promise at most is never less than what a new plan brings. */
class ExplainerTest {
    private static final Options TO_THE_END = Options.DEFAULT.withGap(0);

    @Test
    void every_pair_has_its_reason() {
        for (int seed = 0; seed < Seeds.many(150); seed++) {
            var problem = new SmallWorld(seed, 8, 5).problem();
            var truth = new BruteForce(problem);
            var plan = Planner.plan(problem, TO_THE_END, Listener.NONE);
            var explainer = new Explainer(problem, plan);
            for (Volunteer volunteer : problem.volunteers()) {
                for (Need need : problem.needs()) {
                    var pair = new Pair(volunteer.id(), need.id());
                    boolean planned = plan.assignments().stream()
                            .anyMatch(a -> a.volunteer().equals(volunteer.id())
                                    && a.need().equals(need.id()));
                    Why why = explainer.why(need.id(), volunteer.id());

                    if (problem.held().contains(pair)) {
                        assertThat(why).isEqualTo(new Why.Held());
                    } else if (planned) {
                        assertThat(why).isInstanceOf(Why.Serves.class);
                    } else if (!truth.allowed(pair, need, volunteer)) {
                        assertThat(why).isInstanceOf(Why.Cannot.class);
                    } else {
                        assertThat(why).isNotInstanceOfAny(Why.Serves.class, Why.Held.class);
                    }
                }
            }
        }
    }

    @Test
    void nobody_regrets_more_than_the_gap_that_prices_leave() {
        for (int seed = 0; seed < Seeds.many(150); seed++) {
            var problem = new SmallWorld(seed, 8, 5).problem();
            var plan = Planner.plan(problem, TO_THE_END, Listener.NONE);
            var explainer = new Explainer(problem, plan);
            long slack = plan.priceBound() - plan.objective();
            for (var assignment : plan.assignments()) {
                if (explainer.why(assignment.need(), assignment.volunteer()) instanceof Why.Serves serves) {
                    assertThat(serves.advantage()).isGreaterThanOrEqualTo(-slack);
                }
            }
        }
    }

    @Test
    void a_change_brings_no_more_than_was_said() {
        var changes = List.of(
                Change.NONE.withExtraPlaces(1),
                Change.NONE.withValue(400),
                Change.NONE.withRadiusKm(30),
                Change.NONE.withSlot(new Slot(600, 700)));
        for (int seed = 0; seed < Seeds.many(100); seed++) {
            var problem = new SmallWorld(seed, 8, 5).withoutDecisions().problem();
            var plan = Planner.plan(problem, TO_THE_END, Listener.NONE);
            var explainer = new Explainer(problem, plan);
            Need need = problem.needs().getFirst();
            for (Change change : changes) {
                if (change.radiusKm().isPresent()) {
                    continue; // for this need alone; no file could say so
                }
                var after = Planner.plan(changed(problem, need, change), TO_THE_END, Listener.NONE);

                assertThat(after.objective())
                        .as("seed %d, %s", seed, change)
                        .isLessThanOrEqualTo(plan.priceBound()
                                + explainer.whatIf(need.id(), change).gain());
            }
            var wider = explainer.whatIf(need.id(), Change.NONE.withRadiusKm(30));
            assertThat(wider.eligibleAfter()).isGreaterThanOrEqualTo(wider.eligibleBefore());
            assertThat(wider.gain()).isNotNegative();
        }
    }

    @Test
    void a_move_brings_no_more_than_was_said_where_places_are_held() {
        int held = 0;
        for (int seed = 0; seed < Seeds.many(100); seed++) {
            var problem = new SmallWorld(seed, 8, 5).withRequirements().problem();
            var plan = Planner.plan(problem, TO_THE_END, Listener.NONE);
            var explainer = new Explainer(problem, plan);
            for (Need need : problem.needs()) {
                var change = Change.NONE.withSlot(
                        new Slot(need.slot().startMinute(), need.slot().endMinute() - 1));
                held += (int) problem.held().stream()
                        .filter(pair -> pair.need().equals(need.id()))
                        .count();
                var after = Planner.plan(changed(problem, need, change), TO_THE_END, Listener.NONE);

                assertThat(after.objective())
                        .as("seed %d, need %s", seed, need.id())
                        .isLessThanOrEqualTo(plan.priceBound()
                                + explainer.whatIf(need.id(), change).gain());
            }
        }
        assertThat(held).isPositive();
    }

    @Test
    void the_rules_that_keep_people_away_are_counted() {
        var here = new Position(27, 111);
        var far = new Position(28, 111);
        var need = new Need("n", "s", here, new Slot(0, 60), 3, 100, java.util.Set.of("law"), "any");
        var free = FreeTime.of(new Slot(0, 100));
        var limits = new Limits(1, 1, 100);
        var lawyer = java.util.Set.of("law");
        var nothing = java.util.Set.<String>of();
        var problem = Problem.of(
                List.of(
                        new Volunteer("a", here, 5, limits, 0, lawyer, nothing, free),
                        new Volunteer("b", far, 5, limits, 0, lawyer, nothing, free),
                        new Volunteer("c", far, 5, limits, 0, nothing, nothing, free)),
                List.of(need));
        var staffing = new Explainer(problem, Planner.plan(problem, TO_THE_END, Listener.NONE)).staffing("n");

        assertThat(staffing.filled()).isEqualTo(1);
        assertThat(staffing.removed().get(Staffing.Rule.DISTANCE)).isEqualTo(new Staffing.Removed(2, 1));
        assertThat(staffing.removed().get(Staffing.Rule.SKILLS)).isEqualTo(new Staffing.Removed(1, 0));
        assertThat(staffing.shortage()).isEqualTo(Plan.Shortage.NOT_WORTH);
    }

    private static Problem changed(Problem problem, Need need, Change change) {
        return new Problem(
                problem.volunteers(),
                problem.needs().stream()
                        .map(n -> n.equals(need)
                                ? new Need(
                                        n.id(),
                                        change.slot().isPresent() ? "moved" : n.shift(),
                                        n.site(),
                                        change.slot().orElse(n.slot()),
                                        n.places() + change.extraPlaces(),
                                        change.value().orElse(n.value()),
                                        n.skills(),
                                        n.category(),
                                        n.requirements())
                                : n)
                        .toList(),
                problem.scoring(),
                problem.held().stream()
                        .filter(pair -> change.slot().isEmpty() || !pair.need().equals(need.id()))
                        .toList(),
                problem.barred(),
                problem.parameters());
    }
}
