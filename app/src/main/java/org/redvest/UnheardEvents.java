package org.redvest;

import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.modulith.events.IncompleteEventPublications;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Hands out again what a listener could not take in: after a start Spring Modulith does so by itself, but a database that was
 * away for a moment ends no process. Listeners are idempotent, and the wait is longer than any of them works.
 */
@Component
class UnheardEvents {

    private final IncompleteEventPublications events;
    private final UnheardEventStore store;
    private final Duration patience;
    private final Clock clock;

    UnheardEvents(
            IncompleteEventPublications events,
            UnheardEventStore store,
            @Value("${redvest.unheard}") Duration patience,
            Clock clock) {
        this.events = events;
        this.store = store;
        this.patience = patience;
        this.clock = clock;
    }

    @Scheduled(initialDelayString = "${redvest.housekeeping}", fixedDelayString = "${redvest.housekeeping}")
    void handOutAgain() {
        store.failResubmittedBefore(clock.instant().minus(patience));
        events.resubmitIncompletePublicationsOlderThan(patience);
    }
}
