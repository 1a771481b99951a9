package org.redvest.regions;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * All regions and outlines as of one import, in memory: a few thousand rows that every page asks for.
 *
 * @param regions those that are listed; the merged ones stand apart
 */
record RegionEdition(
        long number,
        NavigableMap<RegionCode, Region> regions,
        Map<RegionCode, MergedRegion> merged,
        Map<RegionCode, Outline> outlines) {

    RegionEdition(long number, List<Region> regions, List<MergedRegion> merged, List<Outline> outlines) {
        this(number, byCode(regions), mergedByCode(merged), outlinesByCode(outlines));
    }

    /** A division that was merged into another: history still names it. */
    record MergedRegion(Region region, RegionCode into) {}

    private static Map<RegionCode, MergedRegion> mergedByCode(List<MergedRegion> merged) {
        var sorted = new TreeMap<RegionCode, MergedRegion>();
        merged.forEach(each -> sorted.put(each.region().code(), each));
        return Collections.unmodifiableMap(sorted);
    }

    private static NavigableMap<RegionCode, Region> byCode(List<Region> regions) {
        var sorted = new TreeMap<RegionCode, Region>();
        regions.forEach(region -> sorted.put(region.code(), region));
        return Collections.unmodifiableNavigableMap(sorted);
    }

    private static Map<RegionCode, Outline> outlinesByCode(List<Outline> outlines) {
        var sorted = new TreeMap<RegionCode, Outline>();
        outlines.forEach(outline -> sorted.put(outline.code(), outline));
        return Collections.unmodifiableMap(sorted);
    }

    /** Whether it is listed, or was merged into another. */
    Optional<Region> find(RegionCode code) {
        return Optional.ofNullable(regions.get(code))
                .or(() -> Optional.ofNullable(merged.get(code)).map(MergedRegion::region));
    }

    boolean isLive(RegionCode code) {
        return regions.containsKey(code);
    }

    /** The listed division that stands for one that was merged, however often that was merged on. */
    Optional<RegionCode> successor(RegionCode code) {
        return Optional.ofNullable(merged.get(code))
                .map(MergedRegion::into)
                .map(into -> successor(into).orElse(into));
    }

    /** Those that were merged into it, in the order of the codes. */
    List<Region> mergedInto(RegionCode code) {
        return merged.values().stream()
                .filter(each -> each.into().equals(code))
                .map(MergedRegion::region)
                .toList();
    }

    /** One level below, in the order of the codes. */
    List<Region> children(RegionCode code) {
        return code.level()
                .below()
                .map(level -> of(level, regions.subMap(code, false, code.last(), true)))
                .orElse(List.of());
    }

    /** The region and everything in it. */
    List<Region> below(RegionCode code) {
        var in = new ArrayList<Region>();
        for (var region : regions.tailMap(code, true).values()) {
            if (!code.contains(region.code())) {
                break;
            }
            in.add(region);
        }
        return in;
    }

    List<Region> cities() {
        return of(Level.CITY, regions);
    }

    /** By leaps over what lies in each: a city is asked for on every page, and has thousands of villages. */
    private static List<Region> of(Level level, NavigableMap<RegionCode, Region> among) {
        var found = new ArrayList<Region>();
        for (var next = among.firstEntry(); next != null; ) {
            var region = next.getValue();
            if (region.level() == level) {
                found.add(region);
            }
            boolean above = region.level().compareTo(level) < 0;
            next = among.higherEntry(above ? region.code() : region.code().last());
        }
        return found;
    }
}
