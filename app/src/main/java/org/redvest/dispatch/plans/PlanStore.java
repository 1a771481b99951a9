package org.redvest.dispatch.plans;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.redvest.accounts.AccountId;
import org.redvest.accounts.Hat;
import org.redvest.regions.RegionCode;
import org.redvest.shifts.ShiftId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every statement about plans, but for what is in them. */
@Repository
class PlanStore {

    /** Each shift is looked up by its number: a join would compare each with each, since few are expected behind the policies. */
    private static final String INSERT = """
            insert into plan (region, asked_by, asked_at, shifts, starts, ends, people, based_on, origin, worker, beat_at)
            select :region, :by::bigint, :at::timestamptz, array_agg(asked.shift order by at), array_agg(s.starts_at order by at),
                   array_agg(s.ends_at order by at), array_agg(s.people order by at), :based_on::bigint, :origin::bigint,
                   :worker::uuid, :beat::timestamptz
              from unnest(:shifts::bigint[]) with ordinality as asked (shift, at)
              left join lateral (select starts_at, ends_at, people from released_shift where shift_id = asked.shift limit 1) s on true
            returning plan_id
            """;

    private static final String FIND = "select * from plan where plan_id = :plan";

    private static final String LIST = """
            select * from plan where state <> 'discarded' order by plan_id desc limit :limit offset :offset
            """;

    private static final String COUNT = "select count(*) from plan where state <> 'discarded'";

    private static final String PROGRESS = """
            update plan set phase = :phase, objective = :objective, bound = :bound, filled = :filled, places = :places,
                            seconds = :seconds
             where plan_id = :plan and state = 'computing'
            """;

    private static final String PHASE = "update plan set phase = :phase where plan_id = :plan";

    private static final String READY = """
            update plan set state = 'ready', phase = 'reasons', objective = :objective, bound = :bound, seconds = :seconds,
                            finished_at = :at
             where plan_id = :plan and state = 'computing'
            """;

    /** From the plan's own rows, so that the figures are those of the tables. */
    private static final String FIGURES = """
            update plan
               set short_before = lacking.short_before, missing_before = lacking.missing_before, short_after = lacking.short_after,
                   missing_after = lacking.missing_after, filled = lacking.filled, places = lacking.places,
                   asked_people = asked.people, most_of_one = asked.most, asked = asked.pairs
              from (select count(*) filter (where before > 0) as short_before, coalesce(sum(before), 0) as missing_before,
                           count(*) filter (where after > 0) as short_after, coalesce(sum(after), 0) as missing_after,
                           coalesce(sum(filled), 0) as filled, coalesce(sum(places), 0) as places
                      from (select shift_id, sum(places - held) as before, sum(places - filled) as after, sum(filled) as filled,
                                   sum(places) as places
                              from plan_price where plan_id = :plan and shift_id is not null group by shift_id) as shifts) as lacking,
                   (select count(*) as people, coalesce(max(pairs), 0) as most, coalesce(sum(pairs), 0) as pairs
                      from (select volunteer_id, count(*) as pairs from plan_pair
                             where plan_id = :plan and (not held or by_hand) group by volunteer_id) as people) as asked
             where plan_id = :plan
            """;

    private static final String FAIL = """
            update plan set state = 'failed', finished_at = :at where plan_id = :plan and state = 'computing'
            """;

    private static final String STOP =
            "update plan set stop_asked = true where plan_id = :plan and state = 'computing'";

    private static final String BEAT = """
            update plan set beat_at = :now where plan_id = any(:mine) and state = 'computing' returning plan_id, stop_asked
            """;

    private static final String ABANDONED = """
            update plan set state = 'interrupted' where state = 'computing' and beat_at < :before returning plan_id
            """;

    private static final String CLOSE = """
            update plan set state = :state, closed_by = :by, closed_at = :at
             where plan_id = :plan and state in ('ready', 'interrupted', 'failed')
            """;

    private static final String SENT = """
            update plan set sent_people = became.people, sent = became.sent, unsent = became.unsent
              from (select count(distinct volunteer_id) filter (where outcome = 'sent') as people,
                           count(*) filter (where outcome = 'sent') as sent, count(*) filter (where outcome <> 'sent') as unsent
                      from plan_pair where plan_id = :plan) as became
             where plan_id = :plan
            """;

    private static final String LOCK = "select * from plan where plan_id = :plan for update";

    private static final String OLD = """
            select plan_id from plan where finished_at < :before
               and exists (select from plan_price where plan_price.plan_id = plan.plan_id)
            """;

    private final JdbcClient jdbc;

    PlanStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    PlanId insert(Collection<ShiftId> shifts, Optional<Basis> basis, Hat by, Instant at, UUID worker, Instant beat) {
        return jdbc.sql(INSERT)
                .param("region", by.region().value())
                .param("by", by.account().value())
                .param("at", utc(at))
                .param("shifts", shifts.stream().map(ShiftId::value).toArray(Long[]::new))
                .param("based_on", basis.map(from -> from.plan().value()).orElse(null))
                .param("origin", basis.flatMap(Basis::origin).map(PlanId::value).orElse(null))
                .param("worker", worker)
                .param("beat", utc(beat))
                .query((row, _) -> new PlanId(row.getLong("plan_id")))
                .single();
    }

