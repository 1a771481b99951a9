package org.redvest.dispatch.board;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.redvest.shifts.ShiftId;
import org.redvest.web.Listing;

/**
 * The list of the board with its tabs.
 *
 * @param outlooks of the shifts to which people are invited and have not answered
 * @param first when the first shift that lacks people starts
 */
public record BoardList(
        BoardQuestion question,
        Map<BoardTab, BoardCount> counts,
        Listing<BoardRow> rows,
        Map<ShiftId, Outlook> outlooks,
        Optional<Instant> first,
        Instant now) {

    public Optional<Outlook> outlook(BoardRow row) {
        return Optional.ofNullable(outlooks.get(row.shift()));
    }

    public BoardCount count(BoardTab tab) {
        return Board.total(counts, tab);
    }

    /** Empty when the shift has begun already. */
    public Optional<Duration> untilFirst() {
        return first.filter(now::isBefore).map(start -> Duration.between(now, start));
    }

    /** The end of a key in the bundles: what the heading says first. */
    public String news() {
        if (question.filtered() && count(BoardTab.ALL).shifts() == 0) {
            return "none-found";
        }
        if (count(BoardTab.LACKS).shifts() > 0 || count(BoardTab.ASKED).shifts() == 0) {
            return "lacks";
        }
        return count(BoardTab.ASKED).missing() > 0 ? "asked" : "moved";
    }

    /** How many of this tab lack people, whether or not they can still be planned. */
    public long lacking() {
        return count(question.tab()).missing();
    }
}
