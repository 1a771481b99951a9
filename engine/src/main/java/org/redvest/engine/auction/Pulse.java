package org.redvest.engine.auction;

import org.redvest.engine.Listener;
import org.redvest.engine.Plan;

/** The pulse asks the listener now and then whether to go on, and remembers when it has said no. */
public final class Pulse {
    private static final int SELDOM = 64;

    private final Listener listener;
    private Listener.Progress progress;
    private Listener.Verdict verdict = Listener.Verdict.GO_ON;
    private int beats;

    public Pulse(Listener listener, long places, long eligiblePairs) {
        this.listener = listener;
        progress = new Listener.Progress(0, Long.MAX_VALUE, 0, places, eligiblePairs);
    }

    void tell(long objective, long bound, long filled) {
        progress = new Listener.Progress(objective, bound, filled, progress.places(), progress.eligiblePairs());
        ask();
    }

    /** Whether to stop; asks the listener every so often. */
    public boolean stop() {
        if (++beats % SELDOM == 0) {
            ask();
        }
        return stopped();
    }

    public boolean stopped() {
        return verdict != Listener.Verdict.GO_ON;
    }

    Plan.Stopped reason() {
        return verdict == Listener.Verdict.TIME_IS_UP ? Plan.Stopped.TIME : Plan.Stopped.INTERRUPTED;
    }

    private void ask() {
        if (!stopped()) {
            verdict = listener.heard(progress);
        }
    }
}
