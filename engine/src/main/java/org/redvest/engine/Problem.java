package org.redvest.engine;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One dispatch problem (派单): who may serve what, what it is worth, and what is already decided. An instance that exists is valid.
 *
 * @param held pairs already accepted: in every plan, eligible or not
 * @param barred pairs in no plan: declined, blocked, without licence
 */
public record Problem(
        List<Volunteer> volunteers,
        List<Need> needs,
        Scoring scoring,
        List<Pair> held,
        List<Pair> barred,
        Parameters parameters)
        implements Serializable {

    /** All needs lie within so many days. */
    public static final int LONGEST_DAYS = 62;

    public Problem {
        volunteers = List.copyOf(volunteers);
        needs = List.copyOf(needs);
        held = List.copyOf(held);
        barred = List.copyOf(barred);
        Map<String, Volunteer> volunteerOf = HashMap.newHashMap(volunteers.size());
        for (Volunteer volunteer : volunteers) {
            check(volunteerOf.put(volunteer.id(), volunteer) == null, "Volunteer %s is there twice", volunteer.id());
        }
        Map<String, Need> needOf = HashMap.newHashMap(needs.size());
        for (Need need : needs) {
            check(needOf.put(need.id(), need) == null, "Need %s is there twice", need.id());
        }
        checkShifts(needs);
        checkHorizon(needs);
        checkPairs(
                "score",
                scoring.scores().stream()
                        .map(s -> new Pair(s.volunteer(), s.need()))
                        .toList(),
                volunteerOf,
                needOf);
        var decided = new ArrayList<>(held);
        decided.addAll(barred);
        checkPairs("decision", decided, volunteerOf, needOf);
        checkHeld(held, volunteerOf, needOf, parameters);
        if (scoring instanceof Scoring.Listed(var pairs)) {
            var listed = new HashSet<Pair>();
            pairs.forEach(s -> listed.add(new Pair(s.volunteer(), s.need())));
            held.forEach(p -> check(
                    listed.contains(p), "Held pair (%s, %s) is not among the listed pairs", p.volunteer(), p.need()));
        }
        new PlanSums(volunteers, needs, scoring, held, parameters).check();
    }

    /** A problem without bonuses or decisions and with the default parameters. */
    public static Problem of(List<Volunteer> volunteers, List<Need> needs) {
        return new Problem(
                volunteers, needs, new Scoring.ByDistance(List.of()), List.of(), List.of(), Parameters.DEFAULT);
    }

    private static void checkShifts(List<Need> needs) {
        Map<String, Need> first = new HashMap<>();
        for (Need need : needs) {
            Need twin = first.putIfAbsent(need.shift(), need);
            check(
                    twin == null
                            || (twin.site().equals(need.site()) && twin.slot().equals(need.slot())),
                    "Need %s is of shift %s, but at another place or time than the needs before it",
                    need.id(),
                    need.shift());
        }
    }

    private static void checkHorizon(List<Need> needs) {
        if (!needs.isEmpty()) {
            int first =
                    needs.stream().mapToInt(n -> n.slot().startMinute()).min().getAsInt();
            int last = needs.stream().mapToInt(n -> n.slot().endMinute()).max().getAsInt();
            int days = Math.floorDiv(last - 1, Need.MINUTES_A_DAY) - Math.floorDiv(first, Need.MINUTES_A_DAY) + 1;
            check(days <= LONGEST_DAYS, "The needs span %s days; they must lie within %s", days, LONGEST_DAYS);
        }
    }

    private static void checkPairs(
            String what, List<Pair> pairs, Map<String, Volunteer> volunteerOf, Map<String, Need> needOf) {
        Set<Pair> seen = new HashSet<>();
        for (Pair pair : pairs) {
            check(
                    volunteerOf.containsKey(pair.volunteer()),
                    "A %s names volunteer %s, who is unknown",
                    what,
                    pair.volunteer());
            check(needOf.containsKey(pair.need()), "A %s names need %s, which is unknown", what, pair.need());
            check(seen.add(pair), "There are two %ss for (%s, %s)", what, pair.volunteer(), pair.need());
        }
    }

    /** What is already accepted must itself be a plan. */
    private static void checkHeld(
            List<Pair> held, Map<String, Volunteer> volunteerOf, Map<String, Need> needOf, Parameters parameters) {
        Map<String, List<Need>> heldBy = new HashMap<>();
        Map<String, Integer> filled = new HashMap<>();
        for (Pair pair : held) {
            Need need = needOf.get(pair.need());
            Volunteer volunteer = volunteerOf.get(pair.volunteer());
            if (need == null || volunteer == null) {
                throw new IllegalStateException();
            }
            var before = heldBy.computeIfAbsent(pair.volunteer(), _ -> new ArrayList<>());
            var broken = Eligibility.limits(need, volunteer, before, parameters);
            check(broken.isEmpty(), "Held pair (%s, %s) breaks a rule: %s", pair.volunteer(), pair.need(), broken);
            before.add(need);
            check(
                    filled.merge(need.id(), 1, Integer::sum) <= need.places(),
                    "Need %s is held by more than its %s places",
                    need.id(),
                    need.places());
        }
    }

    private static void check(boolean holds, String message, Object... values) {
        if (!holds) {
            throw new IllegalArgumentException(message.formatted(values));
        }
    }
}
