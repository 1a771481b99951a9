package org.redvest.attendance;

/** One of several statements about the same thing, numbered as they followed each other; the last stands. */
public interface Restated<S> {

    int number();

    /** Whether both say the same, whoever said it, when and why. */
    boolean sameAs(S other);

    /** Whether a form, filled in before another of these statements, has seen this one; empty asks nothing. */
    default boolean unseenBy(String seen) {
        return seen.matches("[0-9]{1,9}") && Integer.parseInt(seen) != number();
    }
}
