package org.redvest.clock;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
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

    private static final String KEEP_ZONE = """
            insert into clock_zone (zone) values (:zone)
            on conflict (only_row) do update set zone = excluded.zone
            """;

    private static final String ZONE = """
            select zone from clock_zone
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

    void keep(ZoneId zone) {
        jdbc.sql(KEEP_ZONE).param("zone", zone.getId()).update();
    }

    Optional<ZoneId> zone() {
        return jdbc.sql(ZONE).query(String.class).optional().map(ZoneId::of);
    }
}
