package org.redvest.attendance;

import org.redvest.database.OnOneNode;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.hours.Ledger;
import org.redvest.hours.LedgerAudit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What time does by itself: shifts begin and end, the ledger closes the days that are over, and is checked once a day. */
@Component
class Housekeeping {

    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);

    private final Progress progress;
    private final Ledger ledger;

    Housekeeping(Progress progress, Ledger ledger) {
        this.progress = progress;
        this.ledger = ledger;
    }

    @OnOneNode(every = "${redvest.housekeeping}")
    void shifts() {
        Scopes.run(Scope.SYSTEM, progress::catchUp);
    }

    @OnOneNode(every = "${redvest.housekeeping}")
    void ledger() {
        Scopes.within(Scope.SYSTEM, ledger::closeDays);
        Scopes.within(Scope.SYSTEM, ledger::auditOfToday).ifPresent(Housekeeping::report);
    }

    /** The log gets numbers of volunteers and lines, no names; the first of them are enough to begin with. */
    private static void report(LedgerAudit audit) {
        if (audit.sound()) {
            LOG.info("The ledger is sound: {} lines and {} daily roots computed again", audit.entries(), audit.roots());
        } else {
            LOG.error(
                    "The ledger was touched from outside: {}",
                    audit.faults().stream().limit(20).toList());
        }
    }
}
