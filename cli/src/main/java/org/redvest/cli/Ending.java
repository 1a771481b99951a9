package org.redvest.cli;

import java.util.concurrent.CountDownLatch;

/**
 * Ctrl-C while a plan is being made asks for the best plan so far instead of ending at once. The JVM answers the signal by running
 * its shutdown hooks, then exits with 130 (143 for a polite kill): our hook waits until the plan is written.
 */
final class Ending {
    private static final CountDownLatch WRITTEN = new CountDownLatch(1);

    private static volatile boolean asked;
    private static volatile boolean ours;

    private Ending() {}

    /** The process is this one command's, and ends with {@link #exit}: only then may a signal wait. */
    static void processIsOurs() {
        ours = true;
    }

    /** From now on a signal waits for {@link #exit}. */
    static void waitForPlan() {
        if (ours) {
            Runtime.getRuntime().addShutdownHook(new Thread(Ending::signalled));
        }
    }

    static boolean asked() {
        return asked;
    }

    /** Exits, unless a signal already makes the JVM do so. */
    static void exit(int code) {
        WRITTEN.countDown();
        if (!asked) {
            System.exit(code);
        }
    }

    private static void signalled() {
        asked = true;
        try {
            WRITTEN.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
