package org.redvest.orders;

import gg.jte.Content;
import java.util.List;
import java.util.Optional;
import org.redvest.accounts.Hat;
import org.redvest.shifts.ActivityPanel;
import org.redvest.web.Text;
import org.springframework.stereotype.Component;

/** What later modules draw on an order's pages. */
@Component
public class Panels {

    private final List<ActivityPanel> all;

    Panels(List<ActivityPanel> all) {
        this.all = List.copyOf(all);
    }

    public List<Content> at(ActivityPanel.Spot spot, Order order, Hat reader, Text text) {
        return all.stream()
                .filter(panel -> panel.spot() == spot)
                .map(panel -> panel.draw(order.activity(), reader, text))
                .flatMap(Optional::stream)
                .toList();
    }
}
