package org.redvest.dispatch.plans;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.redvest.dispatch.plans.PlanNow.PlanAnswers;
import org.redvest.dispatch.plans.PlanNow.SentVersion;
import org.redvest.shifts.ShiftId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads what has happened to the shifts and people of a plan since it was made. */
@Repository
class PlanNowStore {

    /** Each shift is looked up by its number, as when a plan is asked for. */
    private static final String CHANGED = """
            with planned as (
                select stood.* from plan, unnest(shifts, starts, ends, people) as stood (shift_id, starts_at, ends_at, people)
                 where plan_id = :plan and stood.starts_at is not null),
            changes as (
                select planned.*, case when s.shift_id is null or s.state in ('cancelled', 'not_held') then 'cancelled'
                                       when s.starts_at <> planned.starts_at or s.ends_at <> planned.ends_at then 'moved'
                                       when s.starts_at <= :now then 'begun'
                                       when s.people <> planned.people then 'people' end as change
                  from planned
                  left join lateral (select * from released_shift where released_shift.shift_id = planned.shift_id limit 1) s on true)
            select * from changes where change is not null
            """;

    private static final String MISSING = """
            select shift_id, people - coalesce((select sum(taken) from vacancy where vacancy.shift_id = s.shift_id), 0)
                             - (select count(*) from service_invitation asked
                                 where asked.shift_id = s.shift_id and asked.state = 'open' and asked.expires_at > :now) as missing
              from released_shift s where shift_id = any(:shifts)
            """;

    /** An open invitation counts as a place: it may be accepted. */
    private static final String ROOM = """
            select need_id, people - coalesce((select taken from vacancy where vacancy.need_id = n.need_id), 0)
                            - (select count(*) from service_invitation asked
                                where asked.need_id = n.need_id and asked.state = 'open' and asked.expires_at > :now) as room
              from released_need n where need_id = any(:needs)
            """;

    /** Whom the plan names for shifts that still are what they were. */
    private static final String SENDABLE = """
            select count(*) from plan_pair
             where plan_id = :plan and need_id is not null and (not held or by_hand) and shift_id <> all(:outdated)
            """;

    private static final String VERSIONS = """
            with recursive mine as (select * from plan where plan_id = :plan),
            older as (
                select plan_id, based_on from mine
                union
                select plan.plan_id, plan.based_on from plan join older on plan.plan_id = older.based_on),
            related as (
                select plan_id from older
                union
                select plan.plan_id from plan join related on plan.based_on = related.plan_id)
            select other.plan_id, other.closed_at, other.plan_id in (select plan_id from related) as same_origin
              from plan other, mine
             where other.state = 'sent' and other.plan_id <> mine.plan_id and other.closed_at >= mine.asked_at
               and other.shifts && mine.shifts
             order by other.closed_at desc, other.plan_id desc
            """;

    private static final String ANSWERS = """
            select count(*) filter (where comes) as comes, count(*) filter (where awaited and not comes) as awaited
              from (select exists (select from place
                                    where place.need_id = pair.need_id and place.volunteer_id = pair.volunteer_id
                                      and freed_at is null) as comes,
                           exists (select from service_invitation asked
                                    where asked.need_id = pair.need_id and asked.volunteer_id = pair.volunteer_id
                                      and asked.state = 'open' and asked.expires_at > :now) as awaited
                      from plan_pair pair where plan_id = :plan and outcome = 'sent') as stands
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    PlanNowStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Those shifts of a plan that stand otherwise than when it was asked for. */
    Map<ShiftId, ChangedShift> changed(PlanId plan) {
        return jdbc
                .sql(CHANGED)
                .param("plan", plan.value())
                .param("now", now())
                .query((row, _) -> changed(row))
                .list()
                .stream()
                .collect(Collectors.toMap(ChangedShift::shift, Function.identity()));
    }

    /** How many people each of these shifts lacks who are not asked yet either. */
    Map<ShiftId, Integer> missing(Collection<ShiftId> shifts) {
        var missing = new HashMap<ShiftId, Integer>();
        jdbc.sql(MISSING)
                .param("shifts", shifts.stream().map(ShiftId::value).toArray(Long[]::new))
                .param("now", now())
                .query(row -> {
                    missing.put(new ShiftId(row.getLong("shift_id")), Math.max(0, row.getInt("missing")));
                });
        return missing;
    }

    /** How many more can be asked for each of these needs, so that no more are asked than are missing. */
    Map<Long, Integer> room(Collection<Long> needs) {
        var room = new HashMap<Long, Integer>();
        jdbc.sql(ROOM)
                .param("needs", needs.toArray(Long[]::new))
                .param("now", now())
                .query(row -> {
                    room.put(row.getLong("need_id"), Math.max(0, row.getInt("room")));
                });
        return room;
    }

    int sendable(PlanId plan, Collection<ChangedShift> changed) {
        return jdbc.sql(SENDABLE)
                .param("plan", plan.value())
                .param(
                        "outdated",
                        changed.stream()
                                .filter(ChangedShift::outdated)
                                .map(each -> each.shift().value())
                                .toArray(Long[]::new))
                .query((row, _) -> row.getInt(1))
                .single();
    }

    List<SentVersion> versions(PlanId plan) {
        return jdbc.sql(VERSIONS)
                .param("plan", plan.value())
                .query((row, _) -> new SentVersion(
                        new PlanId(row.getLong("plan_id")),
                        row.getTimestamp("closed_at").toInstant(),
                        row.getBoolean("same_origin")))
                .list();
    }

    PlanAnswers answers(PlanId plan) {
        return jdbc.sql(ANSWERS)
                .param("plan", plan.value())
                .param("now", now())
                .query((row, _) -> new PlanAnswers(row.getInt("comes"), row.getInt("awaited")))
                .single();
    }

    private static ChangedShift changed(ResultSet row) throws SQLException {
        return new ChangedShift(
                new ShiftId(row.getLong("shift_id")),
                ChangedShift.ShiftChange.valueOf(row.getString("change").toUpperCase(Locale.ROOT)),
                row.getTimestamp("starts_at").toInstant(),
                row.getTimestamp("ends_at").toInstant(),
                row.getInt("people"));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
