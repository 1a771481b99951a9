package org.redvest.regions;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.redvest.atlas.AtlasCity;
import org.redvest.atlas.AtlasOutline;
import org.redvest.atlas.ChinaAtlas;
import org.redvest.engine.Position;

/** Takes divisions into the database, all of a file or of an atlas's cities, or nothing. What is there already is renamed. */
final class DivisionsImport {

    private static final String ATLAS = "atlas";

    private final RegionStore store;

    DivisionsImport(RegionStore store) {
        this.store = store;
    }

    /** Cities of one province; where they are several, the province stands above them. */
    List<Region> found(
            ChinaAtlas atlas, List<AtlasCity> cities, Estimate estimate, Map<RegionCode, Position> measured) {
        var divisions = new ArrayList<Division>();
        var outlines = new ArrayList<Outline>();
        if (cities.size() > 1) {
            var province = atlas.province(cities.getFirst());
            divisions.add(new Division(new RegionCode(province.code()), province.name(), Optional.empty()));
        }
        for (var city : cities) {
            divisions.add(division(city.code(), city.name(), measured));
            atlas.divisions(city).forEach(each -> divisions.add(division(each.code(), each.name(), measured)));
            atlas.outlines(city).forEach(each -> outlines.add(outline(each)));
        }
        return keep(ATLAS, divisions, outlines, estimate);
    }

    private static Division division(String code, String name, Map<RegionCode, Position> measured) {
        var region = new RegionCode(code);
        return new Division(region, name, Optional.ofNullable(measured.get(region)));
    }

    static Outline outline(AtlasOutline drawn) {
        return new Outline(
                new RegionCode(drawn.county()),
                position(drawn.label()),
                drawn.rings().stream()
                        .map(ring ->
                                ring.stream().map(DivisionsImport::position).toList())
                        .toList());
    }

    /** Six decimals are a tenth of a metre, finer than any outline. */
    private static Position position(AtlasOutline.Point point) {
        var undone = Gcj02.toWgs84(point.lat(), point.lon());
        return new Position(Math.round(undone.lat() * 1e6) / 1e6, Math.round(undone.lon() * 1e6) / 1e6);
    }

    /** What a file would change, none of it written. */
    Amendment preview(DivisionsUpload upload) {
        var existing = store.current();
        return upload.isOutlines() ? outlines(existing, upload) : divisions(existing, upload);
    }

    private static Amendment outlines(RegionEdition existing, DivisionsUpload upload) {
        var read = OutlinesFile.read(upload, existing);
        var changes = read.stream()
                .map(outline -> new Amendment.OutlineChange(
                        existing.find(outline.code()).orElseThrow(),
                        Optional.ofNullable(existing.outlines().get(outline.code())),
                        outline))
                .filter(change -> !change.before().equals(Optional.of(change.after())))
                .toList();
        return new Amendment(List.of(), List.of(), List.of(), List.of(), changes, read.size() - changes.size(), 0);
    }

    private static Amendment divisions(RegionEdition existing, DivisionsUpload upload) {
        var divisions = DivisionsFile.read(upload, existing);
        var after = placed(existing, divisions);
        var added = new ArrayList<Region>();
        var renamed = new ArrayList<Amendment.RegionChange>();
        var moved = new ArrayList<Amendment.RegionChange>();
        int unchanged = 0;
        for (var region : after) {
            var before = existing.find(region.code());
            if (before.isEmpty()) {
                added.add(region);
            } else if (!before.get().name().equals(region.name())) {
                renamed.add(new Amendment.RegionChange(before.get(), region));
            } else if (!before.get().equals(region)) {
                moved.add(new Amendment.RegionChange(before.get(), region));
            } else {
                unchanged++;
            }
        }
        var mergers = mergers(existing, divisions, after);
        return new Amendment(
                added, renamed, moved, mergers, List.of(), unchanged, kept(existing, after) - mergers.size());
    }

    private static List<Amendment.Merger> mergers(
            RegionEdition existing, List<Division> divisions, List<Region> after) {
        var placed = after.stream().collect(Collectors.toMap(Region::code, region -> region));
        return divisions.stream()
                .flatMap(division -> division.from().stream()
                        .map(from -> new Amendment.Merger(
                                existing.find(from).orElseThrow(),
                                Objects.requireNonNull(placed.get(division.code())))))
                .sorted(Comparator.comparing(merger -> merger.from().code()))
                .toList();
    }

    private static int kept(RegionEdition existing, List<Region> after) {
        var named = after.stream().map(Region::code).collect(Collectors.toSet());
        return (int) named.stream()
                .filter(code -> code.level().compareTo(Level.COUNTY) >= 0)
                .map(RegionCode::county)
                .distinct()
                .flatMap(county -> existing.below(county).stream())
                .filter(region -> !named.contains(region.code()))
                .count();
    }

    private static List<Region> placed(RegionEdition existing, List<Division> divisions) {
        return new Centres(existing, existing.outlines(), Estimate.COUNTY).place(divisions);
    }

    /** Writes what was previewed, in the caller's transaction. Returns how many rows followed a merger. */
    long write(DivisionsUpload upload, Amendment amendment, Instant at) {
        if (upload.isOutlines()) {
            store.keep(
                    upload.name(),
                    List.of(),
                    amendment.outlines().stream()
                            .map(Amendment.OutlineChange::after)
                            .toList());
            return 0;
        }
        keep(upload.name(), DivisionsFile.read(upload, store.current()), List.of(), Estimate.COUNTY);
        return amendment.mergers().stream()
                .mapToLong(merger ->
                        store.merge(merger.from().code(), merger.into().code(), at))
                .sum();
    }

    /** For a tool without people: it takes in a table or outlines, and leaves mergers to the page that shows what follows. */
    int importFile(DivisionsUpload upload) {
        if (upload.isOutlines()) {
            var outlines = OutlinesFile.read(upload, store.current());
            store.keep(upload.name(), List.of(), outlines);
            return outlines.size();
        }
        var divisions = DivisionsFile.read(upload, store.current());
        var merging = divisions.stream()
                .filter(division -> !division.from().isEmpty())
                .findFirst();
        if (merging.isPresent()) {
            throw new BadFile(
                    upload.name(),
                    List.of(Complaint.of(1, "from", merging.get().from().toString(), Mistake.FORMER_ON_THE_PAGE)));
        }
        return keep(upload.name(), divisions, List.of(), Estimate.COUNTY).size();
    }

    private List<Region> keep(String source, List<Division> divisions, List<Outline> newOutlines, Estimate estimate) {
        var existing = store.current();
        var outlines = new HashMap<>(existing.outlines());
        newOutlines.forEach(outline -> outlines.put(outline.code(), outline));
        var regions = new Centres(existing, outlines, estimate).place(divisions);
        store.keep(source, regions, newOutlines);
        return regions;
    }
}
