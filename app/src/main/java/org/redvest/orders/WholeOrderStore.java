package org.redvest.orders;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** One order with its shifts and their needs by one statement: nothing else is read as often. */
final class WholeOrderStore {

    /**
     * A row for each need. The offsets keep the database from joining whole tables by a plan that was made while they were
     * empty.
     */
    static final String FIND = """
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

    private WholeOrderStore() {}

    static Optional<Order> of(ResultSet row) throws SQLException {
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
