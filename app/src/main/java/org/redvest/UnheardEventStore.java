package org.redvest;

import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What Spring Modulith's own registry of events does not offer. */
@Repository
class UnheardEventStore {

    private static final String FAIL = """
            update event_publication set status = 'FAILED' where status = 'RESUBMITTED' and last_resubmission_date < :before
            """;

    private final JdbcClient jdbc;

    UnheardEventStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What was handed out again and lost again, for instance with the process, counts as failed: else it is never handed out again. */
    void failResubmittedBefore(Instant before) {
        jdbc.sql(FAIL).param("before", before.atOffset(ZoneOffset.UTC)).update();
    }
}
