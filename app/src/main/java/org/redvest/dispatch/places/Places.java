package org.redvest.dispatch.places;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.redvest.accounts.AccountId;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.dispatch.Answer;
import org.redvest.dispatch.AskReason;
import org.redvest.dispatch.Leave;
import org.redvest.dispatch.Look;
import org.redvest.dispatch.NoSuchOpening;
import org.redvest.dispatch.NoSuchPlace;
import org.redvest.dispatch.Opening;
import org.redvest.dispatch.Place;
import org.redvest.dispatch.PlaceAccepted;
import org.redvest.dispatch.PlaceId;
import org.redvest.dispatch.PlaceLeft;
import org.redvest.dispatch.Reason;
import org.redvest.dispatch.ShiftFilled;
import org.redvest.dispatch.openings.Openings;
import org.redvest.dispatch.sieve.SieveStore;
import org.redvest.dispatch.vacancies.Admission;
import org.redvest.dispatch.vacancies.HeldNeed;
import org.redvest.dispatch.vacancies.OpeningStore;
import org.redvest.dispatch.vacancies.PlaceStore;
import org.redvest.shifts.NeedId;
import org.redvest.shifts.Shift;
import org.redvest.shifts.ShiftState;
import org.redvest.shifts.Shifts;
import org.redvest.shifts.TrackEntry;
import org.redvest.volunteers.Profile;
import org.redvest.volunteers.VolunteerId;
import org.redvest.volunteers.Volunteers;
import org.redvest.web.Listing;
import org.redvest.web.Live;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Takes places and gives them back. Whoever changes a place locks in this order: the volunteer, the shift's openings, the activity, the
 * shift; so nobody waits for each other.
 */
@Component
public class Places {

    private final OpeningStore openings;
    private final PlaceStore store;
    private final AnswerStore answers;
    private final InvitedAnswers invited;
    private final SieveStore sieve;
    private final Openings opening;
    private final Admission admission;
    private final Volunteers volunteers;
    private final Shifts shifts;
    private final Live live;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Places(
            OpeningStore openings,
            PlaceStore store,
            AnswerStore answers,
            InvitedAnswers invited,
            SieveStore sieve,
            Openings opening,
            Admission admission,
            Volunteers volunteers,
            Shifts shifts,
            Live live,
            ApplicationEventPublisher events,
            Clock clock) {
        this.openings = openings;
        this.store = store;
        this.answers = answers;
        this.invited = invited;
        this.sieve = sieve;
        this.opening = opening;
        this.admission = admission;
        this.volunteers = volunteers;
        this.shifts = shifts;
        this.live = live;
        this.events = events;
        this.clock = clock;
    }

    /** The volunteer is locked first: two taps of one person, on one service or on two, are answered one after the other. */
    public Answer accept(NeedId need, VolunteerId volunteer, UUID request) {
        answers.onDiskFirst();
        Profile profile = volunteers.lock(volunteer);
        return answers.answered(request, need, volunteer).orElseGet(() -> {
            var answer = answer(seen(need, profile), profile);
            answers.remember(request, need, volunteer, answer);
            return answer;
        });
    }

    public Look look(NeedId need, VolunteerId volunteer) {
        return look(need, volunteers.profile(volunteer));
    }

    Look look(NeedId need, Profile profile) {
        var seen = seen(need, profile);
        var found = seen.opening();
        var held = opening.held(profile.id(), found.asked());
        var reasons = reasons(seen, profile, held);
        return new Look(
                found,
                admission.kilometres(found.asked(), profile),
                reasons,
                clash(reasons),
                seen.declined(),
                HeldNeed.placeAt(need, held),
                invited.find(seen, profile.id()));
    }

    /** Sifted and counted before it is cut: however many are open, the only one that suits is found. */
    public Listing<Reachable> reachable(VolunteerId volunteer, int page) {
        return reachable(volunteers.profile(volunteer), false, page);
    }

    Listing<Reachable> reachable(Profile profile, boolean full, int page) {
        var found = sieve.reachable(profile.id(), profile.home(), clock.instant(), full, page);
        var rows = found.rows().stream()
                .map(each -> new Reachable(each, admission.kilometres(each.asked(), profile)))
                .toList();
        return new Listing<>(rows, page, found.total());
    }

