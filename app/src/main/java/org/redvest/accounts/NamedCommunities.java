package org.redvest.accounts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.redvest.regions.Region;
import org.redvest.regions.RegionCode;
import org.redvest.regions.Regions;
import org.redvest.web.PlainText;
import org.redvest.web.Problem;

/**
 * Reads a list of communities as offices keep it: a line each, copied from a spreadsheet, with a code of 12 digits or with the name, the
 * township before it where the name alone says too little. What stands behind a tab or a comma is another column.
 */
record NamedCommunities(List<RegionCode> found, List<Problem> problems) {

    private static final int MOST_PROBLEMS = 5;

    NamedCommunities {
        found = List.copyOf(found);
        problems = List.copyOf(problems);
    }

    static NamedCommunities read(String typed, RegionCode within, Regions regions) {
        var names = names(regions.communities(within), regions);
        var found = new ArrayList<RegionCode>();
        var problems = new ArrayList<Problem>();
        int number = 0;
        for (var line : typed.lines().toList()) {
            number++;
            var name = PlainText.narrow(line.split("[\t,，;；]", 2)[0]).replaceAll("[\\s·]", "");
            var communities = names.getOrDefault(name, List.of());
            if (communities.size() == 1) {
                found.add(communities.getFirst());
            } else if (!name.isEmpty()) {
                problem(number, communities, regions).ifPresent(problems::add);
            }
        }
        return new NamedCommunities(
                found.stream().distinct().toList(),
                problems.stream().limit(MOST_PROBLEMS).toList());
    }

    private static Optional<Problem> problem(int line, List<RegionCode> candidates, Regions regions) {
        return Optional.of(
                candidates.isEmpty()
                        ? new Problem("only", "invitations.only.unknown", line)
                        : new Problem(
                                "only",
                                "invitations.only.several",
                                line,
                                candidates.stream().limit(3).map(regions::path).collect(Collectors.joining("、"))));
    }

    /** A community by its code, its name, and its name behind the township's and the county's. */
    private static Map<String, List<RegionCode>> names(List<Region> communities, Regions regions) {
        return communities.stream()
                .flatMap(community -> Stream.of(
                                community.code().value(),
                                community.name(),
                                regions.path(community.code()),
                                regions.fullPath(community.code()))
                        .map(name -> Map.entry(name.replace("·", ""), community.code())))
                .distinct()
                .collect(Collectors.groupingBy(
                        (Function<Map.Entry<String, RegionCode>, String>) Map.Entry::getKey,
                        Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }
}
