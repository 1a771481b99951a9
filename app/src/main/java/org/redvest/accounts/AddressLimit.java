package org.redvest.accounts;

import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.web.Network;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * How often one address may try to sign in, on all nodes together. A whole office may stand behind one address, so it is generous.
 */
@Component
class AddressLimit {

    static final int A_MINUTE = 30;

    private final AddressLimitStore store;
    private final TransactionOperations transactions;

    AddressLimit(AddressLimitStore store, TransactionOperations transactions) {
        this.store = store;
        this.transactions = transactions;
    }

    boolean allows(String address) {
        var network = Doors.digest(Network.of(address));
        return Scopes.within(
                Scope.SYSTEM, () -> Boolean.TRUE.equals(transactions.execute(_ -> store.count(network) <= A_MINUTE)));
    }
}
