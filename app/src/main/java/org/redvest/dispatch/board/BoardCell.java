package org.redvest.dispatch.board;

import java.time.LocalDate;
import org.redvest.regions.RegionCode;

/**
 * The shifts of one part of a day in one place.
 *
 * @param part 0 before noon, 1 until 18:00, 2 in the evening
 * @param asked of the missing people, those of shifts for which people are being asked
 */
record BoardCell(LocalDate day, int part, RegionCode place, int shifts, int missing, int asked) {

    /** In whose order cells are listed. */
    String key() {
        return "%s %d %s".formatted(day, part, place);
    }

    BoardCell plus(BoardCell other) {
        return new BoardCell(day, part, place, shifts + other.shifts, missing + other.missing, asked + other.asked);
    }
}
