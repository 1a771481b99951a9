package org.redvest.dispatch.vacancies;

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
import org.redvest.dispatch.Opening;
import org.redvest.dispatch.Opening.Asked;
import org.redvest.dispatch.Vacancy;
import org.redvest.engine.Position;
import org.redvest.regions.RegionCode;
import org.redvest.shifts.ActivityNumber;
import org.redvest.shifts.NeedId;
import org.redvest.shifts.ShiftId;
import org.redvest.shifts.Window;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every statement about vacancies, how they are opened, and to whom that reaches. */
@Repository
public class OpeningStore {

    /** Two dispatchers who open together: the second changes nothing, unless the first has taken it back. */
    private static final String OPEN = """
            with vacant as (
                insert into vacancy (need_id, shift_id, activity, region, seen_from, starts_at, ends_at, lat, lon,
                                     category, skills, licences, minimum_age, places, closes_at, settles_at)
                values (:need, :shift, :activity, :region, :openedTo, :start, :end, :lat, :lon, :category,
                        :skills, :licences, :minimumAge, :places, :closes, :closes)
                on conflict (need_id) do update
                   set seen_from = least(vacancy.seen_from, excluded.seen_from),
                       starts_at = excluded.starts_at, ends_at = excluded.ends_at,
                       skills = excluded.skills, licences = excluded.licences,
                       places = greatest(excluded.places, vacancy.taken), closes_at = excluded.closes_at,
                       settles_at = excluded.settles_at, settled_at = null
                 where not exists (select from opening where need_id = :need and withdrawn_at is null)
            )
            insert into opening (need_id, activity, region, opened_to, seen_from, opened_at, opened_by)
            values (:need, :activity, :region, :openedTo, :openedTo, :at, :by)
            on conflict (need_id) do update
               set opened_to = excluded.opened_to, seen_from = least(opening.seen_from, excluded.seen_from),
                   opened_at = excluded.opened_at, opened_by = excluded.opened_by, withdrawn_at = null
             where opening.withdrawn_at is not null
            """;

    public static final String COLUMNS = """
            need_id, shift_id, vacancy.activity, vacancy.region, opened_to, starts_at, ends_at, lat, lon, category, skills, licences,
            minimum_age, places, taken, waiting, opened_at, closes_at, withdrawn_at
            """;

    public static final String SELECT = "select " + COLUMNS + " from vacancy join opening using (need_id) ";

    private static final String BY_NEED = SELECT + " where need_id = :need";

    private static final String BY_ACTIVITY =
            SELECT + " where vacancy.activity = :activity order by starts_at, need_id";

    private static final String BY_ACTIVITIES =
            SELECT + " where vacancy.activity = any(:activities) order by starts_at, need_id";

    private static final String BY_NEEDS = SELECT + " where need_id = any(:needs) order by starts_at, need_id";

    /** In one order for everybody, so that nobody waits for each other. */
    private static final String LOCK_SHIFT =
            SELECT + " where shift_id = :shift order by need_id for no key update of vacancy";

    /**
     * Counts inside the update, so two volunteers who tap together cannot both get the last place. The caller has locked the shift's
     * vacancies, as a withdrawal does.
     */
    private static final String TAKE_PLACE = """
            update vacancy
               set taken = taken + 1
             where need_id = :need and taken + waiting < places and closes_at > :now
               and exists (select from opening where opening.need_id = vacancy.need_id and withdrawn_at is null)
            """;

    private static final String GIVE_BACK = """
            update vacancy set taken = taken - 1 where need_id = :need
            """;

    /** As far as it lies ahead: to what was offered of a service that has begun nothing happens any more. */
    private static final String WITHDRAW = """
            with ahead as (
                select need_id from vacancy where activity = :activity and starts_at > :at order by need_id for no key update)
            update opening set withdrawn_at = :at
              from ahead
             where opening.need_id = ahead.need_id and withdrawn_at is null
            """;

    private static final String WITHDRAW_SHIFTS = """
            with off as (
                select need_id from vacancy where shift_id = any(:shifts) order by need_id for no key update)
            update opening set withdrawn_at = :at
              from off
             where opening.need_id = off.need_id and withdrawn_at is null
            """;

    /** Who waits for a place of it waits for the new time. */
    private static final String MOVE = """
            with waiting as (update waiting_entry set starts_at = :start where need_id = :need and ended_at is null)
            update vacancy
               set starts_at = :start, ends_at = :end, closes_at = :closes, settles_at = greatest(:closes, :at), settled_at = null
             where need_id = :need
            """;

    private static final String ASK_FOR = """
            update vacancy
               set places = greatest(:places, taken), settles_at = greatest(closes_at, :at), settled_at = null
             where need_id = :need
            """;

    /** Its time to accept is over, whether it was offered to the end or taken back, and nobody has been told yet. */
    private static final String TO_SETTLE = """
            select distinct shift_id from vacancy
             where closes_at <= :now and settled_at is null
             order by shift_id
            """;

