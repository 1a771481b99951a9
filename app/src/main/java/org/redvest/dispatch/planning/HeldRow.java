package org.redvest.dispatch.planning;

import java.time.LocalDate;
import java.util.Set;
import org.redvest.engine.Need;
import org.redvest.engine.Position;
import org.redvest.engine.Slot;

/** A place that a volunteer holds or has served at. */
record HeldRow(long place, String need, Slot slot, Position site) {

    LocalDate day() {
        return slot.start().toLocalDate();
    }

    /** The need of this place alone, where and when it is held. */
    Need alone() {
        var id = "place-" + place;
        return new Need(id, id, site, slot, 0, 0, Set.of(), "held");
    }
}
