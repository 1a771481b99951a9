package org.redvest.regions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.redvest.atlas.AtlasCity;
import org.redvest.atlas.ChinaAtlas;

/** Names on the map of any city stand apart, each in its county; what has no room is left to the list. */
class MapLabelsTest {

    private static final int LETTER = 23;

    private final ChinaAtlas atlas = new ChinaAtlas();

    @Test
    void no_two_names_of_any_city_overlap() {
        for (var city : atlas.cities()) {
            assertThat(overlapping(List.of(city))).as(city.name()).isEmpty();
        }
    }

    @Test
    void the_names_of_all_cities_of_a_province_stand_apart() {
        var hunan = atlas.cities().stream()
                .filter(city -> city.code().startsWith("43"))
                .toList();

        assertThat(overlapping(hunan)).isEmpty();
    }

    @Test
    void a_name_stands_in_its_county() {
        var city = city("4304");
        var outlines = Regions.outlines(atlas, List.of(city));
        var drawing = CityDrawing.of(outlines, code -> name(city, code));

        var beside = new ArrayList<String>();
        for (int i = 0; i < outlines.size(); i++) {
            var at = drawing.areas().get(i).label();
            var outline = outlines.get(i);
            at.filter(spot -> !outline.contains(drawing.at(spot.x(), spot.y())))
                    .ifPresent(_ -> beside.add(name(city, outline.code())));
        }
        assertThat(beside).isEmpty();
        assertThat(drawing.areas().stream().filter(area -> area.label().isPresent()))
                .hasSizeGreaterThan(outlines.size() / 2);
    }

    private List<String> overlapping(List<AtlasCity> cities) {
        Map<RegionCode, String> names = cities.stream()
                .flatMap(city -> atlas.divisions(city).stream())
                .filter(division -> division.code().length() == 6)
                .collect(Collectors.toMap(division -> new RegionCode(division.code()), division -> division.name()));
        var named =
                CityDrawing.of(Regions.outlines(atlas, cities), code -> names.getOrDefault(code, "")).areas().stream()
                        .filter(area -> area.label().isPresent())
                        .toList();
        var overlapping = new ArrayList<String>();
        for (int i = 0; i < named.size(); i++) {
            for (int j = i + 1; j < named.size(); j++) {
                var one = names.getOrDefault(named.get(i).county(), "");
                var other = names.getOrDefault(named.get(j).county(), "");
                var a = named.get(i).label().orElseThrow();
                var b = named.get(j).label().orElseThrow();
                double reach = LETTER * (one.length() + other.length()) / 2.0 - 2;
                if (Math.abs(a.x() - b.x()) < reach && Math.abs(a.y() - b.y()) < LETTER) {
                    overlapping.add(one + " " + other);
                }
            }
        }
        return overlapping;
    }

    private AtlasCity city(String code) {
        return atlas.cities().stream()
                .filter(city -> city.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private String name(AtlasCity city, RegionCode code) {
        return atlas.divisions(city).stream()
                .filter(division -> division.code().equals(code.value()))
                .findFirst()
                .orElseThrow()
                .name();
    }
}
