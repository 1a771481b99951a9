package org.redvest.web;

import java.util.Collection;
import java.util.List;
import org.redvest.clock.RealTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which sessions are still going on. All are asked about at once, however many pages are open. */
@Repository
class LiveStore {

    private static final String ALIVE = """
        select session_id from spring_session where session_id = any (:sessions) and expiry_time > :now
        """;

    private final JdbcClient jdbc;
    private final RealTime time;

    LiveStore(JdbcClient jdbc, RealTime time) {
        this.jdbc = jdbc;
        this.time = time;
    }

    List<String> alive(Collection<String> sessions) {
        return jdbc.sql(ALIVE)
                .param("sessions", sessions.toArray(String[]::new))
                .param("now", time.instant().toEpochMilli())
                .query((row, _) -> row.getString("session_id").strip())
                .list();
    }
}
