package org.redvest.attendance;

import org.redvest.attendance.ledger.Ledger;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** What time does by itself: shifts begin and end, and the ledger closes the days that are over. */
@Component
class Housekeeping {

    private final Progress progress;
    private final Ledger ledger;

    Housekeeping(Progress progress, Ledger ledger) {
        this.progress = progress;
        this.ledger = ledger;
    }

    @Scheduled(initialDelayString = "${redvest.housekeeping}", fixedDelayString = "${redvest.housekeeping}")
    void shifts() {
        Scopes.run(Scope.SYSTEM, progress::catchUp);
    }

    @Scheduled(initialDelayString = "${redvest.housekeeping}", fixedDelayString = "${redvest.housekeeping}")
    void ledger() {
        Scopes.within(Scope.SYSTEM, ledger::closeDays);
    }
}
