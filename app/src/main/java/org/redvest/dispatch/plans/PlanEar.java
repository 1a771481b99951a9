package org.redvest.dispatch.plans;

import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import org.redvest.engine.Listener;
import org.redvest.engine.Plan;

/** Hears the engine, tells the page some times a second how far it is, and ends it when a person asked or the time is up. */
final class PlanEar implements Listener {

    private static final long TOLD_EVERY_NANOS = 400_000_000L;

    /** For all months together. */
    private static final long LIMIT_NANOS = 60_000_000_000L;

    private static final double NANOS_A_SECOND = 1e9;

    private final BooleanSupplier stopped;
    private final BiConsumer<PlanPhase, PlanProgress> tell;
    private final long begun = System.nanoTime();
    private PlanProgress before = PlanProgress.NONE;
    private PlanPhase phase = PlanPhase.READING;
    private long told;
    private long readSince = begun;
    private long pairsSince = begun;
    private long solvedSince = begun;

    PlanEar(BooleanSupplier stopped, BiConsumer<PlanPhase, PlanProgress> tell) {
        this.stopped = stopped;
        this.tell = tell;
    }

    void reads() {
        readSince = System.nanoTime();
        enter(PlanPhase.READING);
    }

    void begins() {
        pairsSince = System.nanoTime();
    }

    /** The seconds of reading, finding the pairs and solving. */
    double[] ends(Plan month) {
        long now = System.nanoTime();
        before = before.plus(month, seconds());
        return new double[] {
            (pairsSince - readSince) / NANOS_A_SECOND,
            (solvedSince - pairsSince) / NANOS_A_SECOND,
            (now - solvedSince) / NANOS_A_SECOND
        };
    }

    PlanProgress sum() {
        return before;
    }

    @Override
    public void entered(Phase entered) {
        switch (entered) {
            case PAIRS -> enter(PlanPhase.PAIRS);
            case SOLVE -> {
                solvedSince = System.nanoTime();
                enter(PlanPhase.SOLVING);
            }
            case ANSWER -> {}
        }
    }

    private void enter(PlanPhase next) {
        phase = next;
        told = System.nanoTime();
        tell.accept(
                phase,
                new PlanProgress(before.objective(), before.bound(), before.filled(), before.places(), seconds()));
    }

    @Override
    public Verdict heard(Progress progress) {
        long now = System.nanoTime();
        if (now - told > TOLD_EVERY_NANOS) {
            told = now;
            tell.accept(phase, before.with(progress, seconds()));
        }
        if (stopped.getAsBoolean()) {
            return Verdict.INTERRUPT;
        }
        return now - begun > LIMIT_NANOS ? Verdict.TIME_IS_UP : Verdict.GO_ON;
    }

    private double seconds() {
        return (System.nanoTime() - begun) / NANOS_A_SECOND;
    }
}
