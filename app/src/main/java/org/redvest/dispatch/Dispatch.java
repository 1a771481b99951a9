package org.redvest.dispatch;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.dispatch.VolunteersInvited.OneInvited;
import org.redvest.dispatch.invitations.WaveRun;
import org.redvest.dispatch.invitations.Waves;
import org.redvest.dispatch.moves.AskedAgain;
import org.redvest.dispatch.openings.Openings;
import org.redvest.dispatch.places.AnswerStore;
import org.redvest.dispatch.places.GroupAcceptance;
import org.redvest.dispatch.places.Places;
import org.redvest.dispatch.places.Reachable;
import org.redvest.dispatch.sieve.ActivitySieve;
import org.redvest.dispatch.vacancies.OpeningStore;
import org.redvest.dispatch.vacancies.PlaceStore;
import org.redvest.dispatch.vacancies.Responses;
import org.redvest.dispatch.vacancies.ServiceInvitation;
import org.redvest.dispatch.vacancies.ServiceInvitationStore;
import org.redvest.dispatch.vacancies.VacancyStore;
import org.redvest.regions.RegionCode;
import org.redvest.shifts.ActivityNumber;
import org.redvest.shifts.NeedId;
import org.redvest.shifts.ShiftId;
import org.redvest.shifts.Shifts;
import org.redvest.shifts.TrackEntry;
import org.redvest.volunteers.VolunteerId;
import org.redvest.web.Listing;
import org.redvest.web.Live;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** What the rest of Redvest may ask of dispatch: to whom an activity can be opened (派单), and who takes which place (接单). */
@Service
public class Dispatch {

    private final Openings openings;
    private final Places places;
    private final GroupAcceptance groupAcceptance;
    private final AskedAgain askedAgain;
    private final OpeningStore openingStore;
    private final VacancyStore vacancies;
    private final PlaceStore placeStore;
    private final AnswerStore answers;
    private final ServiceInvitationStore invitations;
    private final Waves waves;
    private final Shifts shifts;
    private final Live live;
    private final TransactionTemplate transactions;
    private final Clock clock;

