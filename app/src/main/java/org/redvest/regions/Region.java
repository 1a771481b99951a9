package org.redvest.regions;

import org.redvest.engine.Position;

/**
 * One division. Its centre is where its people are taken to live; a synthetic one is made up, somewhere inside the county's
 * outline, and a page that shows it says so.
 */
public record Region(RegionCode code, String name, Position centre, boolean synthetic) {

    public Level level() {
        return code.level();
    }
}
