package org.redvest.orders.lists;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.redvest.catalogue.MenuItemId;
import org.redvest.orders.Draft;
import org.redvest.orders.Order;
import org.redvest.orders.OrderRowStore;
import org.redvest.orders.OrderStore;
import org.redvest.regions.RegionCode;
import org.redvest.web.Listing;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every statement that finds orders by where they stand, page by page, and counts them by the same conditions. */
@Repository
public class OrderListStore {

    /** The community has something to do: mend it, confirm a service, or say how it was. */
    private static final String TO_DO = """
            (standing in ('returned', 'awaiting_evaluation')
             or state = 'approved' and exists (
                 select from shift_listed as shift
                  where shift.activity = order_number and shift.state = 'ended'))
            """;

    private static final String OVER = """
            (standing in ('rejected', 'closed', 'unfilled', 'cancelled'))
            """;

    /** The committee has something to do after its answer: open a service, or find people for it. */
    private static final String TO_DISPATCH = """
            (state = 'approved' and exists (
                 select from shift_listed as shift
                  where shift.activity = order_number and shift.state in ('planned', 'short')))
            """;

    private static final String SEARCHED = """
            where orders.region >= :region and orders.region < :region || ':'
              and (position(:words in lower(order_number || ' ' || title_zh || ' ' || title_en || ' ' || site_name)) > 0
                   or orders.region = any (:places))
           """;

    /** What waits longest stands first among the things to do; elsewhere the newest. */
    private static final String MINE = """
            select orders.* from orders
              join activity_listed on activity = order_number
            """ + SEARCHED + """
                  and case :which when 'todo' then %s when 'open' then not %s when 'over' then %s else true end
                order by case :which when 'todo' then submitted_at end, submitted_at desc, order_number desc
                limit :most offset :from
               """.formatted(TO_DO, OVER, OVER);

    private static final String MINE_COUNTS = """
            select count(*) filter (where %s) as todo, count(*) filter (where not %s) as open,
                   count(*) filter (where %s) as over, count(*) as all
              from orders
              join activity_listed on activity = order_number
            """.formatted(TO_DO, OVER, OVER) + SEARCHED;

    /** The nearest deadline first: that of the answer, or the service itself where it begins before. */
    private static final String QUEUE = """
            select orders.* from orders
              join activity_listed on activity = order_number
            """ + SEARCHED + """
                  and case :tab
                        when 'waiting' then state = 'submitted'
                        when 'dispatch' then %s
                        when 'returned' then state = 'returned'
                        when 'today' then decided_at >= :today and state not in ('submitted', 'returned')
                        else true
                      end
                order by case :tab
                           when 'waiting' then least(answer_due, (
                               select min(starts_at) from shift_listed as shift where shift.activity = order_number))
                           when 'dispatch' then (
                               select min(starts_at) from shift_listed as shift
                                where shift.activity = order_number and shift.state in ('planned', 'short'))
                         end,
                         coalesce(decided_at, submitted_at) desc, order_number desc
                limit :most offset :from
               """.formatted(TO_DISPATCH);

    private static final String QUEUE_COUNTS = """
            select count(*) filter (where state = 'submitted') as waiting,
                   count(*) filter (where %s) as dispatch,
                   count(*) filter (where state = 'returned') as returned,
                   count(*) filter (where decided_at >= :today and state not in ('submitted', 'returned')) as today,
                   count(*) as all,
                   count(*) filter (where state = 'submitted' and answer_due <= :now) as overdue
              from orders
              join activity_listed on activity = order_number
            """.formatted(TO_DISPATCH) + SEARCHED;

    private static final String LATEST_OF = """
            select orders.* from orders
              join activity_listed on activity = order_number
             where orders.region = :region and item is not distinct from :item
             order by submitted_at desc, order_number desc
             limit 1
            """;

    private static final String OFTEN = """
            select item, count(*) as times
              from orders
              join activity_listed on activity = order_number
             where orders.region >= :region and orders.region < :region || ':' and item is not null
             group by item
            """;

    /** The same service at the same time, from another form. */
    private static final String TWINS = """
            select orders.* from orders
              join activity_listed on activity = order_number
             where orders.region = :region and draft <> :form and coalesce(item, title_zh) = :service
               and standing not in ('rejected', 'closed', 'unfilled', 'cancelled')
               and exists (
                   select from shift_listed as shift
                    where shift.activity = order_number and shift.state not in ('not_held', 'cancelled')
                      and shift.starts_at = any (:starts::text[]::timestamptz[]))
             order by submitted_at desc, order_number desc
             limit 1
            """;

