package org.redvest.orders.lists;

import gg.jte.Content;
import java.time.Instant;
import java.util.List;
import org.redvest.accounts.Hat;
import org.redvest.orders.Order;
import org.redvest.orders.Panels;
import org.redvest.shifts.ActivityPanel;
import org.redvest.web.Text;

/** What orders need to be drawn as cards for one reader; {@code all} is how many there are, shown or not. */
public record OrderCards(int all, String county, Hat reader, Panels panels, Instant now) {

    public List<Content> toDo(Order order, Text text) {
        return panels.at(ActivityPanel.Spot.TO_DO, order, reader, text);
    }
}
