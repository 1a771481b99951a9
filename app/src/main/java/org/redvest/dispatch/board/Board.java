package org.redvest.dispatch.board;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.redvest.regions.Region;
import org.redvest.regions.Regions;
import org.redvest.shifts.ShiftId;
import org.redvest.web.Listing;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a dispatcher sees of the coming fortnight, under the scope of the request. */
@Component
public class Board {

    /** How many days the board looks ahead, today included. */
    public static final int DAYS = 14;

    private final BoardStore store;
    private final Regions regions;
    private final Clock clock;

    Board(BoardStore store, Regions regions, Clock clock) {
        this.store = store;
        this.regions = regions;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public BoardList list(BoardQuestion question, int page) {
        return list(question, page, store.counts(question, until()));
    }

    /** The list of the first tab that has shifts: a dispatcher who named none begins where there is something to do. */
    @Transactional(readOnly = true)
    public BoardList listFirst(BoardQuestion question, int page) {
        var counts = store.counts(question, until());
        var tab = Stream.of(BoardTab.values())
                .filter(each -> total(counts, each).shifts() > 0)
                .findFirst();
        return list(tab.map(question::on).orElse(question), page, counts);
    }

    private BoardList list(BoardQuestion question, int page, Map<BoardTab, BoardCount> counts) {
        var until = until();
        var total = total(counts, question.tab()).shifts();
        var rows = store.rows(question, until, Listing.LENGTH, Listing.offset(page));
        var first =
                store.rows(urgent(question), until, 1, 0).stream().findFirst().map(BoardRow::start);
        return new BoardList(
                question, counts, new Listing<>(rows, page, total), outlooks(rows), first, clock.instant());
    }

    private Map<ShiftId, Outlook> outlooks(List<BoardRow> rows) {
        var waiting = rows.stream()
                .filter(row -> row.missing() > 0 && row.invited() > 0)
                .collect(Collectors.toMap(BoardRow::shift, BoardRow::missing));
        if (waiting.isEmpty()) {
            return Map.of();
        }
        return store.asked(waiting.keySet()).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        each -> Outlook.of(each.getValue(), waiting.getOrDefault(each.getKey(), 0))));
    }

    private static BoardQuestion urgent(BoardQuestion question) {
        return question.on(BoardTab.LACKS).by(BoardOrder.START);
    }

    static BoardCount total(Map<BoardTab, BoardCount> counts, BoardTab tab) {
        return tab == BoardTab.ALL
                ? counts.values().stream().reduce(BoardCount.NONE, BoardCount::plus)
                : counts.getOrDefault(tab, BoardCount.NONE);
    }

    /** All days of the board, whichever day its list shows. */
    @Transactional(readOnly = true)
    public BoardPicture picture(BoardQuestion question) {
        var places = places(question);
        var cells = store.cells(
                question.onAnyDay(), until(), places.getFirst().code().value().length());
        return new BoardPicture(
                BoardMap.of(question.region(), cells, places, regions), BoardTimetable.of(cells, places));
    }

    private List<Region> places(BoardQuestion question) {
        var below = regions.children(question.region());
        return below.isEmpty() ? List.of(regions.region(question.region())) : below;
    }

    /** The shifts of the question that lack people and have not begun. */
    @Transactional(readOnly = true)
    public List<ShiftId> plannable(BoardQuestion question) {
        return store.plannable(question, until());
    }

    public LocalDate firstDay() {
        return LocalDate.now(clock);
    }

    public LocalDate lastDay() {
        return firstDay().plusDays(DAYS - 1);
    }

    private Instant until() {
        return lastDay().plusDays(1).atStartOfDay(clock.getZone()).toInstant();
    }
}
