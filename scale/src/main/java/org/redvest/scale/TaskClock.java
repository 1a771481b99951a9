package org.redvest.scale;

import java.util.concurrent.atomic.AtomicLong;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;

/** Adds up what tasks spent where they ran, so that one can say how much of the time was Spark's own. */
final class TaskClock extends SparkListener {
    private final long begin = System.nanoTime();
    private final AtomicLong tasks = new AtomicLong();
    private final AtomicLong runMillis = new AtomicLong();

    @Override
    public void onTaskEnd(SparkListenerTaskEnd end) {
        if (end.taskMetrics() != null) {
            tasks.incrementAndGet();
            runMillis.addAndGet(end.taskMetrics().executorRunTime());
        }
    }

    /** For the log, in English as Spark's own. */
    String tell() {
        return "%d tasks ran %.1f s in all, %.1f s by the clock since Spark was ready"
                .formatted(tasks.get(), runMillis.get() / 1e3, (System.nanoTime() - begin) / 1e9);
    }
}
