package org.redvest.hours;

import java.time.Instant;
import java.time.LocalDate;

/**
 * One hash over all lines of a day, chained to that of the day before: a chain rewritten whole does not match it.
 *
 * @param upTo the position of the last line below it
 * @param tree the top of the {@link DayTree} over the hashes of these lines
 */
public record Root(
        int format,
        int number,
        LocalDate day,
        long upTo,
        int entries,
        Hash tree,
        Hash previous,
        Hash root,
        Instant takenAt) {

    static Root over(Entry.Link last, LocalDate day, long upTo, DayTree lines, Instant takenAt) {
        return new Root(
                        LedgerFormat.VERSION,
                        last.number() + 1,
                        day,
                        upTo,
                        lines.entries(),
                        lines.top(),
                        last.hash(),
                        Hash.ZERO,
                        takenAt)
                .sealed();
    }

    private Root sealed() {
        return new Root(format, number, day, upTo, entries, tree, previous, LedgerFormat.hash(this), takenAt);
    }

    /** Whether its own hash follows from what it says. */
    public boolean genuine() {
        return takenAt.getNano() == 0 && LedgerFormat.hash(this).equals(root);
    }

    /** Whether these are the lines that were there when the day was closed. */
    public boolean covers(DayTree lines) {
        return lines.entries() == entries && lines.top().equals(tree);
    }

    public boolean follows(Entry.Link last) {
        return number == last.number() + 1 && previous.equals(last.hash());
    }

    public Entry.Link link() {
        return new Entry.Link(number, root);
    }
}
