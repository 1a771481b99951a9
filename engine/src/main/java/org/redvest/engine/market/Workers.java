package org.redvest.engine.market;

import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Workers do many small jobs on several threads. Each job writes only what is its own, so the number of threads changes no result.
 */
public final class Workers {
    private final int threads;

    public Workers(int threads) {
        this.threads = threads;
    }

    /** Runs the jobs 0 … count − 1, each thread with a helper of its own. */
    public void run(int count, Supplier<IntConsumer> helper) {
        var next = new AtomicInteger();
        var failure = new AtomicReference<@Nullable Throwable>();
        Runnable work = () -> {
            try {
                IntConsumer job = helper.get();
                for (int i = next.getAndIncrement(); i < count && failure.get() == null; i = next.getAndIncrement()) {
                    job.accept(i);
                }
            } catch (RuntimeException | Error thrown) {
                failure.compareAndSet(null, thrown);
            }
        };
        var others = new ArrayList<Thread>();
        for (int i = 1; i < Math.min(threads, count); i++) {
            others.add(Thread.ofPlatform().daemon().name("planner-" + i).start(work));
        }
        work.run();
        others.forEach(Workers::await);
        switch (failure.get()) {
            case null -> {}
            case RuntimeException thrown -> throw thrown;
            case Error thrown -> throw thrown;
            case Throwable thrown -> throw new IllegalStateException(thrown);
        }
    }

    private static void await(Thread thread) {
        boolean interrupted = false;
        while (true) {
            try {
                thread.join();
                break;
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
