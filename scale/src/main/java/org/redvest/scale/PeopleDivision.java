package org.redvest.scale;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import org.redvest.engine.Problem;
import org.redvest.engine.Scoring;
import org.redvest.engine.Scoring.Score;
import org.redvest.engine.Volunteer;

/**
 * Divides the people of a problem into regions: by their counties, where each of them has the code of a region on record, and else by
 * {@link HomeCuts}. Plan and proof are right for any division; rounds and gap depend on how little the regions share.
 */
final class PeopleDivision {
    /** So many characters of a division's code name the county. */
    private static final int COUNTY = 6;

    private static final int SHUFFLE = 0x9E3779B1;

    private PeopleDivision() {}

    /** @param count how many regions to cut, where there are no counties */
    static List<RegionPeople> of(Problem problem, int count) {
        return allocate(
                problem, byCounty(problem) ? counties(problem) : HomeCuts.of(problem.volunteers(), count, _ -> 1));
    }

    /**
     * Another division of the same people, whose borders are elsewhere.
     *
     * @param earlier divisions of them
     */
    static List<RegionPeople> elsewhere(Problem problem, List<List<RegionPeople>> earlier) {
        Map<String, Integer> weights = new HashMap<>();
        for (var division : earlier) {
            var people = division.stream().map(RegionPeople::volunteers).toList();
            var borderland = new Borderland(people);
            people.forEach(some -> some.forEach(v -> weights.merge(v.id(), borderland.weight(v), Integer::sum)));
        }
        var all = problem.volunteers().stream()
                .filter(v -> weights.containsKey(v.id()))
                .toList();
        int count = earlier.getFirst().size();
        return allocate(problem, HomeCuts.of(all, count, v -> weights.getOrDefault(v.id(), 1)));
    }

    /** As many regions of the same people, dealt like cards wherever they live: for needs that everybody can reach. */
    static List<RegionPeople> dealt(Problem problem, List<RegionPeople> regions) {
        List<List<Volunteer>> hands = new ArrayList<>();
        regions.forEach(_ -> hands.add(new ArrayList<>()));
        int dealt = 0;
        for (var volunteer : shuffled(regions)) {
            hands.get(dealt++ % hands.size()).add(volunteer);
        }
        return allocate(problem, hands);
    }

    /** By a hash of the ids, so that it is the same in whatever order they came. */
    private static List<Volunteer> shuffled(List<RegionPeople> regions) {
        return regions.stream()
                .flatMap(region -> region.volunteers().stream())
                .sorted(Comparator.comparingInt((Volunteer v) -> v.id().hashCode() * SHUFFLE)
                        .thenComparing(Volunteer::id))
                .toList();
    }

    private static boolean byCounty(Problem problem) {
        return !problem.volunteers().isEmpty()
                && problem.volunteers().stream()
                        .noneMatch(v -> v.standing().region().isEmpty());
    }

    private static List<List<Volunteer>> counties(Problem problem) {
        Map<String, List<Volunteer>> counties = new TreeMap<>();
        problem.volunteers().forEach(v -> {
            var code = v.standing().region();
            counties.computeIfAbsent(code.substring(0, Math.min(COUNTY, code.length())), _ -> new ArrayList<>())
                    .add(v);
        });
        return List.copyOf(counties.values());
    }

    private static List<RegionPeople> allocate(Problem problem, List<List<Volunteer>> people) {
        Map<String, Integer> regionOf = HashMap.newHashMap(problem.volunteers().size());
        for (int r = 0; r < people.size(); r++) {
            for (var volunteer : people.get(r)) {
                regionOf.put(volunteer.id(), r);
            }
        }
        int count = people.size();
        var scores = lists(count, problem.scoring().scores(), s -> regionOf.getOrDefault(s.volunteer(), -1));
        var held = lists(count, problem.held(), pair -> regionOf.getOrDefault(pair.volunteer(), -1));
        var barred = lists(count, problem.barred(), pair -> regionOf.getOrDefault(pair.volunteer(), -1));
        var regions = new ArrayList<RegionPeople>();
        for (int r = 0; r < count; r++) {
            regions.add(new RegionPeople(
                    List.copyOf(people.get(r)),
                    scoring(problem.scoring(), scores.get(r)),
                    held.get(r),
                    barred.get(r),
                    problem.parameters()));
        }
        return regions;
    }

    private static Scoring scoring(Scoring whole, List<Score> scores) {
        return switch (whole) {
            case Scoring.ByDistance _ -> new Scoring.ByDistance(scores);
            case Scoring.Listed _ -> new Scoring.Listed(scores);
        };
    }

    /** What belongs to none of the regions is left out. */
    private static <T> List<List<T>> lists(int count, List<T> all, ToIntFunction<T> region) {
        List<List<T>> lists = new ArrayList<>();
        for (int r = 0; r < count; r++) {
            lists.add(new ArrayList<>());
        }
        for (var each : all) {
            int r = region.applyAsInt(each);
            if (r >= 0) {
                lists.get(r).add(each);
            }
        }
        return lists;
    }
}
