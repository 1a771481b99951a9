package org.redvest.scale;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.redvest.engine.Need;

/** One division of people into regions, and which needs each region's people can serve. Needs go by their places in the list of all. */
final class Cut {
    private static final BitSet NONE = new BitSet();

    private final int number;
    private final List<RegionPeople> regions;
    private final List<Need> needs;
    private final List<RegionReport> survey;
    /** By need, in how many regions there are people who can serve it. */
    private final int[] sharedBy;
    /** Regions, by need, that lately left places of their quota free: to give them more is of no use. */
    private final Map<Integer, BitSet> sated = new HashMap<>();

    private final Map<Cut, int[][]> regionsIn = new HashMap<>();

    /** @param survey one report of each region, in their order */
    Cut(int number, List<RegionPeople> regions, List<Need> needs, List<RegionReport> survey) {
        this.number = number;
        this.regions = regions;
        this.needs = needs;
        this.survey = survey;
        sharedBy = new int[needs.size()];
        survey.forEach(report -> report.lines().forEach(line -> sharedBy[line.need()]++));
    }

    int number() {
        return number;
    }

    List<RegionPeople> regions() {
        return regions;
    }

    int sharedBy(int need) {
        return sharedBy[need];
    }

    /** The regions that share a need with another. */
    SortedSet<Integer> neighbours() {
        var neighbours = new TreeSet<Integer>();
        for (var report : survey) {
            if (report.lines().stream().anyMatch(line -> sharedBy[line.need()] > 1)) {
                neighbours.add(report.region());
            }
        }
        return neighbours;
    }

    /** Remembers which regions had more places than they could fill well. */
    void hear(List<RegionOrder> orders, List<RegionReport> reports) {
        for (int i = 0; i < orders.size(); i++) {
            var order = orders.get(i);
            for (var line : reports.get(i).lines()) {
                int quota = order.quota()[Arrays.binarySearch(order.need(), line.need())];
                sated.computeIfAbsent(line.need(), _ -> new BitSet())
                        .set(order.region(), line.holders().length < quota);
            }
        }
    }

    /** How many people of all regions could serve each need. */
    int[] eligible() {
        int[] eligible = new int[needs.size()];
        survey.forEach(report -> report.lines().forEach(line -> eligible[line.need()] += line.eligible()));
        return eligible;
    }

    /** For each person of a region, in which region of the other cut they are. */
    int[] regionsIn(Cut other, int region) {
        return regionsIn.computeIfAbsent(other, this::compare)[region];
    }

    private int[][] compare(Cut other) {
        Map<String, Integer> regionOf = new HashMap<>();
        for (int r = 0; r < other.regions.size(); r++) {
            for (var volunteer : other.regions.get(r).volunteers()) {
                regionOf.put(volunteer.id(), r);
            }
        }
        return regions.stream()
                .map(people -> people.volunteers().stream()
                        .mapToInt(volunteer -> regionOf.getOrDefault(volunteer.id(), -1))
                        .toArray())
                .toArray(int[][]::new);
    }

    /** What a region is to plan with these quotas. */
    RegionOrder order(int round, int region, Quotas quotas, int[] next) {
        int[] mine = survey.get(region).lines().stream()
                .mapToInt(RegionReport.Line::need)
                .toArray();
        int[] quota = Arrays.stream(mine).map(need -> quotas.of(need, region)).toArray();
        return new RegionOrder(round, number, region, mine, quota, next);
    }

    /** Each need's places in proportion to how many people of each region could serve; held places stay where they are. */
    Quotas inProportion() {
        return quotas((need, shares) -> shares.inProportion(needs.get(need).places()));
    }

    /**
     * Each place where its holder lives; a free one where most people who could serve hold none, and places are not left free already.
     *
     * @param holders by need, for each filled place in which region its holder is
     */
    Quotas byHolders(Map<Integer, int[]> holders) {
        return quotas((need, shares) -> shares.byHolders(
                holders.getOrDefault(need, new int[0]), needs.get(need).places()));
    }

    private interface Division {
        int[] of(int need, Shares shares);
    }

    private Quotas quotas(Division division) {
        Map<Integer, Shares> shares = new HashMap<>();
        for (var report : survey) {
            for (var line : report.lines()) {
                shares.computeIfAbsent(line.need(), need -> new Shares(sharedBy[need]))
                        .add(
                                report.region(),
                                line,
                                sated.getOrDefault(line.need(), NONE).get(report.region()));
            }
        }
        Map<Integer, Quotas.Division> divisions = new HashMap<>();
        shares.forEach((need, its) -> divisions.put(need, new Quotas.Division(its.regions(), division.of(need, its))));
        return new Quotas(divisions);
    }
}
