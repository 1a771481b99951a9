package org.redvest.dispatch;

import java.time.Instant;
import org.redvest.regions.RegionCode;
import org.redvest.shifts.ActivityNumber;
import org.redvest.volunteers.VolunteerId;

/** A change or a cancellation by the community freed somebody of a place they held; they must be told. */
public record PlaceFreed(
        PlaceId place, ActivityNumber activity, VolunteerId volunteer, RegionCode region, Place.Why why, Instant at) {}
