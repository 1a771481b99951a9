package org.redvest.hours;

import java.time.Instant;
import org.redvest.accounts.AccountId;
import org.redvest.regions.RegionCode;
import org.redvest.volunteers.VolunteerId;

/** What a line of the ledger is about: hours that were served on a shift here, or hours that were given without one. */
public sealed interface Booked permits Hours, GivenHours {

    VolunteerId volunteer();

    RegionCode region();

    int minutes();

    Entry.HoursClass hoursClass();

    /** A statement sorts by it: the shift's start, or the day from which given hours count. */
    Instant since();

    AccountId enteredBy();

    /** The same hours in a line that another account enters. */
    Booked enteredBy(AccountId by);
}
