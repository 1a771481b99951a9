package org.redvest.residents;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.redvest.accounts.Hat;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The code at a community's door, as the community looks after it: made, renewed, switched off for a while. */
@Component
class HelpDoors {

    private final HelpDoorStore store;
    private final Clock clock;

    HelpDoors(HelpDoorStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Optional<HelpDoor> find(Hat hat) {
        return store.current(hat.region());
    }

    /** The first code of a community; one that is there stays. */
    @Transactional
    public void make(Hat hat) {
        store.queueUp(hat.region());
        if (store.current(hat.region()).isEmpty()) {
            store.make(HelpLink.newCode(), hat, clock.instant());
        }
    }

    /** The code that hangs at the door ends; what was asked by it goes on. */
    @Transactional
    public void renew(String code, Hat hat) {
        store.queueUp(hat.region());
        if (store.end(code, hat.region(), clock.instant())) {
            store.make(HelpLink.newCode(), hat, clock.instant());
        }
    }

    @Transactional
    public void close(int days, Hat hat) {
        store.close(hat.region(), Optional.of(clock.instant().plus(Duration.ofDays(days))));
    }

    @Transactional
    public void open(Hat hat) {
        store.close(hat.region(), Optional.empty());
    }
}
