package org.redvest.attendance;

import java.util.Optional;
import java.util.function.Function;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.dispatch.Dispatch;
import org.redvest.orders.Order;
import org.redvest.orders.OrderNumber;
import org.redvest.orders.Orders;
import org.redvest.orders.ShiftId;
import org.redvest.volunteers.VolunteerId;
import org.springframework.stereotype.Component;

/** Who may do something to a shift: checked first, in their own scope; the work that follows runs as the system. */
@Component
class Reach {

    private final Dispatch dispatch;
    private final ShiftPlaces places;
    private final Orders orders;
    private final PresenceStore presences;

    Reach(Dispatch dispatch, ShiftPlaces places, Orders orders, PresenceStore presences) {
        this.dispatch = dispatch;
        this.places = places;
        this.orders = orders;
        this.presences = presences;
    }

    /** The community's contact, or the volunteer it handed the lead to. */
    <T> T leading(ShiftId shift, Hat hat, Function<Order, T> work) {
        if (hat.role() == Role.COMMUNITY) {
            return asCommunity(shift, hat, work);
        }
        return Scopes.within(Scope.SYSTEM, () -> {
            var volunteer = VolunteerId.of(hat.account());
            var order = dispatch.place(places.own(shift, volunteer).id()).order();
            if (!presences.lead(shift).equals(Optional.of(volunteer))) {
                throw new NoSuchShift();
            }
            return work.apply(orders.order(order));
        });
    }

    <T> T asCommunity(ShiftId shift, Hat hat, Function<Order, T> work) {
        return asCommunity(orders.orderOf(shift), hat, work);
    }

    <T> T asCommunity(OrderNumber number, Hat hat, Function<Order, T> work) {
        return asCommunity(orders.order(number), hat, work);
    }

    /** Read in the hat's own scope first: another community's order does not exist. */
    private static <T> T asCommunity(Order order, Hat hat, Function<Order, T> work) {
        if (hat.role() != Role.COMMUNITY || !hat.region().contains(order.region())) {
            throw new NoSuchShift();
        }
        return Scopes.within(Scope.SYSTEM, () -> work.apply(order));
    }
}
