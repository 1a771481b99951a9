package org.redvest.attendance.leading;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.redvest.accounts.AccountId;
import org.redvest.attendance.Handover;
import org.redvest.attendance.LeadHanded;
import org.redvest.attendance.LeadLeft;
import org.redvest.attendance.marks.CheckInRules;
import org.redvest.attendance.marks.PresenceStore;
import org.redvest.attendance.marks.ShiftPlaces;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.dispatch.Dispatch;
import org.redvest.dispatch.Place;
import org.redvest.dispatch.PlaceFreed;
import org.redvest.dispatch.PlaceLeft;
import org.redvest.dispatch.SwapNews;
import org.redvest.shifts.Activity;
import org.redvest.shifts.ActivityNumber;
import org.redvest.shifts.ShiftId;
import org.redvest.shifts.Shifts;
import org.redvest.volunteers.VolunteerId;
import org.redvest.volunteers.Volunteers;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a volunteer leads (带班): services that lie ahead or run, and those at which people may still check out. */
@Component
public class Leading {

    private final Dispatch dispatch;
    private final ShiftPlaces shiftPlaces;
    private final PresenceStore presences;
    private final Volunteers volunteers;
    private final Shifts shifts;
    private final ApplicationEventPublisher events;
    private final CheckInRules limits;
    private final Clock clock;

    Leading(
            Dispatch dispatch,
            ShiftPlaces shiftPlaces,
            PresenceStore presences,
            Volunteers volunteers,
            Shifts shifts,
            ApplicationEventPublisher events,
            CheckInRules limits,
            Clock clock) {
        this.dispatch = dispatch;
        this.shiftPlaces = shiftPlaces;
        this.presences = presences;
        this.volunteers = volunteers;
        this.shifts = shifts;
        this.events = events;
        this.limits = limits;
        this.clock = clock;
    }

    /** One service, and the leader's own place at it. */
    public record Led(Place place, Activity activity) {}

    /** By time. */
    @Transactional(readOnly = true)
    public List<Led> services(VolunteerId volunteer) {
        return Scopes.within(
                Scope.SYSTEM,
                () -> places(volunteer).stream()
                        .map(place -> new Led(place, shifts.activity(place.activity())))
                        .toList());
    }

    @Transactional(readOnly = true)
    public int count(VolunteerId volunteer) {
        return Scopes.within(Scope.SYSTEM, () -> places(volunteer).size());
    }

    /**
     * In the caller's transaction. Handed over twice, it is told once; who takes leave at this moment, which locks the volunteer, too,
     * has left or gives up the lead again.
     */
    public Handover hand(Activity activity, ShiftId shift, Optional<VolunteerId> to, AccountId by) {
        to.ifPresent(
                volunteer -> shiftPlaces.own(shift, volunteers.lock(volunteer).id()));
        presences.keepLead(shift, activity.region());
        var handed = new LeadHanded(shift, activity.number(), presences.lockLead(shift), to, by, clock.instant());
        if (!handed.before().equals(to)) {
            presences.hand(shift, to.orElse(null), by, handed.at());
            events.publishEvent(handed);
        }
        return new Handover.Done(handed);
    }

    /** In the transaction of the leave: who accepts again later does not lead again without being asked. */
    @EventListener
    void left(PlaceLeft event) {
        giveUp(event.shift(), event.activity(), event.volunteer(), event.at());
    }

    /** A service that was moved lost the one who led it. */
    @EventListener
    void freed(PlaceFreed event) {
        if (event.why() == Place.Why.CHANGED) {
            var shift = Scopes.within(
                    Scope.SYSTEM, () -> dispatch.place(event.place()).shift());
            giveUp(shift, event.activity(), event.volunteer(), event.at());
        }
    }

    /** Who serves elsewhere now leads there only if asked. */
    @EventListener
    void swapped(SwapNews event) {
        if (event.turn() == SwapNews.Turn.DONE) {
            event.seats().forEach(seat -> giveUp(seat.shift(), seat.activity(), seat.volunteer(), event.at()));
        }
    }

    private void giveUp(ShiftId shift, ActivityNumber activity, VolunteerId volunteer, Instant at) {
        Scopes.run(Scope.SYSTEM, () -> {
            if (presences.lockLead(shift).equals(Optional.of(volunteer))) {
                presences.hand(shift, null, volunteer.account(), at);
                events.publishEvent(new LeadLeft(shift, activity, volunteer, at));
            }
        });
    }

    private List<Place> places(VolunteerId volunteer) {
        var now = clock.instant();
        var rules = limits.on(now.atZone(clock.getZone()).toLocalDate());
        var held = dispatch.endingAfter(volunteer, now.minus(rules.openAfter()));
        var led = presences.led(volunteer, held.stream().map(Place::shift).toList());
        return held.stream().filter(place -> led.contains(place.shift())).toList();
    }
}
