package org.redvest.attendance;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.redvest.accounts.AccountId;
import org.redvest.catalogue.Words;
import org.redvest.dispatch.PlaceId;
import org.redvest.regions.RegionCode;
import org.redvest.shifts.ActivityNumber;
import org.redvest.shifts.ShiftId;
import org.redvest.volunteers.VolunteerId;

/**
 * The community said who came (确认), or the marks alone did after the set days, and the hours are in the ledger.
 *
 * @param item of the menu, or empty where the activity was off the menu and its title is somebody's own words
 * @param beneficiaries people served, as the community counted them; 0 where it was settled
 * @param by whose word it is; empty where it was settled from the marks
 */
public record ServiceConfirmed(
        ShiftId shift,
        ActivityNumber activity,
        RegionCode region,
        String category,
        String item,
        Words title,
        Instant start,
        Instant end,
        int beneficiaries,
        List<Participation> participations,
        NotThere notThere,
        Optional<AccountId> by,
        Instant at,
        List<Missed> missed) {

    public ServiceConfirmed {
        participations = List.copyOf(participations);
        missed = List.copyOf(missed);
    }

    /** A person who had accepted and of whom the community said that they were not there, or of whom there is no mark. */
    public record Missed(PlaceId place, VolunteerId volunteer, AttendanceWord said) {}

    /** How many had accepted and were not there, by why. */
    public record NotThere(int onLeave, int absent, int excused) {}

    public boolean settled() {
        return by.isEmpty();
    }

    public ShiftEnd ending() {
        return ShiftEnd.of(settled(), !participations.isEmpty());
    }

    public int minutes() {
        return participations.stream().mapToInt(Participation::minutes).sum();
    }
}
