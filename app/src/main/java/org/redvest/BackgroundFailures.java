package org.redvest;

import java.util.Optional;
import org.redvest.database.Outage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.aop.interceptor.AsyncUncaughtExceptionHandler;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.AsyncConfigurer;

/**
 * What fails where no reader waits: listeners and jobs. While the database is away each of them fails again and again; the
 * {@link org.redvest.database.Pulse} says once that it is away and once that it is back, and nothing is said here. All of them
 * catch up by themselves.
 */
@Configuration(proxyBeanMethods = false)
class BackgroundFailures implements AsyncConfigurer {

    private static final Logger LOG = LoggerFactory.getLogger(BackgroundFailures.class);

    @Override
    public AsyncUncaughtExceptionHandler getAsyncUncaughtExceptionHandler() {
        return (failure, method, _) ->
                report(method.getDeclaringClass().getSimpleName() + "." + method.getName(), failure);
    }

    static void report(String work, Throwable failure) {
        if (Outage.of(failure).equals(Optional.of(Outage.AWAY))) {
            LOG.debug("{} waits for the database", work, failure);
        } else if (Outage.of(failure).isPresent()) {
            LOG.warn("{} waits: there is no room on the disk", work);
        } else {
            LOG.error("{} failed", work, failure);
        }
    }
}
