package org.redvest.setup;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.redvest.atlas.AtlasCity;
import org.redvest.atlas.AtlasDivision;
import org.redvest.atlas.ChinaAtlas;
import org.redvest.regions.CityDrawing;
import org.redvest.regions.Regions;

/**
 * What the atlas has of the cities that were chosen: to be looked at before they are founded.
 *
 * @param undrawn names of the counties whose border is not known
 */
public record CityView(
        List<AtlasCity> cities, String name, CityDrawing drawing, List<Row> counties, List<String> undrawn) {

    private static final int COUNTY = 6;
    private static final int TOWNSHIP = 9;

    /** One county, and the number of divisions in it. */
    public record Row(String code, String name, long townships, long communities) {

        /** As a map has room for it: 双清. */
        public String shortName() {
            return name.length() > 2 ? name.replaceFirst("(自治县|[区县市旗])$", "") : name;
        }
    }

    static CityView of(ChinaAtlas atlas, List<AtlasCity> cities) {
        var rows = new ArrayList<Row>();
        for (var city : cities) {
            var divisions = atlas.divisions(city);
            var townships = countByCounty(divisions, TOWNSHIP);
            var communities = countByCounty(divisions, TOWNSHIP + 3);
            divisions.stream()
                    .filter(division -> division.code().length() == COUNTY)
                    .forEach(county -> rows.add(new Row(
                            county.code(),
                            county.name(),
                            townships.getOrDefault(county.code(), 0L),
                            communities.getOrDefault(county.code(), 0L))));
        }
        var names = rows.stream().collect(Collectors.toMap(Row::code, Row::shortName));
        var drawing = CityDrawing.of(Regions.outlines(atlas, cities), county -> names.getOrDefault(county.value(), ""));
        var drawn = drawing.areas().stream().map(area -> area.county().value()).collect(Collectors.toSet());
        return new CityView(
                cities,
                cities.size() == 1
                        ? cities.getFirst().name()
                        : atlas.province(cities.getFirst()).name(),
                drawing,
                rows,
                rows.stream()
                        .filter(row -> !drawn.contains(row.code()))
                        .map(Row::name)
                        .toList());
    }

    private static Map<String, Long> countByCounty(List<AtlasDivision> divisions, int length) {
        return divisions.stream()
                .map(AtlasDivision::code)
                .filter(code -> code.length() == length)
                .collect(Collectors.groupingBy(code -> code.substring(0, COUNTY), Collectors.counting()));
    }

    public long townships() {
        return counties.stream().mapToLong(Row::townships).sum();
    }

    public long communities() {
        return counties.stream().mapToLong(Row::communities).sum();
    }

    public String shortName(String county) {
        return counties.stream()
                .filter(row -> row.code().equals(county))
                .map(Row::shortName)
                .findFirst()
                .orElse("");
    }

    /** The more communities, the darker: 1 to 5. */
    public int shade(String county) {
        long most = counties.stream().mapToLong(Row::communities).max().orElse(1);
        long own = counties.stream()
                .filter(row -> row.code().equals(county))
                .mapToLong(Row::communities)
                .sum();
        return 1 + (int) Math.min(4, own * 5 / Math.max(1, most + 1));
    }
}
