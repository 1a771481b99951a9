package org.redvest.orders;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.redvest.regions.RegionCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every statement about shifts and needs. */
@Repository
class ShiftStore {

    private static final String INSERT_SHIFT = """
            insert into shift (order_number, region, number, starts_at, ends_at)
            values (:order, :region, :number, :start, :end)
            returning shift_id
            """;

    private static final String INSERT_NEED = """
            insert into need (shift_id, region, number, people, skills, licences)
            values (:shift, :region, :number, :people, :skills, :licences)
            """;

    private static final String DELETE_NEEDS = """
            delete from need
             where shift_id = any(array(select shift_id from shift where order_number = :order and state = 'planned'))
            """;

    private static final String DELETE_SHIFTS = """
            delete from shift
             where order_number = :order and state = 'planned'
            """;

    private static final String MOVE = """
            update shift
               set starts_at = :start, ends_at = :end
             where shift_id = :shift
            """;

    private static final String PEOPLE = """
            update need
               set people = :people
             where need_id = :need
            """;

    private static final String OPEN = """
            with opened as (
                update shift
                   set opened_to = least(opened_to, :prefix)
                 where order_number = :order
                returning shift_id
            )
            update need
               set opened_to = least(opened_to, :prefix)
             where shift_id = any(array(select shift_id from opened))
            """;

    private static final String CANCEL = """
            update shift
               set state = 'cancelled', cancelled_because = :reason
             where shift_id = :shift
            """;

    private static final String ORDER_OF = """
            select order_number
              from shift
             where shift_id = :shift
            """;

    private static final String ORDER_OF_NEED = """
            select order_number
              from shift
              join need using (shift_id)
             where need_id = :need
            """;

    private static final String STARTING = """
            select distinct order_number
              from shift
             where starts_at >= :from and starts_at < :to
            """;

    private static final String BEGUN = """
            select distinct order_number
              from shift
             where starts_at <= :now and state in ('dispatching', 'short', 'staffed', 'in_service')
            """;

    /** Approved and not begun, though their time is over. */
    private static final String LAPSED = """
            select shift_id
              from shift
              join orders using (order_number)
             where ends_at <= :now and shift.state in ('planned', 'dispatching', 'short') and orders.state = 'approved'
             order by shift_id
            """;

    private static final String LIST = """
            select shift_id, order_number, region, number, state, starts_at, ends_at, cancelled_because
              from shift
             where order_number = any(:orders)
             order by order_number, starts_at, number
            """;

    /** Of the shifts by their number, not joined: a plan made while the tables were small would read all needs. */
    private static final String NEEDS = """
            select need_id, shift_id, people, skills, licences
              from need
             where shift_id = any(array(select shift_id from shift where order_number = any(:orders)))
             order by shift_id, number
            """;

    private final JdbcClient jdbc;
    private final HeldOrders held;

    ShiftStore(JdbcClient jdbc, HeldOrders held) {
        this.jdbc = jdbc;
        this.held = held;
    }

    void insert(OrderNumber order, RegionCode region, List<Window> windows, List<AskedFor> needs) {
        for (int i = 0; i < windows.size(); i++) {
            insert(shift(order, region, i + 1, windows.get(i)), region, needs);
        }
        held.written();
    }

    /** In review only: nobody was asked yet, so nothing points at them. */
    void replace(OrderNumber order, RegionCode region, List<Window> windows, List<AskedFor> needs) {
        jdbc.sql(DELETE_NEEDS).param("order", order.value()).update();
        jdbc.sql(DELETE_SHIFTS).param("order", order.value()).update();
        insert(order, region, windows, needs);
    }

    void move(ShiftId shift, Window window) {
        jdbc.sql(MOVE)
                .param("shift", shift.value())
                .param("start", RowStore.time(window.start()))
                .param("end", RowStore.time(window.end()))
                .update();
        held.written();
    }

    void askFor(NeedId need, int people) {
        jdbc.sql(PEOPLE).param("need", need.value()).param("people", people).update();
        held.written();
    }

