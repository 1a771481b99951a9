package org.redvest.attendance.ledger;

/**
 * One line as its owner reads it.
 *
 * @param balance minutes after this line
 * @param voided whether a later line takes it back
 */
public record Line(Entry entry, int balance, boolean voided) {

    /** It says how it was, and no later line takes it back. */
    public boolean stands() {
        return !voided && entry.counts();
    }
}
