package org.redvest.clock;

import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every statement about how far the clock was moved. */
@Repository
class ClockStore {

    private static final String KEEP = """
            insert into clock_offset (seconds) values (:seconds)
            on conflict (only_row) do update set seconds = excluded.seconds
            """;

    private static final String KEPT = """
            select coalesce(sum(seconds), 0) from clock_offset
            """;

    private final JdbcClient jdbc;

    ClockStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    static ClockStore of(DataSource source) {
        return new ClockStore(JdbcClient.create(source));
    }

    void keep(Duration offset) {
        jdbc.sql(KEEP).param("seconds", offset.toSeconds()).update();
    }

    Duration kept() {
        return Duration.ofSeconds(jdbc.sql(KEPT).query(Long.class).single());
    }
}
