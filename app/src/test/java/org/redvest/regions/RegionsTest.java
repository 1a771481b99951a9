package org.redvest.regions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.redvest.engine.Position;
import org.redvest.testing.FreshDatabase;
import org.redvest.testing.RedvestTest;
import org.springframework.beans.factory.annotation.Autowired;

/** The divisions of Shaoyang are there from the start; another city's come from a file. */
@RedvestTest
class RegionsTest {

    private static final RegionCode DAXIANG = new RegionCode("430503");
    private static final RegionCode CUIYUAN = new RegionCode("430503005");

    @Autowired
    Regions regions;

    @Autowired
    RegionStore store;

    @Test
    void the_whole_city_is_there() {
        Map<Level, Long> count = store.atlas().regions().values().stream()
                .collect(Collectors.groupingBy(Region::level, Collectors.counting()));

        assertThat(count)
                .isEqualTo(Map.of(Level.CITY, 1L, Level.COUNTY, 12L, Level.TOWNSHIP, 206L, Level.COMMUNITY, 3675L));
        assertThat(regions.city().name()).isEqualTo("邵阳市");
        assertThat(regions.outlines()).hasSize(12);
    }

    @Test
    void a_community_is_named_by_its_path() {
        var community = regions.children(CUIYUAN).getFirst();

        assertThat(regions.path(community.code())).isEqualTo("翠园街道·" + community.name());
        assertThat(regions.fullPath(community.code())).isEqualTo("大祥区·翠园街道·" + community.name());
        assertThat(regions.path(DAXIANG)).isEqualTo("大祥区");
    }

    @Test
    void a_code_nobody_bears_is_told_apart() {
        var nowhere = new RegionCode("430503999999");

        assertThat(regions.find(nowhere)).isEmpty();
        assertThatThrownBy(() -> regions.region(nowhere)).isInstanceOf(NoSuchRegion.class);
    }

    @Test
    void every_centre_lies_in_its_county_and_says_whether_it_is_made_up() {
        var atlas = store.atlas();
        var outside = atlas.regions().values().stream()
                .filter(region -> region.level().compareTo(Level.COUNTY) > 0)
                .filter(region ->
                        !regions.outline(region.code().county()).orElseThrow().contains(region.centre()))
                .map(Region::toString);

        assertThat(outside).isEmpty();
        assertThat(atlas.regions().values().stream()
                        .filter(region -> region.level() == Level.TOWNSHIP && !region.synthetic()))
                .hasSize(32);
        assertThat(regions.region(new RegionCode("430522100")).centre())
                .as("酿溪镇 is measured")
                .isEqualTo(new Position(27.30856, 111.43186));
    }

    @Test
    void villages_lie_near_their_township() {
        var far = store.atlas().regions().values().stream()
                .filter(region -> region.level() == Level.COMMUNITY)
                .filter(region -> region.centre()
                                .kilometresTo(regions.centre(region.code().township()))
                        > 5.1)
                .count();

        assertThat(far).isZero();
    }

    /** GeoNames gives both datums of 43 settlements around the city. */
    @Test
    void gcj02_is_undone_to_less_than_a_metre() {
        for (var line :
                resource("/regions/shaoyang/settlements.csv").lines().skip(1).toList()) {
            var cells = line.split(",");
            var wgs84 = new Position(Double.parseDouble(cells[1]), Double.parseDouble(cells[2]));
            var undone = Gcj02.toWgs84(Double.parseDouble(cells[3]), Double.parseDouble(cells[4]));

            assertThat(undone.kilometresTo(wgs84)).as(line).isCloseTo(0, within(0.001));
        }
    }

    @Test
    @FreshDatabase
    void another_city_comes_from_a_file() {
        var file = """
                code,name,lat,lon
                4301,长沙市,,
                430102,芙蓉区,28.1853,113.0325
                430102001,文艺路街道,,
                430102001001,识字岭社区,,
                430102001002,文艺新村社区,28.1862,112.9941
                """;

        int count = importing(file);

        var atlas = store.atlas();
        assertThat(count).isEqualTo(5);
        assertThat(atlas.find(new RegionCode("430102001002")).orElseThrow().synthetic())
                .isFalse();
        assertThat(atlas.find(new RegionCode("430102001001")).orElseThrow().synthetic())
                .isTrue();
        assertThat(atlas.find(new RegionCode("4301")).orElseThrow().centre())
                .isEqualTo(new Position(28.1853, 113.0325));
    }

