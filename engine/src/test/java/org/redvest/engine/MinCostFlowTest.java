package org.redvest.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When everybody serves at most once the problem is a flow of least cost, which a textbook method solves to the optimum. */
class MinCostFlowTest {

    @Test
    void the_plan_is_the_flow_of_least_cost() {
        for (int seed = 0; seed < Seeds.many(200); seed++) {
            var problem = new SmallWorld(seed, 30 + seed % 40, 6 + seed % 10)
                    .withoutDecisions()
                    .mostShifts(1)
                    .problem();
            var plan = Planner.plan(problem, Options.DEFAULT.withGap(0), Listener.NONE);

            assertThat(plan.objective()).as("seed %d", seed).isEqualTo(flow(problem));
            assertThat(plan.bound()).isEqualTo(plan.objective());
        }
    }

    /** An arc, and by its {@code back} the arc that takes it back. */
    private static final class Arc {
        final int to;
        final long gain;
        int room;
        Arc back;

        Arc(int to, int room, long gain) {
            this.to = to;
            this.room = room;
            this.gain = gain;
            this.back = this;
        }
    }

    private final List<List<Arc>> arcs = new ArrayList<>();

    /** Successive longest paths (Ford and Fulkerson 1962), as long as they gain. */
    private long flow(Problem problem) {
        var truth = new BruteForce(problem);
        int people = problem.volunteers().size();
        int needs = problem.needs().size();
        arcs.clear();
        for (int i = 0; i < people + needs + 2; i++) {
            arcs.add(new ArrayList<>());
        }
        int source = people + needs;
        int sink = source + 1;
        for (int v = 0; v < people; v++) {
            Volunteer volunteer = problem.volunteers().get(v);
            connect(
                    source,
                    v,
                    Math.min(
                            1,
                            Math.min(
                                    volunteer.limits().maxShifts(),
                                    volunteer.limits().maxShiftsPerDay())),
                    0);
            for (int g = 0; g < needs; g++) {
                Need need = problem.needs().get(g);
                if (Eligibility.eligible(need, volunteer)) {
                    connect(v, people + g, 1, truth.worth(volunteer, List.of(g)));
                }
            }
        }
        for (int g = 0; g < needs; g++) {
            connect(people + g, sink, problem.needs().get(g).places(), 0);
        }
        long total = 0;
        for (long gain = augment(source, sink); gain > 0; gain = augment(source, sink)) {
            total += gain;
        }
        return total;
    }

    private void connect(int from, int to, int room, long gain) {
        var forth = new Arc(to, room, gain);
        var back = new Arc(from, 0, -gain);
        forth.back = back;
        back.back = forth;
        arcs.get(from).add(forth);
        arcs.get(to).add(back);
    }

    private long augment(int source, int sink) {
        long[] best = new long[arcs.size()];
        Arrays.fill(best, Long.MIN_VALUE / 2);
        var by = new Arc[arcs.size()];
        var queue = new ArrayDeque<Integer>();
        best[source] = 0;
        queue.add(source);
        while (!queue.isEmpty()) {
            int at = queue.remove();
            for (Arc arc : arcs.get(at)) {
                if (arc.room > 0 && best[at] + arc.gain > best[arc.to]) {
                    best[arc.to] = best[at] + arc.gain;
                    by[arc.to] = arc;
                    queue.add(arc.to);
                }
            }
        }
        for (int at = sink; best[sink] > 0 && at != source; at = by[at].back.to) {
            by[at].room--;
            by[at].back.room++;
        }
        return best[sink];
    }
}
