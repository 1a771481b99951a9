package org.redvest.database;

import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What this installation knows of its backups. */
public class Backups {

    private static final String NEWEST = """
            select made_at from backup order by made_at desc limit 1
            """;

    private final JdbcClient jdbc;
    private final boolean ours;

    /** @param ours whether {@code redvest backup} is how this database is backed up; an external one has its own means */
    public Backups(JdbcClient jdbc, boolean ours) {
        this.jdbc = jdbc;
        this.ours = ours;
    }

    public boolean areOurs() {
        return ours;
    }

    /** When the newest one was made that was found whole. */
    public Optional<Instant> newest() {
        return jdbc.sql(NEWEST)
                .query((row, _) -> row.getTimestamp("made_at").toInstant())
                .optional();
    }
}
