package org.redvest.hours;

import java.time.Duration;
import java.time.Instant;
import org.redvest.accounts.AccountId;
import org.redvest.catalogue.Words;
import org.redvest.dispatch.PlaceId;
import org.redvest.regions.RegionCode;
import org.redvest.shifts.ActivityNumber;
import org.redvest.shifts.ShiftId;
import org.redvest.shifts.Window;
import org.redvest.volunteers.VolunteerId;

/**
 * What one volunteer served on one place, with the marks that prove it. The minutes follow from the marks and from nothing
 * else: nobody can hand them in.
 */
public record Hours(VolunteerId volunteer, PlaceId place, Occasion service, Mark came, Mark left, AccountId enteredBy)
        implements Booked {

    /** Enters what is settled from the marks. No account has this number. */
    public static final AccountId MACHINE = new AccountId(0);

    public Hours {
        if (left.at().isBefore(came.at())) {
            throw new IllegalArgumentException("Place %s: left before came".formatted(place));
        }
    }

    /** Whole minutes of the stay that fall into the shift; coming early or leaving late adds nothing. */
    @Override
    public int minutes() {
        return minutes(service.window(), came, left);
    }

    @Override
    public RegionCode region() {
        return service.region();
    }

    /** Marks that were made on the spot prove them. */
    @Override
    public Entry.HoursClass hoursClass() {
        return Entry.HoursClass.CREDIT;
    }

    @Override
    public Instant since() {
        return service.window().start();
    }

    public static int minutes(Window shift, Mark came, Mark left) {
        var from = came.at().isAfter(shift.start()) ? came.at() : shift.start();
        var to = left.at().isBefore(shift.end()) ? left.at() : shift.end();
        return Math.toIntExact(Math.max(0, Duration.between(from, to).toMinutes()));
    }

    /** Entered from the marks alone, without the community's word. */
    public boolean settled() {
        return enteredBy.equals(MACHINE);
    }

    /** The stay ends at the mark it began with: there is none later. */
    public boolean leftUnmarked() {
        return came.equals(left);
    }

    public Hours between(Mark otherCame, Mark otherLeft, AccountId by) {
        return new Hours(volunteer, place, service, otherCame, otherLeft, by);
    }

    /** The same hours of the same person, whose number is another now. */
    Hours of(VolunteerId other) {
        return new Hours(other, place, service, came, left, enteredBy);
    }

    @Override
    public Hours enteredBy(AccountId by) {
        return new Hours(volunteer, place, service, came, left, by);
    }

    /** Whether it says the same of the same place; how the marks came to be is another matter. */
    public boolean sameStay(Hours other) {
        return place.equals(other.place)
                && came.at().equals(other.came.at())
                && left.at().equals(other.left.at());
    }

    /** The shift that was served, as it was called then. */
    public record Occasion(
            ShiftId shift, LedgerOwner owner, RegionCode region, String category, Words title, Window window) {

        public ActivityNumber activity() {
            return new ActivityNumber(owner.key());
        }
    }
}
