package org.redvest.hours;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.redvest.accounts.AccountId;
import org.redvest.regions.RegionCode;
import org.redvest.volunteers.VolunteerId;

/**
 * Hours without a shift here: an opening balance 转入时数 from another register, which is credit, or honour hours 荣誉时数. No
 * mark proves them, so they name their source.
 *
 * @param since the day from which they count: the closing day of the other register, or the day of the deed
 */
public record GivenHours(
        VolunteerId volunteer,
        RegionCode region,
        Entry.HoursClass hoursClass,
        int minutes,
        Instant since,
        String source,
        AccountId enteredBy)
        implements Booked {

    /** The database has the same limit: sixty hours a week over thirty years. */
    public static final int MOST_MINUTES = 6_000_000;

    public GivenHours {
        if (minutes < 0 || minutes > MOST_MINUTES) {
            throw new IllegalArgumentException(
                    "Given hours have 0 to %d minutes, not %d".formatted(MOST_MINUTES, minutes));
        }
        if (source.isBlank()) {
            throw new IllegalArgumentException("Given hours name their source; this one is blank");
        }
        since = since.truncatedTo(ChronoUnit.SECONDS);
    }

    /** The kind of the line by which they are entered. */
    Entry.Kind kind() {
        return switch (hoursClass) {
            case CREDIT -> new Entry.Kind.OpeningBalance();
            case HONOUR -> new Entry.Kind.Honour();
        };
    }

    /** The same hours of the same person, whose number is another now. */
    GivenHours of(VolunteerId other) {
        return new GivenHours(other, region, hoursClass, minutes, since, source, enteredBy);
    }

    @Override
    public GivenHours enteredBy(AccountId by) {
        return new GivenHours(volunteer, region, hoursClass, minutes, since, source, by);
    }
}