    void open(OrderNumber order, RegionCode prefix) {
        jdbc.sql(OPEN)
                .param("order", order.value())
                .param("prefix", prefix.value())
                .update();
        held.written();
    }

    void cancel(ShiftId shift, String reason) {
        jdbc.sql(CANCEL).param("shift", shift.value()).param("reason", reason).update();
        held.written();
    }

    Optional<OrderNumber> orderOf(ShiftId shift) {
        return held.orderOf(shift)
                .or(() -> jdbc.sql(ORDER_OF)
                        .param("shift", shift.value())
                        .query(ShiftStore::number)
                        .optional());
    }

    Optional<OrderNumber> orderOf(NeedId need) {
        return jdbc.sql(ORDER_OF_NEED)
                .param("need", need.value())
                .query(ShiftStore::number)
                .optional();
    }

    List<OrderNumber> ordersStarting(Instant from, Instant to) {
        return jdbc.sql(STARTING)
                .param("from", RowStore.time(from))
                .param("to", RowStore.time(to))
                .query(ShiftStore::number)
                .list();
    }

    List<OrderNumber> ordersBegun(Instant now) {
        return jdbc.sql(BEGUN)
                .param("now", RowStore.time(now))
                .query(ShiftStore::number)
                .list();
    }

    List<ShiftId> lapsed(Instant now) {
        return jdbc.sql(LAPSED)
                .param("now", RowStore.time(now))
                .query((row, _) -> new ShiftId(row.getLong("shift_id")))
                .list();
    }

    Map<OrderNumber, List<Shift>> list(Collection<OrderNumber> orders) {
        var values = orders.stream().map(OrderNumber::value).toArray(String[]::new);
        var needs = needs(jdbc.sql(NEEDS).param("orders", values));
        return jdbc.sql(LIST).param("orders", values).query((row, _) -> shift(row, needs)).list().stream()
                .collect(Collectors.groupingBy(Shift::order));
    }

    private static Map<ShiftId, List<Need>> needs(JdbcClient.StatementSpec statement) {
        return statement.query((row, _) -> need(row)).list().stream().collect(Collectors.groupingBy(Need::shift));
    }

    private ShiftId shift(OrderNumber order, RegionCode region, int number, Window window) {
        return new ShiftId(jdbc.sql(INSERT_SHIFT)
                .param("order", order.value())
                .param("region", region.value())
                .param("number", number)
                .param("start", RowStore.time(window.start()))
                .param("end", RowStore.time(window.end()))
                .query(Long.class)
                .single());
    }

    private void insert(ShiftId shift, RegionCode region, List<AskedFor> needs) {
        for (int i = 0; i < needs.size(); i++) {
            jdbc.sql(INSERT_NEED)
                    .param("shift", shift.value())
                    .param("region", region.value())
                    .param("number", i + 1)
                    .param("people", needs.get(i).people())
                    .param("skills", needs.get(i).skills().toArray(String[]::new))
                    .param("licences", needs.get(i).licences().toArray(String[]::new))
                    .update();
        }
    }

    private static Shift shift(ResultSet row, Map<ShiftId, List<Need>> needs) throws SQLException {
        var id = new ShiftId(row.getLong("shift_id"));
        return new Shift(
                id,
                new OrderNumber(row.getString("order_number")),
                new RegionCode(row.getString("region")),
                row.getInt("number"),
                ShiftState.of(row.getString("state")),
                new Window(RowStore.time(row, "starts_at"), RowStore.time(row, "ends_at")),
                needs.getOrDefault(id, List.of()),
                Optional.ofNullable(row.getString("cancelled_because")));
    }

    private static Need need(ResultSet row) throws SQLException {
        return need(new NeedId(row.getLong("need_id")), new ShiftId(row.getLong("shift_id")), row);
    }

    static Need need(NeedId id, ShiftId shift, ResultSet row) throws SQLException {
        return new Need(
                id, shift, row.getInt("people"), RowStore.texts(row, "skills"), RowStore.texts(row, "licences"));
    }

    private static OrderNumber number(ResultSet row, int ignored) throws SQLException {
        return new OrderNumber(row.getString("order_number"));
    }
}
