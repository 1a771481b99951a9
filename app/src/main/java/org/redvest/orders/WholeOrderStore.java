package org.redvest.orders;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** One order with its shifts and their needs by one statement: nothing else is read as often. And the locks on it. */
@Repository
class WholeOrderStore {

    /**
     * A row for each need. The offsets keep the database from joining whole tables by a plan that was made while they were
     * empty.
     */
    private static final String FIND = """
            select orders.*, shift_id, shift_number, shift_state, starts_at, ends_at, cancelled_because, need_id, people, skills, licences
              from orders
              left join lateral (select shift_id, number as shift_number, shift.state as shift_state, starts_at, ends_at,
                                        cancelled_because
                                   from shift
                                  where shift.order_number = orders.order_number
                                 offset 0) as its_shift on true
              left join lateral (select need_id, number as need_number, people, skills, licences
                                   from need
                                  where need.shift_id = its_shift.shift_id
                                 offset 0) as its_need on true
             where orders.order_number = :number
             order by starts_at, shift_number, need_number
            """;

    /** Rows that only point at the order, as a line of its track does, need not wait for it. */
    private static final String LOCK = """
            select order_number
              from orders
             where order_number = :number
               for no key update
            """;

    private static final String LOCK_OF_SHIFT = """
            select order_number
              from orders
             where order_number = (select order_number from shift where shift_id = :shift)
               for no key update
            """;

    private final JdbcClient jdbc;
    private final HeldOrders held;

    WholeOrderStore(JdbcClient jdbc, HeldOrders held) {
        this.jdbc = jdbc;
        this.held = held;
    }

    Optional<Order> find(OrderNumber number) {
        return held.order(
                number,
                () -> Objects.requireNonNull(
                        jdbc.sql(FIND).param("number", number.value()).query(WholeOrderStore::of)));
    }

    /** Makes whoever decides about the same order wait; what they then read is what was decided. */
    Order lock(OrderNumber number) {
        if (!held.isHeld(number)) {
            lockRow(number);
            held.hold(number);
        }
        return find(number).orElseThrow(() -> new NoSuchOrder("order"));
    }

    /** The order of a shift. */
    Order lockOf(ShiftId shift) {
        return lock(held.orderOf(shift).orElseGet(() -> lockRowOf(shift)));
    }

    private void lockRow(OrderNumber number) {
        var locked = jdbc.sql(LOCK)
                .param("number", number.value())
                .query(String.class)
                .optional();
        if (locked.isEmpty()) {
            throw new NoSuchOrder("order");
        }
    }

    private OrderNumber lockRowOf(ShiftId shift) {
        var number = jdbc.sql(LOCK_OF_SHIFT)
                .param("shift", shift.value())
                .query((row, _) -> new OrderNumber(row.getString("order_number")))
                .optional()
                .orElseThrow(() -> new NoSuchOrder("shift"));
        held.hold(number);
        return number;
    }

    private static Optional<Order> of(ResultSet row) throws SQLException {
        if (!row.next()) {
            return Optional.empty();
        }
        var order = RowStore.order(row);
        var shifts = new LinkedHashMap<ShiftId, Shift>();
        var needs = new LinkedHashMap<ShiftId, List<Need>>();
        do {
            var id = new ShiftId(row.getLong("shift_id"));
            if (!row.wasNull() && !shifts.containsKey(id)) {
                shifts.put(id, shift(id, order, row));
            }
            var need = row.getLong("need_id");
            if (!row.wasNull()) {
                needs.computeIfAbsent(id, _ -> new ArrayList<>()).add(ShiftStore.need(new NeedId(need), id, row));
            }
        } while (row.next());
        return Optional.of(order.with(shifts.values().stream()
                .map(shift -> shift.asking(needs.getOrDefault(shift.id(), List.of())))
                .toList()));
    }

    private static Shift shift(ShiftId id, OrderRow order, ResultSet row) throws SQLException {
        return new Shift(
                id,
                order.number(),
                order.region(),
                row.getInt("shift_number"),
                ShiftState.of(Objects.requireNonNull(row.getString("shift_state"))),
                new Window(RowStore.time(row, "starts_at"), RowStore.time(row, "ends_at")),
                List.of(),
                Optional.ofNullable(row.getString("cancelled_because")));
    }
}
