package org.redvest.dispatch.board;

import java.time.LocalDate;
import org.redvest.accounts.Where;
import org.redvest.regions.RegionCode;
import org.redvest.web.Queries;

/**
 * What the page of the board shows, and where its links lead.
 *
 * @param named whether the reader chose the tab
 */
public record BoardView(Where where, BoardList list, boolean named) {

    public BoardView {
        var question = list.question();
        where = where.keeping(
                "day",
                question.day().map(LocalDate::toString).orElse(""),
                "category",
                question.category().orElse(""),
                "search",
                question.search(),
                "tab",
                named || question.tab() == BoardTab.ALL ? question.tab().word() : "",
                "sort",
                question.order().word());
    }

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
        return address("/board", question().region(), day(), tab.word());
    }

    /** The shifts of one place, in a tab that has some. */
    public String to(RegionCode place) {
        return address("/board", place, day(), anyTab());
    }

    /** The shifts of one day, in a tab that has some. */
    public String to(LocalDate day) {
        return address("/board", question().region(), day.toString(), anyTab());
    }

    /** The map and the timetable count the shifts of all tabs; their links stay in the one with all of them, and name no other. */
    private String anyTab() {
        return question().tab() == BoardTab.ALL ? BoardTab.ALL.word() : "";
    }

    /** This tab from its first page. */
    public String here() {
        return address("/board", question().region(), day(), question().tab().word());
    }

    /** The list alone, on this page. */
    public String fragment() {
        return Queries.with(
                address(
                        "/board/list",
                        question().region(),
                        day(),
                        question().tab().word()),
                "page",
                list.rows().page());
    }

    /** All shifts of the region, without what was searched for. */
    public String unfiltered() {
        return Queries.with("/board", "region", question().region().value());
    }

    private String address(String page, RegionCode region, String day, String tab) {
        return Queries.with(
                page,
                "region",
                region.value(),
                "day",
                day,
                "category",
                category(),
                "search",
                question().search(),
                "tab",
                tab,
                "sort",
                question().order().word());
    }
}