    /** Of the same community at the same time, and not over: one of them may be there twice. */
    private static final String CLASHING = """
            select orders.* from orders
             where region = :region and order_number <> :number
               and standing not in ('rejected', 'closed', 'unfilled', 'cancelled')
               and exists (
                   select from shift_listed as own
                     join shift_listed as other on other.starts_at < own.ends_at and own.starts_at < other.ends_at
                    where own.activity = :number and own.state not in ('not_held', 'cancelled')
                      and other.activity = order_number and other.state not in ('not_held', 'cancelled'))
             order by submitted_at desc, order_number desc
            """;

    private final JdbcClient jdbc;
    private final OrderStore orders;

    OrderListStore(JdbcClient jdbc, OrderStore orders) {
        this.jdbc = jdbc;
        this.orders = orders;
    }

    List<Order> mine(RegionCode region, WhichOrders which, Search search, int page) {
        return mine(region, which, search, Listing.offset(page), Listing.LENGTH);
    }

    List<Order> mine(RegionCode region, WhichOrders which, Search search, long from, int most) {
        return orders.orders(searched(MINE, region, search)
                .param("which", which.word())
                .param("from", from)
                .param("most", most));
    }

    Map<WhichOrders, Long> countMine(RegionCode region, Search search) {
        return searched(MINE_COUNTS, region, search)
                .query((row, _) -> counts(row, WhichOrders.class))
                .single();
    }

    public List<Order> queue(RegionCode region, ReviewTab tab, Search search, Instant today, int page) {
        return orders.orders(searched(QUEUE, region, search)
                .param("tab", tab.word())
                .param("today", OrderRowStore.time(today))
                .param("from", Listing.offset(page))
                .param("most", Listing.LENGTH));
    }

    /** How many each tab has, and how many answers are overdue. */
    public QueueCounts countQueue(RegionCode region, Search search, Instant today, Instant now) {
        return searched(QUEUE_COUNTS, region, search)
                .param("today", OrderRowStore.time(today))
                .param("now", OrderRowStore.time(now))
                .query((row, _) -> new QueueCounts(counts(row, ReviewTab.class), row.getLong("overdue")))
                .single();
    }

    /** The last order of the same menu item, or of none. */
    public Optional<Order> latest(RegionCode community, Optional<MenuItemId> item) {
        return orders
                .orders(jdbc.sql(LATEST_OF)
                        .param("region", community.value())
                        .param("item", item.map(MenuItemId::value).orElse(null), java.sql.Types.VARCHAR))
                .stream()
                .findFirst();
    }

    /** What the community has ordered already with other words of the same service, for one of the same times. */
    public Optional<Order> twin(UUID form, Draft draft, RegionCode community) {
        return orders
                .orders(jdbc.sql(TWINS)
                        .param("region", community.value())
                        .param("form", form)
                        .param("service", draft.wanted().name())
                        .param(
                                "starts",
                                draft.shifts().stream()
                                        .map(window -> window.start().toString())
                                        .toArray(String[]::new)))
                .stream()
                .findFirst();
    }

    /** How often each item of the menu was ordered. */
    Map<MenuItemId, Long> often(RegionCode region) {
        return jdbc
                .sql(OFTEN)
                .param("region", region.value())
                .query((row, _) -> Map.entry(new MenuItemId(row.getString("item")), row.getLong("times")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    public List<Order> clashing(Order order) {
        return orders.orders(jdbc.sql(CLASHING)
                .param("region", order.region().value())
                .param("number", order.number().value()));
    }

    private JdbcClient.StatementSpec searched(String sql, RegionCode region, Search search) {
        return jdbc.sql(sql)
                .param("region", region.value())
                .param("words", search.words().toLowerCase(Locale.ROOT))
                .param("places", places(search.places()));
    }

    private static String[] places(Collection<RegionCode> codes) {
        return codes.stream().map(RegionCode::value).toArray(String[]::new);
    }

    private static <T extends Enum<T>> Map<T, Long> counts(ResultSet row, Class<T> kinds) throws SQLException {
        var counts = new EnumMap<T, Long>(kinds);
        for (T kind : Arrays.asList(kinds.getEnumConstants())) {
            counts.put(kind, row.getLong(kind.name().toLowerCase(Locale.ROOT)));
        }
        return counts;
    }

    /** @param overdue answers whose promised time is over */
    public record QueueCounts(Map<ReviewTab, Long> tabs, long overdue) {}
}
