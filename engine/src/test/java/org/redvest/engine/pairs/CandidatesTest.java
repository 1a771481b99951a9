package org.redvest.engine.pairs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.redvest.engine.BruteForce;
import org.redvest.engine.Eligibility;
import org.redvest.engine.FreeTime;
import org.redvest.engine.Limits;
import org.redvest.engine.Markets;
import org.redvest.engine.Need;
import org.redvest.engine.Options;
import org.redvest.engine.Pair;
import org.redvest.engine.Parameters;
import org.redvest.engine.Points;
import org.redvest.engine.Position;
import org.redvest.engine.Problem;
import org.redvest.engine.Scoring;
import org.redvest.engine.Seeds;
import org.redvest.engine.Slot;
import org.redvest.engine.SmallWorld;
import org.redvest.engine.Volunteer;
import org.redvest.engine.market.Numbering;
import org.redvest.engine.market.Timetable;
import org.redvest.engine.market.Workers;

/** The search on the map finds exactly the pairs that the rules allow, with exactly their points. */
class CandidatesTest {

    @Test
    void the_map_finds_what_the_rules_allow() {
        for (int seed = 0; seed < Seeds.many(300); seed++) {
            same(new SmallWorld(seed, 30, 20).problem());
        }
    }

    @Test
    void it_does_so_where_ages_licences_and_regions_are_asked_for() {
        for (int seed = 0; seed < Seeds.many(300); seed++) {
            same(new SmallWorld(seed, 30, 20).withRequirements().problem());
        }
    }

    @Test
    void it_does_so_at_the_poles_and_across_the_date_line_with_any_radius() {
        for (int seed = 0; seed < Seeds.many(300); seed++) {
            same(aroundTheWorld(seed));
        }
    }

    @Test
    void a_radius_that_ends_at_a_need_is_measured_to_the_last_bit() {
        for (int seed = 0; seed < Seeds.many(2000); seed++) {
            var chance = new Random(seed);
            var need = need(new Position(30 + chance.nextDouble() / 2, 120 + chance.nextDouble() / 2), 100);
            var home = new Position(30 + chance.nextDouble() / 2, 120 + chance.nextDouble() / 2);
            double atTheEdge = need.site().kilometresTo(home) - Eligibility.TOLERANCE;
            double radius = atTheEdge + (chance.nextInt(9) - 4) * Math.ulp(atTheEdge);

            same(Problem.of(List.of(volunteer("v", home, radius)), List.of(need)));
        }
    }

    @Test
    void points_next_to_a_tie_are_rounded_as_their_exact_distance_says() {
        for (int seed = 0; seed < Seeds.many(2000); seed++) {
            var chance = new Random(seed);
            double pointsPerKm = Math.pow(10, 6 * chance.nextDouble() - 2);
            var site = new Position(30 + chance.nextDouble() / 2, 120 + chance.nextDouble() / 2);
            var home = new Position(30 + chance.nextDouble() / 2, 120 + chance.nextDouble() / 2);
            double tie = chance.nextInt(1_000_000) / 1e4 + 0.5e-6;
            double value = tie + pointsPerKm * site.kilometresTo(home);
            var problem =
                    Problem.of(List.of(volunteer("v", home, 100)), List.of(need(site, Math.min(value, Points.MOST))));

            same(new Problem(
                    problem.volunteers(),
                    problem.needs(),
                    problem.scoring(),
                    List.of(),
                    List.of(),
                    new Parameters(pointsPerKm, List.of(0.), 10, 2)));
        }
    }

    @Test
    void packed_needs_come_out_as_they_went_in() {
        for (int seed = 0; seed < Seeds.many(300); seed++) {
            var chance = new Random(seed);
            int[][] needs = new int[1 + chance.nextInt(40)][];
            var packed = new PackedNeeds();
            packed.startVolunteer();
            packed.add(7);
            packed.clear();
            for (int v = 0; v < needs.length; v++) {
                int most = 1 << 1 + chance.nextInt(30);
                needs[v] = chance.ints(chance.nextInt(300), 0, most)
                        .sorted()
                        .distinct()
                        .toArray();
                packed.startVolunteer();
                Arrays.stream(needs[v]).forEach(packed::add);
            }

            var copy = packed.copy();
            for (int[] expected : needs) {
                int[] read = new int[expected.length];
                copy.next(read, 0, read.length);
                assertThat(read).isEqualTo(expected);
            }
        }
    }

    @Test
    void marks_are_given_back_once_and_in_order() {
        var chance = new Random(1);
        var marks = new Marks(300_000);
        for (int round = 0; round < Seeds.many(300); round++) {
            int[] marked = chance.ints(chance.nextInt(500), 0, 300_001).toArray();
            int[] unmarked = chance.ints(5, 0, 300_001).toArray();
            Arrays.stream(marked).forEach(marks::mark);
            Arrays.stream(marked).limit(50).forEach(marks::mark);
            Arrays.stream(unmarked).forEach(marks::unmark);

            var given = new ArrayList<Integer>();
            int count = marks.empty(given::add);

            assertThat(count).isEqualTo(given.size());
            assertThat(given)
                    .isEqualTo(Arrays.stream(marked)
                            .filter(m -> Arrays.stream(unmarked).noneMatch(u -> u == m))
                            .sorted()
                            .distinct()
                            .boxed()
                            .toList());
        }
    }

    @Test
    void the_timetable_answers_as_the_rule_does() {
        for (int seed = 0; seed < Seeds.many(300); seed++) {
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
        var market = Markets.of(problem, Options.DEFAULT.withThreads(2), new Workers(2));
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
            volunteers.add(volunteer("v" + i, anywhere(chance), Math.pow(10, 4.5 * chance.nextDouble())));
        }
        return Problem.of(volunteers, needs);
    }

    private static Need need(Position site, double value) {
        return new Need("n", "n", site, new Slot(0, 60), 1, value, Set.of(), "any");
    }

    private static Volunteer volunteer(String id, Position home, double radiusKm) {
        return new Volunteer(
                id, home, radiusKm, new Limits(1, 1, 600), 0, Set.of(), Set.of(), FreeTime.of(new Slot(0, 1000)));
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