    /** Needs no reason and costs nothing; whoever holds the place takes leave instead. */
    public Optional<Place> decline(NeedId need, VolunteerId volunteer) {
        var profile = volunteers.lock(volunteer);
        var seen = seen(need, profile).opening();
        var held = store.find(need, volunteer);
        var now = clock.instant();
        if (held.isEmpty() && answers.decline(need, volunteer, now)) {
            invited.declined(seen, volunteer, now);
            live.changed(topic(seen));
        }
        return held;
    }

    public void undoDecline(NeedId need, VolunteerId volunteer) {
        var found = seen(need, volunteers.lock(volunteer)).opening();
        var now = clock.instant();
        answers.undoDecline(need, volunteer, now);
        invited.undone(need, volunteer, now);
        live.changed(topic(found));
    }

    public Leave leave(PlaceId id, VolunteerId volunteer) {
        answers.onDiskFirst();
        volunteers.lock(volunteer);
        var place = own(id, volunteer);
        if (place.freed().isPresent()) {
            return new Leave.AlreadyFree(place.freed().get());
        }
        var now = clock.instant();
        var found = find(openings.lockShift(place.shift()), place.need());
        if (!now.isBefore(found.closesAt())) {
            return new Leave.TooLate(found.closesAt());
        }
        return free(place, found, Optional.empty(), now);
    }

    /** The volunteer has called: leave is noted for them until the service begins. Runs as the system. */
    public Leave noteLeave(PlaceId id, VolunteerId volunteer, AccountId by) {
        answers.onDiskFirst();
        volunteers.lock(volunteer);
        var place = own(id, volunteer);
        if (place.freed().isPresent()) {
            return new Leave.AlreadyFree(place.freed().get());
        }
        var now = clock.instant();
        return now.isBefore(place.start())
                ? free(place, find(openings.lockShift(place.shift()), place.need()), Optional.of(by), now)
                : new Leave.TooLate(place.start());
    }

    /** Another's place does not exist. */
    public Place own(PlaceId id, VolunteerId volunteer) {
        return store.find(id)
                .filter(place -> place.volunteer().equals(volunteer))
                .orElseThrow(NoSuchPlace::new);
    }

    /** The place of this need that the volunteer holds. */
    Optional<Place> held(NeedId need, VolunteerId volunteer) {
        return store.find(need, volunteer);
    }

    static String topic(Opening opening) {
        return "activity/" + opening.activity();
    }

    private Answer answer(AnswerStore.Seen seen, Profile profile) {
        var now = clock.instant();
        var found = seen.opening();
        var held = opening.held(profile.id(), found.asked());
        var own = HeldNeed.placeAt(found.need(), held);
        if (own.isPresent()) {
            return new Answer.AlreadyAccepted(own.get().id(), own.get().acceptedAt());
        }
        if (!lives(found, profile)) {
            return new Answer.Withdrawn(found.withdrawnAt().orElse(now));
        }
        var invitation = invited.find(seen, profile.id());
        return invited.closed(found, invitation, now).orElseGet(() -> {
            var asking = invitation.filter(each -> InvitedAnswers.letsIn(each, found, now));
            boolean asked = asking.isPresent();
            boolean onDuty =
                    asking.filter(each -> each.why() == AskReason.EMERGENCY).isPresent();
            var reasons = reasons(seen, profile, held).stream()
                    .filter(reason -> !onDuty || !Admission.isWaivedOnDuty(reason))
                    .toList();
            return reasons.isEmpty() ? take(found, profile.id(), asked, now) : refused(reasons);
        });
    }

    /** Whether it is open to all where this person is at home, with a place free or not. */
    public boolean isOffered(Opening seen, Profile profile) {
        return seen.reaches(profile.home()) && seen.running(clock.instant()) && lives(seen, profile);
    }

    /** An activity may live on without one of its services. To whom it was opened may read it; who was invited lives elsewhere. */
    private boolean lives(Opening seen, Profile profile) {
        var activity = seen.reaches(profile.home())
                ? shifts.activity(seen.activity())
                : Scopes.within(Scope.SYSTEM, () -> shifts.activity(seen.activity()));
        return activity.state().beforeService()
                && activity.shift(seen.shift()).state().ahead();
    }

