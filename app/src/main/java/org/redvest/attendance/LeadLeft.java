package org.redvest.attendance;

import java.time.Instant;
import org.redvest.shifts.ActivityNumber;
import org.redvest.shifts.ShiftId;
import org.redvest.volunteers.VolunteerId;

/** Who led a service holds no place there any more (带班的人请假): the community leads until it hands the lead over again. */
public record LeadLeft(ShiftId shift, ActivityNumber activity, VolunteerId volunteer, Instant at) {}
