package org.redvest.hours;

import java.time.LocalDate;
import java.util.Optional;

/** What came out when one volunteer's lines were computed again, and how far the check reached. */
public sealed interface Proof {

    /** Nothing was ever entered. */
    record Empty() implements Proof {}

    /**
     * Each line matches its hash and the line before it, and none is missing, the last included.
     *
     * @param lines how many there are
     * @param closed how many of them lie in days that are closed; the newest of these was found in its day's root
     * @param day of that root; absent while none of the lines lies in a closed day
     */
    record Holds(int lines, int closed, Optional<LocalDate> day) implements Proof {
        public int open() {
            return lines - closed;
        }
    }

    /** Something is missing or was changed. */
    record Broken() implements Proof {}
}
