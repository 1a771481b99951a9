package org.redvest.volunteers.intake;

import java.util.Map;

/**
 * How many rows of an import are in each part; together they are all rows with a person.
 *
 * @param done of each part that comes in, how many are in
 * @param withHours how many of the new ones bring earlier hours
 */
public record ImportFigures(Map<RowPart, Integer> rows, Map<RowPart, Integer> done, int withHours, int badCells) {

    public ImportFigures {
        rows = Map.copyOf(rows);
        done = Map.copyOf(done);
    }

    public int of(RowPart part) {
        return rows.getOrDefault(part, 0);
    }

    public int done(RowPart part) {
        return done.getOrDefault(part, 0);
    }

    /** All that come in, whether they are in or not. */
    public int ready() {
        return of(RowPart.NEW) + of(RowPart.HELD) + of(RowPart.CHANGED);
    }

    public int waiting() {
        return ready() - done(RowPart.NEW) - done(RowPart.HELD) - done(RowPart.CHANGED);
    }

    public int newcomers() {
        return done(RowPart.NEW) + done(RowPart.HELD);
    }

    public int people() {
        return ready() + of(RowPart.SAME) + of(RowPart.ASK) + of(RowPart.BAD);
    }
}
