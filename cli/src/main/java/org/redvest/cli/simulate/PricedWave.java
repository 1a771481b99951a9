package org.redvest.cli.simulate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
import org.redvest.engine.Slot;
import org.redvest.engine.Volunteer;

/**
 * Chooses for several needs at once. The planner has as many places of each need as offers are wanted, so that people go where they are worth
 * most, and nobody is offered what excludes something else.
 */
final class PricedWave {
    /** So many of the best of a need are looked at for each offer that is wanted, so that the plan has a choice. */
    private static final int CHOICE = 4;

    private static final int LEAST = 12;
    private static final double POINTS = 1000;
    /** Keeps every offer that the rules allow worth making: a place left empty costs more than any message. */
    private static final double WORTH = 2000;

    private static final Parameters PARAMETERS = new Parameters(0, List.of(0., 100., 300.), 10, 2);

    private final Map<Integer, Wanted> wanted = new HashMap<>();
    private final List<Scoring.Score> scores = new ArrayList<>();
    private final Set<Integer> people = new HashSet<>();

    private record Wanted(OpenNeed open, int offers, Map<Integer, Candidate> candidates) {}

    /** @param best by falling worth */
    void want(OpenNeed open, int offers, List<Candidate> best) {
        var candidates = new HashMap<Integer, Candidate>();
        for (var candidate : best.subList(0, Math.min(best.size(), Math.max(LEAST, CHOICE * offers)))) {
            candidates.put(candidate.volunteer(), candidate);
            people.add(candidate.volunteer());
            scores.add(new Scoring.Score(
                    id(candidate.volunteer()),
                    id(open.need.number()),
                    Math.max(1, WORTH + POINTS * candidate.worth() * open.need.value() / 130)));
        }
        wanted.put(open.need.number(), new Wanted(open, offers, candidates));
    }

    /** Whom to ask for what. */
    record Offer(OpenNeed open, Candidate candidate) {}

    List<Offer> solve(List<org.redvest.cli.instance.Volunteer> volunteers) {
        if (scores.isEmpty()) {
            return List.of();
        }
        var problem = new Problem(
                people.stream().sorted().map(v -> person(v, volunteers.get(v))).toList(),
                wanted.values().stream()
                        .filter(each -> !each.candidates.isEmpty())
                        .map(PricedWave::need)
                        .toList(),
                new Scoring.Listed(scores),
                List.of(),
                List.of(),
                PARAMETERS);
        var plan = Planner.plan(problem, Options.DEFAULT.withGap(0.002), Listener.NONE);
        var offers = new ArrayList<Offer>();
        for (var assignment : plan.assignments()) {
            var of = wanted.get(Integer.parseInt(assignment.need()));
            var candidate = of == null ? null : of.candidates.get(Integer.parseInt(assignment.volunteer()));
            if (of != null && candidate != null) {
                offers.add(new Offer(of.open, candidate));
            }
        }
        return offers;
    }

    private static Volunteer person(int v, org.redvest.cli.instance.Volunteer stated) {
        return new Volunteer(
                id(v),
                new Position(stated.home().lat(), stated.home().lon()),
                stated.radiusKm(),
                new Limits(stated.maxShifts(), stated.maxShiftsPerDay(), stated.maxMinutes()),
                0,
                Set.of(),
                Set.of(),
                FreeTime.NEVER);
    }

    private static Need need(Wanted wanted) {
        var need = wanted.open.need;
        return new Need(
                id(need.number()),
                id(need.number()),
                need.site(),
                new Slot(need.start(), need.end()),
                wanted.offers,
                0,
                Set.of(),
                "");
    }

    private static String id(int number) {
        return Integer.toString(number);
    }
}
