package org.redvest.dispatch.moves;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.redvest.dispatch.Place;
import org.redvest.dispatch.PlaceFreed;
import org.redvest.dispatch.PlaceMoved;
import org.redvest.dispatch.Rule;
import org.redvest.dispatch.openings.Openings;
import org.redvest.dispatch.places.Places;
import org.redvest.dispatch.vacancies.Admission;
import org.redvest.dispatch.vacancies.OpeningStore;
import org.redvest.dispatch.vacancies.PlaceStore;
import org.redvest.shifts.NeedId;
import org.redvest.shifts.Shift;
import org.redvest.shifts.ShiftId;
import org.redvest.shifts.ShiftState;
import org.redvest.shifts.Shifts;
import org.redvest.shifts.TrackEntry;
import org.redvest.volunteers.VolunteerId;
import org.redvest.volunteers.Volunteers;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Moves the places of services that were moved. Their holders are asked again whether they come; those who serve elsewhere at the new time
 * cannot, and lose the place at once.
 */
@Component
public class Moves {

    private final OpeningStore openings;
    private final PlaceStore places;
    private final Openings opening;
    private final Admission admission;
    private final AskedAgain askedAgain;
    private final Volunteers volunteers;
    private final Shifts shifts;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate attempts;
    private final Clock clock;

