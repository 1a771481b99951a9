package org.redvest;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;

/**
 * Jobs run one after the other on one thread, as they would by themselves; only what they say when they fail is ours. The
 * scheduler is no bean: Spring Boot would take it for the executor of the listeners.
 */
@Configuration(proxyBeanMethods = false)
class BackgroundJobs implements SchedulingConfigurer, DisposableBean {

    private final ThreadPoolTaskScheduler jobs = new ThreadPoolTaskScheduler();

    BackgroundJobs() {
        jobs.setThreadNamePrefix("jobs-");
        jobs.setDaemon(true);
        jobs.setErrorHandler(failure -> BackgroundFailures.report("A job", failure));
        jobs.initialize();
    }

    @Override
    public void configureTasks(ScheduledTaskRegistrar tasks) {
        tasks.setTaskScheduler(jobs);
    }

    @Override
    public void destroy() {
        jobs.shutdown();
    }
}
