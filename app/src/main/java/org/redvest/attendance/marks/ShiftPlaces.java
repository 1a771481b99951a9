package org.redvest.attendance.marks;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.redvest.attendance.NoSuchShift;
import org.redvest.dispatch.Dispatch;
import org.redvest.dispatch.Place;
import org.redvest.dispatch.PlaceId;
import org.redvest.shifts.ShiftId;
import org.redvest.volunteers.VolunteerId;
import org.springframework.stereotype.Component;

/**
 * The places of one shift as attendance sees them: those that are held, and those of people who were there. What is done to
 * the rest of an activity afterwards takes nobody off the sheet of a service that they came to.
 */
@Component
public class ShiftPlaces {

    private final Dispatch dispatch;
    private final PresenceStore presences;

    ShiftPlaces(Dispatch dispatch, PresenceStore presences) {
        this.dispatch = dispatch;
        this.presences = presences;
    }

    public List<Place> of(ShiftId shift) {
        var held = dispatch.held(shift);
        var ids = held.stream().map(Place::id).toList();
        var there = presences.presences(shift).stream()
                .filter(presence ->
                        presence.came().isPresent() || presence.said().isPresent())
                .map(Presence::place)
                .filter(Predicate.not(ids::contains))
                .map(dispatch::place);
        return Stream.concat(held.stream(), there).toList();
    }

    public Place own(ShiftId shift, VolunteerId volunteer) {
        return one(shift, place -> place.volunteer().equals(volunteer));
    }

    public Place one(ShiftId shift, PlaceId id) {
        return one(shift, place -> place.id().equals(id));
    }

    private Place one(ShiftId shift, Predicate<Place> which) {
        Optional<Place> found = of(shift).stream().filter(which).findFirst();
        return found.orElseThrow(NoSuchShift::new);
    }
}
