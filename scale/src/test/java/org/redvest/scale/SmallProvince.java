package org.redvest.scale;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.redvest.engine.Eligibility;
import org.redvest.engine.FreeTime;
import org.redvest.engine.Limits;
import org.redvest.engine.Need;
import org.redvest.engine.Pair;
import org.redvest.engine.Parameters;
import org.redvest.engine.Position;
import org.redvest.engine.Problem;
import org.redvest.engine.Scoring;
import org.redvest.engine.Scoring.Score;
import org.redvest.engine.Slot;
import org.redvest.engine.Standing;
import org.redvest.engine.Volunteer;

/** Random provinces of a few towns on a line, the same for the same seed. */
final class SmallProvince {
    private static final String[] SKILLS = {"nursing", "driving"};

    private final Random chance;
    private final int towns;
    /** Degrees between towns: 0.1 is some 11 km. */
    private final double distance;

    private boolean decisions = true;

    SmallProvince(long seed, int towns, double distance) {
        chance = new Random(seed * 0x9E3779B97F4A7C15L + 5);
        this.towns = towns;
        this.distance = distance;
    }

    SmallProvince withoutDecisions() {
        decisions = false;
        return this;
    }

    Problem problem(int people, int shifts) {
        var needs = needs(shifts);
        var volunteers = volunteers(people);
        var scores = new ArrayList<Score>();
        var held = new ArrayList<Pair>();
        var barred = new ArrayList<Pair>();
        var listed = decisions && chance.nextInt(5) == 0;
        for (var volunteer : volunteers) {
            var mine = new ArrayList<Need>();
            for (var need : needs) {
                int dice = decisions ? chance.nextInt(20) : 9;
                var pair = new Pair(volunteer.id(), need.id());
                if (dice < 9 && listed || dice < 3) {
                    scores.add(new Score(volunteer.id(), need.id(), chance.nextInt(100) - (listed ? 0 : 40)));
                    if (dice == 0 && mayHold(volunteer, need, mine, held)) {
                        held.add(pair);
                        mine.add(need);
                    }
                }
                if (dice == 1) {
                    barred.add(pair);
                }
            }
        }
        return new Problem(
                volunteers,
                needs,
                listed ? new Scoring.Listed(scores) : new Scoring.ByDistance(scores),
                held,
                barred,
                Parameters.DEFAULT);
    }

    private static boolean mayHold(Volunteer volunteer, Need need, List<Need> mine, List<Pair> held) {
        return held.stream().filter(pair -> pair.need().equals(need.id())).count() < need.places()
                && Eligibility.limits(need, volunteer, mine, Parameters.DEFAULT).isEmpty();
    }

    private List<Need> needs(int shifts) {
        var needs = new ArrayList<Need>();
        for (int s = 0; s < shifts; s++) {
            int start = chance.nextInt(2) * 1440 + 480 + chance.nextInt(8) * 60;
            needs.add(new Need(
                    "n" + s,
                    "s" + s,
                    near(chance.nextInt(towns)),
                    new Slot(start, start + 60 + 60 * chance.nextInt(3)),
                    chance.nextInt(4),
                    50 + chance.nextInt(150),
                    some(0.2),
                    "elderly"));
        }
        return needs;
    }

    private List<Volunteer> volunteers(int people) {
        var volunteers = new ArrayList<Volunteer>();
        for (int v = 0; v < people; v++) {
            int town = chance.nextInt(towns);
            volunteers.add(new Volunteer(
                    "v" + v,
                    near(town),
                    3 + chance.nextInt(9),
                    new Limits(1 + chance.nextInt(3), 1 + chance.nextInt(2), 120 + 60 * chance.nextInt(8)),
                    chance.nextInt(10),
                    some(0.5),
                    Set.of(),
                    FreeTime.of(new Slot(420, 1260), new Slot(1440 + 420, 1440 + 1260)),
                    Standing.NONE));
        }
        return volunteers;
    }

    private Position near(int town) {
        return new Position(27 + 0.03 * chance.nextDouble(), 111 + town * distance + 0.03 * chance.nextDouble());
    }

    private Set<String> some(double share) {
        var some = new HashSet<String>();
        for (var skill : SKILLS) {
            if (chance.nextDouble() < share) {
                some.add(skill);
            }
        }
        return some;
    }
}
