package org.redvest.dispatch.board;

import java.time.LocalDate;
import java.util.Optional;
import org.redvest.regions.RegionCode;

/**
 * Which shifts the board shows: of which region, on which day, of which category; which tab of them, in which order.
 *
 * @param search part of a number, of a title or of the name of a place; empty for all
 */
public record BoardQuestion(
        RegionCode region,
        Optional<LocalDate> day,
        Optional<String> category,
        String search,
        BoardTab tab,
        BoardOrder order) {

    /** Whether it asks for some of the region's shifts alone. */
    public boolean filtered() {
        return day.isPresent() || category.isPresent() || !search.isEmpty();
    }

    BoardQuestion on(BoardTab other) {
        return new BoardQuestion(region, day, category, search, other, order);
    }

    BoardQuestion onAnyDay() {
        return new BoardQuestion(region, Optional.empty(), category, search, tab, order);
    }

    BoardQuestion by(BoardOrder other) {
        return new BoardQuestion(region, day, category, search, tab, other);
    }
}
