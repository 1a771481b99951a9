package org.redvest.shifts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.redvest.accounts.AccountId;
import org.redvest.accounts.Hat;
import org.redvest.regions.RegionCode;

/**
 * What is to be done at one site, and at which shifts (活动). It belongs to an owner, who plans it; people are asked for its shifts
 * once the owner has released it.
 *
 * @param region the community where it is done
 * @param by who proposed it for the owner
 * @param openedTo the region whose volunteers were asked; empty before that
 */
public record Activity(
        ActivityNumber number,
        Owner owner,
        RegionCode region,
        AccountId by,
        Stage stage,
        Service service,
        Whereabouts where,
        Optional<RegionCode> openedTo,
        List<Shift> shifts) {

    public Activity {
        shifts = List.copyOf(shifts);
    }

    /** How far its owner has brought it; where its shifts stand is another matter. */
    public enum Stage {
        PROPOSED,
        RELEASED,
        REFUSED,
        CANCELLED,
        CLOSED
    }

    public ActivityState state() {
        return ActivityState.of(stage, shifts);
    }

    /** The address of the owner's page about it. */
    public String path() {
        return owner.path(number);
    }

    /** The address below which its people are asked for; the same for every owner. */
    public String staffing() {
        return "/orders/" + number;
    }

    /** Whether one who wears this hat says of its shifts who leads, who came, and if they go ahead with fewer. */
    public boolean isKeptBy(Hat hat) {
        return hat.role() == owner.keeper() && hat.region().contains(region);
    }

    public Shift shift(ShiftId id) {
        return find(id).orElseThrow(() -> new NoSuchActivity("shift"));
    }

    public Optional<Shift> find(ShiftId id) {
        return shifts.stream().filter(shift -> shift.id().equals(id)).findFirst();
    }

    /** The activity when one of its shifts has moved on. */
    Activity with(ShiftId id, ShiftState next) {
        return with(shifts.stream()
                .map(shift -> shift.id().equals(id) ? shift.in(next) : shift)
                .toList());
    }

    Activity with(List<Shift> its) {
        return new Activity(number, owner, region, by, stage, service, where, openedTo, its);
    }

    /** The next shift that is not over; when all are, the last that was held, or the last planned. */
    public Shift nextShift() {
        return liveShifts().stream()
                .filter(shift -> shift.state().compareTo(ShiftState.ENDED) < 0)
                .findFirst()
                .orElseGet(() ->
                        liveShifts().isEmpty() ? shifts.getLast() : liveShifts().getLast());
    }

    public List<Shift> liveShifts() {
        return shifts.stream().filter(shift -> shift.state().live()).toList();
    }

    /** The sentence with which the community cancelled one of its shifts. */
    public Optional<String> cancelledBecause(ShiftId id) {
        return find(id).flatMap(Shift::cancelledBecause);
    }

    /** The shifts that a change or a cancellation may reach: the rest is history. */
    public List<Shift> shiftsAhead(Instant now) {
        return shifts.stream().filter(shift -> shift.ahead(now)).toList();
    }

    /** Some shifts lie ahead, and all of them so near that people can no longer be asked. */
    public boolean tooLateToOffer(Instant now) {
        var ahead = shiftsAhead(now);
        return !ahead.isEmpty()
                && ahead.stream().noneMatch(shift -> shift.window().canBeOffered(now));
    }
}
