package org.redvest.dispatch.moves;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.dispatch.ComingAnswer;
import org.redvest.dispatch.NoSuchPlace;
import org.redvest.dispatch.Place;
import org.redvest.dispatch.PlaceFreed;
import org.redvest.dispatch.PlaceId;
import org.redvest.dispatch.PlaceLeft;
import org.redvest.dispatch.openings.Openings;
import org.redvest.dispatch.places.AnswerStore;
import org.redvest.dispatch.places.Places;
import org.redvest.dispatch.vacancies.OpeningStore;
import org.redvest.dispatch.vacancies.PlaceStore;
import org.redvest.shifts.Shift;
import org.redvest.shifts.ShiftId;
import org.redvest.shifts.ShiftState;
import org.redvest.shifts.Shifts;
import org.redvest.shifts.TrackEntry;
import org.redvest.shifts.Window;
import org.redvest.volunteers.VolunteerId;
import org.redvest.volunteers.Volunteers;
import org.redvest.web.Live;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Those who accepted a service that was moved are asked again whether they come (再次确认). A place is kept until the answer is due; it is
 * freed by a no, or then. Locks as {@link Places} does: the volunteers, the shift's openings, the order, the shift.
 */
@Component
public class AskedAgain {

    /** People look at their phone once a day. */
    private static final Duration TO_ANSWER = Duration.ofHours(24);

    private final OpeningStore openings;
    private final PlaceStore places;
    private final QuestionStore questions;
    private final AnswerStore answers;
    private final Openings opening;
    private final Volunteers volunteers;
    private final Shifts shifts;
    private final Live live;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    AskedAgain(
            OpeningStore openings,
            PlaceStore places,
            QuestionStore questions,
            AnswerStore answers,
            Openings opening,
            Volunteers volunteers,
            Shifts shifts,
            Live live,
            ApplicationEventPublisher events,
            Clock clock) {
        this.openings = openings;
        this.places = places;
        this.questions = questions;
        this.answers = answers;
        this.opening = opening;
        this.volunteers = volunteers;
        this.shifts = shifts;
        this.live = live;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Due within a day, and not after the time to accept is over: then others can still take the place. Empty when a service is moved to so
     * soon that nobody can take a place by themselves any more; the place is kept, and its holder can call.
     */
    Optional<Place.MoveQuestion> question(Window to) {
        var now = clock.instant();
        return Openings.closing(to.start(), now, clock.getZone())
                .map(closes -> earlier(closes, now.plus(TO_ANSWER)))
                .map(due -> new Place.MoveQuestion(now, due));
    }

    /** Whose answers are awaited, the first due first. */
    public List<Place> awaited() {
        return questions.listOpen(clock.instant());
    }

    List<ShiftId> unanswered() {
        return questions.shiftsUnanswered(clock.instant());
    }

    /** @param time the one that is answered about, as {@link Place#time} */
    public ComingAnswer comes(PlaceId id, VolunteerId volunteer, String time) {
        return answer(id, volunteer, time, place -> {
            questions.comes(id);
            return new ComingAnswer.Comes(clock.instant());
        });
    }

    public ComingAnswer cannotCome(PlaceId id, VolunteerId volunteer, String time) {
        return answer(id, volunteer, time, place -> cannotCome(place, clock.instant()));
    }

    /** Who is there has answered. */
    public void came(Place place) {
        if (place.question().isPresent() && !questions.comes(place.id())) {
            throw new NoSuchPlace();
        }
    }

    /**
     * Frees the places of a shift whose answers are due, at the moment when they were, however late it is noticed. Once the service has
     * begun it is for the community to say who came.
     */
    public void settle(ShiftId id) {
        var now = clock.instant();
        var holders = unanswered(id, now).stream().map(Place::volunteer).collect(Collectors.toSet());
        volunteers.lockAll(holders);
        openings.lockShift(id);
        if (!shift(id).state().ahead()) {
            questions.askNoMore(id, now);
            return;
        }
        free(unanswered(id, now).stream()
                .filter(place -> holders.contains(place.volunteer()))
                .toList());
    }

    private ComingAnswer answer(
            PlaceId id, VolunteerId volunteer, String time, Function<Place, ComingAnswer> answered) {
        answers.onDiskFirst();
        volunteers.lock(volunteer);
        var place = own(id, volunteer);
        openings.lockShift(place.shift());
        if (place.freed().isPresent()) {
            return new ComingAnswer.AlreadyFree(place.freed().get());
        }
        if (place.question().isEmpty() || !place.time().equals(time)) {
            return new ComingAnswer.NotAsked();
        }
        var due = place.question().get().due();
        if (place.question().get().openAt(clock.instant())) {
            return answered.apply(place);
        }
        if (!shift(place.shift()).state().ahead()) {
            return new ComingAnswer.NotAsked();
        }
        free(List.of(place));
        return new ComingAnswer.AlreadyFree(new Place.Freed(Place.Why.CHANGED, due));
    }

    /** Another's place does not exist. */
    private Place own(PlaceId id, VolunteerId volunteer) {
        return places.find(id)
                .filter(place -> place.volunteer().equals(volunteer))
                .orElseThrow(NoSuchPlace::new);
    }

    private ComingAnswer cannotCome(Place place, Instant now) {
        if (!places.free(place.id(), Place.Why.CHANGED, now)) {
            return new ComingAnswer.NotAsked();
        }
        openings.giveBack(place.need());
        record(
                place,
                TrackEntry.byNobody(
                        now, "dispatch.track.cannot-come", place.volunteer().account()));
        lacksPeople(place.shift(), now);
        events.publishEvent(new PlaceLeft(
                place.id(),
                place.shift(),
                place.need(),
                place.activity(),
                place.volunteer(),
                place.region(),
                openings.find(place.need())
                        .filter(each -> each.withdrawnAt().isEmpty())
                        .isPresent(),
                Optional.empty(),
                now));
        live.changed("activity/" + place.activity());
        return new ComingAnswer.CannotCome(now);
    }

    /** @param unanswered of one shift */
    private void free(List<Place> unanswered) {
        unanswered.stream().collect(Collectors.groupingBy(AskedAgain::due)).forEach((due, together) -> {
            var freed = together.stream()
                    .filter(place -> places.free(place.id(), Place.Why.CHANGED, due))
                    .toList();
            freed.forEach(place -> {
                openings.giveBack(place.need());
                events.publishEvent(new PlaceFreed(
                        place.id(), place.activity(), place.volunteer(), place.region(), Place.Why.CHANGED, due));
            });
            freed.stream().findFirst().ifPresent(place -> {
                record(place, TrackEntry.byNobody(due, "dispatch.track.unanswered", freed.size()));
                lacksPeople(place.shift(), due);
                live.changed("activity/" + place.activity());
            });
        });
    }

    private void lacksPeople(ShiftId id, Instant at) {
        var missing =
                openings.lockShift(id).stream().filter(each -> !each.complete()).toList();
        if (!missing.isEmpty() && shift(id).state() == ShiftState.STAFFED) {
            opening.missing(missing, at);
        }
    }

    private void record(Place place, TrackEntry entry) {
        shifts.record(place.activity(), entry.about(place.shift()));
    }

    private List<Place> unanswered(ShiftId id, Instant now) {
        return places.list(id).stream()
                .filter(place ->
                        place.question().filter(each -> !each.openAt(now)).isPresent())
                .toList();
    }

    private static Instant due(Place place) {
        return place.question().orElseThrow().due();
    }

    private Shift shift(ShiftId id) {
        return Scopes.within(Scope.SYSTEM, () -> shifts.activityOf(id)).shift(id);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
