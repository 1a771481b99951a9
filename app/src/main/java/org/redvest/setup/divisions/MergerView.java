package org.redvest.setup.divisions;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.redvest.regions.Amendment;
import org.redvest.regions.RegionCode;
import org.redvest.volunteers.Volunteers;

/** How many volunteers live where divisions are to be merged. */
public record MergerView(Map<RegionCode, Integer> volunteers) {

    static MergerView of(List<Amendment.Merger> mergers, Volunteers volunteers) {
        return new MergerView(mergers.stream()
                .map(merger -> merger.from().code())
                .collect(Collectors.toMap(code -> code, volunteers::count)));
    }

    public int people(Amendment.Merger merger) {
        return Objects.requireNonNullElse(volunteers.get(merger.from().code()), 0);
    }

    /** A township that goes together with its communities counts once. */
    public int people() {
        return volunteers.entrySet().stream()
                .filter(each ->
                        each.getKey().parent().filter(volunteers::containsKey).isEmpty())
                .mapToInt(Map.Entry::getValue)
                .sum();
    }
}
