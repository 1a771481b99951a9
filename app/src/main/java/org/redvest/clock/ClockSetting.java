package org.redvest.clock;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.redvest.database.Installation;
import org.redvest.database.Nodes;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Moves the application's clock, which only a demo's does, and says in which zone it is read. */
@Service
public class ClockSetting {

    /** Under which the nodes tell each other how far the clock was moved. */
    private static final String SUBJECT = "clock";

    private static final String ZONE = "zone";

    private final ApplicationClock clock;
    private final RealTime realTime;
    private final ClockStore store;
    private final Installation installation;
    private final Nodes nodes;

    ClockSetting(ApplicationClock clock, RealTime realTime, ClockStore store, Installation installation, Nodes nodes) {
        this.clock = clock;
        this.realTime = realTime;
        this.store = store;
        this.installation = installation;
        this.nodes = nodes;
        nodes.listen(
                SUBJECT,
                moved -> clock.show(Duration.ofSeconds(Long.parseLong(moved))),
                () -> clock.show(store.kept()));
        nodes.listen(
                ZONE, zone -> clock.show(ZoneId.of(zone)), () -> store.zone().ifPresent(clock::show));
    }

    @Transactional
    public void moveTo(Instant time) {
        show(Duration.between(realTime.instant(), time));
    }

    @Transactional
    public void moveBy(Duration step) {
        show(clock.offset().plus(step));
    }

    /** The zone of the city, once and for all: days that have been counted are not counted anew. */
    @Transactional
    public void liveIn(ZoneId zone) {
        store.keep(zone);
        clock.show(zone);
        nodes.say(ZONE, zone.getId());
    }

    /** Does one thing at another time: what a demo's people did before its visitors came, or do while the clock is moved on. */
    public <T, X extends Throwable> T at(Instant time, ScopedValue.CallableOp<? extends T, X> work) throws X {
        onlyInADemo();
        return clock.at(time, work);
    }

    private void onlyInADemo() {
        if (!installation.isDemo()) {
            throw new IllegalStateException("Only a demo's clock can be moved");
        }
    }

    private void show(Duration offset) {
        onlyInADemo();
        store.keep(offset);
        clock.show(offset);
        nodes.say(SUBJECT, Long.toString(offset.toSeconds()));
    }
}
