package org.redvest.dispatch;

import java.time.Instant;
import java.util.Optional;
import org.redvest.shifts.ActivityNumber;
import org.redvest.volunteers.VolunteerId;

/**
 * The community moved a service, and the place is kept; its holder must be told.
 *
 * @param answerDue until when the holder is asked to say whether they come at the new time; empty when nothing is asked
 */
public record PlaceMoved(
        PlaceId place, ActivityNumber activity, VolunteerId volunteer, Optional<Instant> answerDue, Instant at) {}
