package org.redvest.regions;

import java.util.List;
import java.util.Optional;
import org.redvest.engine.Position;

/**
 * A line of a divisions file: a code, a name, and the place if somebody has measured it.
 *
 * @param from codes that were merged into it
 */
record Division(RegionCode code, String name, Optional<Position> centre, List<RegionCode> from) {

    Division(RegionCode code, String name, Optional<Position> centre) {
        this(code, name, centre, List.of());
    }
}
