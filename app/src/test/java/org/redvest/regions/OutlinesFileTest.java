package org.redvest.regions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.redvest.engine.Position;

/** Borders of counties come as GeoJSON, in the datum that is named. */
class OutlinesFileTest {

    private static final RegionCode DAXIANG = new RegionCode("430503");
    private static final String SQUARE = "[[111.4,27.1],[111.5,27.1],[111.5,27.3],[111.4,27.3],[111.4,27.1]]";
    private static final RegionEdition KNOWN = new RegionEdition(
            1,
            List.of(
                    new Region(new RegionCode("4305"), "邵阳市", new Position(27.2, 111.5), false),
                    new Region(DAXIANG, "大祥区", new Position(27.2, 111.45), false),
                    new Region(new RegionCode("430502"), "双清区", new Position(27.23, 111.5), false)),
            List.of(),
            List.of());

    @Test
    void a_square_becomes_an_outline_around_its_middle() {
        var outline = read("WGS-84", feature("\"430503\"", "Polygon", "[" + SQUARE + "]"))
                .getFirst();

        assertThat(outline.code()).isEqualTo(DAXIANG);
        assertThat(outline.rings()).hasSize(1);
        assertThat(outline.contains(new Position(27.2, 111.45))).isTrue();
        assertThat(outline.label().kilometresTo(new Position(27.2, 111.45))).isLessThan(0.01);
    }

    @Test
    void the_datum_moves_it() {
        var file = feature("430503", "MultiPolygon", "[[" + SQUARE + "]]");
        var plain = read("WGS-84", file).getFirst();

        assertThat(read("CGCS2000", file).getFirst()).isEqualTo(plain);
        assertThat(read("GCJ-02", file).getFirst().label().kilometresTo(plain.label()))
                .isBetween(0.2, 1.0);
    }

    @Test
    void a_file_may_name_its_datum_itself() {
        var file = "{\"type\":\"FeatureCollection\",\"crs\":{\"properties\":{\"name\":\"urn:ogc:def:crs:EPSG::4490\"}},"
                + "\"features\":[" + feature("430503", "Polygon", "[" + SQUARE + "]") + "]}";

        assertThat(read("", file)).hasSize(1);
        assertThat(told("GCJ-02", file))
                .containsExactly("county.geojson 的 datum“urn:ogc:def:crs:EPSG::4490”：文件写的和所选的 GCJ-02 不同；请改成一致");
        assertThat(told("", feature("430503", "Polygon", "[" + SQUARE + "]")))
                .singleElement()
                .asString()
                .contains("没有写明坐标系");
    }

    @Test
    void every_bad_feature_is_told() {
        var open = "[[111.4,27.1],[111.5,27.1],[111.5,27.3],[111.4,27.3]]";
        var swapped = "[[27.1,111.4],[27.1,111.5],[27.3,111.5],[27.1,111.4]]";
        var far = "[[121.4,31.1],[121.5,31.1],[121.5,31.3],[121.4,31.3],[121.4,31.1]]";
        var file = "{\"type\":\"FeatureCollection\",\"features\":["
                + String.join(
                        ",",
                        feature("430503", "Polygon", "[" + open + "]"),
                        feature("430502", "Polygon", "[" + swapped + "]"),
                        feature("4305", "Polygon", "[" + SQUARE + "]"),
                        feature("430599", "Polygon", "[" + SQUARE + "]"),
                        feature("430502", "Polygon", "[" + far + "]"),
                        feature("\"430503\"", "Point", "[111.4,27.1]"))
                + "]}";

        assertThat(told("WGS-84", file))
                .containsExactly(
                        "county.geojson 第 1 个要素的 geometry“4”：每圈至少 4 个点，首尾相同",
                        "county.geojson 第 2 个要素的 geometry“[27.1,111.4]”：须为 [经度, 纬度]，经度 73 到 136，纬度 3 到 54",
                        "county.geojson 第 3 个要素的 code“4305”：properties 里须有县区的 6 位 code 或 adcode",
                        "county.geojson 第 4 个要素的 code“430599”：现有区划里没有这个县区",
                        "county.geojson 第 5 个要素的 code“430502”：这个县区已是第 2 个要素；每个只能出现一次",
                        "county.geojson 第 5 个要素的 geometry“430502”：离 双清区 有 1061 公里；请核对代码和坐标系",
                        "county.geojson 第 6 个要素的 code“430503”：这个县区已是第 1 个要素；每个只能出现一次",
                        "county.geojson 第 6 个要素的 geometry“Point”：须为 Polygon 或 MultiPolygon");
    }

    @Test
    void what_is_no_geojson_is_told() {
        assertThat(told("WGS-84", "{\"type\":\n\"FeatureCollection\","))
                .singleElement()
                .asString()
                .contains("不是 JSON");
        assertThat(told("WGS-84", "{\"type\":\"Topology\"}"))
                .singleElement()
                .asString()
                .contains("须有 1 到 400 个要素");
        assertThat(told("WGS-84", "{\"a\":".repeat(5_000)))
                .singleElement()
                .asString()
                .contains("不是 JSON");
    }

    private static String feature(String code, String type, String coordinates) {
        return "{\"type\":\"Feature\",\"properties\":{\"adcode\":%s},\"geometry\":{\"type\":\"%s\",\"coordinates\":%s}}"
                .formatted(code, type, coordinates);
    }

    private static List<Outline> read(String datum, String file) {
        return OutlinesFile.read(upload(datum, file), KNOWN);
    }

    private static List<String> told(String datum, String file) {
        return catchThrowableOfType(BadFile.class, () -> OutlinesFile.read(upload(datum, file), KNOWN))
                .told(Locale.CHINA);
    }

    private static DivisionsUpload upload(String datum, String file) {
        return new DivisionsUpload("county.geojson", file.getBytes(StandardCharsets.UTF_8), datum);
    }
}
