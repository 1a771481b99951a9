package org.redvest.hours;

import org.redvest.database.OnOneNode;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The ledger closes the days that are over, and is checked once a day. */
@Component
class LedgerHousekeeping {

    private static final Logger LOG = LoggerFactory.getLogger(LedgerHousekeeping.class);

    private final Ledger ledger;

    LedgerHousekeeping(Ledger ledger) {
        this.ledger = ledger;
    }

    @OnOneNode(every = "${redvest.housekeeping}")
    void keep() {
        Scopes.within(Scope.SYSTEM, ledger::closeDays);
        Scopes.within(Scope.SYSTEM, ledger::auditOfToday).ifPresent(LedgerHousekeeping::report);
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
