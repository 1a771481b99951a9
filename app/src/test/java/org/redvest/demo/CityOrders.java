package org.redvest.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.redvest.accounts.Hat;
import org.redvest.catalogue.MenuItemId;
import org.redvest.catalogue.Site;
import org.redvest.database.Scopes;
import org.redvest.dispatch.Dispatch;
import org.redvest.orders.Draft;
import org.redvest.orders.Order;
import org.redvest.orders.Orders;
import org.redvest.orders.Submission;
import org.redvest.shifts.ActivityNumber;
import org.redvest.shifts.PrivateDetails;
import org.redvest.shifts.Whereabouts;
import org.redvest.shifts.Window;
import org.springframework.stereotype.Component;

/** What visitors and others order in a demo's city: errands of an hour. */
@Component
class CityOrders {

    private final Orders orders;
    private final Dispatch dispatch;
    private final Staff staff;

    CityOrders(Orders orders, Dispatch dispatch, Staff staff) {
        this.orders = orders;
        this.dispatch = dispatch;
        this.staff = staff;
    }

    ActivityNumber submitted(Hat community, int people, Instant... starts) {
        var draft = draft(people, starts);
        var placed = Scopes.within(community.scope(), () -> orders.submit(UUID.randomUUID(), draft, community));
        return ((Submission.Placed) placed).order();
    }

    /** Approved and opened by the county. */
    Order open(ActivityNumber number, Hat community) {
        var dispatcher = staff.dispatcher(community.region().county());
        return Scopes.within(dispatcher.scope(), () -> {
            orders.approve(number, orders.order(number).version(), dispatcher);
            dispatch.open(number, dispatcher);
            return orders.order(number);
        });
    }

    /** All that is wanted at other times. */
    void move(Order order, Hat community, Instant... starts) {
        var draft = draft(order.shifts().getFirst().people(), starts);
        Scopes.run(community.scope(), () -> {
            var changed =
                    orders.change(order.number(), orders.order(order.number()).version(), draft, community);
            if (!(changed instanceof Submission.Placed)) {
                throw new IllegalStateException("Not moved: " + changed);
            }
        });
    }

    private static Draft draft(int people, Instant... starts) {
        return new Draft(
                new Draft.Wanted.FromMenu(new MenuItemId("errands")),
                Stream.of(starts)
                        .map(start -> new Window(start, start.plus(Duration.ofHours(1))))
                        .toList(),
                List.of(new Draft.Ask(people, List.of())),
                new Whereabouts(Site.HOME, ""),
                new PrivateDetails("三八亭巷 14 号", "唐敏", "13800000042", ""));
    }

    Order opened(Hat community, int people, Instant... starts) {
        return open(submitted(community, people, starts), community);
    }
}
