package org.redvest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.redvest.database.JobPause;
import org.redvest.database.JobTurns;
import org.redvest.database.OnOneNode;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;

/** A pause that holds keeps every job from starting; afterwards they run as before. */
class JobPauseTest {

    @Test
    void a_job_waits_while_a_pause_holds() {
        var holds = new AtomicBoolean(true);
        try (var context = new AnnotationConfigApplicationContext()) {
            context.registerBean(CountingJob.class);
            context.registerBean(JobPause.class, () -> holds::get);
            context.registerBean(JobTurns.class, () -> JobTurns.alone(new DriverManagerDataSource()));
            context.registerBean(BackgroundJobs.class);
            context.refresh();
            var tasks = new ScheduledTaskRegistrar();
            context.getBean(BackgroundJobs.class).configureTasks(tasks);
            var job = tasks.getFixedDelayTaskList().getFirst().getRunnable();

            job.run();
            assertThat(context.getBean(CountingJob.class).runs).isZero();

            holds.set(false);
            job.run();
            assertThat(context.getBean(CountingJob.class).runs).isEqualTo(1);
            assertThat(Objects.toString(job)).contains("CountingJob");
        }
    }

    static class CountingJob {

        private int runs;

        @OnOneNode(every = "PT24H")
        void count() {
            runs++;
        }
    }
}
