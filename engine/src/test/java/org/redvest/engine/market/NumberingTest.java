package org.redvest.engine.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.redvest.engine.FreeTime;
import org.redvest.engine.Limits;
import org.redvest.engine.Need;
import org.redvest.engine.Pair;
import org.redvest.engine.Parameters;
import org.redvest.engine.Position;
import org.redvest.engine.Problem;
import org.redvest.engine.Scoring;
import org.redvest.engine.Seeds;
import org.redvest.engine.Slot;
import org.redvest.engine.Volunteer;

/** Numbers depend on ids, times and places alone, never on the order of rows. */
class NumberingTest {

    @Test
    void volunteers_follow_the_curve_of_their_neighbourhoods_and_within_one_their_ids() {
        for (int seed = 0; seed < Seeds.many(200); seed++) {
            var chance = new Random(seed);
            double size = new double[] {0.005, 0.3, 60}[seed % 3];
            var volunteers = new ArrayList<Volunteer>();
            for (int v = 0; v < 40; v++) {
                volunteers.add(volunteer("v" + (v * 7 % 40), chance.nextDouble() * size, chance.nextDouble() * size));
            }
            volunteers.add(volunteer("north", 90, 180));
            volunteers.add(volunteer("south", -90, -180));

            var numbered = new Numbering(Problem.of(volunteers, List.of())).volunteers;

            assertThat(numbered)
                    .as("seed %d", seed)
                    .isEqualTo(volunteers.stream()
                            .sorted(Comparator.<Volunteer>comparingLong(v -> onTheCurve(v.home()))
                                    .thenComparing(Volunteer::id))
                            .toList());
        }
    }

    @Test
    void needs_follow_time_and_then_their_ids() {
        var needs = List.of(need("b", 60), need("c", 0), need("a", 60), need("d", -5));

        assertThat(new Numbering(Problem.of(List.of(), needs)).needs)
                .extracting(Need::id)
                .containsExactly("d", "c", "a", "b");
    }

    @Test
    void a_pair_is_found_by_the_numbers_of_both_whichever_kind_of_pair_the_problem_speaks_of() {
        var volunteers = List.of(volunteer("An", 27, 111), volunteer("Bo", 28, 111));
        var needs = List.of(need("late", 60), need("early", 0));
        var pair = List.of(new Pair("Bo", "late"));
        var none = List.<Pair>of();
        var score = List.of(new Scoring.Score("Bo", "late", 1));

        Stream.of(
                        problem(volunteers, needs, List.of(), none, pair),
                        problem(volunteers, needs, List.of(), pair, none),
                        problem(volunteers, needs, score, none, none))
                .map(Numbering::new)
                .forEach(numbering -> {
                    long key = numbering.key("Bo", "late");
                    assertThat(numbering.volunteers.get((int) (key >>> 32)).id())
                            .isEqualTo("Bo");
                    assertThat(numbering.needs.get((int) key).id()).isEqualTo("late");
                });
    }

    /** The curve by its definition: the bits of both numbers in turn, latitude before longitude. */
    private static long onTheCurve(Position home) {
        long lat = (long) ((home.lat() + 90) * 100);
        long lon = (long) ((home.lon() + 180) * 100);
        long curve = 0;
        for (int bit = 15; bit >= 0; bit--) {
            curve = curve << 2 | (lat >> bit & 1) << 1 | lon >> bit & 1;
        }
        return curve;
    }

    private static Problem problem(
            List<Volunteer> volunteers,
            List<Need> needs,
            List<Scoring.Score> bonuses,
            List<Pair> held,
            List<Pair> barred) {
        return new Problem(volunteers, needs, new Scoring.ByDistance(bonuses), held, barred, Parameters.DEFAULT);
    }

    private static Volunteer volunteer(String id, double lat, double lon) {
        return new Volunteer(
                id, new Position(lat, lon), 1, new Limits(1, 1, 60), 0, Set.of(), Set.of(), FreeTime.NEVER);
    }

    private static Need need(String id, int start) {
        return new Need(id, id, new Position(27, 111), new Slot(start, start + 60), 1, 1, Set.of(), "any");
    }
}
