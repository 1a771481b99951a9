package org.redvest.orders;

import java.util.List;
import java.util.Optional;
import org.redvest.regions.RegionCode;

/** An order as its row has it, before its shifts are known. */
record OrderRow(
        OrderNumber number,
        RegionCode region,
        String state,
        int version,
        Terms terms,
        Order.Placed placed,
        Optional<Decision> decision,
        Optional<RegionCode> openedTo) {

    Order with(List<Shift> shifts) {
        return new Order(
                number,
                region,
                OrderState.of(state, shifts),
                version,
                terms.service(),
                terms.where(),
                placed,
                decision,
                openedTo,
                shifts);
    }
}
