package org.redvest.dispatch.board;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.redvest.regions.Region;
import org.redvest.regions.RegionCode;
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

    private static final int NOON = 12;
    private static final int EVENING = 18;

    private final BoardStore store;
    private final Regions regions;
    private final Clock clock;

    Board(BoardStore store, Regions regions, Clock clock) {
        this.store = store;
        this.regions = regions;
        this.clock = clock;
    }

    /** @param named whether the dispatcher chose the tab; else the first is shown that has something to do */
    @Transactional(readOnly = true)
    public BoardLook look(BoardQuestion question, int page, boolean named) {
        var marks = store.marks(question.onAnyDay(), until());
        var ofDay = question.day().map(day -> on(day, marks)).orElse(marks);
        return new BoardLook(list(named ? question : first(question, ofDay), page, ofDay), picture(question, marks));
    }

    @Transactional(readOnly = true)
    public BoardList list(BoardQuestion question, int page, boolean named) {
        var marks = store.marks(question, until());
        return list(named ? question : first(question, marks), page, marks);
    }

    private static BoardQuestion first(BoardQuestion question, List<BoardMark> marks) {
        var tabs = marks.stream().map(BoardMark::tab).collect(Collectors.toSet());
        return Stream.of(BoardTab.values())
                .filter(tabs::contains)
                .findFirst()
                .map(question::on)
                .orElse(question);
    }

    private List<BoardMark> on(LocalDate day, List<BoardMark> marks) {
        return marks.stream().filter(mark -> day(mark).equals(day)).toList();
    }

    private LocalDate day(BoardMark mark) {
        return LocalDate.ofInstant(mark.start(), clock.getZone());
    }

    private BoardList list(BoardQuestion question, int page, List<BoardMark> marks) {
        var counts = marks.stream()
                .collect(Collectors.groupingBy(
                        BoardMark::tab,
                        () -> new EnumMap<>(BoardTab.class),
                        Collectors.reducing(BoardCount.NONE, BoardCount::of, BoardCount::plus)));
        var shown = marks.stream()
                .filter(mark -> mark.in(question.tab()))
                .sorted(order(question))
                .skip(Listing.offset(page))
                .limit(Listing.LENGTH)
                .toList();
        var rows = shown.isEmpty() ? List.<BoardRow>of() : store.rows(shown);
        var first = marks.stream()
                .filter(mark -> mark.tab() == BoardTab.LACKS)
                .map(BoardMark::start)
                .findFirst();
        var total = total(counts, question.tab()).shifts();
        return new BoardList(
                question, counts, new Listing<>(rows, page, total), outlooks(rows), first, clock.instant());
    }

    /** The marks are by start already; what is over stands behind what lies ahead. */
    private static Comparator<BoardMark> order(BoardQuestion question) {
        Comparator<BoardMark> behind = Comparator.comparing(mark -> mark.tab() == BoardTab.ENDED);
        return question.order() == BoardOrder.MISSING ? behind.thenComparingInt(mark -> -mark.missing()) : behind;
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

    static BoardCount total(Map<BoardTab, BoardCount> counts, BoardTab tab) {
        return tab == BoardTab.ALL
                ? counts.values().stream().reduce(BoardCount.NONE, BoardCount::plus)
                : counts.getOrDefault(tab, BoardCount.NONE);
    }

    /** All days of the board, whichever day its list shows. */
    private BoardPicture picture(BoardQuestion question, List<BoardMark> marks) {
        var places = places(question);
        var cells = cells(marks, places.getFirst().code().value().length());
        return new BoardPicture(
                BoardMap.of(question.region(), cells, places, regions), BoardTimetable.of(cells, places));
    }

    /** By day, part of the day and place. */
    private List<BoardCell> cells(List<BoardMark> marks, int digits) {
        return marks.stream()
                .filter(mark -> mark.tab() != BoardTab.ENDED)
                .map(mark -> cell(mark, digits))
                .collect(Collectors.toMap(BoardCell::key, Function.identity(), BoardCell::plus, TreeMap::new))
                .values()
                .stream()
                .toList();
    }

    private BoardCell cell(BoardMark mark, int digits) {
        int hour = mark.start().atZone(clock.getZone()).getHour();
        int part = hour < NOON ? 0 : hour < EVENING ? 1 : 2;
        var place = new RegionCode(mark.region().value().substring(0, digits));
        int asked = mark.tab() == BoardTab.ASKED ? mark.missing() : 0;
        return new BoardCell(day(mark), part, place, 1, mark.missing(), asked);
    }

    private List<Region> places(BoardQuestion question) {
        var below = regions.children(question.region());
        return below.isEmpty() ? List.of(regions.region(question.region())) : below;
    }

    /** The shifts of the question that lack people and have not begun. */
    @Transactional(readOnly = true)
    public List<ShiftId> plannable(BoardQuestion question) {
        var now = clock.instant();
        return store.marks(question, until()).stream()
                .filter(mark -> mark.in(question.tab())
                        && mark.missing() > 0
                        && mark.start().isAfter(now))
                .map(BoardMark::shift)
                .toList();
    }

    /** How many shifts of a region lack people, were asked for, and have no answer to wait for. */
    @Transactional(readOnly = true)
    public long silent(RegionCode region) {
        var all = new BoardQuestion(region, Optional.empty(), Optional.empty(), "", BoardTab.LACKS, BoardOrder.START);
        return store.silent(all, until());
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
