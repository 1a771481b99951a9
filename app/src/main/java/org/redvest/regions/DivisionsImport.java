package org.redvest.regions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;

/** Takes divisions into the database, all of a file or nothing. What is there already is renamed, nothing is removed. */
final class DivisionsImport {

    private static final String SHAOYANG = "/regions/shaoyang/";

    private final RegionStore store;

    DivisionsImport(RegionStore store) {
        this.store = store;
    }

    /** The divisions that Redvest brings. */
    int importShaoyang() {
        return importFile("divisions.csv", resource("divisions.csv"), OutlinesFile.read(resource("outlines.geojson")));
    }

    int importFile(String name, byte[] content) {
        return importFile(name, content, List.of());
    }

    private int importFile(String name, byte[] content, List<Outline> newOutlines) {
        var existing = store.atlas();
        var outlines = new HashMap<>(existing.outlines());
        newOutlines.forEach(outline -> outlines.put(outline.code(), outline));
        var known = new Atlas(existing.edition(), existing.regions(), outlines);
        var regions = new Centres(existing, outlines).place(DivisionsFile.read(name, content, known));
        store.keep(name, regions, newOutlines);
        return regions.size();
    }

    private static byte[] resource(String name) {
        try (var stream = Objects.requireNonNull(DivisionsImport.class.getResourceAsStream(SHAOYANG + name))) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
