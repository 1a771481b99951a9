package org.redvest.regions;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a file would change in the divisions, or has changed.
 *
 * @param kept number of divisions of the file's counties that the file does not name: they stay as they are
 */
public record Amendment(
        List<Region> added,
        List<RegionChange> renamed,
        List<RegionChange> moved,
        List<Merger> mergers,
        List<OutlineChange> outlines,
        int unchanged,
        int kept) {

    public Amendment {
        added = List.copyOf(added);
        renamed = List.copyOf(renamed);
        moved = List.copyOf(moved);
        mergers = List.copyOf(mergers);
        outlines = List.copyOf(outlines);
    }

    /** One division before and after. */
    public record RegionChange(Region before, Region after) {}

    /** A division that goes (原区划), and the one that its people, orders and places come to. */
    public record Merger(Region from, Region into) {}

    /** The border of one county. */
    public record OutlineChange(Region county, Optional<Outline> before, Outline after) {}

    public boolean changesNothing() {
        return touched().findAny().isEmpty();
    }

    /** Every division that would change, where it comes from and what it comes to. */
    public Stream<Region> touched() {
        return Stream.of(
                        added.stream(),
                        renamed.stream().map(RegionChange::after),
                        moved.stream().map(RegionChange::after),
                        mergers.stream().map(Merger::from),
                        mergers.stream().map(Merger::into),
                        outlines.stream().map(OutlineChange::county))
                .flatMap(each -> each);
    }
}
