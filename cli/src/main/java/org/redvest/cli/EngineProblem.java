package org.redvest.cli;

import java.util.ArrayList;
import java.util.List;
import org.redvest.cli.instance.Asks;
import org.redvest.cli.instance.Instance;
import org.redvest.cli.instance.OnRecord;
import org.redvest.cli.instance.PairTable;
import org.redvest.engine.FreeTime;
import org.redvest.engine.Limits;
import org.redvest.engine.Need;
import org.redvest.engine.Pair;
import org.redvest.engine.Parameters;
import org.redvest.engine.Position;
import org.redvest.engine.Problem;
import org.redvest.engine.Requirements;
import org.redvest.engine.Scoring;
import org.redvest.engine.Slot;
import org.redvest.engine.Standing;
import org.redvest.engine.Volunteer;

/** Says an instance in the engine's words. */
public final class EngineProblem {
    private EngineProblem() {}

    public static Problem of(Instance instance) {
        return new Problem(
                instance.volunteers().stream().map(EngineProblem::volunteer).toList(),
                instance.needs().stream().map(EngineProblem::need).toList(),
                instance.pairs()
                        .<Scoring>map(pairs -> new Scoring.Listed(scores(instance, pairs)))
                        .orElseGet(() -> new Scoring.ByDistance(scores(instance, instance.bonuses()))),
                pairs(instance, instance.held()),
                pairs(instance, instance.barred()),
                parameters(instance.parameters()));
    }

    private static Volunteer volunteer(org.redvest.cli.instance.Volunteer stated) {
        return new Volunteer(
                stated.id(),
                position(stated.home()),
                stated.radiusKm(),
                new Limits(stated.maxShifts(), stated.maxShiftsPerDay(), stated.maxMinutes()),
                stated.load(),
                stated.skills(),
                stated.interests(),
                freeTime(stated.windows()),
                standing(stated.record()));
    }

    private static FreeTime freeTime(int[] edges) {
        var windows = new ArrayList<Slot>(edges.length / 2);
        for (int i = 0; i < edges.length; i += 2) {
            windows.add(new Slot(edges[i], edges[i + 1]));
        }
        return FreeTime.of(windows);
    }

    private static Need need(org.redvest.cli.instance.Need stated) {
        return new Need(
                stated.id(),
                stated.shift(),
                position(stated.site()),
                new Slot(stated.start(), stated.end()),
                stated.places(),
                stated.value(),
                stated.skills(),
                stated.category(),
                requirements(stated.asks()));
    }

    private static Standing standing(OnRecord stated) {
        return stated.equals(OnRecord.NOTHING)
                ? Standing.NONE
                : new Standing(stated.born(), stated.licences(), stated.region(), stated.doNotDisturb());
    }

    private static Requirements requirements(Asks stated) {
        return stated.equals(Asks.NOTHING)
                ? Requirements.NONE
                : new Requirements(stated.minimumAge(), stated.licences(), stated.homesIn());
    }

    private static Position position(org.redvest.cli.instance.Position stated) {
        return new Position(stated.lat(), stated.lon());
    }

    private static List<Scoring.Score> scores(Instance instance, PairTable table) {
        var scores = new ArrayList<Scoring.Score>(table.size());
        for (int row = 0; row < table.size(); row++) {
            scores.add(new Scoring.Score(
                    instance.volunteers().get(table.volunteer(row)).id(),
                    instance.needs().get(table.need(row)).id(),
                    table.points(row)));
        }
        return scores;
    }

    private static List<Pair> pairs(Instance instance, PairTable table) {
        var pairs = new ArrayList<Pair>(table.size());
        for (int row = 0; row < table.size(); row++) {
            pairs.add(new Pair(
                    instance.volunteers().get(table.volunteer(row)).id(),
                    instance.needs().get(table.need(row)).id()));
        }
        return pairs;
    }

    private static Parameters parameters(org.redvest.cli.instance.Parameters stated) {
        return new Parameters(stated.pointsPerKm(), stated.fatigue(), stated.gapMinutes(), stated.minutesPerKm());
    }
}