    /**
     * What a plan is made from.
     *
     * @param origin the plan before the first change by hand; empty where nothing is changed
     */
    record Basis(PlanId plan, Optional<PlanId> origin) {}

    Optional<PlanDraft> find(PlanId plan) {
        return one(FIND, plan);
    }

    Optional<PlanDraft> lock(PlanId plan) {
        return one(LOCK, plan);
    }

    private Optional<PlanDraft> one(String statement, PlanId plan) {
        return jdbc.sql(statement)
                .param("plan", plan.value())
                .query((row, _) -> draft(row))
                .optional();
    }

    List<PlanDraft> list(int limit, long offset) {
        return jdbc.sql(LIST)
                .param("limit", limit)
                .param("offset", offset)
                .query((row, _) -> draft(row))
                .list();
    }

    long count() {
        return jdbc.sql(COUNT).query((row, _) -> row.getLong(1)).single();
    }

    void progress(PlanId plan, PlanPhase phase, PlanProgress so) {
        jdbc.sql(PROGRESS)
                .param("plan", plan.value())
                .param("phase", phase.word())
                .param("objective", so.objective())
                .param("bound", so.bound().orElse(null))
                .param("filled", so.filled())
                .param("places", so.places())
                .param("seconds", so.seconds())
                .update();
    }

    void phase(PlanId plan, PlanPhase phase) {
        jdbc.sql(PHASE).param("plan", plan.value()).param("phase", phase.word()).update();
    }

    /** False when it was taken for interrupted meanwhile. */
    boolean ready(PlanId plan, PlanProgress so, Instant at) {
        boolean mine = jdbc.sql(READY)
                        .param("plan", plan.value())
                        .param("objective", so.objective())
                        .param("bound", so.bound().orElse(null))
                        .param("seconds", so.seconds())
                        .param("at", utc(at))
                        .update()
                == 1;
        if (mine) {
            jdbc.sql(FIGURES).param("plan", plan.value()).update();
        }
        return mine;
    }

    void fail(PlanId plan, Instant at) {
        jdbc.sql(FAIL).param("plan", plan.value()).param("at", utc(at)).update();
    }

    void stop(PlanId plan) {
        jdbc.sql(STOP).param("plan", plan.value()).update();
    }

    /** Those of the plans that are to stop. */
    List<PlanId> beat(Collection<PlanId> mine, Instant now) {
        return jdbc
                .sql(BEAT)
                .param("mine", mine.stream().map(PlanId::value).toArray(Long[]::new))
                .param("now", utc(now))
                .query((row, _) -> row.getBoolean("stop_asked")
                        ? Stream.of(new PlanId(row.getLong("plan_id")))
                        : Stream.<PlanId>empty())
                .list()
                .stream()
                .flatMap(stops -> stops)
                .toList();
    }

    List<PlanId> abandoned(Instant before) {
        return ids(ABANDONED, before);
    }

    /** Plans that were finished long ago and still name people. */
    List<PlanId> old(Instant before) {
        return ids(OLD, before);
    }

    private List<PlanId> ids(String statement, Instant before) {
        return jdbc.sql(statement)
                .param("before", utc(before))
                .query((row, _) -> new PlanId(row.getLong("plan_id")))
                .list();
    }

    /** How many were asked, of whom the plan named. */
    void keepSent(PlanId plan) {
        jdbc.sql(SENT).param("plan", plan.value()).update();
    }

    boolean close(PlanId plan, PlanState state, AccountId by, Instant at) {
        return jdbc.sql(CLOSE)
                        .param("plan", plan.value())
                        .param("state", state.word())
                        .param("by", by.value())
                        .param("at", utc(at))
                        .update()
                == 1;
    }

    private static PlanDraft draft(ResultSet row) throws SQLException {
        return new PlanDraft(
                new PlanId(row.getLong("plan_id")),
                new RegionCode(row.getString("region")),
                new AccountId(row.getLong("asked_by")),
                row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                Stream.of((Long[]) row.getArray("shifts").getArray())
                        .map(ShiftId::new)
                        .toList(),
                Optional.ofNullable(row.getObject("based_on", Long.class)).map(PlanId::new),
                Optional.ofNullable(row.getObject("origin", Long.class)).map(PlanId::new),
                PlanState.of(row.getString("state")),
                PlanPhase.of(row.getString("phase")),
                row.getLong("objective"),
                Optional.ofNullable(row.getObject("bound", Long.class)),
                row.getLong("filled"),
                row.getLong("places"),
                row.getDouble("seconds"),
                new PlanDraft.PlanLack(row.getInt("short_before"), row.getInt("missing_before")),
                new PlanDraft.PlanLack(row.getInt("short_after"), row.getInt("missing_after")),
                row.getInt("asked_people"),
                row.getInt("most_of_one"),
                row.getInt("asked"),
                new PlanDraft.PlanSent(row.getInt("sent_people"), row.getInt("sent"), row.getInt("unsent")),
                moment(row, "finished_at"),
                moment(row, "closed_at"));
    }

    private static Optional<Instant> moment(ResultSet row, String column) throws SQLException {
        @Nullable OffsetDateTime stored = row.getObject(column, OffsetDateTime.class);
        return Optional.ofNullable(stored).map(OffsetDateTime::toInstant);
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
