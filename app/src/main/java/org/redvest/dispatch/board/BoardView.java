package org.redvest.dispatch.board;

import java.time.LocalDate;
import org.redvest.accounts.Where;
import org.redvest.regions.RegionCode;
import org.redvest.web.Queries;

/** What the page of the board shows, and where its links lead. */
public record BoardView(Where where, BoardList list) {

    public BoardQuestion question() {
        return list.question();
    }

    public String day() {
        return question().day().map(LocalDate::toString).orElse("");
    }

    public String category() {
        return question().category().orElse("");
    }

    /** The same shifts in another tab. */
    public String to(BoardTab tab) {
        return address("/board", question().region(), day(), tab);
    }

    /** The shifts of one place. */
    public String to(RegionCode place) {
        return address("/board", place, day(), question().tab());
    }

    /** The shifts of one day. */
    public String to(LocalDate day) {
        return address("/board", question().region(), day.toString(), question().tab());
    }

    /** This tab from its first page. */
    public String here() {
        return address("/board", question().region(), day(), question().tab());
    }

    /** The list alone, on this page. */
    public String fragment() {
        return Queries.with(
                address("/board/list", question().region(), day(), question().tab()),
                "page",
                list.rows().page());
    }

    private String address(String page, RegionCode region, String day, BoardTab tab) {
        return Queries.with(
                page,
                "region",
                region.value(),
                "day",
                day,
                "category",
                category(),
                "tab",
                tab.word(),
                "sort",
                question().order().word());
    }
}
