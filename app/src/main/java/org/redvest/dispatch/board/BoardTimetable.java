package org.redvest.dispatch.board;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.redvest.regions.Region;
import org.redvest.regions.RegionCode;

/**
 * Parts of days × places: how many shifts, and how many people they lack.
 *
 * @param columns the places with most people missing, then those with most shifts; the others are one column
 * @param others how many places the last column stands for; 0 when there is none
 */
public record BoardTimetable(
        List<Region> columns, int others, List<Line> lines, List<TimetableSlot> sums, TimetableSlot all) {

    /** So many places have a column of their own. */
    private static final int MOST_COLUMNS = 6;

    private static final int PARTS = 3;

    /** Shifts and people missing at one part of a day in one place. */
    public record TimetableSlot(int shifts, int missing, int asked) {
        static final TimetableSlot NONE = new TimetableSlot(0, 0, 0);

        private TimetableSlot plus(TimetableSlot other) {
            return new TimetableSlot(shifts + other.shifts, missing + other.missing, asked + other.asked);
        }

        /** For all who are missing people are being asked. */
        public boolean isWatch() {
            return missing > 0 && asked == missing;
        }
    }

    /** A part of a day; the first part of each day names the day. */
    public record Line(LocalDate day, int part, int partsOfDay, List<TimetableSlot> slots, TimetableSlot sum) {
        public boolean first() {
            return partsOfDay > 0;
        }
    }

    private record Key(LocalDate day, int part, int column) {}

    static BoardTimetable of(List<BoardCell> cells, List<Region> places) {
        var sums = new HashMap<RegionCode, TimetableSlot>();
        cells.forEach(cell -> sums.merge(cell.place(), slot(cell), TimetableSlot::plus));
        var busy = places.stream()
                .filter(place -> sums.containsKey(place.code()))
                .sorted(Comparator.<Region>comparingInt(place -> -sums.getOrDefault(place.code(), TimetableSlot.NONE)
                                .missing())
                        .thenComparingInt(place -> -sums.getOrDefault(place.code(), TimetableSlot.NONE)
                                .shifts()))
                .toList();
        int own = busy.size() <= MOST_COLUMNS + 1 ? busy.size() : MOST_COLUMNS;
        var columns = busy.subList(0, own);
        var column = new HashMap<RegionCode, Integer>();
        for (int at = 0; at < busy.size(); at++) {
            column.put(busy.get(at).code(), Math.min(at, own));
        }
        int width = busy.size() > own ? own + 1 : own;
        var slots = new HashMap<Key, TimetableSlot>();
        for (BoardCell cell : cells) {
            int at = Optional.ofNullable(column.get(cell.place())).orElse(0);
            slots.merge(new Key(cell.day(), cell.part(), at), slot(cell), TimetableSlot::plus);
        }
        return new BoardTimetable(
                columns,
                busy.size() - own,
                lines(cells, slots, width),
                row(width, at -> total(slots, at)),
                cells.stream().map(BoardTimetable::slot).reduce(TimetableSlot.NONE, TimetableSlot::plus));
    }

    private static List<Line> lines(List<BoardCell> cells, Map<Key, TimetableSlot> slots, int width) {
        var lines = new ArrayList<Line>();
        for (LocalDate day :
                cells.stream().map(BoardCell::day).distinct().sorted().toList()) {
            var parts = cells.stream()
                    .filter(cell -> cell.day().equals(day))
                    .map(BoardCell::part)
                    .distinct()
                    .sorted()
                    .toList();
            for (int part = 0; part < PARTS; part++) {
                if (parts.contains(part)) {
                    int which = part;
                    var row = row(width, at -> slots.getOrDefault(new Key(day, which, at), TimetableSlot.NONE));
                    boolean first = parts.getFirst() == part;
                    lines.add(new Line(
                            day,
                            part,
                            first ? parts.size() : 0,
                            row,
                            row.stream().reduce(TimetableSlot.NONE, TimetableSlot::plus)));
                }
            }
        }
        return lines;
    }

    private static TimetableSlot total(Map<Key, TimetableSlot> slots, int column) {
        return slots.entrySet().stream()
                .filter(each -> each.getKey().column() == column)
                .map(Map.Entry::getValue)
                .reduce(TimetableSlot.NONE, TimetableSlot::plus);
    }

    private static List<TimetableSlot> row(int width, IntFunction<TimetableSlot> slot) {
        return IntStream.range(0, width).mapToObj(slot).toList();
    }

    private static TimetableSlot slot(BoardCell cell) {
        return new TimetableSlot(cell.shifts(), cell.missing(), cell.asked());
    }
}
