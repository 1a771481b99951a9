package org.redvest;

import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.redvest.database.JobPause;
import org.redvest.database.JobTurns;
import org.redvest.database.OnOneNode;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.env.Environment;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.scheduling.config.IntervalTask;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;
import org.springframework.scheduling.support.ScheduledMethodRunnable;
import org.springframework.util.ClassUtils;

/**
 * Jobs run side by side, so a long one holds up no other, and each of them one run after the other. Those marked with
 * {@link OnOneNode} take turns with the other nodes. The scheduler is no bean: Spring Boot would take it for the executor of the listeners.
 */
@Configuration(proxyBeanMethods = false)
class BackgroundJobs implements SchedulingConfigurer, DisposableBean {

    /** More than there are jobs; virtual threads, so one that waits costs no thread of the machine. */
    private static final int AT_ONCE = 40;

    private static final String OURS = BackgroundJobs.class.getPackageName() + ".";

    private final ThreadPoolTaskScheduler scheduler = new ThreadPoolTaskScheduler();
    private final ConfigurableListableBeanFactory beans;
    private final Environment environment;
    private final JobTurns turns;
    private final ObjectProvider<JobPause> pauses;

    BackgroundJobs(
            ConfigurableListableBeanFactory beans,
            Environment environment,
            JobTurns turns,
            ObjectProvider<JobPause> pauses) {
        this.beans = beans;
        this.environment = environment;
        this.turns = turns;
        this.pauses = pauses;
        scheduler.setPoolSize(AT_ONCE);
        scheduler.setVirtualThreads(true);
        scheduler.setThreadNamePrefix(OnOneNode.THREADS);
        scheduler.setErrorHandler(failure -> BackgroundFailures.report("A job", failure));
        scheduler.initialize();
    }

    @Override
    public void configureTasks(ScheduledTaskRegistrar tasks) {
        tasks.setTaskScheduler(scheduler);
        for (var name : beans.getBeanDefinitionNames()) {
            type(name).ifPresent(type -> methods(type).forEach(job -> add(tasks, beans.getBean(name), job)));
        }
    }

    private Optional<Class<?>> type(String bean) {
        return Optional.<Class<?>>ofNullable(beans.getType(bean, false))
                .map(ClassUtils::getUserClass)
                .filter(type -> type.getName().startsWith(OURS));
    }

    private static Set<Method> methods(Class<?> type) {
        return MethodIntrospector.selectMethods(type, (Method method) -> mark(method) != null);
    }

    private static @Nullable OnOneNode mark(Method method) {
        return AnnotatedElementUtils.findMergedAnnotation(method, OnOneNode.class);
    }

    private void add(ScheduledTaskRegistrar tasks, Object bean, Method job) {
        var every = period(Objects.requireNonNull(mark(job)));
        var name = job.getDeclaringClass().getSimpleName() + "." + job.getName();
        var work = new ScheduledMethodRunnable(bean, AopUtils.selectInvocableMethod(job, bean.getClass()));
        tasks.addFixedDelayTask(new IntervalTask(new Turn(turns, pauses, name, every, work), every, every));
    }

    /** Prints the job's name, as Spring's own runnable of a job does. */
    private record Turn(JobTurns turns, ObjectProvider<JobPause> pauses, String name, Duration every, Runnable work)
            implements Runnable {
        @Override
        public void run() {
            if (pauses.stream().noneMatch(JobPause::holds)) {
                turns.run(name, every, work);
            }
        }

        @Override
        public String toString() {
            return work.toString();
        }
    }

    private Duration period(OnOneNode mark) {
        return DurationStyle.detectAndParse(environment.resolveRequiredPlaceholders(mark.every()));
    }

    @Override
    public void destroy() {
        scheduler.shutdown();
    }
}
