package org.redvest.hours;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.redvest.volunteers.VolunteerId;

/** What came out when every hash was computed again. */
public record LedgerAudit(long entries, long roots, List<Fault> faults) {

    public LedgerAudit {
        faults = List.copyOf(faults);
    }

    public boolean sound() {
        return faults.isEmpty();
    }

    /** An audit that was kept, as an administrator reads it. */
    public record Kept(Instant at, long entries, long roots, int faults) {}

    /** Where the books were touched from outside. */
    public sealed interface Fault {
        /** The line does not match its own hash, or its minutes do not follow from its marks. */
        record Changed(VolunteerId volunteer, int number) implements Fault {}

        /** The line before it is gone, or another. */
        record Torn(VolunteerId volunteer, int number) implements Fault {}

        /** The chain does not end with the line that its head names; number 0 where the head itself is gone. */
        record CutOff(VolunteerId volunteer, int number) implements Fault {}

        /** The lines of that day are not those that were there when the day was closed. */
        record OtherDay(LocalDate day) implements Fault {}

        /** The root before this one is gone, or another. */
        record TornRoot(int number) implements Fault {}

        /** The roots do not end with the one that their head names; number 0 where the head itself is gone. */
        record CutOffRoots(int number) implements Fault {}
    }
}
