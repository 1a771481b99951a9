package org.redvest.attendance;

import java.time.Instant;
import java.util.Optional;
import org.redvest.accounts.AccountId;
import org.redvest.shifts.ActivityNumber;
import org.redvest.shifts.ShiftId;
import org.redvest.volunteers.VolunteerId;

/**
 * The community handed the lead of a service (带班) to somebody else.
 *
 * @param before who led until now; nobody where the community did itself
 * @param now who leads from now on; nobody where the community does itself
 */
public record LeadHanded(
        ShiftId shift,
        ActivityNumber activity,
        Optional<VolunteerId> before,
        Optional<VolunteerId> now,
        AccountId by,
        Instant at) {}
