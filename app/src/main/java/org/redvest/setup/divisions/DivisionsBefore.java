package org.redvest.setup.divisions;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.redvest.engine.Position;
import org.redvest.regions.Amendment;
import org.redvest.regions.Outline;
import org.redvest.regions.Region;
import org.redvest.regions.RegionCode;
import tools.jackson.databind.json.JsonMapper;

/** How what an amendment changed was before, as JSON, so that it can be taken back. */
final class DivisionsBefore {

    private final JsonMapper json = new JsonMapper();

    private record Row(String code, String name, double lat, double lon, boolean synthetic) {

        static Row of(Region region) {
            return new Row(
                    region.code().value(),
                    region.name(),
                    region.centre().lat(),
                    region.centre().lon(),
                    region.synthetic());
        }

        Region region() {
            return new Region(new RegionCode(code), name, new Position(lat, lon), synthetic);
        }
    }

    /** @param rings of points: latitude and longitude, that of the label first */
    private record Border(String county, double[] label, double[][][] rings) {

        static Border of(Outline outline) {
            return new Border(
                    outline.code().value(),
                    degrees(outline.label()),
                    outline.rings().stream()
                            .map(ring -> ring.stream().map(Border::degrees).toArray(double[][]::new))
                            .toArray(double[][][]::new));
        }

        Outline outline() {
            return new Outline(
                    new RegionCode(county),
                    position(label),
                    Stream.of(rings)
                            .map(ring -> Stream.of(ring).map(Border::position).toList())
                            .toList());
        }

        private static double[] degrees(Position position) {
            return new double[] {position.lat(), position.lon()};
        }

        private static Position position(double[] degrees) {
            return new Position(degrees[0], degrees[1]);
        }
    }

    String rows(Amendment done) {
        return json.writeValueAsString(Stream.concat(done.renamed().stream(), done.moved().stream())
                .map(Amendment.RegionChange::before)
                .map(Row::of)
                .toList());
    }

    List<Region> rows(String written) {
        return Stream.of(json.readValue(written, Row[].class)).map(Row::region).toList();
    }

    /** By county: its border, or nothing. */
    String outlines(Amendment done) {
        var before = new TreeMap<String, Optional<Border>>();
        done.outlines()
                .forEach(change -> before.put(
                        change.county().code().value(), change.before().map(Border::of)));
        return json.writeValueAsString(before);
    }

    Map<RegionCode, Optional<Outline>> outlines(String written) {
        var before = new TreeMap<RegionCode, Optional<Outline>>();
        json.readTree(written)
                .properties()
                .forEach(county -> before.put(
                        new RegionCode(county.getKey()),
                        county.getValue().isNull()
                                ? Optional.empty()
                                : Optional.of(json.treeToValue(county.getValue(), Border.class)
                                        .outline())));
        return before;
    }
}
