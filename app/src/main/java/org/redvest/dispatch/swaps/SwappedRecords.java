package org.redvest.dispatch.swaps;

import org.redvest.accounts.AccountId;
import org.redvest.volunteers.VolunteerId;
import org.redvest.volunteers.VolunteerRecords;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What a person who had two numbers has put up and exchanged. */
@Component
@Order(2)
class SwappedRecords implements VolunteerRecords {

    private final SwapStore store;
    private final SwapWishStore wishStore;

    SwappedRecords(SwapStore store, SwapWishStore wishStore) {
        this.store = store;
        this.wishStore = wishStore;
    }

    @Override
    public void carryOver(VolunteerId from, VolunteerId to, AccountId by, String reason) {
        store.carryOver(from, to);
        wishStore.carryOver(from, to);
    }
}