    Moves(
            OpeningStore openings,
            PlaceStore places,
            Openings opening,
            Admission admission,
            AskedAgain askedAgain,
            Volunteers volunteers,
            Shifts shifts,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.openings = openings;
        this.places = places;
        this.opening = opening;
        this.admission = admission;
        this.askedAgain = askedAgain;
        this.volunteers = volunteers;
        this.shifts = shifts;
        this.events = events;
        this.attempts = new TransactionTemplate(transactions);
        this.clock = clock;
        attempts.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    /**
     * Brings openings and places up to what the shifts are now. Volunteers are locked before openings, as {@link Places} does, so it must
     * be known who they are before nobody else can become one: when somebody did meanwhile, the savepoint gives all locks back.
     */
    public void adjust(List<Shift> ahead, Set<ShiftId> moved, Instant at) {
        boolean done = false;
        while (!done) {
            done = Boolean.TRUE.equals(attempts.execute(attempt -> {
                var holders = holders(ahead, moved);
                volunteers.lockAll(holders);
                ahead.forEach(shift -> openings.lockShift(shift.id()));
                if (!holders.containsAll(holders(ahead, moved))) {
                    attempt.setRollbackOnly();
                    return false;
                }
                adjustLocked(ahead, moved, at);
                return true;
            }));
        }
    }

    void free(Place place, Place.Why why, Instant at) {
        if (places.free(place.id(), why, at)) {
            openings.giveBack(place.need());
            events.publishEvent(
                    new PlaceFreed(place.id(), place.activity(), place.volunteer(), place.region(), why, at));
        }
    }

    private Set<VolunteerId> holders(List<Shift> ahead, Set<ShiftId> moved) {
        return ahead.stream()
                .map(Shift::id)
                .filter(moved::contains)
                .flatMap(shift -> places.list(shift).stream())
                .map(Place::volunteer)
                .collect(Collectors.toSet());
    }

    /** All are moved before one is judged: two services of one person may change places. */
    private void adjustLocked(List<Shift> ahead, Set<ShiftId> moved, Instant at) {
        places.deferOverlaps();
        var rejudged = ahead.stream()
                .filter(shift -> moved.contains(shift.id()) && move(shift, at))
                .toList();
        var grown = ahead.stream().filter(shift -> askForMore(shift, at)).toList();
        rejudged.forEach(shift -> recheck(shift, at));
        places.checkOverlaps();
        ahead.forEach(shift -> openAgain(shift, rejudged.contains(shift) || grown.contains(shift), at));
    }

    /** False when its openings are where it is already: an event may be told twice. */
    private boolean move(Shift shift, Instant at) {
        var away = openings.lockShift(shift.id()).stream()
                .filter(each -> !each.asked().start().equals(shift.start())
                        || !each.asked().end().equals(shift.end()))
                .toList();
        // Moved to so soon that nobody can come by themselves any more: closed at once, and the committee calls.
        var now = clock.instant();
        var closes = Openings.closing(shift.start(), now, clock.getZone())
                .orElse(now.isBefore(shift.start()) ? now : shift.start());
        away.forEach(each -> openings.move(each.need(), shift.window(), closes, at));
        if (!away.isEmpty()) {
            places.move(shift.id(), shift.window(), askedAgain.question(shift.window()));
        }
        return !away.isEmpty();
    }

    /** What has closed stays closed: only the number of places changes. False when it has them already. */
    private boolean askForMore(Shift shift, Instant at) {
        var fewer = openings.lockShift(shift.id()).stream()
                .filter(each -> people(shift, each.need()) > each.places())
                .toList();
        fewer.forEach(each -> openings.askFor(each.need(), people(shift, each.need()), at));
        return !fewer.isEmpty();
    }

    private static int people(Shift shift, NeedId need) {
        return shift.needs().stream()
                .filter(each -> each.id().equals(need))
                .mapToInt(each -> each.people())
                .sum();
    }

    private void recheck(Shift shift, Instant at) {
        var lost =
                places.list(shift.id()).stream().filter(this::servesElsewhere).toList();
        lost.forEach(place -> free(place, Place.Why.CHANGED, at));
        if (!lost.isEmpty()) {
            shifts.record(
                    shift.activity(),
                    TrackEntry.byNobody(at, "dispatch.track.lost", lost.size()).about(shift.id()));
        }
        tell(shift, places.list(shift.id()), at);
    }

    private void tell(Shift shift, List<Place> kept, Instant at) {
        for (Place place : kept) {
            events.publishEvent(new PlaceMoved(
                    place.id(),
                    place.activity(),
                    place.volunteer(),
                    place.question().map(Place.MoveQuestion::due),
                    at));
        }
        var asked = kept.stream().flatMap(place -> place.question().stream()).toList();
        asked.stream()
                .findFirst()
                .ifPresent(question -> shifts.record(
                        shift.activity(),
                        TrackEntry.byNobody(at, "dispatch.track.asked-again", asked.size(), question.due())
                                .about(shift.id())));
    }

    /** Whoever has accepted is judged again by nothing else: whether they are free then, they are asked. */
    private boolean servesElsewhere(Place place) {
        var found = openings.find(place.need()).orElseThrow();
        var profile = volunteers.profile(place.volunteer());
        var others = opening.held(place.volunteer(), found.asked()).stream()
                .filter(held -> !held.place().id().equals(place.id()))
                .toList();
        return admission.reasons(found.asked(), profile, others, Optional.empty()).stream()
                .map(Rule::of)
                .anyMatch(Rule.CLASHES::equals);
    }

    /**
     * What was full lacks people now; what was short has got time to find them; what waits for people waits until another time, or for
     * another number. The newest line of the track says which.
     */
    private void openAgain(Shift shift, boolean changed, Instant at) {
        var missing = openings.lockShift(shift.id()).stream()
                .filter(each -> !each.complete())
                .toList();
        var stands = shifts.activityOf(shift.id()).find(shift.id()).map(Shift::state);
        var now = clock.instant();
        boolean offeredAgain = stands.filter(ShiftState.SHORT::equals).isPresent()
                && missing.stream().anyMatch(each -> each.running(now) || each.invites(now));
        boolean full = stands.filter(ShiftState.STAFFED::equals).isPresent();
        if (!missing.isEmpty() && (full || offeredAgain)) {
            opening.missing(missing, at);
        } else if (changed && stands.filter(ShiftState.DISPATCHING::equals).isPresent()) {
            opening.waits(missing, at);
        }
    }
}
