package org.redvest.dispatch.emergency;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.redvest.accounts.AccountErased;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.dispatch.PlaceLeft;
import org.redvest.dispatch.emergency.EmergencyAsk.AskState;
import org.redvest.dispatch.emergency.EmergencyCall.CallState;
import org.redvest.shifts.ActivityChanged;
import org.redvest.shifts.ShiftId;
import org.redvest.shifts.ShiftsCancelled;
import org.redvest.volunteers.VolunteerId;
import org.springframework.context.event.EventListener;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** What others do to the service that people were called to. Each may be told twice. */
@Component
class EmergencyTimes {

    private final EmergencyStore store;
    private final EmergencyAskStore asks;
    private final DutyStore duty;
    private final EmergencyRounds rounds;
    private final Clock clock;

    EmergencyTimes(EmergencyStore store, EmergencyAskStore asks, DutyStore duty, EmergencyRounds rounds, Clock clock) {
        this.store = store;
        this.asks = asks;
        this.duty = duty;
        this.rounds = rounds;
        this.clock = clock;
    }

    /** Leave that is taken on the ticket. */
    @ApplicationModuleListener
    void left(PlaceLeft event) {
        calls(List.of(event.shift()), call -> {
            asks.find(event.place())
                    .filter(ask -> ask.state() == AskState.ACCEPTED)
                    .ifPresent(ask -> asks.answer(ask, AskState.LEFT, Optional.empty(), event.at()));
            rounds.again(call);
        });
    }

    @ApplicationModuleListener
    void cancelled(ShiftsCancelled event) {
        calls(event.shifts(), call -> rounds.end(call, CallState.CALLED_OFF, clock.instant()));
    }

    /** Nobody answers for a time that is no more. Who has said yes is asked again by the shift itself. */
    @ApplicationModuleListener
    void moved(ActivityChanged event) {
        calls(event.moved(), call -> rounds.end(call, CallState.CALLED_OFF, clock.instant()));
    }

    /** Who is erased is on duty no more, and is asked for nothing. */
    @EventListener
    void erased(AccountErased event) {
        Scopes.run(Scope.SYSTEM, () -> {
            duty.remove(VolunteerId.of(event.account()));
            asks.erase(VolunteerId.of(event.account()));
        });
    }

    private void calls(List<ShiftId> shifts, Consumer<EmergencyCall> work) {
        Scopes.run(
                Scope.SYSTEM,
                () -> store.ofShifts(shifts).forEach(id -> store.lock(id).ifPresent(work)));
    }
}
