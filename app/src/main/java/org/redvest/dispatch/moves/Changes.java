package org.redvest.dispatch.moves;

import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.redvest.database.OnOneNode;
import org.redvest.database.OneByOne;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.dispatch.Opening;
import org.redvest.dispatch.Place;
import org.redvest.dispatch.ShiftShort;
import org.redvest.dispatch.vacancies.OpeningStore;
import org.redvest.dispatch.vacancies.PlaceStore;
import org.redvest.shifts.ActivityChanged;
import org.redvest.shifts.ActivityNumber;
import org.redvest.shifts.Shift;
import org.redvest.shifts.ShiftId;
import org.redvest.shifts.ShiftState;
import org.redvest.shifts.Shifts;
import org.redvest.shifts.ShiftsCancelled;
import org.redvest.shifts.TrackEntry;
import org.redvest.web.Live;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What the community's changes, and the passing of time, do to openings and places. Each may be told twice. */
@Component
public class Changes {

    private final OpeningStore openings;
    private final PlaceStore places;
    private final Moves moves;
    private final AskedAgain askedAgain;
    private final Shifts shifts;
    private final Live live;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transactions;
    private final OneByOne oneByOne;
    private final Clock clock;

    Changes(
            OpeningStore openings,
            PlaceStore places,
            Moves moves,
            AskedAgain askedAgain,
            Shifts shifts,
            Live live,
            ApplicationEventPublisher events,
            TransactionTemplate transactions,
            OneByOne oneByOne,
            Clock clock) {
        this.openings = openings;
        this.places = places;
        this.moves = moves;
        this.askedAgain = askedAgain;
        this.shifts = shifts;
        this.live = live;
        this.events = events;
        this.transactions = transactions;
        this.oneByOne = oneByOne;
        this.clock = clock;
    }

    /** A shift that was not cancelled with the others runs or is over: the people who serve or served there keep their places. */
    @ApplicationModuleListener
    void cancelled(ShiftsCancelled event) {
        callOff(event.activity(), event.at());
    }

    /** Those whose service is moved keep their place and are asked again; those who serve elsewhere then are freed of it and told. */
    @ApplicationModuleListener
    public void changed(ActivityChanged event) {
        callOff(event.activity(), event.at());
        Scopes.run(Scope.SYSTEM, () -> {
            var ahead = shifts.activity(event.activity()).liveShifts().stream()
                    .filter(shift -> shift.state().ahead())
                    .toList();
            moves.adjust(ahead, Set.copyOf(event.moved()), event.at());
            live.changed("activity/" + event.activity());
        });
    }

    /** The record of who had a place at a cancelled service stays; nobody is bound by it any more. */
    public void callOff(ActivityNumber activity, Instant at) {
        Scopes.run(Scope.SYSTEM, () -> {
            var off = shifts.activity(activity).shifts().stream()
                    .filter(shift -> shift.state() == ShiftState.CANCELLED)
                    .map(Shift::id)
                    .toList();
            openings.withdraw(off, at);
            off.forEach(shift -> places.list(shift).forEach(place -> moves.free(place, Place.Why.CANCELLED, at)));
            live.changed("activity/" + activity);
        });
    }

    /**
     * Notices the answers that are due, then the openings whose time is over; by the application's clock, which a demo may move. What was
     * not answered counts among the places that an opening closed without.
     */
    @OnOneNode(every = "${redvest.dispatch.settle-every:PT5S}")
    public void settle() {
        Scopes.run(Scope.SYSTEM, () -> {
            var now = clock.instant();
            var due = Objects.requireNonNull(transactions.execute(_ -> askedAgain.unanswered()));
            oneByOne.each(due, askedAgain::settle);
            var closed = Objects.requireNonNull(transactions.execute(_ -> openings.toSettle(now)));
            oneByOne.each(closed, shift -> openings.settle(shift, now).ifPresent(since -> settle(shift, since, now)));
        });
    }

    /**
     * A shift whose offer was taken back is short already, and was told of to nobody yet. What is told bears the moment at which it came
     * about, not the one at which it is noticed.
     */
    private void settle(ShiftId id, Instant since, Instant now) {
        var activity = shifts.activityOf(id);
        int missing = openings.lockShift(id).stream().mapToInt(Opening::free).sum();
        activity.find(id).filter(_ -> missing > 0).ifPresent(shift -> {
            boolean lacks = shift.state() == ShiftState.SHORT
                    || shift.state() == ShiftState.DISPATCHING
                            && shifts.advanceIfStill(
                                    id,
                                    ShiftState.SHORT,
                                    TrackEntry.byNobody(since, "dispatch.track.short", missing)
                                            .about(id));
            // After a standstill it may have begun: nobody can agree on another day for it any more.
            if (lacks && shift.start().isAfter(now)) {
                events.publishEvent(new ShiftShort(id, activity.number(), activity.region(), missing, since));
            }
        });
        live.changed("activity/" + activity.number());
    }
}
