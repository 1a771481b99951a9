package org.redvest.regions;

import java.util.List;

/**
 * What a file would change in the divisions, or has changed.
 *
 * @param kept number of divisions of the file's counties that the file does not name: they stay as they are
 */
public record Amendment(
        List<Region> added, List<RegionChange> renamed, List<RegionChange> moved, int unchanged, int kept) {

    public Amendment {
        added = List.copyOf(added);
        renamed = List.copyOf(renamed);
        moved = List.copyOf(moved);
    }

    /** One division before and after. */
    public record RegionChange(Region before, Region after) {}

    public boolean changesNothing() {
        return added.isEmpty() && renamed.isEmpty() && moved.isEmpty();
    }
}
