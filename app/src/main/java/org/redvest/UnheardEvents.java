package org.redvest;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.IncompleteEventPublications;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Hands out again what a listener could not take in: after a start Spring Modulith does so by itself, but a database that was
 * away for a moment ends no process. Listeners are idempotent, and the wait is longer than any of them works.
 */
@Component
class UnheardEvents {

    /** Handed out again and lost again, for instance with the process: Modulith never hands out what is marked so. */
    private static final String LOST_TWICE = """
            update event_publication set status = 'FAILED' where status = 'RESUBMITTED' and last_resubmission_date < :before
            """;

    private final IncompleteEventPublications events;
    private final JdbcClient jdbc;
    private final Duration patience;
    private final Clock clock;

    UnheardEvents(
            IncompleteEventPublications events,
            JdbcClient jdbc,
            @Value("${redvest.unheard}") Duration patience,
            Clock clock) {
        this.events = events;
        this.jdbc = jdbc;
        this.patience = patience;
        this.clock = clock;
    }

    @Scheduled(initialDelayString = "${redvest.housekeeping}", fixedDelayString = "${redvest.housekeeping}")
    void handOutAgain() {
        jdbc.sql(LOST_TWICE)
                .param("before", clock.instant().minus(patience).atOffset(ZoneOffset.UTC))
                .update();
        events.resubmitIncompletePublicationsOlderThan(patience);
    }
}