    private Answer take(Opening seen, VolunteerId volunteer, boolean asked, Instant now) {
        var before = openings.lockShift(seen.shift());
        if (!invited.take(seen.need(), volunteer, asked, now)) {
            return new Answer.Full(now);
        }
        var place = store.insert(seen.need(), volunteer, now);
        // They are locked, so nobody else counts at this moment.
        var after = before.stream().map(each -> each.takenAt(seen.need())).toList();
        var taken = find(after, seen.need());
        invited.took(seen.need(), volunteer, asked, after, now);
        // Named in the words, so not once more as the one who did it.
        shifts.record(
                seen.activity(),
                TrackEntry.byNobody(now, "dispatch.track.accepted", volunteer.account(), taken.taken(), taken.places())
                        .about(seen.shift()));
        events.publishEvent(
                new PlaceAccepted(place, seen.shift(), seen.need(), seen.activity(), volunteer, seen.region(), now));
        if (after.stream().allMatch(Opening::complete)) {
            fill(seen, after, now);
        }
        live.changed(topic(seen));
        return new Answer.Accepted(place, now);
    }

    void fill(Opening seen, List<Opening> shift, Instant now) {
        int people = shift.stream().mapToInt(Opening::places).sum();
        if (shifts.advanceIfStill(
                seen.shift(),
                ShiftState.STAFFED,
                TrackEntry.byNobody(now, "dispatch.track.filled", people).about(seen.shift()))) {
            events.publishEvent(new ShiftFilled(seen.shift(), seen.activity(), seen.region(), now));
        }
    }

    Leave free(Place place, Opening found, Optional<AccountId> notedBy, Instant now) {
        store.free(place.id(), Place.Why.LEFT, now);
        openings.giveBack(place.need());
        AccountId who = place.volunteer().account();
        var entry = notedBy.map(by -> TrackEntry.by(by, now, "dispatch.track.left-by-telephone", who))
                .orElseGet(() -> TrackEntry.byNobody(now, "dispatch.track.left", who));
        shifts.record(place.activity(), entry.about(place.shift()));
        if (shift(found).state() == ShiftState.STAFFED) {
            opening.missing(List.of(find(openings.lockShift(place.shift()), place.need())), now);
        }
        events.publishEvent(new PlaceLeft(
                place.id(),
                place.shift(),
                place.need(),
                place.activity(),
                place.volunteer(),
                place.region(),
                found.withdrawnAt().isEmpty(),
                notedBy,
                now));
        live.changed(topic(found));
        return new Leave.Granted(now);
    }

    private Answer refused(List<Reason> reasons) {
        return clash(reasons).<Answer>map(Answer.Clashes::new).orElseGet(() -> new Answer.Barred(reasons));
    }

    private Optional<Place> clash(List<Reason> reasons) {
        return reasons.stream()
                .filter(Reason.Clash.class::isInstance)
                .map(Reason.Clash.class::cast)
                .findFirst()
                .flatMap(clash -> store.find(clash.with()));
    }

    private List<Reason> reasons(AnswerStore.Seen seen, Profile profile, List<HeldNeed> held) {
        var others = held.stream()
                .filter(each -> !each.place().need().equals(seen.opening().need()))
                .toList();
        return admission.reasons(seen.opening().asked(), profile, others, seen.declined());
    }

    /** What was opened elsewhere does not exist here. */
    private AnswerStore.Seen seen(NeedId need, Profile profile) {
        return answers.seen(need, profile.id())
                .filter(seen -> InvitedAnswers.mayKnow(seen, profile))
                .orElseThrow(NoSuchOpening::new);
    }

    private static Opening find(List<Opening> shift, NeedId need) {
        return shift.stream()
                .filter(each -> each.need().equals(need))
                .findFirst()
                .orElseThrow(NoSuchOpening::new);
    }

    private Shift shift(Opening seen) {
        return Scopes.within(Scope.SYSTEM, () -> shifts.activity(seen.activity()))
                .shift(seen.shift());
    }
}
