package org.redvest;

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
    private final Duration patience;

    UnheardEvents(IncompleteEventPublications events, @Value("${redvest.unheard}") Duration patience) {
        this.events = events;
        this.patience = patience;
    }

    @Scheduled(initialDelayString = "${redvest.housekeeping}", fixedDelayString = "${redvest.housekeeping}")
    void handOutAgain() {
        events.resubmitIncompletePublicationsOlderThan(patience);
    }
}
