package org.redvest;

import java.time.Clock;
import java.time.Duration;
import org.redvest.database.Database;
import org.redvest.database.OnOneNode;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.modulith.events.IncompleteEventPublications;
import org.springframework.stereotype.Component;

/**
 * Hands out again what a listener could not take in. Listeners are idempotent, and the wait is longer than any of them works, so an event
 * that another node is handling is left to it. After the start of the only node no event is being handled, so none has to wait.
 */
@Component
class UnheardEvents implements SmartInitializingSingleton {

    private final IncompleteEventPublications events;
    private final UnheardEventStore store;
    private final Duration patience;
    private final Clock clock;
    private final Database database;

    UnheardEvents(
            IncompleteEventPublications events,
            UnheardEventStore store,
            @Value("${redvest.unheard}") Duration patience,
            Clock clock,
            Database database) {
        this.events = events;
        this.store = store;
        this.patience = patience;
        this.clock = clock;
        this.database = database;
    }

    /** Before the first request can publish an event. */
    @Override
    public void afterSingletonsInstantiated() {
        if (!database.isShared()) {
            events.resubmitIncompletePublications(_ -> true);
        }
    }

    @OnOneNode(every = "${redvest.housekeeping}")
    void handOutAgain() {
        store.failResubmittedBefore(clock.instant().minus(patience));
        events.resubmitIncompletePublicationsOlderThan(patience);
    }
}
