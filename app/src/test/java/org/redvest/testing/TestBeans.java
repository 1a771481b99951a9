package org.redvest.testing;

import org.jspecify.annotations.Nullable;
import org.redvest.database.JobTurns;
import org.redvest.database.TestCluster;
import org.springframework.beans.factory.config.InstantiationAwareBeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Replaces what a test must hold in its hand: the database under the pool, and the time. */
@TestConfiguration(proxyBeanMethods = false)
class TestBeans {

    @Bean
    @Primary
    TestClock testClock() {
        return new TestClock();
    }

    /** Put in before the application's own are made, so that no test starts the server of an installation. */
    @Bean
    static InstantiationAwareBeanPostProcessor testDatabase() {
        return new InstantiationAwareBeanPostProcessor() {
            @Override
            public @Nullable Object postProcessBeforeInstantiation(Class<?> type, String name) {
                return switch (name) {
                    case "database" -> TestCluster.clone("context");
                    case "dataSource" -> new TestDataSource();
                    // A test runs a job when it wants to, however long ago it last ran.
                    case "jobTurns" -> JobTurns.alone(new DriverManagerDataSource());
                    default -> null;
                };
            }
        };
    }
}
