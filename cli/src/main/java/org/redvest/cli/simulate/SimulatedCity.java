package org.redvest.cli.simulate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.redvest.cli.instance.Instance;
import org.redvest.cli.instance.Need;
import org.redvest.cli.instance.Volunteer;
import org.redvest.engine.Position;

/** A generated city over several weeks: the same people are free in the same hours each week, and every week has other shifts. */
public final class SimulatedCity {
    private static final int MONDAY = 36_890_880;
    private static final int GROUP = 12;

    final List<Volunteer> volunteers;
    final List<SimulatedNeed> needs = new ArrayList<>();
    final double[] acceptance;
    final int[] askedBefore;
    final int[] yesBefore;
    final int weeks;
    final SimulatedWorld world;
    final long seed;

    /** @param shiftsAWeek the first so many of the instance are in the first week, and so on */
    public SimulatedCity(Instance instance, int shiftsAWeek, SimulatedWorld world, long seed) {
        this.volunteers = instance.volunteers();
        this.world = world;
        this.seed = seed;
        int monday = instance.needs().stream().mapToInt(Need::day).min().orElse(MONDAY) * SimulatedNeed.DAY;
        monday -= Math.floorMod(monday - MONDAY, SimulatedNeed.WEEK);
        acceptance = new double[volunteers.size()];
        askedBefore = new int[volunteers.size()];
        yesBefore = new int[volunteers.size()];
        for (int v = 0; v < acceptance.length; v++) {
            meet(v);
        }
        int shift = -1;
        String last = "";
        var homes = volunteers.stream()
                .map(v -> new Position(v.home().lat(), v.home().lon()))
                .toList();
        for (Need need : instance.needs()) {
            shift += need.shift().equals(last) ? 0 : 1;
            last = need.shift();
            needs.add(need(need, monday, 1 + shift / shiftsAWeek, homes));
        }
        weeks = 1 + shift / shiftsAWeek;
    }

    /** What is on record from earlier months: a few answers of each, as a city has that has asked before. */
    private void meet(int v) {
        acceptance[v] = world.acceptance(Lot.of(seed, Lot.ACCEPTANCE, v, 0));
        var lot = Lot.of(seed, Lot.HISTORY, v, 0);
        askedBefore[v] = (int) (16 * lot.unit());
        for (int i = 0; i < askedBefore[v]; i++) {
            yesBefore[v] += lot.unit() < acceptance[v] ? 1 : 0;
        }
    }

    public int needsCount() {
        return needs.size();
    }

    public long placesCount() {
        return needs.stream().mapToLong(SimulatedNeed::places).sum();
    }

    int group(int v) {
        return v / GROUP;
    }

    private SimulatedNeed need(Need need, int monday, int week, List<Position> homes) {
        var site = new Position(need.site().lat(), need.site().lon());
        int start = need.start() - monday + week * SimulatedNeed.WEEK;
        double ahead = world.hoursAhead(Lot.of(seed, Lot.LEAD, needs.size(), 0));
        int known = Math.max(0, start - (int) (ahead * 60));
        var people = new int[volunteers.size()];
        var ways = new float[people.length];
        int count = 0;
        for (int v = 0; v < people.length; v++) {
            var volunteer = volunteers.get(v);
            if (free(volunteer, need) && wants(volunteer, need)) {
                double way = homes.get(v).kilometresTo(site);
                if (way <= volunteer.radiusKm()) {
                    people[count] = v;
                    ways[count++] = (float) way;
                }
            }
        }
        return new SimulatedNeed(
                needs.size(),
                site,
                start,
                start + need.minutes(),
                known,
                need.places(),
                need.value(),
                Arrays.copyOf(people, count),
                Arrays.copyOf(ways, count));
    }

    private static boolean free(Volunteer volunteer, Need need) {
        int[] windows = volunteer.windows();
        for (int i = 0; i < windows.length && windows[i] <= need.start(); i += 2) {
            if (need.end() <= windows[i + 1]) {
                return true;
            }
        }
        return false;
    }

    private static boolean wants(Volunteer volunteer, Need need) {
        return (volunteer.interests().isEmpty() || volunteer.interests().contains(need.category()))
                && volunteer.skills().containsAll(need.skills())
                && Math.abs(volunteer.home().lat() - need.site().lat()) * 111 <= volunteer.radiusKm() + 1;
    }
}
