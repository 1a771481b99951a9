package org.redvest.engine;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Random problems of any size, nasty in every way that the format allows, the same for the same seed. */
public final class SmallWorld {
    private static final String[] SKILLS = {"nursing", "driving", "law"};
    private static final String[] CATEGORIES = {"elderly", "children", "flood"};

    private final Random chance;
    private final int people;
    private final int shifts;
    private int days = 3;
    private int mostShifts = 4;
    private int mostMinutes = 900;
    private double spread = 0.08;
    private boolean decisions = true;
    private boolean wholePoints;
    private boolean requirements;

    public SmallWorld(long seed, int people, int shifts) {
        this.chance = new Random(seed * 0x9E3779B97F4A7C15L + 11);
        this.people = people;
        this.shifts = shifts;
    }

    public SmallWorld days(int number) {
        days = number;
        return this;
    }

    public SmallWorld mostShifts(int number) {
        mostShifts = number;
        return this;
    }

    public SmallWorld mostMinutes(int number) {
        mostMinutes = number;
        return this;
    }

    /** Everybody at one address and every value a round number: ties everywhere. */
    public SmallWorld full_of_ties() {
        spread = 0;
        wholePoints = true;
        return this;
    }

    public SmallWorld withoutDecisions() {
        decisions = false;
        return this;
    }

    /** Some needs ask for an age, licences or homes in a region; some people have them, had them or want their rest. */
    public SmallWorld withRequirements() {
        requirements = true;
        return this;
    }

    public Problem problem() {
        var needs = requirements ? needs().stream().map(this::requiring).toList() : needs();
        var volunteers =
                requirements ? volunteers().stream().map(this::standing).toList() : volunteers();
        var bonuses = new ArrayList<Scoring.Score>();
        var barred = new ArrayList<Pair>();
        var held = new ArrayList<Pair>();
        if (decisions) {
            for (Volunteer volunteer : volunteers) {
                var mine = new ArrayList<Need>();
                for (Need need : needs) {
                    int dice = chance.nextInt(20);
                    if (dice == 0) {
                        barred.add(new Pair(volunteer.id(), need.id()));
                    } else if (dice == 1 && holds(need, volunteer, mine, held)) {
                        held.add(new Pair(volunteer.id(), need.id()));
                        mine.add(need);
                    }
                    if (chance.nextInt(6) == 0) {
                        bonuses.add(new Scoring.Score(volunteer.id(), need.id(), chance.nextInt(121) - 60 + 0.5));
                    }
                }
            }
        }
        return new Problem(volunteers, needs, new Scoring.ByDistance(bonuses), held, barred, parameters());
    }

    /** The same problem with every list in another order. */
    public static Problem shuffled(Problem problem, long seed) {
        var chance = new Random(seed);
        return new Problem(
                shuffle(problem.volunteers(), chance),
                shuffle(problem.needs(), chance),
                switch (problem.scoring()) {
                    case Scoring.ByDistance(var bonuses) -> new Scoring.ByDistance(shuffle(bonuses, chance));
                    case Scoring.Listed(var pairs) -> new Scoring.Listed(shuffle(pairs, chance));
                },
                shuffle(problem.held(), chance),
                shuffle(problem.barred(), chance),
                problem.parameters());
    }

    private static <T> List<T> shuffle(List<T> list, Random chance) {
        var copy = new ArrayList<>(list);
        Collections.shuffle(copy, chance);
        return copy;
    }

    private boolean holds(Need need, Volunteer volunteer, List<Need> mine, List<Pair> held) {
        long takers = held.stream().filter(p -> p.need().equals(need.id())).count();
        return takers < need.places()
                && Eligibility.limits(need, volunteer, mine, Parameters.DEFAULT).isEmpty();
    }

    private Parameters parameters() {
        return decisions && chance.nextInt(3) == 0
                ? new Parameters(1.5, List.of(3., 3., 30.), 10, 2)
                : Parameters.DEFAULT;
    }

