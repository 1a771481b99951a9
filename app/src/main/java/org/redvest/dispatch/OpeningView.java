package org.redvest.dispatch;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.redvest.accounts.Identity;
import org.redvest.orders.Order;
import org.redvest.orders.Shift;
import org.redvest.web.Text;

/**
 * The page from which a dispatcher opens an order, and watches it fill.
 *
 * @param eligible whoever may take a place at one of the needs, each counted once
 */
public record OpeningView(Order order, Names names, List<NeedView> needs, int eligible, Optional<Instant> closes) {

    /** Words for where it is and who asked. */
    public record Names(String county, String township, String community, Identity by) {}

    /** Opened and not taken back. */
    public boolean open() {
        return needs.stream().anyMatch(NeedView::open);
    }

    public boolean wasOpened() {
        return needs.stream().anyMatch(need -> need.opening().isPresent());
    }

    public boolean mayOpen() {
        return order.state().beforeService() && closes.isPresent() && !open();
    }

    public int people() {
        return needs.stream().mapToInt(NeedView::people).sum();
    }

    public Shift first() {
        return order.nextShift();
    }

    public String title(Text text) {
        var title = order.service().title();
        return text.either(title.zh(), title.en());
    }
}
