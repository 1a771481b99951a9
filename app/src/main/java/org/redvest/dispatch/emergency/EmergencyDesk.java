package org.redvest.dispatch.emergency;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.redvest.accounts.Accounts;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Identity;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.dispatch.NoSuchOpening;
import org.redvest.dispatch.emergency.EmergencyPage.EmergencyAskRow;
import org.redvest.dispatch.emergency.MyEmergencies.MyEmergency;
import org.redvest.regions.Regions;
import org.redvest.shifts.ActivityNumber;
import org.redvest.volunteers.VolunteerId;
import org.redvest.volunteers.Volunteers;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gathers what the pages of emergency calls show. */
@Component
public class EmergencyDesk {

    private static final int MOST = 50;
    private static final int MOST_OF_ONE = 10;

    private final EmergencyStore store;
    private final EmergencyAskStore asks;
    private final DutyStore duty;
    private final EmergencyRounds rounds;
    private final Volunteers volunteers;
    private final Accounts accounts;
    private final Regions regions;
    private final Clock clock;

    EmergencyDesk(
            EmergencyStore store,
            EmergencyAskStore asks,
            DutyStore duty,
            EmergencyRounds rounds,
            Volunteers volunteers,
            Accounts accounts,
            Regions regions,
            Clock clock) {
        this.store = store;
        this.asks = asks;
        this.duty = duty;
        this.rounds = rounds;
        this.volunteers = volunteers;
        this.accounts = accounts;
        this.regions = regions;
        this.clock = clock;
    }

    /** What the reader's scope does not show does not exist. */
    @Transactional(readOnly = true)
    public EmergencyCall call(long id) {
        return store.find(id).orElseThrow(NoSuchOpening::new);
    }

    /** The call that has made an activity. */
    @Transactional(readOnly = true)
    public Optional<EmergencyCall> find(ActivityNumber activity) {
        return store.find(activity);
    }

    /** The first asked first. */
    @Transactional(readOnly = true)
    public List<EmergencyAsk> asked(long id) {
        return asks.list(call(id).id());
    }

    /** The newest first. */
    @Transactional(readOnly = true)
    public List<EmergencyCall> list(Hat dispatcher) {
        return store.list(dispatcher.region(), MOST);
    }

    /** How many are on duty now where the dispatcher may ask. */
    @Transactional(readOnly = true)
    public int onDuty(Hat dispatcher) {
        return Scopes.within(Scope.SYSTEM, () -> duty.count(dispatcher.region(), clock.instant()));
    }

    @Transactional(readOnly = true)
    public EmergencyPage page(long id, Hat dispatcher) {
        var call = call(id);
        var asked = asks.list(id);
        var known =
                volunteers.introduce(asked.stream().map(EmergencyAsk::volunteer).toList());
        var rows = asked.stream()
                .map(ask -> Optional.ofNullable(known.get(ask.volunteer()))
                        .map(person -> new EmergencyAskRow(
                                person.name(),
                                regions.region(person.home().township()).name(),
                                ask))
                        .orElseGet(() -> new EmergencyAskRow("—", "", ask)))
                .toList();
        return new EmergencyPage(
                call,
                regions.path(call.region()),
                Optional.ofNullable(accounts.identities(Set.of(call.by())).get(call.by()))
                        .map(Identity::name)
                        .orElse("—"),
                rows,
                Scopes.within(Scope.SYSTEM, () -> rounds.missing(call)),
                onDuty(dispatcher),
                RingMap.of(call, regions),
                clock.instant());
    }

    /** A volunteer's own: whether they are on duty, and what they were asked for. */
    @Transactional(readOnly = true)
    public MyEmergencies mine(Hat me) {
        var who = VolunteerId.of(me.account());
        var now = clock.instant();
        var hours = duty.find(who);
        return new MyEmergencies(
                hours,
                hours.isOnDuty(now, clock.getZone()),
                volunteers.profile(who).preferences().doNotDisturb(),
                asks.list(who, MOST_OF_ONE).stream().map(this::mine).toList(),
                now);
    }

    /** One call, to whom was asked; to others it does not exist. */
    @Transactional(readOnly = true)
    public MyEmergency mine(long id, Hat me) {
        return asks.find(id, VolunteerId.of(me.account())).map(this::mine).orElseThrow(NoSuchOpening::new);
    }

    /** The call lies beyond a volunteer's scope; who was asked may read it, and its page keeps the address back. */
    private MyEmergency mine(EmergencyAsk ask) {
        var call = Scopes.within(Scope.SYSTEM, () -> call(ask.call()));
        return new MyEmergency(call, ask, regions.path(call.region()), clock.instant());
    }
}
