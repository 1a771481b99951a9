package org.redvest.programmes.pages;

import java.time.LocalDate;
import java.util.List;

/** How far the posts of one page of a list are staffed on the coming days. */
public record StaffingTable(List<LocalDate> days, List<StaffingRow> rows) {

    public StaffingTable {
        days = List.copyOf(days);
        rows = List.copyOf(rows);
    }

    /** @param cells one for each day */
    public record StaffingRow(String path, String name, String site, List<StaffingCell> cells) {
        public StaffingRow {
            cells = List.copyOf(cells);
        }

        public int places() {
            return cells.stream().mapToInt(StaffingCell::places).sum();
        }

        public int missing() {
            return cells.stream().mapToInt(StaffingCell::missing).sum();
        }
    }

    /** @param places of all shifts of the day; none where the post is not served */
    public record StaffingCell(int places, int taken) {

        private static final int FULL = 100;
        private static final int LOW = 87;
        private static final int STEPS = 4;

        public int missing() {
            return Math.max(0, places - taken);
        }

        /** Rounded down: what is not full is not shown as full. */
        public int percent() {
            return places == 0 ? 0 : Math.min(FULL, FULL * taken / places);
        }

        public String shade() {
            if (percent() == FULL) {
                return "heat__5";
            }
            return percent() < LOW ? "heat__low" : "heat__" + Math.min(STEPS, 1 + (percent() - LOW) / 3);
        }
    }

    public boolean isEmpty() {
        return rows.isEmpty() || days.isEmpty();
    }

    public int missing(int day) {
        return rows.stream().mapToInt(row -> row.cells().get(day).missing()).sum();
    }

    public int places() {
        return rows.stream().mapToInt(StaffingRow::places).sum();
    }

    public int missing() {
        return rows.stream().mapToInt(StaffingRow::missing).sum();
    }
}