    private List<Need> needs() {
        var needs = new ArrayList<Need>();
        for (int s = 0; s < shifts; s++) {
            int start = chance.nextInt(days) * 1440 + chance.nextInt(48) * 30;
            var slot = new Slot(start, start + 60 + 30 * chance.nextInt(10));
            var site = place();
            int lines = 1 + chance.nextInt(2);
            for (int l = 0; l < lines; l++) {
                double value = wholePoints ? 100 : 40 + chance.nextInt(200) + chance.nextInt(1000) / 1000.0;
                needs.add(new Need(
                        "n" + s + "," + l,
                        "s" + s,
                        site,
                        slot,
                        chance.nextInt(10) == 0 ? 0 : 1 + chance.nextInt(2),
                        value,
                        some(SKILLS, l == 0 ? 0 : 0.4),
                        CATEGORIES[chance.nextInt(CATEGORIES.length)]));
            }
        }
        return needs;
    }

    private List<Volunteer> volunteers() {
        var volunteers = new ArrayList<Volunteer>();
        for (int v = 0; v < people; v++) {
            var windows = new ArrayList<Slot>();
            for (int w = chance.nextInt(2 + days); w >= 0; w--) {
                int from = chance.nextInt(days) * 1440 + chance.nextInt(30) * 30;
                windows.add(new Slot(from, from + 240 + 30 * chance.nextInt(40)));
            }
            volunteers.add(new Volunteer(
                    "v" + v,
                    place(),
                    4 + chance.nextInt(12),
                    new Limits(
                            chance.nextInt(mostShifts + 1),
                            1 + chance.nextInt(3),
                            chance.nextInt(4) == 0 ? mostMinutes : 120 + 30 * chance.nextInt(mostMinutes / 30)),
                    wholePoints ? 0 : chance.nextInt(20),
                    some(SKILLS, 0.5),
                    chance.nextBoolean() ? Set.of() : some(CATEGORIES, 0.6),
                    FreeTime.of(windows)));
        }
        return volunteers;
    }

    private Need requiring(Need need) {
        var licences = new HashSet<>(need.skills());
        licences.removeIf(_ -> chance.nextBoolean());
        var asked = new Requirements(
                chance.nextBoolean() ? 0 : 17 + chance.nextInt(3), licences, chance.nextBoolean() ? "" : region(2));
        return new Need(
                need.id(),
                need.shift(),
                need.site(),
                need.slot(),
                need.places(),
                need.value(),
                need.skills(),
                need.category(),
                asked);
    }

    private Volunteer standing(Volunteer volunteer) {
        var licences = new HashMap<String, LocalDate>();
        for (String skill : SKILLS) {
            if (chance.nextInt(3) > 0) {
                licences.put(skill, LocalDate.EPOCH.plusDays(chance.nextInt(days + 2) - 1L));
            }
        }
        LocalDate born = LocalDate.EPOCH.minusYears(16 + chance.nextInt(4)).plusDays(chance.nextInt(days));
        return new Volunteer(
                volunteer.id(),
                volunteer.home(),
                volunteer.radiusKm(),
                volunteer.limits(),
                volunteer.load(),
                volunteer.skills(),
                volunteer.interests(),
                volunteer.free(),
                new Standing(chance.nextInt(10) == 0 ? null : born, licences, region(3), chance.nextInt(10) == 0));
    }

    private String region(int digits) {
        var code = new StringBuilder();
        for (int i = 1 + chance.nextInt(digits); i > 0; i--) {
            code.append(1 + chance.nextInt(2));
        }
        return code.toString();
    }

    private Position place() {
        return new Position(27 + spread * chance.nextDouble(), 111 + spread * chance.nextDouble());
    }

    private Set<String> some(String[] all, double probability) {
        var some = new HashSet<String>();
        for (String one : all) {
            if (chance.nextDouble() < probability) {
                some.add(one);
            }
        }
        return some;
    }
}
