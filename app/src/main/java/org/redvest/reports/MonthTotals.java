package org.redvest.reports;

import org.redvest.reports.MonthStore.MonthKey;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Adds up the months that have changed, some time after the change, so that many changes cost it once. A figure does not wait for it
 * and does not depend on it: of a month that is not added up the rows are counted.
 */
@Component
class MonthTotals {

    private final MonthStore store;
    private final TransactionTemplate transactions;

    MonthTotals(MonthStore store, TransactionTemplate transactions) {
        this.store = store;
        this.transactions = transactions;
    }

    void addUp() {
        store.changed().forEach(this::addUp);
    }

    private void addUp(MonthKey month) {
        transactions.executeWithoutResult(_ -> store.addUp(month));
    }
}
