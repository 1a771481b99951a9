package org.redvest.dispatch.plans;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.redvest.dispatch.planning.PlanningWish;
import org.redvest.engine.Plan;
import org.redvest.engine.Staffing;
import org.redvest.regions.RegionCode;
import org.redvest.shifts.ShiftId;
import org.redvest.volunteers.VolunteerId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads what is in a plan, a page of its shifts at a time. */
@Repository
class PlanReadStore {

    private static final String START_DAYS = """
            select distinct (starts_at at time zone :zone)::date as day from released_shift where shift_id = any(:shifts) order by day
            """;

    /** Those that stay short come first. Each is looked up by its number, as when a plan is asked for. */
    private static final String SHIFTS = """
            with lines as (
                select shift_id, sum(places)::integer as places, sum(held)::integer as held, sum(filled)::integer as filled
                  from plan_price where plan_id = :plan and shift_id is not null group by shift_id)
            select s.shift_id, s.activity, s.region, s.starts_at, s.ends_at, s.title_zh, s.title_en, lines.places, lines.held,
                   lines.filled
              from lines
             cross join lateral (select * from released_shift where released_shift.shift_id = lines.shift_id limit 1) s
             order by lines.filled < lines.places desc, s.starts_at, s.shift_id
             limit :limit offset :offset
            """;

    private static final String SHIFT_OF = """
            select s.shift_id, s.activity, s.region, s.starts_at, s.ends_at, s.title_zh, s.title_en, plan_price.places, plan_price.held,
                   plan_price.filled
              from plan_price join released_shift s using (shift_id)
             where plan_id = :plan and need_id = :need
            """;

    private static final String COUNT = """
            select count(distinct shift_id) from plan_price where plan_id = :plan and shift_id is not null
            """;

    private static final String PAIRS = """
            select pair.*, skills,
                   case when exists (select from place
                                      where place.need_id = pair.need_id and place.volunteer_id = pair.volunteer_id
                                        and freed_at is null) then 'comes'
                        when exists (select from service_invitation asked
                                      where asked.need_id = pair.need_id and asked.volunteer_id = pair.volunteer_id
                                        and asked.state = 'open' and asked.expires_at > :now) then 'awaited'
                        else 'none' end as stand
              from plan_pair pair join released_need using (need_id)
             where pair.plan_id = :plan and pair.shift_id = any(:shifts)
             order by pair.shift_id, held and not by_hand, advantage desc nulls last, volunteer_id
            """;

    private static final String LINES = """
            select plan_price.*, skills from plan_price join released_need using (need_id)
             where plan_id = :plan and plan_price.shift_id = any(:shifts) order by plan_price.shift_id, need_id
            """;

    private static final String MONTHS = """
            select month, objective, bound, stopped, problem is not null as kept from plan_month where plan_id = :plan order by month
            """;

    private static final String CHANGES = """
            select need_id, volunteer_id, wanted, replaces from plan_change where plan_id = :plan order by need_id, volunteer_id
            """;

    private static final String TO_SEND = """
            select need_id, volunteer_id, shift_id from plan_pair
             where plan_id = :plan and need_id is not null and (not held or by_hand)
             order by need_id, by_hand desc, advantage desc nulls last, volunteer_id
            """;

