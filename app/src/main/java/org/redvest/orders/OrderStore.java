package org.redvest.orders;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.redvest.regions.RegionCode;
import org.redvest.shifts.Activity;
import org.redvest.shifts.ActivityNumber;
import org.redvest.shifts.Shifts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every statement about orders. What they ask for is an activity, and lies with {@link Shifts}. */
@Repository
public class OrderStore {

    private static final String INSERT = """
            insert into orders (order_number, region, state, draft, ordered_by, submitted_at, answer_due)
            values (:number, :region, 'submitted', :draft, :by, :at, :due)
            """;

    /** Only before approval: afterwards what was ordered stays what was approved. */
    private static final String PLACE_AGAIN = """
            update orders
               set state = 'submitted', standing = 'submitted', version = version + 1,
                   ordered_by = :by, submitted_at = :at, answer_due = :due,
                   decision = null, decided_by = null, decided_at = null, reason = null, said = null
             where order_number = :number and state in ('submitted', 'returned')
            """;

    private static final String COUNT_WAITING = "select count(*) from orders where state = 'submitted'";

    private static final String COUNT_OPEN_OF = """
            select count(*)
              from orders
              join activity_listed on activity = order_number
             where item = :item and standing in ('submitted', 'returned', 'approved', 'dispatching', 'short', 'staffed', 'in_service')
            """;

    private static final String CHANGED = "update orders set version = version + 1 where order_number = :number";

    /** What an approved order stands at follows from its activity. */
    private static final String STAND = """
            update orders
               set standing = :standing
             where order_number = :number and state = 'approved' and standing <> :standing
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

    private static final String FINISH = """
            update orders
               set state = :state, standing = :state, closed_at = :at
             where order_number = :number and state not in ('cancelled', 'closed')
            """;

    /** Two taps on one form come one after the other; the second then finds the order of the first. */
    private static final String QUEUE_UP = "select pg_advisory_xact_lock(hashtextextended(:draft, 0))";

    private static final String BY_DRAFT = """
            select order_number
              from orders
             where draft = :draft and region = :region
            """;

    private static final String FIND = "select * from orders where order_number = :number";

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
    private final Shifts activities;

    OrderStore(JdbcClient jdbc, Shifts activities) {
        this.jdbc = jdbc;
        this.activities = activities;
    }

    long countWaiting() {
        return jdbc.sql(COUNT_WAITING).query(Long.class).single();
    }

    /** Orders of a service of the menu that are not over. */
    long countOpenOf(String item) {
        return jdbc.sql(COUNT_OPEN_OF).param("item", item).query(Long.class).single();
    }

    public void insert(ActivityNumber number, RegionCode region, UUID draft, Order.Placed placed) {
        bind(jdbc.sql(INSERT), number, placed)
                .param("region", region.value())
                .param("draft", draft)
                .update();
    }

    public void placeAgain(ActivityNumber number, Order.Placed placed) {
        bind(jdbc.sql(PLACE_AGAIN), number, placed).update();
    }

    private static JdbcClient.StatementSpec bind(
            JdbcClient.StatementSpec statement, ActivityNumber number, Order.Placed placed) {
        return statement
                .param("number", number.value())
                .param("by", placed.by().value())
                .param("at", OrderRowStore.time(placed.at()))
                .param("due", OrderRowStore.time(placed.due()));
    }

    public void changed(ActivityNumber number) {
        jdbc.sql(CHANGED).param("number", number.value()).update();
    }

    /** Keeps beside the row what follows from its activity, so that lists can be filtered and counted by it. */
    void stand(ActivityNumber number, OrderState standing) {
        jdbc.sql(STAND)
                .param("number", number.value())
                .param("standing", stored(standing))
                .update();
    }

    public void decide(ActivityNumber number, Decision decision) {
        jdbc.sql(DECIDE)
                .param("number", number.value())
                .param("verdict", stored(decision.verdict()))
                .param("by", decision.by().value())
                .param("at", OrderRowStore.time(decision.at()))
                .param("reason", decision.reason().map(OrderStore::stored).orElse(null))
                .param("said", decision.said())
                .update();
    }

    /** False where it was not rejected, or is not any more. */
    public boolean reconsider(ActivityNumber number) {
        return jdbc.sql(RECONSIDER).param("number", number.value()).update() == 1;
    }

    public void finish(ActivityNumber number, OrderState state, Instant at) {
        jdbc.sql(FINISH)
                .param("number", number.value())
                .param("state", stored(state))
                .param("at", OrderRowStore.time(at))
                .update();
    }

    public Optional<ActivityNumber> lockDraft(UUID draft, RegionCode region) {
        jdbc.sql(QUEUE_UP).param("draft", draft.toString()).query(row -> {});
        return jdbc.sql(BY_DRAFT)
                .param("draft", draft)
                .param("region", region.value())
                .query((row, _) -> new ActivityNumber(row.getString("order_number")))
                .optional();
    }

    /** Makes other transactions that decide about the same order wait; what they then read is what was decided. */
    public Order lock(ActivityNumber number) {
        activities.lock(number);
        return find(number).orElseThrow(() -> new NoSuchOrder("order"));
    }

    public Optional<Order> find(ActivityNumber number) {
        return jdbc.sql(FIND)
                .param("number", number.value())
                .query((row, _) -> OrderRowStore.order(row))
                .optional()
                .map(row -> row.with(activities.activity(number)));
    }

    List<Order> list(Collection<ActivityNumber> numbers) {
        if (numbers.isEmpty()) {
            return List.of();
        }
        var values = numbers.stream().map(ActivityNumber::value).toArray(String[]::new);
        return orders(jdbc.sql(FIND_MANY).param("numbers", values));
    }

    List<Order> list(RegionCode region, int most) {
        return orders(jdbc.sql(OF_REGION).param("region", region.value()).param("most", most));
    }

    public int count(RegionCode region) {
        return jdbc.sql(COUNT_OF_REGION)
                .param("region", region.value())
                .query(Integer.class)
                .single();
    }

    /** The rows of a statement with their activities, in the order of the statement. */
    public List<Order> orders(JdbcClient.StatementSpec statement) {
        var rows = statement.query((row, _) -> OrderRowStore.order(row)).list();
        var found = activities
                .list(rows.stream().map(OrderRowStore.StoredOrder::number).toList())
                .stream()
                .collect(Collectors.toMap(Activity::number, Function.identity()));
        return rows.stream()
                .map(row -> row.with(Objects.requireNonNull(found.get(row.number()))))
                .toList();
    }

    private static String stored(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
