package org.redvest.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The search on the map finds exactly the pairs that the rules allow, with exactly their points. */
class CandidatesTest {

    @Test
    void the_map_finds_what_the_rules_allow() {
        for (int seed = 0; seed < 300; seed++) {
            same(new SmallWorld(seed, 30, 20).problem());
        }
    }

    @Test
    void it_does_so_at_the_poles_and_across_the_date_line_with_any_radius() {
        for (int seed = 0; seed < 300; seed++) {
            same(aroundTheWorld(seed));
        }
    }

    @Test
    void the_timetable_answers_as_the_rule_does() {
        for (int seed = 0; seed < 300; seed++) {
            var problem = new SmallWorld(seed, 1, 20).problem();
            var numbering = new Numbering(problem);
            var timetable = new Timetable(numbering.needs, problem.parameters());
            for (int a = 0; a < numbering.needs.size(); a++) {
                for (int b = 0; b < numbering.needs.size(); b++) {
                    assertThat(timetable.compatible(a, b))
                            .isEqualTo(Eligibility.compatible(
                                    numbering.needs.get(a), numbering.needs.get(b), problem.parameters()));
                }
            }
        }
    }

    private static void same(Problem problem) {
        var truth = new BruteForce(problem);
        var market = Planner.market(problem, Options.DEFAULT.withThreads(2), new Workers(2));
        for (int v = 0; v < market.volunteerCount(); v++) {
            Volunteer volunteer = market.volunteers.get(v);
            for (int g = 0; g < market.needCount(); g++) {
                Need need = market.needs.get(g);
                int edge = market.edge(v, g);

                assertThat(edge >= 0).isEqualTo(truth.allowed(new Pair(volunteer.id(), need.id()), need, volunteer));
                if (edge >= 0) {
                    assertThat(market.edgePoints[edge]).isEqualTo(truth.points(volunteer, need));
                }
            }
        }
    }

    private static Problem aroundTheWorld(int seed) {
        var chance = new Random(seed);
        var needs = new ArrayList<Need>();
        var volunteers = new ArrayList<Volunteer>();
        for (int i = 0; i < 20; i++) {
            needs.add(new Need("n" + i, "n" + i, anywhere(chance), new Slot(i, 60 + i), 1, 100, Set.of(), "any"));
            volunteers.add(new Volunteer(
                    "v" + i,
                    anywhere(chance),
                    Math.pow(10, 4.5 * chance.nextDouble()),
                    new Limits(1, 1, 600),
                    0,
                    Set.of(),
                    Set.of(),
                    FreeTime.of(new Slot(0, 1000))));
        }
        return Problem.of(volunteers, needs);
    }

    private static Position anywhere(Random chance) {
        return switch (chance.nextInt(4)) {
            case 0 -> new Position(90 - chance.nextDouble(), 360 * chance.nextDouble() - 180);
            case 1 -> new Position(-90, chance.nextInt(361) - 180);
            case 2 ->
                new Position(
                        20 * chance.nextDouble(),
                        (chance.nextBoolean() ? 180 : -180) * (1 - chance.nextDouble() / 1000));
            default -> new Position(180 * chance.nextDouble() - 90, 360 * chance.nextDouble() - 180);
        };
    }

    @Test
    void own_scores_are_the_list_of_pairs() {
        var problem = new SmallWorld(3, 4, 4).withoutDecisions().problem();
        var scores = List.of(
                new Scoring.Score("v0", problem.needs().getFirst().id(), 7.0000005),
                new Scoring.Score("v1", problem.needs().getFirst().id(), 8));
        var listed = new Problem(
                problem.volunteers(),
                problem.needs(),
                new Scoring.Listed(scores),
                List.of(),
                List.of(new Pair("v1", problem.needs().getFirst().id())),
                problem.parameters());

        same(listed);
    }
}
