package org.redvest.volunteers.merging;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.redvest.volunteers.VolunteerRecords.TwoAtOnce;
import org.redvest.web.Problem;

/**
 * Which of the two stays, and which of their facts; as it was chosen.
 *
 * @param fields by name: {@code kept}, the facts, and a service at one time by both its places
 */
public record MergeForm(Map<String, String> fields) {

    static final String ONE = "one";
    static final String OTHER = "other";

    public MergeForm {
        fields = Map.copyOf(fields);
    }

    /** Nothing is chosen where the two differ; the number that was given first is proposed. */
    static MergeForm proposed(Comparison seen) {
        var fields = new HashMap<String, String>();
        fields.put("kept", ONE);
        for (var pair : seen.atOnce()) {
            if (seen.withHours().contains(pair.one().place())) {
                fields.put(field(pair), ONE);
            } else if (seen.withHours().contains(pair.other().place())) {
                fields.put(field(pair), OTHER);
            }
        }
        return new MergeForm(fields);
    }

    public static String field(TwoAtOnce pair) {
        return "service-" + pair.one().place() + "-" + pair.other().place();
    }

    public boolean is(String field, String side) {
        return side.equals(fields.get(field));
    }

    boolean otherKept() {
        return is("kept", OTHER);
    }

    /** What does not differ is taken from the first. */
    boolean takesOther(MergedFact fact) {
        return is(fact.word(), OTHER);
    }

    /** The place that is given up, in each pair of services at one time. */
    List<Long> givenUp(Comparison seen) {
        return seen.atOnce().stream()
                .map(pair ->
                        is(field(pair), ONE) ? pair.other().place() : pair.one().place())
                .distinct()
                .toList();
    }

    List<Problem> problems(Comparison seen) {
        var problems = new ArrayList<Problem>();
        if (seen.impossible()) {
            problems.add(new Problem("services", "volunteers.merge.problem.both-served"));
        }
        require("kept", "volunteers.merge.problem.kept", problems);
        Stream.of(MergedFact.values())
                .filter(seen::asks)
                .forEach(fact -> require(fact.word(), "volunteers.merge.problem.fact." + fact.word(), problems));
        for (var pair : seen.atOnce()) {
            require(field(pair), "volunteers.merge.problem.service", problems);
        }
        if (problems.isEmpty() && givenUp(seen).stream().anyMatch(seen.withHours()::contains)) {
            problems.add(new Problem("services", "volunteers.merge.problem.has-hours"));
        }
        if (!is("sure", "yes")) {
            problems.add(new Problem("sure", "volunteers.merge.problem.sure"));
        }
        return problems;
    }

    private void require(String field, String key, List<Problem> problems) {
        if (!is(field, ONE) && !is(field, OTHER)) {
            problems.add(new Problem(field, key));
        }
    }
}
