package org.redvest.demo;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.redvest.database.JobPause;
import org.springframework.stereotype.Component;

/** How far the founding of the city is, for those who watch it. */
@Component
class Building implements JobPause {

    /** What is being done. */
    enum Phase {
        PEOPLE,
        HISTORY,
        DONE
    }

    private final AtomicInteger done = new AtomicInteger();
    private volatile Phase phase = Phase.PEOPLE;
    private volatile int all = 1;
    private volatile boolean telling;

    void begin(Phase next, int pieces, int alreadyDone) {
        done.set(alreadyDone);
        all = Math.max(1, pieces);
        phase = next;
        telling = true;
    }

    int add(int pieces) {
        return done.addAndGet(pieces);
    }

    void finish() {
        phase = Phase.DONE;
        telling = false;
    }

    /** Whether everything has been told and visitors can walk. */
    boolean isOpen() {
        return phase == Phase.DONE;
    }

    /** What was long ago is written county by county: a job that closed a day now would close it again for the next county. */
    @Override
    public boolean holds() {
        return telling;
    }

    FoundingStand stand() {
        return new FoundingStand(phase.name().toLowerCase(Locale.ROOT), Math.min(done.get(), all), all);
    }
}
