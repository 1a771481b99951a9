package org.redvest.orders;

import java.time.Clock;
import java.time.Duration;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Within how long the city promises a community an answer. Orders that were sent keep the promise of their day. */
@Service
public class AnswerPromise {

    private final OrderStore store;
    private final Clock clock;

    AnswerPromise(OrderStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Duration promised() {
        return store.promise(clock.instant()).within();
    }

    /** From now on; the office hours stay as they are. */
    @Transactional
    public void promise(Duration within) {
        Scopes.run(Scope.SYSTEM, () -> store.makePromise(clock.instant(), within));
    }
}
