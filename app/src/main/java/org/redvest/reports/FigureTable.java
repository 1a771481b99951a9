package org.redvest.reports;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The figures of one question in all, by county and by category, and what is not counted in them.
 *
 * @param byCounty by code; a person who served in two counties is counted in both
 * @param byCategory most participations first; people are left out, for who served in two would be counted twice
 */
public record FigureTable(
        Figures all, Map<String, Figures> byCounty, Map<String, Figures> byCategory, OmittedSessions leftOut) {

    /** What one county did in one category, without its people. */
    record FigurePart(String county, String category, Figures figures, OmittedSessions leftOut) {}

    /** @param people of each county by code, and of all together under an empty one */
    static FigureTable of(List<FigurePart> parts, Map<String, Long> people) {
        var all = Figures.NONE;
        var leftOut = OmittedSessions.NONE;
        SortedMap<String, Figures> counties = new TreeMap<>();
        Map<String, Figures> categories = new TreeMap<>();
        for (var part : parts) {
            all = all.plus(part.figures());
            leftOut = leftOut.plus(part.leftOut());
            counties.merge(part.county(), part.figures(), Figures::plus);
            categories.merge(part.category(), part.figures().withoutOrders(), Figures::plus);
        }
        counties.replaceAll((county, figures) -> figures.with(people.getOrDefault(county, 0L)));
        counties.values().removeIf(Figures.NONE::equals);
        return new FigureTable(all.with(people.getOrDefault("", 0L)), counties, mostFirst(categories), leftOut);
    }

    private static Map<String, Figures> mostFirst(Map<String, Figures> categories) {
        var sorted = new LinkedHashMap<String, Figures>();
        categories.entrySet().stream()
                .filter(each -> each.getValue().sessions() > 0)
                .sorted(Comparator.comparingLong(each -> -each.getValue().participations()))
                .forEach(each -> sorted.put(each.getKey(), each.getValue()));
        return sorted;
    }
}
