package org.redvest.dispatch.invitations;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.redvest.database.OnOneNode;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.dispatch.InvitationsTakenBack;
import org.redvest.dispatch.vacancies.ServiceInvitation;
import org.redvest.dispatch.vacancies.ServiceInvitation.TakenBackFor;
import org.redvest.dispatch.vacancies.ServiceInvitationStore;
import org.redvest.shifts.ActivityChanged;
import org.redvest.shifts.ActivityNumber;
import org.redvest.shifts.Shift;
import org.redvest.shifts.ShiftId;
import org.redvest.shifts.ShiftState;
import org.redvest.shifts.Shifts;
import org.redvest.shifts.ShiftsCancelled;
import org.redvest.web.Live;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What the passing of time and the community's changes do to invitations. Each may be told twice. */
@Component
public class InvitationTimes {

    private final ServiceInvitationStore store;
    private final HabitStore habits;
    private final Shifts shifts;
    private final Live live;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transactions;
    private final Clock clock;

    InvitationTimes(
            ServiceInvitationStore store,
            HabitStore habits,
            Shifts shifts,
            Live live,
            ApplicationEventPublisher events,
            TransactionTemplate transactions,
            Clock clock) {
        this.store = store;
        this.habits = habits;
        this.shifts = shifts;
        this.live = live;
        this.events = events;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** By the application's clock, which a demo may move. What is over is learnt from. */
    @OnOneNode(every = "${redvest.dispatch.settle-every:PT5S}")
    public void expire() {
        Scopes.run(Scope.SYSTEM, () -> {
            var expired = Objects.requireNonNull(transactions.execute(_ -> store.expire(clock.instant())));
            new HashSet<>(expired).forEach(number -> live.changed("activity/" + number));
            transactions.executeWithoutResult(_ -> habits.learn(clock.instant()));
        });
    }

    @ApplicationModuleListener
    void cancelled(ShiftsCancelled event) {
        Scopes.run(Scope.SYSTEM, () -> callOff(event.activity(), event.at()));
    }

    /** Nobody answers for a time that is no more; the committee asks again for the new one. */
    @ApplicationModuleListener
    void changed(ActivityChanged event) {
        Scopes.run(Scope.SYSTEM, () -> {
            callOff(event.activity(), event.at());
            takeBack(event.activity(), event.moved(), TakenBackFor.CHANGED, event.at());
            live.changed("activity/" + event.activity());
        });
    }

    private void takeBack(ActivityNumber activity, Collection<ShiftId> shifts, TakenBackFor why, Instant at) {
        var withdrawn = store.withdrawShifts(shifts, why, at);
        if (!withdrawn.isEmpty()) {
            events.publishEvent(takenBack(activity, withdrawn, at));
        }
    }

    static InvitationsTakenBack takenBack(ActivityNumber activity, List<ServiceInvitation> withdrawn, Instant at) {
        var each = withdrawn.stream().map(ServiceInvitation::takenBack).toList();
        return new InvitationsTakenBack(activity, each, false, at);
    }

    private void callOff(ActivityNumber activity, Instant at) {
        var off = shifts.activity(activity).shifts().stream()
                .filter(shift -> shift.state() == ShiftState.CANCELLED)
                .map(Shift::id)
                .toList();
        takeBack(activity, off, TakenBackFor.CANCELLED, at);
        live.changed("activity/" + activity);
    }
}
