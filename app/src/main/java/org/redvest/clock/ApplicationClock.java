package org.redvest.clock;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import javax.sql.DataSource;

/**
 * The clock of every rule, in the deployment's zone. It shows the real time, unless this is a demo whose visitor has
 * moved it; how far is kept in the database, so a restart finds the same day.
 */
public class ApplicationClock extends Clock {

    private static final ScopedValue<Instant> AT = ScopedValue.newInstance();

    private final RealTime realTime;
    private volatile ZoneId zone;
    private volatile Duration offset;

    ApplicationClock(RealTime realTime, ZoneId zone, Duration offset) {
        this.realTime = realTime;
        this.zone = zone;
        this.offset = offset;
    }

    /** For a tool that works beside the application: as the database kept it when the tool began. */
    public static ApplicationClock keptIn(DataSource source, ZoneId zone) {
        var store = ClockStore.of(source);
        return new ApplicationClock(Instant::now, store.zone().orElse(zone), store.kept());
    }

    @Override
    public Instant instant() {
        return AT.isBound() ? AT.get() : realTime.instant().plus(offset);
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new InZone(this, other);
    }

    /** For one thread and one piece of work the clock stands still; everybody else's runs on. */
    <T, X extends Throwable> T at(Instant time, ScopedValue.CallableOp<? extends T, X> work) throws X {
        return ScopedValue.where(AT, time).call(work);
    }

    /** How far it stands from the real time; zero outside a demo. */
    public Duration offset() {
        return offset;
    }

    void show(Duration offset) {
        this.offset = offset;
    }

    void show(ZoneId zone) {
        this.zone = zone;
    }

    /** The same moving clock, read in another place. */
    private static final class InZone extends Clock {
        private final ApplicationClock clock;
        private final ZoneId zone;

        InZone(ApplicationClock clock, ZoneId zone) {
            this.clock = clock;
            this.zone = zone;
        }

        @Override
        public Instant instant() {
            return clock.instant();
        }

        @Override
        public ZoneId getZone() {
            return zone;
        }

        @Override
        public Clock withZone(ZoneId other) {
            return new InZone(clock, other);
        }
    }
}
