package org.redvest.dispatch;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.redvest.accounts.AccountId;
import org.redvest.dispatch.Opening.Asked;
import org.redvest.engine.Position;
import org.redvest.orders.NeedId;
import org.redvest.orders.OrderNumber;
import org.redvest.orders.ShiftId;
import org.redvest.orders.Window;
import org.redvest.regions.RegionCode;
import org.redvest.volunteers.VolunteerId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every statement about openings and to whom they reach. */
@Repository
class OpeningStore {

    /** Two dispatchers who open together: the second changes nothing, unless the first has taken it back. */
    private static final String OPEN = """
            insert into opening (need_id, shift_id, order_number, region, opened_to, seen_from, starts_at, ends_at, lat, lon,
                                 category, skills, licences, minimum_age, places, opened_at, opened_by, closes_at, settles_at)
            values (:need, :shift, :order, :region, :openedTo, :openedTo, :start, :end, :lat, :lon, :category,
                    :skills, :licences, :minimumAge, :places, :at, :by, :closes, :closes)
            on conflict (need_id) do update
               set opened_to = excluded.opened_to, seen_from = least(opening.seen_from, excluded.seen_from),
                   starts_at = excluded.starts_at, ends_at = excluded.ends_at,
                   skills = excluded.skills, licences = excluded.licences, places = greatest(excluded.places, opening.taken),
                   opened_at = excluded.opened_at, opened_by = excluded.opened_by, closes_at = excluded.closes_at,
                   settles_at = excluded.settles_at, withdrawn_at = null, settled_at = null
             where opening.withdrawn_at is not null
            """;

    private static final String SELECT = """
            select need_id, shift_id, order_number, region, opened_to, starts_at, ends_at, lat, lon, category, skills, licences,
                   minimum_age, places, taken, opened_at, closes_at, withdrawn_at
              from opening
            """;

    private static final String BY_NEED = SELECT + " where need_id = :need";

    private static final String BY_ORDER = SELECT + " where order_number = :order order by starts_at, need_id";

    private static final String BY_ORDERS = SELECT + " where order_number = any(:orders) order by starts_at, need_id";

    private static final String BY_NEEDS = SELECT + " where need_id = any(:needs) order by starts_at, need_id";

    /** In one order for everybody, so that nobody waits for each other. */
    private static final String LOCK_SHIFT = SELECT + " where shift_id = :shift order by need_id for no key update";

    /** Counts inside the update, so two volunteers who tap together cannot both get the last place. */
    private static final String TAKE_PLACE = """
            update opening
               set taken = taken + 1
             where need_id = :need and taken < places and withdrawn_at is null and closes_at > :now
            """;

    private static final String GIVE_BACK = """
            update opening set taken = taken - 1 where need_id = :need
            """;

    /** As far as it lies ahead: to what was offered of a service that has begun nothing happens any more. */
    private static final String WITHDRAW = """
            update opening set withdrawn_at = :at where order_number = :order and withdrawn_at is null and starts_at > :at
            """;

    private static final String WITHDRAW_SHIFTS = """
            update opening set withdrawn_at = :at where shift_id = any(:shifts) and withdrawn_at is null
            """;

    private static final String MOVE = """
            update opening
               set starts_at = :start, ends_at = :end, closes_at = :closes, settles_at = greatest(:closes, :at), settled_at = null
             where need_id = :need
            """;

    private static final String ASK_FOR = """
            update opening
               set places = greatest(:places, taken), settles_at = greatest(closes_at, :at), settled_at = null
             where need_id = :need
            """;

    /** Its time to accept is over, whether it was offered to the end or taken back, and nobody has been told yet. */
    private static final String TO_SETTLE = """
            select distinct shift_id from opening
             where closes_at <= :now and settled_at is null
             order by shift_id
            """;

    private static final String SETTLE = """
            with settled as (
                update opening set settled_at = :now
                 where shift_id = :shift and closes_at <= :now and settled_at is null
                returning settles_at)
            select max(settles_at) from settled
            """;

    /** Who was reached and has neither accepted nor declined, beside those who have. */
    private static final String RESPONSES = """
            with accepted as (select volunteer_id from place where need_id = :need and freed_at is null),
                 declined as (select volunteer_id from decline where need_id = :need and undone_at is null
                              except select volunteer_id from accepted),
                 reached  as (select unnest(volunteers) as volunteer_id from reach where need_id = :need)
            select (select count(*) from accepted) as accepted,
                   (select count(*) from declined) as declined,
                   (select count(*) from (select volunteer_id from reached
                                          except select volunteer_id from accepted
                                          except select volunteer_id from declined) as silent) as waiting
            """;

    private final JdbcClient client;

    OpeningStore(JdbcClient client) {
        this.client = client;
    }

