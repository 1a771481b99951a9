package org.redvest.dispatch;

import gg.jte.Content;
import java.util.Map;
import java.util.Optional;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.orders.Order;
import org.redvest.orders.OrderPanel;
import org.redvest.web.Fragments;
import org.redvest.web.Text;
import org.springframework.stereotype.Component;

/** While a dispatcher reviews: how many could come at all. */
@Component
class Suitable implements OrderPanel {

    private final Dispatch dispatch;
    private final Fragments fragments;

    Suitable(Dispatch dispatch, Fragments fragments) {
        this.dispatch = dispatch;
        this.fragments = fragments;
    }

    @Override
    public Spot spot() {
        return Spot.CHECKED;
    }

    @Override
    public Optional<Content> draw(Order order, Hat reader, Text text) {
        if (reader.role() != Role.DISPATCHER
                || !(order.state().inReview() || order.state().beforeService())) {
            return Optional.empty();
        }
        int eligible = dispatch.sieve(order.number(), reader).eligible();
        return Optional.of(
                fragments.of("dispatch/suitable", Map.of("text", text, "order", order, "eligible", eligible)));
    }
}
