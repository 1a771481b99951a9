package org.redvest.attendance;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.redvest.accounts.AccountId;
import org.redvest.web.Problem;

/** What becomes of a community's word on who came. */
public sealed interface Confirmation {

    /** The hours are entered. */
    record Done(Receipt receipt) implements Confirmation {}

    /** The same was sent twice. */
    record Already(Receipt receipt) implements Confirmation {}

    /**
     * A colleague was first, or oneself with another word, or the shift was settled; that holds, and the second is told so.
     *
     * @param by who was first; empty where the shift was settled from the marks
     * @param others what the second says otherwise, each beside the field that corrects it
     */
    record Overtaken(Optional<AccountId> by, String hour, List<Problem> others) implements Confirmation {
        public Overtaken {
            others = List.copyOf(others);
        }
    }

    /** The service is not over yet. */
    record TooEarly(Instant end) implements Confirmation {}

    /** The shift was cancelled or never opened: there is nothing to confirm. */
    record NotHeld() implements Confirmation {}

    /** Nothing was written. */
    record Refused(List<Problem> problems) implements Confirmation {
        public Refused {
            problems = List.copyOf(problems);
        }
    }

    /**
     * What a confirmation added.
     *
     * @param unrecorded of whom there is no mark and no word of the community
     * @param settled from the marks, without the community's word
     */
    record Receipt(
            int came,
            int absent,
            int onLeave,
            int excused,
            int unrecorded,
            int minutes,
            int beneficiaries,
            boolean settled,
            Instant at) {
        public ShiftEnd ending() {
            return ShiftEnd.of(settled, came > 0);
        }

        public int accepted() {
            return came + absent + onLeave + excused + unrecorded;
        }
    }
}
