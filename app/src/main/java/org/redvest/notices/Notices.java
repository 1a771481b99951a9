package org.redvest.notices;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.redvest.accounts.AccountId;
import org.redvest.accounts.Hat;
import org.redvest.orders.Order;
import org.redvest.orders.OrderState;
import org.redvest.orders.Orders;
import org.redvest.orders.ShiftState;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Each account's own list. The database shows nobody another's. */
@Service
public class Notices {

    private static final int MOST = 60;

    /** An order that still wants something lies among the newest; older ones are over. */
    private static final int LOOKS_AT = 200;

    private final NoticeStore store;
    private final Orders orders;
    private final Clock clock;

    Notices(NoticeStore store, Orders orders, Clock clock) {
        this.store = store;
        this.orders = orders;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public List<Notice> list(AccountId account) {
        return store.list(account, MOST);
    }

    /** How many matters have news. */
    @Transactional(readOnly = true)
    public long unread(AccountId account) {
        return store.unread(account);
    }

    /** Where a notice leads; from now on its matter has been seen. */
    @Transactional
    public String open(long notice, AccountId account) {
        var href = store.href(notice, account).orElseThrow(NoSuchNotice::new);
        store.seen(notice, account, clock.instant());
        return href;
    }

    @Transactional
    public void seenAll(AccountId account) {
        store.seenAll(account, clock.instant());
    }

    /** What waits for whoever wears this hat. Asked of the orders themselves, so what is done is gone from here. */
    @Transactional(readOnly = true)
    public List<Todo> waiting(Hat hat) {
        return switch (hat.role()) {
            case COMMUNITY ->
                orders.list(hat.region(), LOOKS_AT).stream()
                        .flatMap(order -> ofCommunity(order).stream())
                        .toList();
            case DISPATCHER ->
                orders.list(hat.region(), LOOKS_AT).stream()
                        .filter(order -> order.state() == OrderState.SUBMITTED)
                        .map(order -> new Todo(
                                "review",
                                "/review/" + order.number(),
                                order,
                                order.placed().due()))
                        .toList();
            case LEADER, VOLUNTEER, SECRETARY, ADMIN -> List.of();
        };
    }

    private List<Todo> ofCommunity(Order order) {
        var now = clock.instant();
        var todos = new ArrayList<Todo>();
        if (order.state() == OrderState.RETURNED) {
            todos.add(new Todo(
                    "returned",
                    "/orders/" + order.number(),
                    order,
                    order.placed().due()));
        }
        for (var shift : order.liveShifts()) {
            var served = shift.state() != ShiftState.CONFIRMED && shift.state() != ShiftState.PLANNED;
            if (served && !order.state().inReview() && !order.state().over() && now.isAfter(shift.end())) {
                todos.add(new Todo("confirm", "/shifts/" + shift.id() + "/confirmation", order, shift.end()));
            }
        }
        if (order.state() == OrderState.AWAITING_EVALUATION) {
            todos.add(new Todo(
                    "evaluate",
                    "/orders/" + order.number() + "/evaluation",
                    order,
                    order.shifts().getLast().end()));
        }
        return todos;
    }

    /** One thing to do, with the order it is about. */
    public record Todo(String what, String href, Order order, java.time.Instant at) {}
}
