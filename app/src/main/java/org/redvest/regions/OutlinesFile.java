package org.redvest.regions;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.redvest.engine.Position;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads outlines of counties from GeoJSON (RFC 7946): features with a county's code among their properties, and a Polygon or MultiPolygon.
 * Maps made in China are GCJ-02 as a rule without saying so; hence the datum is named, by the file or by the person who sends it. Reads to
 * the end and collects every mistake.
 */
final class OutlinesFile {

    private static final List<String> CODES = List.of("code", "adcode", "XZQDM", "代码", "区划代码");
    private static final int MOST_FEATURES = 400;
    private static final int SHORTEST_RING = 4;
    private static final double FAR_KM = 200;

    /** Points closer than this are one: no map here is drawn finer, and every page that draws a county reads them all. */
    private static final double GRAIN_KM = 0.02;

    private final DivisionsUpload upload;
    private final RegionEdition known;
    private final List<Complaint> complaints = new ArrayList<>();
    private final Map<RegionCode, Integer> seen = new HashMap<>();

    private OutlinesFile(DivisionsUpload upload, RegionEdition known) {
        this.upload = upload;
        this.known = known;
    }

    static List<Outline> read(DivisionsUpload upload, RegionEdition known) {
        var reading = new OutlinesFile(upload, known);
        var outlines = reading.read(reading.parsed());
        reading.refuseIfBad();
        return outlines;
    }

    private JsonNode parsed() {
        try {
            return new JsonMapper().readTree(upload.content());
        } catch (JacksonException broken) {
            int line = Optional.ofNullable(broken.getLocation())
                    .map(location -> location.getLineNr())
                    .orElse(1);
            throw new BadFile(upload.name(), List.of(Complaint.of(line, "?", "", Mistake.NOT_JSON)));
        }
    }

    private List<Outline> read(JsonNode root) {
        var datum = datum(root);
        var features = root.path("type").asString("").equals("Feature")
                ? List.of(root)
                : root.path("features").values().stream().toList();
        if (features.isEmpty() || features.size() > MOST_FEATURES) {
            complain(0, "features", Integer.toString(features.size()), Mistake.FEATURES, MOST_FEATURES);
        }
        refuseIfBad();
        var outlines = new ArrayList<Outline>();
        for (int i = 0; i < features.size(); i++) {
            var feature = features.get(i);
            int number = i + 1;
            var code = code(feature, number);
            var rings = rings(feature.path("geometry"), number, datum.orElse(Datum.WGS84));
            if (code.isPresent() && !rings.isEmpty()) {
                outline(code.get(), rings, number).ifPresent(outlines::add);
            }
        }
        return outlines;
    }

    private Optional<Datum> datum(JsonNode root) {
        var says = Stream.of(
                        root.path("datum"), root.path("crs").path("properties").path("name"))
                .map(node -> node.asString(""))
                .filter(name -> !name.isBlank())
                .findFirst();
        var chosen = Optional.of(upload.datum()).filter(name -> !name.isBlank());
        if (says.isEmpty() && chosen.isEmpty()) {
            complain(0, "datum", "", Mistake.DATUM_UNSAID);
            return Optional.empty();
        }
        var name = says.or(() -> chosen).orElseThrow();
        var datum = Datum.named(name);
        if (datum.isEmpty()) {
            complain(0, "datum", name, Mistake.DATUM);
        } else if (chosen.flatMap(Datum::named).filter(is -> is != datum.get()).isPresent()) {
            complain(0, "datum", name, Mistake.DATUM_OTHER, chosen.get());
        }
        return datum;
    }

    private Optional<RegionCode> code(JsonNode feature, int number) {
        var text = CODES.stream()
                .map(feature.path("properties")::path)
                .filter(node -> node.isString() || node.isIntegralNumber())
                .map(JsonNode::asString)
                .map(DivisionsFile::narrow)
                .findFirst()
                .orElse("");
        if (!RegionCode.isWellFormed(text) || text.length() != Level.COUNTY.length()) {
            complain(number, "code", text, Mistake.FEATURE_CODE);
            return Optional.empty();
        }
        var code = new RegionCode(text);
        if (!known.isLive(code)) {
            complain(number, "code", text, Mistake.COUNTY_UNKNOWN);
            return Optional.empty();
        }
        var earlier = seen.putIfAbsent(code, number);
        if (earlier != null) {
            complain(number, "code", text, Mistake.REPEATED_FEATURE, earlier);
        }
        return Optional.of(code);
    }

    private List<List<Position>> rings(JsonNode geometry, int number, Datum datum) {
        var type = geometry.path("type").asString("");
        var polygons = switch (type) {
            case "Polygon" -> List.of(geometry.path("coordinates"));
            case "MultiPolygon" ->
                geometry.path("coordinates").values().stream().toList();
            default -> List.<JsonNode>of();
        };
        if (polygons.isEmpty()) {
            complain(number, "geometry", type, Mistake.GEOMETRY);
        }
        return polygons.stream()
                .flatMap(polygon -> polygon.values().stream())
                .flatMap(ring -> ring(ring, number, datum).stream())
                .toList();
    }

    /** One complaint for a ring says enough. */
    private Optional<List<Position>> ring(JsonNode ring, int number, Datum datum) {
        if (ring.size() < SHORTEST_RING || !ring.get(0).equals(ring.get(ring.size() - 1))) {
            complain(number, "geometry", Integer.toString(ring.size()), Mistake.RING, SHORTEST_RING);
            return Optional.empty();
        }
        var points = new ArrayList<Position>();
        for (var point : ring.values()) {
            double lon = point.path(0).asDouble(0);
            double lat = point.path(1).asDouble(0);
            if (lat < 3 || lat > 54 || lon < 73 || lon > 136) {
                complain(number, "geometry", point.toString(), Mistake.POINT);
                return Optional.empty();
            }
            var position = rounded(datum.toWgs84(lat, lon));
            if (points.isEmpty() || points.getLast().kilometresTo(position) >= GRAIN_KM) {
                points.add(position);
            }
        }
        return points.size() < SHORTEST_RING - 1 ? Optional.empty() : Optional.of(points);
    }

    private static Position rounded(Position position) {
        return new Position(Math.round(position.lat() * 1e6) / 1e6, Math.round(position.lon() * 1e6) / 1e6);
    }

    /** An outline far from where the county was is another county's, or its degrees are of another kind. */
    private Optional<Outline> outline(RegionCode code, List<List<Position>> rings, int number) {
        var middle = new Outline(code, rings.getFirst().getFirst(), rings).middle();
        var county = known.find(code).orElseThrow();
        double away = middle.kilometresTo(county.centre());
        if (!county.synthetic() && away > FAR_KM) {
            complain(number, "geometry", code.value(), Mistake.FAR_AWAY, Math.round(away), county.name());
            return Optional.empty();
        }
        return Optional.of(new Outline(code, middle, rings));
    }

    private void complain(int feature, String member, String value, Mistake mistake, Object... details) {
        complaints.add(Complaint.ofFeature(feature, member, value, mistake, details));
    }

    private void refuseIfBad() {
        if (!complaints.isEmpty()) {
            throw new BadFile(upload.name(), complaints);
        }
    }
}
