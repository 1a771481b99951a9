package org.redvest.attendance;

import java.time.Instant;
import org.redvest.dispatch.PlaceId;
import org.redvest.volunteers.VolunteerId;

/**
 * One person at one shift 一人次.
 *
 * @param minutes inside the shift
 * @param cameHow code or roll
 * @param leftHow code, roll, or confirmation where the community added the time, or corrected it
 */
public record Participation(
        PlaceId place, VolunteerId volunteer, int minutes, Instant came, String cameHow, Instant left, String leftHow) {

    /** They were not there. */
    public static Participation none(PlaceId place, VolunteerId volunteer, Instant start) {
        return new Participation(place, volunteer, 0, start, "confirmation", start, "confirmation");
    }
}
