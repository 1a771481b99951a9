package org.redvest.orders;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.redvest.regions.RegionCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every statement about orders; their shifts are in {@link ShiftStore}, what is private to them in {@link PrivateStore}. */
@Repository
class OrderStore {

    /** The row stays locked until the order is written, so two orders of one county and day never share a number. */
    private static final String NEXT_NUMBER = """
            insert into order_counter (county, day, last)
            values (:county, :day, 1)
            on conflict (county, day) do update set last = order_counter.last + 1
            returning last
            """;

    private static final String PROMISE = """
            select minutes, opens, closes
              from review_promise
             where effective_from <= :now
             order by effective_from desc
             limit 1
            """;

    private static final String INSERT = """
            insert into orders (order_number, region, state, draft, item, category, title_zh, title_en, what_zh, what_en,
                                risks_zh, risks_en, safeguards_zh, safeguards_en, minimum_age, measure, site, site_name,
                                ordered_by, submitted_at, answer_due)
            values (:number, :region, 'submitted', :draft, :item, :category, :title_zh, :title_en, :what_zh, :what_en,
                    :risks_zh, :risks_en, :safeguards_zh, :safeguards_en, :minimum_age, :measure, :site, :site_name,
                    :by, :at, :due)
            """;

    /** Only before approval: afterwards what was ordered stays what was approved. */
    private static final String REPLACE = """
            update orders
               set state = 'submitted', standing = 'submitted', version = version + 1, item = :item, category = :category,
                   title_zh = :title_zh, title_en = :title_en, what_zh = :what_zh, what_en = :what_en,
                   risks_zh = :risks_zh, risks_en = :risks_en, safeguards_zh = :safeguards_zh,
                   safeguards_en = :safeguards_en, minimum_age = :minimum_age, measure = :measure,
                   site = :site, site_name = :site_name, ordered_by = :by, submitted_at = :at, answer_due = :due,
                   decision = null, decided_by = null, decided_at = null, reason = null, said = null
             where order_number = :number and state in ('submitted', 'returned')
            """;

    private static final String CHANGED = "update orders set version = version + 1 where order_number = :number";

    /** One shift moves on, and with it perhaps its order. */
    private static final String ADVANCE = """
            with moved as (update shift set state = :state where shift_id = :shift)
            update orders
               set standing = :standing
             where order_number = :number and standing <> :standing
            """;

    private static final String STAND = """
            update orders
               set standing = :standing
             where order_number = :number and standing <> :standing
            """;

    /** Nothing of it has been opened or held, so it stands where the answer puts it. */
    private static final String DECIDE = """
            update orders
               set state = :verdict, standing = :verdict, decision = :verdict, decided_by = :by, decided_at = :at, reason = :reason, said = :said
             where order_number = :number and state = 'submitted'
            """;

    private static final String RECONSIDER = """
            update orders
               set state = 'submitted', standing = 'submitted', version = version + 1,
                   decision = null, decided_by = null, decided_at = null, reason = null, said = null
             where order_number = :number and state = 'rejected'
            """;

    private static final String CLASSIFY = """
            update orders
               set category = :category
             where order_number = :number and item is null
            """;

    private static final String FINISH = """
            update orders
               set state = :state, standing = :state, closed_at = :at
             where order_number = :number and state not in ('cancelled', 'closed')
            """;

    /** Where an order was opened, it stays visible: of two regions around a community the larger one has the lesser code. */
    private static final String OPEN = """
            update orders
               set opened_to = least(opened_to, :prefix)
             where order_number = :number
            """;

    /** Two taps on one form come one after the other; the second then finds the order of the first. */
    private static final String QUEUE_UP = "select pg_advisory_xact_lock(hashtextextended(:draft, 0))";

    private static final String BY_DRAFT = """
            select order_number
              from orders
             where draft = :draft and region = :region
            """;

    private static final String REGION = "select region from orders where order_number = :number";

    private static final String FIND_MANY = """
            select * from orders
             where order_number = any(:numbers)
             order by order_number
            """;

    /** Newest first; a year of a busy community fits. */
    private static final String OF_REGION = """
            select * from orders
             where region >= :region and region < :region || ':'
             order by submitted_at desc, order_number desc
             limit :most
            """;

    private static final String COUNT_OF_REGION = """
            select count(*) from orders
             where region >= :region and region < :region || ':'
            """;

    private final JdbcClient jdbc;
    private final ShiftStore shifts;
    private final WholeOrderStore whole;
    private final HeldOrders held;

    OrderStore(JdbcClient jdbc, ShiftStore shifts, WholeOrderStore whole, HeldOrders held) {
        this.jdbc = jdbc;
        this.shifts = shifts;
        this.whole = whole;
        this.held = held;
    }

    OrderNumber nextNumber(RegionCode county, LocalDate day) {
        int last = jdbc.sql(NEXT_NUMBER)
                .param("county", county.value())
                .param("day", day)
                .query(Integer.class)
                .single();
        return OrderNumber.of(county, day, last);
    }

