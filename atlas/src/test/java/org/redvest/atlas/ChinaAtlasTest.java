package org.redvest.atlas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The country as the statistical bureau published it, city by city. */
class ChinaAtlasTest {

    private static final ChinaAtlas ATLAS = new ChinaAtlas();

    @Test
    void the_counts_are_those_published() {
        var cities = ATLAS.cities();

        assertThat(ATLAS.provinces()).hasSize(31);
        assertThat(cities).hasSize(342);
        assertThat(cities.stream().mapToInt(AtlasCity::counties).sum()).isEqualTo(2_978);
        assertThat(cities.stream().mapToInt(AtlasCity::townships).sum()).isEqualTo(41_352);
        assertThat(cities.stream().mapToInt(AtlasCity::communities).sum()).isEqualTo(620_573);
    }

    @Test
    void every_city_holds_as_many_divisions_as_its_line_says_each_below_its_parent() {
        for (var city : ATLAS.cities()) {
            var divisions = ATLAS.divisions(city);
            var codes = divisions.stream().map(AtlasDivision::code).collect(Collectors.toCollection(HashSet::new));
            codes.add(city.code());

            assertThat(codes).as(city.name()).hasSize(divisions.size() + 1);
            assertThat(lengths(divisions, 6)).as(city.name()).isEqualTo(city.counties());
            assertThat(lengths(divisions, 9)).as(city.name()).isEqualTo(city.townships());
            assertThat(lengths(divisions, 12)).as(city.name()).isEqualTo(city.communities());
            assertThat(divisions)
                    .allMatch(division -> codes.contains(parent(division.code())))
                    .allMatch(division -> !division.name().isBlank());
        }
    }

    @Test
    void every_county_has_an_outline_or_is_listed_as_lacking_one() {
        var lacking = ATLAS.withoutOutline().keySet();
        for (var city : ATLAS.cities()) {
            var drawn = ATLAS.outlines(city).stream().map(AtlasOutline::county).collect(Collectors.toSet());
            var missing = ATLAS.divisions(city).stream()
                    .map(AtlasDivision::code)
                    .filter(code -> code.length() == 6 && !drawn.contains(code));
            var listed = lacking.stream().filter(code -> code.startsWith(city.code()));

            assertThat(missing.toList()).as(city.name()).containsExactlyInAnyOrderElementsOf(listed.toList());
        }
        assertThat(lacking).hasSizeLessThan(150);
    }

    @Test
    void every_outline_lies_in_china_and_is_closed() {
        var rings = ATLAS.cities().stream()
                .flatMap(city -> ATLAS.outlines(city).stream())
                .flatMap(outline -> outline.rings().stream())
                .toList();

        assertThat(rings)
                .allMatch(ring -> ring.getFirst().equals(ring.getLast()) && ring.size() > 3)
                .allMatch(ring -> ring.stream()
                        .allMatch(
                                point -> point.lat() > 3 && point.lat() < 54 && point.lon() > 73 && point.lon() < 136));
    }

    @Test
    void shaodong_is_drawn_under_its_new_code() {
        var shaoyang = ATLAS.find("4305").orElseThrow();
        var shaodong = ATLAS.outlines(shaoyang).stream()
                .filter(outline -> outline.county().equals("430582"))
                .findFirst();

        assertThat(shaoyang).isEqualTo(new AtlasCity("4305", "邵阳市", 12, 206, 3_675));
        assertThat(ATLAS.divisions(shaoyang)).contains(new AtlasDivision("430503005", "翠园街道"));
        assertThat(shaodong.orElseThrow().rings().getFirst().size()).isGreaterThan(500);
    }

    @Test
    void a_city_is_called_as_people_call_it() {
        assertThat(List.of("1101", "5001", "4290", "4304"))
                .extracting(code -> ATLAS.find(code).orElseThrow().name())
                .containsExactly("北京市", "重庆市", "湖北省直辖县市", "衡阳市");
    }

    private static int lengths(List<AtlasDivision> divisions, int digits) {
        return (int) divisions.stream()
                .filter(division -> division.code().length() == digits)
                .count();
    }

    private static String parent(String code) {
        return code.substring(0, code.length() > 6 ? code.length() - 3 : 4);
    }
}
