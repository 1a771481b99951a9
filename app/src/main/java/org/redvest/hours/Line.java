package org.redvest.hours;

import java.util.stream.Stream;
import org.redvest.shifts.ActivityNumber;

/**
 * One line as its owner reads it.
 *
 * @param balance minutes after this line
 * @param voided whether a later line takes it back
 */
public record Line(Entry entry, int balance, boolean voided) {

    /** None for hours that were given without a shift. */
    public Stream<ActivityNumber> activity() {
        return entry.served().map(hours -> hours.service().activity()).stream();
    }

    /** It says how it was, and no later line takes it back. */
    public boolean stands() {
        return !voided && entry.counts();
    }
}
