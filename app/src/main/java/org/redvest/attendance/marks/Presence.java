package org.redvest.attendance.marks;

import java.util.Optional;
import org.redvest.attendance.AttendanceWord;
import org.redvest.attendance.NotedMark;
import org.redvest.dispatch.PlaceId;
import org.redvest.hours.Hours;
import org.redvest.shifts.Window;
import org.redvest.volunteers.VolunteerId;

/** What is on record of one accepted place. */
public record Presence(
        PlaceId place,
        VolunteerId volunteer,
        Optional<NotedMark> came,
        Optional<NotedMark> left,
        Optional<AttendanceWord> said) {

    public static Presence unknown(PlaceId place, VolunteerId volunteer) {
        return new Presence(place, volunteer, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Inside the shift; nothing while an end is missing. */
    public Optional<Integer> minutes(Window shift) {
        return came.flatMap(in -> left.map(out -> Hours.minutes(shift, in.mark(), out.mark())));
    }
}
