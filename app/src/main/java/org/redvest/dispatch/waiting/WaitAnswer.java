package org.redvest.dispatch.waiting;

/** What becomes of joining a waiting list. */
public sealed interface WaitAnswer {

    /** They wait, with so many before them. */
    record Waits(int ahead) implements WaitAnswer {}

    /** A place is free: they need not wait. */
    record HasRoom() implements WaitAnswer {}

    /** They hold a place, the time is over, or a rule keeps them out: the page says which. */
    record CannotWait() implements WaitAnswer {}
}
