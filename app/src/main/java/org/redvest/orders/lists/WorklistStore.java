package org.redvest.orders.lists;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.redvest.orders.OrderRowStore;
import org.redvest.orders.Task;
import org.redvest.regions.RegionCode;
import org.redvest.shifts.ActivityNumber;
import org.redvest.shifts.ShiftId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The statements about what has to be done; what is over, or was cancelled, is no task. */
@Repository
public class WorklistStore {

    /** A service that ended is confirmed even where the rest of its order was cancelled. */
    private static final String TASKS = """
            with task as (
                select 'review' as kind, order_number, region, null::bigint as shift_id, answer_due as due
                  from orders
                 where state = 'submitted'
                union all
                select 'mend', order_number, region, null, decided_at
                  from orders
                 where state = 'returned'
                union all
                select 'open', orders.order_number, orders.region, null, min(starts_at)
                  from orders
                  join shift_listed as shift on shift.activity = order_number
                 where orders.state = 'approved' and shift.state = 'planned' and starts_at > :now
                 group by orders.order_number
                union all
                select 'short', order_number, orders.region, shift_id, starts_at
                  from shift_listed as shift
                  join orders on order_number = shift.activity
                 where shift.state = 'short' and starts_at > :now
                union all
                select 'confirm', order_number, orders.region, shift_id, ends_at
                  from shift_listed as shift
                  join orders on order_number = shift.activity
                 where shift.state in ('in_service', 'ended') and ends_at <= :now
                union all
                select 'evaluate', orders.order_number, orders.region, null, max(ends_at)
                  from orders
                  join shift_listed as shift on shift.activity = order_number
                 where orders.state = 'approved'
                 group by orders.order_number
                having bool_and(shift.state in ('confirmed', 'cancelled', 'not_held')) and bool_or(shift.state = 'confirmed'))
            """;

    private static final String LIST = TASKS + """
            select * from task
             where region >= :region and region < :region || ':' and kind = any (:kinds)
             order by kind = 'evaluate', due, order_number, shift_id
             limit :most offset :offset
            """;

    private static final String COUNT = TASKS + """
            select count(*) from task
             where region >= :region and region < :region || ':' and kind = any (:kinds)
            """;

    private static final String DUE = TASKS + """
            select * from task
             where kind = :kind and due >= :from and due < :to
             order by due, order_number, shift_id
            """;

    private static final String UNOPENED = TASKS + """
            select task.* from task
              join orders using (order_number)
             where kind = 'open' and decided_at >= :from and decided_at < :to
             order by decided_at, order_number
            """;

    private final JdbcClient jdbc;

    WorklistStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public List<Task> list(Set<Task.TaskKind> kinds, RegionCode region, Instant now, long offset, int most) {
        return of(LIST, kinds, region, now)
                .param("most", most)
                .param("offset", offset)
                .query((row, _) -> task(row))
                .list();
    }

    public long count(Set<Task.TaskKind> kinds, RegionCode region, Instant now) {
        return of(COUNT, kinds, region, now).query(Long.class).single();
    }

    public List<Task> listDue(Task.TaskKind kind, Instant now, Instant from, Instant to) {
        return jdbc.sql(DUE)
                .param("kind", kind.stored())
                .param("now", OrderRowStore.time(now))
                .param("from", OrderRowStore.time(from))
                .param("to", OrderRowStore.time(to))
                .query((row, _) -> task(row))
                .list();
    }

    public List<Task> listUnopened(Instant now, Instant from, Instant to) {
        return jdbc.sql(UNOPENED)
                .param("now", OrderRowStore.time(now))
                .param("from", OrderRowStore.time(from))
                .param("to", OrderRowStore.time(to))
                .query((row, _) -> task(row))
                .list();
    }

    private JdbcClient.StatementSpec of(String sql, Set<Task.TaskKind> kinds, RegionCode region, Instant now) {
        return jdbc.sql(sql)
                .param("kinds", kinds.stream().map(Task.TaskKind::stored).toArray(String[]::new))
                .param("region", region.value())
                .param("now", OrderRowStore.time(now));
    }

    private static Task task(ResultSet row) throws SQLException {
        return new Task(
                Task.TaskKind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                new ActivityNumber(row.getString("order_number")),
                new RegionCode(row.getString("region")),
                Optional.ofNullable(row.getObject("shift_id", Long.class)).map(ShiftId::new),
                OrderRowStore.time(row, "due"));
    }
}
