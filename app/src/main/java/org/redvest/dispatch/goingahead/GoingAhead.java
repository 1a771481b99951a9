package org.redvest.dispatch.goingahead;

import java.time.Clock;
import org.redvest.accounts.Hat;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.dispatch.NoSuchOpening;
import org.redvest.dispatch.ShiftGoesAhead;
import org.redvest.dispatch.vacancies.PlaceStore;
import org.redvest.shifts.Activity;
import org.redvest.shifts.Shift;
import org.redvest.shifts.ShiftId;
import org.redvest.shifts.ShiftState;
import org.redvest.shifts.Shifts;
import org.redvest.shifts.TrackEntry;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Too few have accepted (缺人): those who keep it say whether the shift runs with them. Without an answer it runs. */
@Component
class GoingAhead {

    private final Shifts shifts;
    private final PlaceStore places;
    private final GoesAheadStore store;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    GoingAhead(Shifts shifts, PlaceStore places, GoesAheadStore store, ApplicationEventPublisher events, Clock clock) {
        this.shifts = shifts;
        this.places = places;
        this.store = store;
        this.events = events;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public TooFew look(ShiftId id, Hat community) {
        var activity = own(id, community);
        return look(activity, activity.shift(id));
    }

    /** In the caller's scope. */
    @Transactional(readOnly = true)
    public TooFew look(Activity activity, Shift shift) {
        int held = places.list(shift.id()).size();
        boolean asked = shift.state() == ShiftState.SHORT && shift.ahead(clock.instant()) && held > 0;
        return new TooFew(
                activity, shift, held, asked, store.find(shift.id()).filter(answer -> answer.people() <= held));
    }

    /** The first answer holds; where the shift is not short any more, or its time has come, nothing is written. */
    @Transactional
    public void answer(ShiftId id, Hat community) {
        var number = own(id, community).number();
        Scopes.run(Scope.SYSTEM, () -> {
            var activity = shifts.lock(number);
            var few = look(activity, activity.shift(id));
            if (few.asked() && few.answer().isEmpty()) {
                keep(few, new TooFew.GoesAhead(few.held(), community.account(), clock.instant()));
            }
        });
    }

    private void keep(TooFew few, TooFew.GoesAhead answer) {
        var activity = few.activity();
        var shift = few.shift();
        store.keep(shift, answer);
        shifts.record(
                activity.number(),
                TrackEntry.by(answer.by(), answer.at(), "dispatch.track.goes-ahead", few.held(), few.missing())
                        .about(shift.id()));
        events.publishEvent(new ShiftGoesAhead(
                shift.id(), activity.number(), activity.region(), few.held(), answer.by(), answer.at()));
    }

    /** Read in the hat's own scope: another's shift does not exist. */
    private Activity own(ShiftId id, Hat hat) {
        var activity = shifts.activityOf(id);
        if (!activity.isKeptBy(hat)) {
            throw new NoSuchOpening();
        }
        return activity;
    }
}
