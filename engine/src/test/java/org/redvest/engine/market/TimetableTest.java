package org.redvest.engine.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.redvest.engine.BruteForce;
import org.redvest.engine.Eligibility;
import org.redvest.engine.FreeTime;
import org.redvest.engine.Limits;
import org.redvest.engine.Listener;
import org.redvest.engine.Need;
import org.redvest.engine.Options;
import org.redvest.engine.Parameters;
import org.redvest.engine.Planner;
import org.redvest.engine.Position;
import org.redvest.engine.Problem;
import org.redvest.engine.Scoring;
import org.redvest.engine.Seeds;
import org.redvest.engine.Slot;
import org.redvest.engine.Volunteer;

/** The quick answers about two needs are those of the rule, however far apart their sites and however long the night between them. */
class TimetableTest {

    @Test
    void two_needs_go_together_when_the_rule_says_so() {
        var told = new int[2];
        for (int seed = 0; seed < Seeds.many(4000); seed++) {
            var chance = new Random(seed);
            var parameters = new Parameters(2, List.of(0.0), chance.nextInt(30), chance.nextInt(5));
            var needs = justInOrOutOfReach(chance, parameters);
            var timetable = new Timetable(needs, parameters);

            for (int one = 0; one < needs.size(); one++) {
                for (int other = 0; other < needs.size(); other++) {
                    boolean together = timetable.compatible(one, other);
                    assertThat(together)
                            .as("seed %d, %s and %s", seed, needs.get(one), needs.get(other))
                            .isEqualTo(Eligibility.compatible(needs.get(one), needs.get(other), parameters));
                    told[together ? 1 : 0]++;
                }
            }
        }
        assertThat(Math.min(told[0], told[1])).as("both answers are frequent").isGreaterThan(Seeds.many(5_000));
    }

    @Test
    void a_way_may_take_longer_than_the_time_between_by_the_tolerance_and_by_no_more() {
        for (double late : new double[] {-5e-4, 0, 5e-10, 2e-9, 5e-4, 2e-3}) {
            var here = new Position(27, 111);
            var there = new Position(27.1, 111.1);
            double minutesPerKm = (45 - 10 + late) / here.kilometresTo(there);
            var parameters = new Parameters(0, List.of(0.0), 10, minutesPerKm);
            var needs = List.of(need(0, here, new Slot(0, 60)), need(1, there, new Slot(60 + 45, 200)));
            var timetable = new Timetable(needs, parameters);

            boolean inTime = late <= Eligibility.TOLERANCE;
            assertThat(timetable.compatible(0, 1)).as("late by %s", late).isEqualTo(inTime);
            assertThat(timetable.compatible(1, 0)).as("late by %s", late).isEqualTo(inTime);
            assertThat(Eligibility.compatible(needs.getFirst(), needs.getLast(), parameters))
                    .as("late by %s", late)
                    .isEqualTo(inTime);
        }
    }

    @Test
    void so_may_the_gap_at_one_site() {
        var here = new Position(27, 111);
        var needs = List.of(need(0, here, new Slot(0, 60)), need(1, here, new Slot(70, 200)));
        var justEnough = new Parameters(0, List.of(0.0), 10 + Eligibility.TOLERANCE, 0);
        var tooLittle = new Parameters(0, List.of(0.0), 10 + 2 * Eligibility.TOLERANCE, 0);

        assertThat(new Timetable(needs, justEnough).compatible(0, 1)).isTrue();
        assertThat(Eligibility.compatible(needs.getFirst(), needs.getLast(), justEnough))
                .isTrue();
        assertThat(new Timetable(needs, tooLittle).compatible(0, 1)).isFalse();
        assertThat(Eligibility.compatible(needs.getFirst(), needs.getLast(), tooLittle))
                .isFalse();
    }