    @Test
    @FreshDatabase
    void the_same_file_twice_changes_nothing() {
        var before = store.atlas();

        new DivisionsImport(store).importShaoyang();

        var after = store.atlas();
        assertThat(after.regions()).isEqualTo(before.regions());
        assertThat(after.outlines()).isEqualTo(before.outlines());
    }

    @Test
    void every_mistake_is_named_with_line_column_value_and_remedy() {
        var before = store.edition();

        assertThatThrownBy(() -> importing("""
                                code,name,lat,lon
                                430503001999,新社区,,
                                4305030019,错码,,
                                430503001999,又一个,,
                                430503999001,无名街道社区,,
                                990503,不存在区,27.1,111.2
                                430503001998,,,
                                430503001997,坐标社区,111.2,27.1
                                430599,无图县,,
                                430503001996,多一格,,,
                                """)).hasMessage("""
                        test.csv was not imported, nothing was written. Mistakes: 9
                        test.csv, line 3, column code: "4305030019": a code has 4 digits (city), 6 (county), 9 (township) or 12 (community)
                        test.csv, line 4, column code: "430503001999": this code already stands in line 2
                        test.csv, line 5, column code: "430503999001": lies in 430503999, which is neither in this file nor imported before
                        test.csv, line 6, column code: "990503": no province has the number 99; Hunan's is 43
                        test.csv, line 7, column name: "": a name has 1 to 60 characters on one line
                        test.csv, line 8, column lat: "111.2": degrees from 3 to 54 with a decimal point, both lat and lon or neither
                        test.csv, line 8, column lon: "27.1": degrees from 73 to 136 with a decimal point, both lat and lon or neither
                        test.csv, line 9, column lat: "": a county needs lat and lon, as no outline of it is known
                        test.csv, line 10, column lon: "430503001996,多一格,,,": 5 fields where the header has 4""");
        assertThat(store.edition()).isEqualTo(before);
    }

    @Test
    void a_wrong_column_is_named() {
        assertThatThrownBy(() -> importing("代码,name\n430503001999,新社区\n"))
                .hasMessageContaining("line 1, column 代码: \"代码\": unknown column")
                .hasMessageContaining("line 1, column code: \"\": this column is missing");
    }

    @Test
    void a_file_in_gbk_is_told_so() {
        var bytes = "code,name\n430503001999,新社区\n".getBytes(Charset.forName("GBK"));

        assertThatThrownBy(() -> new DivisionsImport(store).importFile("gbk.csv", bytes))
                .hasMessageContaining("gbk.csv, line 2, column ?: \"D0 C2 C9 E7\": these bytes are not UTF-8");
    }

    @Test
    void a_hundred_mistakes_are_listed_and_the_rest_counted() {
        var rows = Stream.generate(() -> "x,y").limit(250).collect(Collectors.joining("\n"));

        assertThatThrownBy(() -> importing("code,name\n" + rows))
                .hasMessageContaining("Mistakes: 250")
                .hasMessageEndingWith("and 150 more")
                .satisfies(problem -> assertThat(problem.toString().lines()).hasSize(102));
    }

    @Test
    void codes_are_paths() {
        var village = new RegionCode("430503005001");

        assertThat(List.of(village.county(), village.township(), village.city()))
                .extracting(RegionCode::value)
                .containsExactly("430503", "430503005", "4305");
        assertThat(DAXIANG.contains(village)).isTrue();
        assertThat(CUIYUAN.contains(DAXIANG)).isFalse();
        assertThatThrownBy(() -> new RegionCode("4305'--")).isInstanceOf(IllegalArgumentException.class);
    }

    private int importing(String file) {
        return new DivisionsImport(store).importFile("test.csv", file.getBytes(StandardCharsets.UTF_8));
    }

    private static String resource(String name) {
        try (var stream = java.util.Objects.requireNonNull(RegionsTest.class.getResourceAsStream(name))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
