package org.redvest.regions;

import java.util.ArrayList;
import java.util.List;
import org.redvest.engine.Position;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads counties' outlines from GeoJSON whose datum is GCJ-02, as every map published in China, and converts them to WGS-84. */
final class OutlinesFile {

    private static final JsonMapper JSON = new JsonMapper();

    private OutlinesFile() {}

    static List<Outline> read(byte[] content) {
        var outlines = new ArrayList<Outline>();
        for (var feature : JSON.readTree(content).path("features")) {
            var properties = feature.path("properties");
            outlines.add(new Outline(
                    new RegionCode(properties.path("code").stringValue()),
                    position(properties.path("label")),
                    rings(feature.path("geometry"))));
        }
        return outlines;
    }

    private static List<List<Position>> rings(JsonNode geometry) {
        var rings = new ArrayList<List<Position>>();
        for (var polygon : geometry.path("coordinates")) {
            for (var ring : polygon) {
                var points = new ArrayList<Position>();
                ring.forEach(point -> points.add(position(point)));
                rings.add(points);
            }
        }
        return rings;
    }

    private static Position position(JsonNode lonLat) {
        var position = Gcj02.toWgs84(lonLat.get(1).doubleValue(), lonLat.get(0).doubleValue());
        return new Position(rounded(position.lat()), rounded(position.lon()));
    }

    /** Six decimals are a tenth of a metre, finer than any outline. */
    private static double rounded(double degrees) {
        return Math.round(degrees * 1e6) / 1e6;
    }
}
