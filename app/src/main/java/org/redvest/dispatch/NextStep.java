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

/** After the approval: the way to the page that opens the order. */
@Component
class NextStep implements OrderPanel {

    private final Fragments fragments;

    NextStep(Fragments fragments) {
        this.fragments = fragments;
    }

    @Override
    public Spot spot() {
        return Spot.AFTER_APPROVAL;
    }

    @Override
    public Optional<Content> draw(Order order, Hat reader, Text text) {
        return reader.role() == Role.DISPATCHER && order.state().beforeService()
                ? Optional.of(fragments.of("dispatch/next-step", Map.of("text", text, "order", order)))
                : Optional.empty();
    }
}
