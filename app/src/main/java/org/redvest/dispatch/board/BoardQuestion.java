package org.redvest.dispatch.board;

import java.time.LocalDate;
import java.util.Optional;
import org.redvest.regions.RegionCode;

/** Which shifts the board shows: of which region, on which day, of which category; which tab of them, in which order. */
public record BoardQuestion(
        RegionCode region, Optional<LocalDate> day, Optional<String> category, BoardTab tab, BoardOrder order) {

    BoardQuestion on(BoardTab other) {
        return new BoardQuestion(region, day, category, other, order);
    }
}