    Dispatch(
            Openings openings,
            Places places,
            GroupAcceptance groupAcceptance,
            AskedAgain askedAgain,
            OpeningStore openingStore,
            VacancyStore vacancies,
            PlaceStore placeStore,
            AnswerStore answers,
            ServiceInvitationStore invitations,
            Waves waves,
            Shifts shifts,
            Live live,
            TransactionTemplate transactions,
            Clock clock) {
        this.openings = openings;
        this.places = places;
        this.groupAcceptance = groupAcceptance;
        this.askedAgain = askedAgain;
        this.openingStore = openingStore;
        this.vacancies = vacancies;
        this.placeStore = placeStore;
        this.answers = answers;
        this.invitations = invitations;
        this.waves = waves;
        this.shifts = shifts;
        this.live = live;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** From everybody at home in the dispatcher's region to those who may take a place. */
    @Transactional(readOnly = true)
    public ActivitySieve sieve(ActivityNumber number, Hat dispatcher) {
        return openings.sieve(shifts.activity(number), dispatcher.region());
    }

    /** Where those whom one rule keeps out of a need are at home: how many in each township, by its code. */
    @Transactional(readOnly = true)
    public Map<RegionCode, Integer> townships(ActivityNumber number, NeedId need, Rule rule, Hat dispatcher) {
        return openings.townships(shifts.activity(number), need, rule, dispatcher.region());
    }

    /** Opens every need of the activity to all at home in the dispatcher's region who are eligible (抢单). A cancellation that comes first is seen; one that comes later finds it open. */
    @Transactional
    public OpeningResult open(ActivityNumber number, Hat dispatcher) {
        mayDispatch(dispatcher);
        vacancies.lock(number);
        var opened = openings.open(shifts.lock(number), dispatcher);
        live.changed("activity/" + number);
        return opened;
    }

    /** To whom a need was opened; for Redvest's own jobs, no page may ask. */
    @Transactional(readOnly = true)
    public List<VolunteerId> reached(NeedId need) {
        return vacancies.reached(need);
    }

    /** Who was invited before a moment and has not answered; for Redvest's own jobs, no page may ask. */
    @Transactional(readOnly = true)
    public List<OneInvited> unanswered(Instant before) {
        return invitations.unanswered(before, clock.instant()).stream()
                .map(ServiceInvitation::invited)
                .toList();
    }

    /** Whether others are asked without anybody's doing when a shift loses somebody. */
    @Transactional(readOnly = true)
    public boolean asksInWaves(ShiftId shift) {
        return waves.find(shift)
                .filter(run -> run.state() == WaveRun.WaveState.RUNNING)
                .isPresent();
    }

    /** Nobody can take a place any more; those who did keep theirs. What has begun is history, and what has closed is offered to nobody. */
    @Transactional
    public void withdraw(ActivityNumber number, Hat dispatcher) {
        mayDispatch(dispatcher);
        vacancies.lock(number);
        shifts.lock(number);
        var now = clock.instant();
        if (openingStore.list(number).stream().anyMatch(each -> each.running(now))
                && openingStore.withdraw(number, now) > 0) {
            shifts.record(number, TrackEntry.by(dispatcher.account(), now, "dispatch.track.withdrawn"));
            openings.pause(shifts.activity(number), dispatcher, now);
            live.changed("activity/" + number);
        }
    }

    /** The activity's openings, by their start; empty before it was opened. */
    @Transactional(readOnly = true)
    public List<Opening> openings(ActivityNumber number) {
        return openingStore.list(number);
    }

    @Transactional(readOnly = true)
    public List<Opening> openings(Collection<ActivityNumber> numbers) {
        return openingStore.list(numbers);
    }

    /** How those to whom it was opened have answered; as counts only, for declining costs nothing. */
    @Transactional(readOnly = true)
    public Responses responses(NeedId need) {
        return answers.responses(need);
    }

    /** The places held at an activity, the first taken first. */
    @Transactional(readOnly = true)
    public List<Place> held(ActivityNumber number) {
        return placeStore.list(number);
    }

    /** The places held at one shift, the first taken first. */
    @Transactional(readOnly = true)
    public List<Place> held(ShiftId shift) {
        return placeStore.list(shift);
    }

    @Transactional(readOnly = true)
    public Place place(PlaceId id) {
        return placeStore.find(id).orElseThrow(NoSuchPlace::new);
    }

    // What a volunteer does

    /** What they may take a place of now, the nearest in time first. */
    @Transactional(readOnly = true)
    public Listing<Reachable> reachable(VolunteerId volunteer, int page) {
        return places.reachable(volunteer, page);
    }

    @Transactional(readOnly = true)
    public Look look(NeedId need, VolunteerId volunteer) {
        return places.look(need, volunteer);
    }

    /** Takes a place, if the rules allow it at this moment and one is left. The same request is told its first answer again. */
    public Answer accept(NeedId need, VolunteerId volunteer, UUID request) {
        try {
            return accepted(need, volunteer, request);
        } catch (DataIntegrityViolationException _) {
            // Two places at a time: the database refused what the rules did not see yet. They see it now.
            return accepted(need, volunteer, request);
        }
    }

    private Answer accepted(NeedId need, VolunteerId volunteer, UUID request) {
        return Objects.requireNonNull(transactions.execute(_ -> places.accept(need, volunteer, request)));
    }

    /** Many take places of one need, each at their own minute and by the same rules; answers who got one. */
    @Transactional
    public List<VolunteerId> acceptAll(NeedId need, List<Taker> takers) {
        return Scopes.within(Scope.SYSTEM, () -> groupAcceptance.accept(need, takers));
    }

    /** Not this time (这次不去). Whoever holds a place is given it back instead: leaving it is another matter. */
    @Transactional
    public Optional<Place> decline(NeedId need, VolunteerId volunteer) {
        return places.decline(need, volunteer);
    }

    @Transactional
    public void undoDecline(NeedId need, VolunteerId volunteer) {
        places.undoDecline(need, volunteer);
    }

    /** Takes leave (请假): in time, the place is open again at once. */
    @Transactional
    public Leave leave(PlaceId place, VolunteerId volunteer) {
        return places.leave(place, volunteer);
    }

    /**
     * Says that they come at the moved time (还能来). The same answer twice is one.
     *
     * @param time the one they have seen, as {@link Place#time}
     */
    @Transactional
    public ComingAnswer comes(PlaceId place, VolunteerId volunteer, String time) {
        return askedAgain.comes(place, volunteer, time);
    }

    /** Says that they cannot come at the moved time (来不了): the place is open again at once. */
    @Transactional
    public ComingAnswer cannotCome(PlaceId place, VolunteerId volunteer, String time) {
        return askedAgain.cannotCome(place, volunteer, time);
    }

    /** In the transaction that notes the arrival: whoever is there has answered. */
    @Transactional
    public void came(Place place) {
        askedAgain.came(place);
    }

    /** Whose answers are awaited, the first due first; for Redvest's own jobs, no page may ask. */
    @Transactional(readOnly = true)
    public List<Place> askedAgain() {
        return askedAgain.awaited();
    }

    /** The places they hold at what is not over yet, by time. */
    @Transactional(readOnly = true)
    public List<Place> ahead(VolunteerId volunteer) {
        return endingAfter(volunteer, clock.instant());
    }

    /** The places they hold at what ends after a moment, by time. */
    @Transactional(readOnly = true)
    public List<Place> endingAfter(VolunteerId volunteer, Instant moment) {
        return placeStore.listAhead(volunteer, moment);
    }

    /** What they held and what they were freed of, the latest first. */
    @Transactional(readOnly = true)
    public Listing<Place> behind(VolunteerId volunteer, int page) {
        var now = clock.instant();
        return new Listing<>(
                placeStore.listBehind(volunteer, now, Listing.offset(page), Listing.LENGTH),
                page,
                placeStore.countBehind(volunteer, now));
    }

    /** One of their own. */
    @Transactional(readOnly = true)
    public Place place(PlaceId id, VolunteerId volunteer) {
        return places.own(id, volunteer);
    }

    private static void mayDispatch(Hat hat) {
        if (hat.role() != Role.DISPATCHER) {
            throw new NoSuchOpening();
        }
    }
}
