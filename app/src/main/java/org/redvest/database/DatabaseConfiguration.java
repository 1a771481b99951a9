package org.redvest.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.flyway.autoconfigure.FlywayDataSource;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Opens the database; the owner's connection serves Flyway alone, everything else goes through the application's pool. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    /** How long a page waits for a connection before it says that there is none. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** Without {@code --db-url} the server is our own, and ends after the last bean that may still write to it. */
    @Bean(destroyMethod = "")
    Database database(
            @Value("${redvest.db.url}") String url,
            @Value("${redvest.db.owner}") String owner,
            @Value("${redvest.db.owner-password}") String ownerPassword,
            @Value("${redvest.db.app-password}") String appPassword,
            @Value("${redvest.data}") Path folder) {
        if (!url.isEmpty()) {
            return Database.external(ExternalDatabase.of(url, owner, ownerPassword, appPassword));
        }
        var embedded = Database.embedded(folder);
        SpringApplication.getShutdownHandlers().add(embedded::close);
        return embedded;
    }

    @Bean
    DataSource dataSource(Database database, @Value("${redvest.db.connections}") int connections) {
        var pool = new HikariConfig();
        pool.setPoolName("redvest");
        pool.setJdbcUrl(database.url());
        pool.setUsername(database.app().role());
        pool.setPassword(database.app().password());
        pool.setMaximumPoolSize(connections);
        pool.setMinimumIdle(2);
        pool.setConnectionTimeout(PATIENCE.toMillis());
        pool.setValidationTimeout(PATIENCE.toMillis() / 2);
        pool.addDataSourceProperty("connectTimeout", PATIENCE.toSeconds());
        pool.addDataSourceProperty("tcpKeepAlive", true);
        pool.addDataSourceProperty("reWriteBatchedInserts", true);
        pool.setInitializationFailTimeout(-1);
        return new HikariDataSource(pool);
    }

    @Bean(defaultCandidate = false)
    @FlywayDataSource
    DataSource ownerDataSource(Database database) {
        return database.asOwner();
    }

    @Bean
    FlywayMigrationStrategy migration() {
        return Schema::migrate;
    }

    @Bean
    Pulse pulse(Database database, @Value("${redvest.db.pulse}") Duration every) {
        return new Pulse(database, every);
    }

    @Bean
    Nodes nodes(Database database, JdbcClient jdbc) {
        return new Nodes(jdbc, database.isShared());
    }

    /** Starts with the last bean, when all have subscribed. */
    @Bean
    SmartLifecycle nodeListener(Database database, Nodes nodes) {
        return new NodeListener(database, nodes);
    }

    @Bean
    JobTurns jobTurns(Database database, DataSource dataSource) {
        return new JobTurns(dataSource, database.isShared());
    }

    @Bean
    Backups backups(Database database, JdbcClient jdbc) {
        return new Backups(jdbc, !database.isShared());
    }

    /** Part of readiness: a server whose database is away is to get no visitors. */
    @Bean
    HealthIndicator databaseHealthIndicator(Pulse pulse) {
        return () -> pulse.isDown() ? Health.down().build() : Health.up().build();
    }

    @Bean
    ScopedTransactionManager transactionManager(DataSource dataSource) {
        return new ScopedTransactionManager(dataSource);
    }

    /** A session is read and kept by single statements, each whole by itself, and no policy guards its tables. */
    @Bean(defaultCandidate = false)
    TransactionOperations springSessionTransactionOperations() {
        return TransactionOperations.withoutTransaction();
    }
}
