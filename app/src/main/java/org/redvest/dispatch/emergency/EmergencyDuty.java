package org.redvest.dispatch.emergency;

import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.redvest.accounts.Hat;
import org.redvest.volunteers.VolunteerId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Being on duty for emergency calls (待命): said by the volunteer, ended by them with one tap, and counted against nobody. */
@Component
public class EmergencyDuty {

    private final DutyStore store;
    private final Clock clock;

    EmergencyDuty(DutyStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public DutyHours hours(Hat me) {
        return store.find(VolunteerId.of(me.account()));
    }

    @Transactional(readOnly = true)
    public boolean isOnDuty(Hat me) {
        return hours(me).isOnDuty(clock.instant(), clock.getZone());
    }

    /** In place of what was said before. */
    @Transactional
    public void ready(DutyHours hours, Hat me) {
        store.set(VolunteerId.of(me.account()), hours, clock.instant());
    }

    /** From now on; weekly hours stay as they are. */
    @Transactional
    public void readyFor(Duration length, Hat me) {
        var before = hours(me);
        ready(
                new DutyHours(
                        Optional.of(clock.instant().plus(length).truncatedTo(ChronoUnit.MINUTES)),
                        before.days(),
                        before.from(),
                        before.to()),
                me);
    }

    @Transactional
    void weekly(DutyTyped typed, Hat me) {
        ready(typed.in(hours(me)), me);
    }

    /** Ends all of it, the weekly hours too. */
    @Transactional
    public void end(Hat me) {
        store.remove(VolunteerId.of(me.account()));
    }
}
