package org.redvest.regions;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    Amendment preview(String name, byte[] content) {
        var existing = store.current();
        var after = placed(existing, name, content);
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
        return new Amendment(added, renamed, moved, unchanged, kept(existing, after));
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

    private List<Region> placed(RegionEdition existing, String name, byte[] content) {
        return new Centres(existing, existing.outlines(), Estimate.COUNTY)
                .place(DivisionsFile.read(name, content, existing));
    }

    int importFile(String name, byte[] content) {
        return keep(name, DivisionsFile.read(name, content, store.current()), List.of(), Estimate.COUNTY)
                .size();
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
