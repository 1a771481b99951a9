package org.redvest.attendance.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** One hash over all lines of a day, chained to that of the day before: a chain rewritten whole does not match it. */
record Root(int number, LocalDate day, long upTo, int entries, Hash previous, Hash root, Instant takenAt) {

    static Root over(Entry.Link last, LocalDate day, long upTo, List<Hash> lines, Instant takenAt) {
        return new Root(last.number() + 1, day, upTo, lines.size(), last.hash(), Hash.ZERO, takenAt).sealed(lines);
    }

    private Root sealed(List<Hash> lines) {
        var parts = new ArrayList<Object>(List.of(number, day, upTo, entries, takenAt));
        parts.addAll(lines);
        return new Root(number, day, upTo, entries, previous, Hash.chained(previous, parts.toArray()), takenAt);
    }

    /** Whether these are the lines that were there when the day was closed. */
    boolean covers(List<Hash> lines) {
        return lines.size() == entries && sealed(lines).root.equals(root);
    }

    boolean follows(Entry.Link last) {
        return number == last.number() + 1 && previous.equals(last.hash());
    }

    Entry.Link link() {
        return new Entry.Link(number, root);
    }
}