    Promise promise(Instant now) {
        return jdbc.sql(PROMISE)
                .param("now", RowStore.time(now))
                .query((row, _) -> new Promise(
                        Duration.ofMinutes(row.getInt("minutes")),
                        row.getObject("opens", LocalTime.class),
                        row.getObject("closes", LocalTime.class)))
                .single();
    }

    void insert(OrderNumber number, RegionCode region, UUID draft, Terms terms, Order.Placed placed) {
        RowStore.bind(jdbc.sql(INSERT), number, terms, placed)
                .param("region", region.value())
                .param("draft", draft)
                .update();
        held.hold(number);
    }

    void replace(OrderNumber number, Terms terms, Order.Placed placed) {
        RowStore.bind(jdbc.sql(REPLACE), number, terms, placed).update();
        held.written();
    }

    void changed(OrderNumber number) {
        jdbc.sql(CHANGED).param("number", number.value()).update();
        held.written();
    }

    /** Keeps beside the row what follows from it and its shifts, so that lists can be filtered and counted by it. */
    void stand(OrderNumber number) {
        find(number)
                .ifPresent(order -> jdbc.sql(STAND)
                        .param("number", number.value())
                        .param("standing", stored(order.state()))
                        .update());
    }

    void decide(OrderNumber number, Decision decision) {
        jdbc.sql(DECIDE)
                .param("number", number.value())
                .param("verdict", stored(decision.verdict()))
                .param("by", decision.by().value())
                .param("at", RowStore.time(decision.at()))
                .param("reason", decision.reason().map(OrderStore::stored).orElse(null))
                .param("said", decision.said())
                .update();
        held.written();
    }

    /** @param after the order with the shift as it stands then */
    void advance(Order after, ShiftId shift, ShiftState state) {
        jdbc.sql(ADVANCE)
                .param("number", after.number().value())
                .param("shift", shift.value())
                .param("state", state.stored())
                .param("standing", stored(after.state()))
                .update();
        held.writtenAs(after);
    }

    /** False where it was not rejected, or is not any more. */
    boolean reconsider(OrderNumber number) {
        boolean done = jdbc.sql(RECONSIDER).param("number", number.value()).update() == 1;
        held.written();
        return done;
    }

    void classify(OrderNumber number, String category) {
        jdbc.sql(CLASSIFY)
                .param("number", number.value())
                .param("category", category)
                .update();
        held.written();
    }

    void finish(OrderNumber number, OrderState state, Instant at) {
        jdbc.sql(FINISH)
                .param("number", number.value())
                .param("state", stored(state))
                .param("at", RowStore.time(at))
                .update();
        held.written();
    }

    void open(OrderNumber number, RegionCode prefix) {
        jdbc.sql(OPEN)
                .param("number", number.value())
                .param("prefix", prefix.value())
                .update();
        held.written();
    }

    Optional<OrderNumber> lockDraft(UUID draft, RegionCode region) {
        jdbc.sql(QUEUE_UP).param("draft", draft.toString()).query(row -> {});
        return jdbc.sql(BY_DRAFT)
                .param("draft", draft)
                .param("region", region.value())
                .query((row, _) -> new OrderNumber(row.getString("order_number")))
                .optional();
    }

    RegionCode region(OrderNumber number) {
        return held.isHeld(number)
                ? lock(number).region()
                : jdbc.sql(REGION)
                        .param("number", number.value())
                        .query((row, _) -> new RegionCode(row.getString("region")))
                        .optional()
                        .orElseThrow(() -> new NoSuchOrder("order"));
    }

    Order lock(OrderNumber number) {
        return whole.lock(number);
    }

    Order lockOf(ShiftId shift) {
        return whole.lockOf(shift);
    }

    Optional<Order> find(OrderNumber number) {
        return whole.find(number);
    }

    List<Order> list(Collection<OrderNumber> numbers) {
        if (numbers.isEmpty()) {
            return List.of();
        }
        var values = numbers.stream().map(OrderNumber::value).toArray(String[]::new);
        return orders(jdbc.sql(FIND_MANY).param("numbers", values));
    }

    List<Order> list(RegionCode region, int most) {
        return orders(jdbc.sql(OF_REGION).param("region", region.value()).param("most", most));
    }

    int count(RegionCode region) {
        return jdbc.sql(COUNT_OF_REGION)
                .param("region", region.value())
                .query(Integer.class)
                .single();
    }

    /** The rows of a statement with their shifts. */
    List<Order> orders(JdbcClient.StatementSpec statement) {
        var rows = statement.query((row, _) -> RowStore.order(row)).list();
        Map<OrderNumber, List<Shift>> found =
                shifts.list(rows.stream().map(OrderRow::number).toList());
        return rows.stream()
                .map(row -> row.with(found.getOrDefault(row.number(), List.of())))
                .toList();
    }

    private static String stored(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
