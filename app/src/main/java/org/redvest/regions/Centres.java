package org.redvest.regions;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.redvest.engine.Position;

/**
 * Gives each division a centre: the measured one, the one it had, or an estimate. A real installation takes its county's until somebody
 * sets it ({@link Estimate#COUNTY}). A demo's are made up from the code alone, so that the same divisions always make the same map:
 * townships keep their distance from each other inside the county, sub-districts (街道) gather about the county town, villages lie
 * around their township.
 */
final class Centres {

    private static final int CANDIDATES = 24;
    private static final int TRIES = 200;
    private static final double TOWN_RADIUS_M = 2_500;
    private static final double COUNTY_RADIUS_M = 18_000;
    private static final double METRES_PER_DEGREE = 111_195;
    private static final int SUBDISTRICTS_END = 100;

    /** Where neither a county nor any beside it is drawn: an estimate that anybody sees to be one. */
    private static final Position MIDDLE_OF_CHINA = new Position(35, 104);

    private final RegionEdition existing;
    private final Map<RegionCode, Outline> outlines;
    private final Estimate estimate;
    private final Map<RegionCode, Position> settled = new HashMap<>();
    private final Map<RegionCode, List<Position>> townships = new HashMap<>();

    Centres(RegionEdition existing, Map<RegionCode, Outline> outlines, Estimate estimate) {
        this.existing = existing;
        this.outlines = outlines;
        this.estimate = estimate;
    }

    /** From the measured to the made-up, and from above to below: what is made up depends on what stands. */
    List<Region> place(List<Division> divisions) {
        existing.regions().values().forEach(region -> settle(region.code(), region.centre()));
        divisions.forEach(division -> division.centre().ifPresent(centre -> settle(division.code(), centre)));
        var regions = new ArrayList<Region>();
        divisions.stream()
                .sorted(Comparator.comparing(
                                (Division division) -> division.code().level().compareTo(Level.CITY) <= 0)
                        .thenComparing(division -> division.code().level())
                        .thenComparing(Division::code))
                .forEach(division -> regions.add(placed(division)));
        return regions;
    }

    private Region placed(Division division) {
        var code = division.code();
        boolean synthetic = division.centre().isEmpty()
                && existing.find(code).map(Region::synthetic).orElse(isMadeUp(code));
        var centre = Optional.ofNullable(settled.get(code)).orElseGet(() -> settle(code, centre(code)));
        return new Region(code, division.name(), centre, synthetic);
    }

    private boolean isMadeUp(RegionCode code) {
        return switch (code.level()) {
            case PROVINCE, CITY -> false;
            case COUNTY -> outline(code).isEmpty();
            case TOWNSHIP, COMMUNITY -> true;
        };
    }

    private Position centre(RegionCode code) {
        return switch (code.level()) {
            case PROVINCE, CITY -> middle(code);
            case COUNTY -> outline(code).map(Outline::label).orElseGet(() -> amongCounties(code.city()));
            case TOWNSHIP, COMMUNITY -> estimated(code);
        };
    }

    private Position estimated(RegionCode code) {
        return switch (estimate) {
            case COUNTY -> required(code.parent().orElseThrow());
            case MADE_UP -> code.level() == Level.COMMUNITY ? aroundTownship(code) : township(code);
        };
    }

    private Position township(RegionCode code) {
        return isSubdistrict(code) ? inTown(code) : inCounty(code);
    }

    /** Of a county without an outline: the middle of those around it. */
    private Position amongCounties(RegionCode city) {
        var labels = outlines.values().stream()
                .filter(outline -> city.contains(outline.code()))
                .map(Outline::label)
                .toList();
        return labels.isEmpty() ? MIDDLE_OF_CHINA : mean(labels);
    }

    private Position settle(RegionCode code, Position centre) {
        settled.put(code, centre);
        if (code.level() == Level.TOWNSHIP) {
            townships.computeIfAbsent(code.county(), _ -> new ArrayList<>()).add(centre);
        }
        return centre;
    }

    private Position middle(RegionCode city) {
        var counties = settled.entrySet().stream()
                .filter(entry -> entry.getKey().level() == Level.COUNTY && city.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .toList();
        return mean(counties);
    }

    private static Position mean(List<Position> positions) {
        return new Position(
                positions.stream().mapToDouble(Position::lat).average().orElse(0),
                positions.stream().mapToDouble(Position::lon).average().orElse(0));
    }

    private Position inTown(RegionCode code) {
        var random = random(code);
        return inside(code, () -> near(required(code.county()), 400, TOWN_RADIUS_M, random));
    }

    /** Mitchell's best candidate: of some random points, the one farthest from every township that stands already. */
    private Position inCounty(RegionCode code) {
        var random = random(code);
        var others = townships.getOrDefault(code.county(), List.of());
        return Stream.generate(() -> inside(code, () -> anywhere(code.county(), random)))
                .limit(CANDIDATES)
                .max(Comparator.comparingDouble(candidate -> nearest(candidate, others)))
                .orElseThrow();
    }

    private Position aroundTownship(RegionCode code) {
        var random = random(code);
        var township = required(code.township());
        var others = townships.getOrDefault(code.county(), List.of()).stream()
                .filter(other -> !other.equals(township))
                .toList();
        double reach = Math.clamp(nearest(township, others) * 0.55, 700, 5_000);
        return inside(code, () -> near(township, 150, reach, random));
    }

    /** Tries until a point lies in the county; where no outline is known, the first will do. */
    private Position inside(RegionCode code, Supplier<Position> points) {
        var outline = outline(code.county());
        var first = points.get();
        return Stream.concat(Stream.of(first), Stream.generate(points).limit(TRIES))
                .filter(point -> outline.map(border -> border.contains(point)).orElse(true))
                .findFirst()
                .orElse(required(code.county()));
    }

    private Position anywhere(RegionCode county, SplittableRandom random) {
        var border = outline(county).map(Outline::rings).orElse(List.of()).stream()
                .flatMap(List::stream)
                .toList();
        if (border.isEmpty()) {
            return near(required(county), 1_000, COUNTY_RADIUS_M, random);
        }
        var lats = border.stream().mapToDouble(Position::lat).summaryStatistics();
        var lons = border.stream().mapToDouble(Position::lon).summaryStatistics();
        return new Position(
                random.nextDouble(lats.getMin(), lats.getMax()), random.nextDouble(lons.getMin(), lons.getMax()));
    }

    private static Position near(Position centre, double least, double most, SplittableRandom random) {
        double distance = least + (most - least) * Math.sqrt(random.nextDouble());
        double direction = random.nextDouble(2 * Math.PI);
        double north = distance * Math.cos(direction) / METRES_PER_DEGREE;
        double east = distance * Math.sin(direction) / (METRES_PER_DEGREE * Math.cos(Math.toRadians(centre.lat())));
        return new Position(centre.lat() + north, centre.lon() + east);
    }

    private static double nearest(Position point, List<Position> others) {
        return others.stream()
                .mapToDouble(other -> 1000 * point.kilometresTo(other))
                .min()
                .orElse(10_000);
    }

    private static boolean isSubdistrict(RegionCode township) {
        return Integer.parseInt(township.value().substring(Level.COUNTY.length())) < SUBDISTRICTS_END;
    }

    private Optional<Outline> outline(RegionCode county) {
        return Optional.ofNullable(outlines.get(county));
    }

    private Position required(RegionCode code) {
        return Optional.ofNullable(settled.get(code)).orElseThrow(() -> new NoSuchRegion(code));
    }

    private static SplittableRandom random(RegionCode code) {
        return new SplittableRandom(Long.parseLong(code.value()));
    }
}