    private static final String SETTLE = """
            with settled as (
                update vacancy set settled_at = :now
                 where shift_id = :shift and closes_at <= :now and settled_at is null
                returning settles_at)
            select max(settles_at) from settled
            """;

    private static final String OPENED_BY = """
            select opened_by from opening where need_id = :need
            """;

    private final JdbcClient client;

    OpeningStore(JdbcClient client) {
        this.client = client;
    }

    public boolean open(Opening opening, AccountId by) {
        Asked asked = opening.asked();
        return client.sql(OPEN)
                        .param("need", opening.need().value())
                        .param("shift", opening.shift().value())
                        .param("activity", opening.activity().value())
                        .param("region", opening.region().value())
                        .param("openedTo", opening.openedTo().orElseThrow().value())
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

    public Optional<Opening> find(NeedId need) {
        return client.sql(BY_NEED)
                .param("need", need.value())
                .query((row, _) -> opening(row))
                .optional();
    }

    public List<Opening> list(ActivityNumber activity) {
        return client.sql(BY_ACTIVITY)
                .param("activity", activity.value())
                .query((row, _) -> opening(row))
                .list();
    }

    public List<Opening> list(Collection<ActivityNumber> activities) {
        return client.sql(BY_ACTIVITIES)
                .param(
                        "activities",
                        activities.stream().map(ActivityNumber::value).toArray(String[]::new))
                .query((row, _) -> opening(row))
                .list();
    }

    /** By their start. */
    public List<Opening> listOf(List<NeedId> needs) {
        return client.sql(BY_NEEDS)
                .param("needs", needs.stream().map(NeedId::value).toArray(Long[]::new))
                .query((row, _) -> opening(row))
                .list();
    }

    public List<Opening> lockShift(ShiftId shift) {
        return client.sql(LOCK_SHIFT)
                .param("shift", shift.value())
                .query((row, _) -> opening(row))
                .list();
    }

    /** Who opened it last. */
    public AccountId openedBy(NeedId need) {
        return client.sql(OPENED_BY)
                .param("need", need.value())
                .query((row, _) -> new AccountId(row.getLong("opened_by")))
                .single();
    }

    public boolean takePlace(NeedId need, Instant now) {
        return client.sql(TAKE_PLACE)
                        .param("need", need.value())
                        .param("now", utc(now))
                        .update()
                == 1;
    }

    public void giveBack(NeedId need) {
        client.sql(GIVE_BACK).param("need", need.value()).update();
    }

    public int withdraw(ActivityNumber activity, Instant at) {
        return client.sql(WITHDRAW)
                .param("activity", activity.value())
                .param("at", utc(at))
                .update();
    }

    public void withdraw(Collection<ShiftId> shifts, Instant at) {
        client.sql(WITHDRAW_SHIFTS)
                .param("shifts", shifts.stream().map(ShiftId::value).toArray(Long[]::new))
                .param("at", utc(at))
                .update();
    }

    public void move(NeedId need, Window to, Instant closes, Instant at) {
        client.sql(MOVE)
                .param("need", need.value())
                .param("start", utc(to.start()))
                .param("end", utc(to.end()))
                .param("closes", utc(closes))
                .param("at", utc(at))
                .update();
    }

    public void askFor(NeedId need, int places, Instant at) {
        client.sql(ASK_FOR)
                .param("need", need.value())
                .param("places", places)
                .param("at", utc(at))
                .update();
    }

    public List<ShiftId> toSettle(Instant now) {
        return client.sql(TO_SETTLE)
                .param("now", utc(now))
                .query((row, _) -> new ShiftId(row.getLong("shift_id")))
                .list();
    }

    /** When its last need that has closed did so; empty where that was noticed before. */
    public Optional<Instant> settle(ShiftId shift, Instant now) {
        return client.sql(SETTLE)
                .param("shift", shift.value())
                .param("now", utc(now))
                .query((row, _) -> Optional.ofNullable(row.getTimestamp(1)).map(Timestamp::toInstant))
                .single();
    }

    public static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }

    public static Opening opening(ResultSet row) throws SQLException {
        return new Opening(
                vacancy(row),
                Optional.ofNullable(row.getString("opened_to")).map(RegionCode::new),
                row.getTimestamp("opened_at").toInstant(),
                Optional.ofNullable(row.getTimestamp("withdrawn_at")).map(Timestamp::toInstant));
    }

    private static Vacancy vacancy(ResultSet row) throws SQLException {
        return new Vacancy(
                new NeedId(row.getLong("need_id")),
                new ShiftId(row.getLong("shift_id")),
                new ActivityNumber(row.getString("activity")),
                new RegionCode(row.getString("region")),
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
                row.getInt("waiting"),
                row.getTimestamp("closes_at").toInstant());
    }
}
