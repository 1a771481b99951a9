package org.redvest.dispatch.board;

import java.time.Instant;
import org.redvest.regions.RegionCode;
import org.redvest.shifts.ShiftId;

/** As much of a shift on the board as its tabs, its map, its timetable and the order of its list need. */
record BoardMark(ShiftId shift, Instant start, RegionCode region, BoardTab tab, int people, int taken, int missing) {

    boolean in(BoardTab wanted) {
        return wanted == BoardTab.ALL || wanted == tab;
    }
}