    private static final String ADVANTAGE = """
            select coalesce(advantage, 0) as advantage from plan_pair
             where plan_id = :plan and need_id = :need and volunteer_id = :volunteer
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    PlanReadStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** On which days these shifts start, the first first. */
    List<LocalDate> startDays(Collection<ShiftId> shifts) {
        return jdbc.sql(START_DAYS)
                .param("shifts", numbers(shifts))
                .param("zone", clock.getZone().getId())
                .query((row, _) -> row.getObject("day", LocalDate.class))
                .list();
    }

    List<PlannedShift> shifts(PlanId plan, int limit, long offset) {
        return jdbc.sql(SHIFTS)
                .param("plan", plan.value())
                .param("limit", limit)
                .param("offset", offset)
                .query((row, _) -> shift(row))
                .list();
    }

    /** The shift that a need belongs to, with that need alone. */
    Optional<PlannedShift> shiftOf(PlanId plan, long need) {
        return jdbc.sql(SHIFT_OF)
                .param("plan", plan.value())
                .param("need", need)
                .query((row, _) -> shift(row))
                .optional();
    }

    long countShifts(PlanId plan) {
        return jdbc.sql(COUNT)
                .param("plan", plan.value())
                .query((row, _) -> row.getLong(1))
                .single();
    }

    List<PlannedPair> pairs(PlanId plan, Collection<ShiftId> shifts) {
        return jdbc.sql(PAIRS)
                .param("plan", plan.value())
                .param("shifts", numbers(shifts))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query((row, _) -> pair(row))
                .list();
    }

    List<PlannedLine> lines(PlanId plan, Collection<ShiftId> shifts) {
        return jdbc.sql(LINES)
                .param("plan", plan.value())
                .param("shifts", numbers(shifts))
                .query((row, _) -> line(row))
                .list();
    }

    List<PlanMonth> months(PlanId plan) {
        return jdbc.sql(MONTHS)
                .param("plan", plan.value())
                .query((row, _) -> new PlanMonth(
                        row.getObject("month", LocalDate.class),
                        row.getLong("objective"),
                        row.getLong("bound"),
                        Plan.Stopped.valueOf(row.getString("stopped").toUpperCase(Locale.ROOT)),
                        row.getBoolean("kept")))
                .list();
    }

    /** What the plan was told to do by hand. */
    List<HandChange> changes(PlanId plan) {
        return jdbc.sql(CHANGES)
                .param("plan", plan.value())
                .query((row, _) -> new HandChange(decision(row), row.getBoolean("wanted"), row.getBoolean("replaces")))
                .list();
    }

    /** Whom to invite for what; of one need, who matters most first. */
    List<PairToSend> toSend(PlanId plan) {
        return jdbc.sql(TO_SEND)
                .param("plan", plan.value())
                .query((row, _) -> new PairToSend(decision(row), new ShiftId(row.getLong("shift_id"))))
                .list();
    }

    record PairToSend(PlanningWish.NamedPair pair, ShiftId shift) {}

    /** What the plan would lose without this person at this need; empty when it does not name them. */
    Optional<Long> advantage(PlanId plan, long need, VolunteerId volunteer) {
        return jdbc.sql(ADVANTAGE)
                .param("plan", plan.value())
                .param("need", need)
                .param("volunteer", volunteer.value())
                .query((row, _) -> row.getLong("advantage"))
                .optional();
    }

    private static PlanningWish.NamedPair decision(ResultSet row) throws SQLException {
        return new PlanningWish.NamedPair(row.getLong("volunteer_id"), row.getLong("need_id"));
    }

    private static PlannedShift shift(ResultSet row) throws SQLException {
        return new PlannedShift(
                new ShiftId(row.getLong("shift_id")),
                row.getString("activity"),
                new RegionCode(row.getString("region")),
                row.getObject("starts_at", OffsetDateTime.class).toInstant(),
                row.getObject("ends_at", OffsetDateTime.class).toInstant(),
                row.getString("title_zh"),
                row.getString("title_en"),
                row.getInt("places"),
                row.getInt("held"),
                row.getInt("filled"));
    }

    private static PlannedPair pair(ResultSet row) throws SQLException {
        @Nullable Array instead = row.getArray("instead");
        return new PlannedPair(
                new ShiftId(row.getLong("shift_id")),
                row.getLong("need_id"),
                new VolunteerId(row.getLong("volunteer_id")),
                row.getDouble("kilometres"),
                row.getBoolean("held"),
                row.getBoolean("by_hand"),
                row.getInt("accepted"),
                Optional.ofNullable(row.getObject("advantage", Long.class)),
                instead == null ? List.of() : List.of((String[]) instead.getArray()),
                texts(row),
                Optional.ofNullable(row.getString("outcome")),
                PlannedPair.PairStand.valueOf(row.getString("stand").toUpperCase(Locale.ROOT)));
    }

    private static PlannedLine line(ResultSet row) throws SQLException {
        return new PlannedLine(
                new ShiftId(row.getLong("shift_id")),
                row.getLong("need_id"),
                row.getInt("places"),
                row.getInt("filled"),
                row.getInt("eligible"),
                row.getLong("price"),
                Plan.Shortage.valueOf(row.getString("shortage").toUpperCase(Locale.ROOT)),
                Optional.ofNullable(row.getString("rule"))
                        .map(rule -> Staffing.Rule.valueOf(rule.toUpperCase(Locale.ROOT))),
                row.getInt("ruled"),
                texts(row));
    }

    private static List<String> texts(ResultSet row) throws SQLException {
        return List.of((String[]) row.getArray("skills").getArray());
    }

    private static Long[] numbers(Collection<ShiftId> shifts) {
        return shifts.stream().map(ShiftId::value).toArray(Long[]::new);
    }
}