    @Test
    void what_starts_once_the_way_is_clear_can_follow_wherever_it_is() {
        int clear = 0;
        for (int seed = 0; seed < Seeds.many(4000); seed++) {
            var chance = new Random(seed);
            var parameters = new Parameters(2, List.of(0.0), chance.nextInt(30), chance.nextInt(5));
            var needs = justInOrOutOfReach(chance, parameters);
            var timetable = new Timetable(needs, parameters);

            for (int one = 0; one < needs.size(); one++) {
                for (var other : needs) {
                    if (timetable.clearBy(one, other.slot().startMinute())) {
                        assertThat(Eligibility.compatible(needs.get(one), other, parameters))
                                .as("seed %d, %s and %s", seed, needs.get(one), other)
                                .isTrue();
                        clear++;
                    }
                }
            }
        }
        assertThat(clear).isGreaterThan(Seeds.many(5_000));
    }

    @Test
    void a_city_with_one_site_is_clear_after_the_gap_alone() {
        var here = new Position(27, 111);
        var timetable = new Timetable(
                List.of(need(0, here, new Slot(0, 60)), need(1, here, new Slot(200, 260))), Parameters.DEFAULT);

        assertThat(timetable.clearBy(0, 60 + 10)).isFalse();
        assertThat(timetable.clearBy(0, 60 + 11)).isTrue();
    }

    @Test
    void a_plan_never_asks_a_volunteer_to_be_at_the_other_end_of_the_country_too_early() {
        int outOfReach = 0;
        for (int seed = 0; seed < Seeds.many(300); seed++) {
            var chance = new Random(seed);
            var parameters = new Parameters(0.01, List.of(1.0), 10, 2);
            var needs = justInOrOutOfReach(chance, parameters).subList(0, 4);
            var free = FreeTime.of(new Slot(-100_000, 200_000));
            var people = List.of(
                    new Volunteer(
                            "An", needs.getFirst().site(), 21_000, new Limits(4, 3, 4000), 0, Set.of(), Set.of(), free),
                    new Volunteer(
                            "Bo", needs.getLast().site(), 21_000, new Limits(2, 3, 4000), 7, Set.of(), Set.of(), free));
            var problem =
                    new Problem(people, needs, new Scoring.ByDistance(List.of()), List.of(), List.of(), parameters);

            var plan = Planner.plan(problem, Options.DEFAULT.withGap(0), Listener.NONE);

            var truth = new BruteForce(problem);
            assertThat(truth.faults(plan)).as("seed %d", seed).isEmpty();
            assertThat(truth.optimum())
                    .as("seed %d", seed)
                    .isEqualTo(plan.objective())
                    .isEqualTo(plan.bound());
            outOfReach += plan.assignments().size() < 4 ? 1 : 0;
        }
        assertThat(outOfReach).isGreaterThan(Seeds.many(30));
    }

    /**
     * Five needs at corners and edges of a box of any size; each starts within two minutes of when somebody who served an earlier one could
     * be there.
     */
    private static List<Need> justInOrOutOfReach(Random chance, Parameters parameters) {
        double size = new double[] {0, 0.01, 0.3, 5, 40}[chance.nextInt(5)];
        var needs = new ArrayList<Need>();
        for (int n = 0; n < 5; n++) {
            var site = new Position(
                    20 + size * chance.nextInt(3) / 2,
                    (chance.nextInt(8) == 0 ? 139 : 100) + size * chance.nextInt(3) / 2);
            int start = 600 * n;
            if (n > 0) {
                var before = needs.get(chance.nextInt(n));
                double way = parameters.minutesPerKm() * before.site().kilometresTo(site);
                start = before.slot().endMinute()
                        + (int) Math.round(parameters.gapMinutes() + way)
                        + chance.nextInt(5)
                        - 2;
            }
            needs.add(need(n, site, new Slot(start, start + 30 + chance.nextInt(90))));
        }
        return needs;
    }

    private static Need need(int number, Position site, Slot slot) {
        return new Need("n" + number, "s" + number, site, slot, 1, 300 + number, Set.of(), "any");
    }
}