    boolean open(Opening opening, AccountId by) {
        Asked asked = opening.asked();
        return client.sql(OPEN)
                        .param("need", opening.need().value())
                        .param("shift", opening.shift().value())
                        .param("order", opening.order().value())
                        .param("region", opening.region().value())
                        .param("openedTo", opening.openedTo().value())
                        .param("start", utc(asked.start()))
                        .param("end", utc(asked.end()))
                        .param("lat", asked.site().lat())
                        .param("lon", asked.site().lon())
                        .param("category", asked.category())
                        .param("skills", asked.skills().toArray(String[]::new))
                        .param("licences", asked.licences().toArray(String[]::new))
                        .param("minimumAge", asked.minimumAge())
                        .param("places", opening.places())
                        .param("at", utc(opening.openedAt()))
                        .param("by", by.value())
                        .param("closes", utc(opening.closesAt()))
                        .update()
                == 1;
    }

    List<VolunteerId> reached(NeedId need) {
        return client.sql("select unnest(volunteers) from reach where need_id = :need")
                .param("need", need.value())
                .query((row, _) -> new VolunteerId(row.getLong(1)))
                .list();
    }

    Optional<Opening> find(NeedId need) {
        return client.sql(BY_NEED)
                .param("need", need.value())
                .query((row, _) -> opening(row))
                .optional();
    }

    List<Opening> list(OrderNumber order) {
        return client.sql(BY_ORDER)
                .param("order", order.value())
                .query((row, _) -> opening(row))
                .list();
    }

    List<Opening> list(Collection<OrderNumber> orders) {
        return client.sql(BY_ORDERS)
                .param("orders", orders.stream().map(OrderNumber::value).toArray(String[]::new))
                .query((row, _) -> opening(row))
                .list();
    }

    /** By their start. */
    List<Opening> listOf(List<NeedId> needs) {
        return client.sql(BY_NEEDS)
                .param("needs", needs.stream().map(NeedId::value).toArray(Long[]::new))
                .query((row, _) -> opening(row))
                .list();
    }

    List<Opening> lockShift(ShiftId shift) {
        return client.sql(LOCK_SHIFT)
                .param("shift", shift.value())
                .query((row, _) -> opening(row))
                .list();
    }

    boolean takePlace(NeedId need, Instant now) {
        return client.sql(TAKE_PLACE)
                        .param("need", need.value())
                        .param("now", utc(now))
                        .update()
                == 1;
    }

    void giveBack(NeedId need) {
        client.sql(GIVE_BACK).param("need", need.value()).update();
    }

    int withdraw(OrderNumber order, Instant at) {
        return client.sql(WITHDRAW)
                .param("order", order.value())
                .param("at", utc(at))
                .update();
    }

    void withdraw(Collection<ShiftId> shifts, Instant at) {
        client.sql(WITHDRAW_SHIFTS)
                .param("shifts", shifts.stream().map(ShiftId::value).toArray(Long[]::new))
                .param("at", utc(at))
                .update();
    }

    void move(NeedId need, Window to, Instant closes, Instant at) {
        client.sql(MOVE)
                .param("need", need.value())
                .param("start", utc(to.start()))
                .param("end", utc(to.end()))
                .param("closes", utc(closes))
                .param("at", utc(at))
                .update();
    }

    void askFor(NeedId need, int places, Instant at) {
        client.sql(ASK_FOR)
                .param("need", need.value())
                .param("places", places)
                .param("at", utc(at))
                .update();
    }

    List<ShiftId> toSettle(Instant now) {
        return client.sql(TO_SETTLE)
                .param("now", utc(now))
                .query((row, _) -> new ShiftId(row.getLong("shift_id")))
                .list();
    }

    /** When its last need that has closed did so; empty where that was noticed before. */
    Optional<Instant> settle(ShiftId shift, Instant now) {
        return client.sql(SETTLE)
                .param("shift", shift.value())
                .param("now", utc(now))
                .query((row, _) -> Optional.ofNullable(row.getTimestamp(1)).map(Timestamp::toInstant))
                .single();
    }

    Responses responses(NeedId need) {
        return client.sql(RESPONSES)
                .param("need", need.value())
                .query((row, _) -> new Responses(row.getInt("accepted"), row.getInt("declined"), row.getInt("waiting")))
                .single();
    }

    static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }

    private static Opening opening(ResultSet row) throws SQLException {
        return new Opening(
                new NeedId(row.getLong("need_id")),
                new ShiftId(row.getLong("shift_id")),
                new OrderNumber(row.getString("order_number")),
                new RegionCode(row.getString("region")),
                new RegionCode(row.getString("opened_to")),
                new Asked(
                        row.getTimestamp("starts_at").toInstant(),
                        row.getTimestamp("ends_at").toInstant(),
                        new Position(row.getDouble("lat"), row.getDouble("lon")),
                        row.getString("category"),
                        Set.of((String[]) row.getArray("skills").getArray()),
                        Set.of((String[]) row.getArray("licences").getArray()),
                        row.getInt("minimum_age")),
                row.getInt("places"),
                row.getInt("taken"),
                row.getTimestamp("opened_at").toInstant(),
                row.getTimestamp("closes_at").toInstant(),
                Optional.ofNullable(row.getTimestamp("withdrawn_at")).map(java.sql.Timestamp::toInstant));
    }
}
