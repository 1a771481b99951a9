package org.redvest.attendance.ledger;

import java.util.Optional;
import org.redvest.volunteers.VolunteerId;

/**
 * A line as the database keeps it, to be checked.
 *
 * @param position among all lines of everybody
 * @param entry absent where what was written over it can no longer be read as a line
 */
record KeptLine(VolunteerId volunteer, int number, long position, Hash previous, Hash hash, Optional<Entry> entry) {

    boolean genuine() {
        return entry.filter(Entry::genuine).isPresent();
    }

    boolean follows(Entry.Link last) {
        return number == last.number() + 1 && previous.equals(last.hash());
    }

    Entry.Link link() {
        return new Entry.Link(number, hash);
    }
}
