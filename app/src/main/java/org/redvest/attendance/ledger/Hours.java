package org.redvest.attendance.ledger;

import org.redvest.accounts.AccountId;
import org.redvest.dispatch.PlaceId;
import org.redvest.orders.OrderNumber;
import org.redvest.orders.ShiftId;
import org.redvest.regions.RegionCode;
import org.redvest.volunteers.VolunteerId;

/**
 * What one volunteer served on one place, with the marks that prove it. The minutes follow from the marks and from nothing
 * else: nobody can hand them in.
 */
public record Hours(VolunteerId volunteer, PlaceId place, Service service, Mark came, Mark left, AccountId enteredBy) {

    public Hours {
        if (left.at().isBefore(came.at())) {
            throw new IllegalArgumentException("Place %s: left before came".formatted(place));
        }
    }

    public int minutes() {
        return service.window().minutesOf(came, left);
    }

    public Hours leftAt(Mark other, AccountId by) {
        return new Hours(volunteer, place, service, came, other, by);
    }

    /** The shift that was served, as it was called then. */
    public record Service(
            ShiftId shift, OrderNumber order, RegionCode region, String category, String title, Window window) {}
}
