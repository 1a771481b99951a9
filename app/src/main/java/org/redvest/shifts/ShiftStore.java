package org.redvest.shifts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.redvest.regions.RegionCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every statement about shifts and needs. */
@Repository
class ShiftStore {

    /** All shifts of an activity at once: a post of a programme has hundreds. */
    private static final String INSERT_SHIFTS = """
            insert into shift (activity, region, opened_to, number, starts_at, ends_at)
            select :activity, :region, opened_to, first + ordinality, starts_at, ends_at
              from (select opened_to, (select coalesce(max(number), 0) from shift where shift.activity = :activity)::integer as first
                      from activity where activity = :activity) as its
              cross join unnest(:starts::text[]::timestamptz[], :ends::text[]::timestamptz[])
                         with ordinality as each_shift (starts_at, ends_at, ordinality)
            returning shift_id
            """;

    private static final String INSERT_NEEDS = """
            insert into need (shift_id, region, opened_to, number, people, skills, licences)
            select shift_id, region, opened_to, :number, :people, :skills, :licences
              from shift where shift_id = any(:shifts)
            """;

    private static final String DELETE_NEEDS = """
            delete from need
             where shift_id = any(array(select shift_id from shift where activity = :activity and state = 'planned'))
            """;

    private static final String DELETE_SHIFTS = """
            delete from shift
             where activity = :activity and state = 'planned'
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

    /** An activity stays visible where it was opened: of two regions around a community the larger one has the lesser code. */
    private static final String OPEN = """
            with activity_opened as (
                update activity
                   set opened_to = least(opened_to, :prefix)
                 where activity = any(:activities)
            ), opened as (
                update shift
                   set opened_to = least(opened_to, :prefix)
                 where activity = any(:activities)
                returning shift_id
            )
            update need
               set opened_to = least(opened_to, :prefix)
             where shift_id = any(array(select shift_id from opened))
            """;

    private static final String ADVANCE = "update shift set state = :state where shift_id = :shift";

    private static final String CANCEL = """
            update shift
               set state = 'cancelled', cancelled_because = :reason
             where shift_id = any(:shifts)
            """;

    private static final String ACTIVITY_OF = """
            select activity
              from shift
             where shift_id = :shift
            """;

    private static final String ACTIVITIES_OF = """
            select distinct activity
              from need
              join shift using (shift_id)
             where need_id = any(:needs)
            """;

    private static final String STARTING = """
            select distinct activity
              from shift
             where starts_at >= :from and starts_at < :to
            """;

    private static final String BEGUN = """
            select distinct activity
              from shift
             where starts_at <= :now and state in ('dispatching', 'short', 'staffed', 'in_service')
            """;

    /** Released and not begun, though their time is over. */
    private static final String ENDED = """
        select distinct activity from shift where state = 'ended' and ends_at <= :now
        """;

    private static final String LAPSED = """
            select shift_id
              from shift
              join activity using (activity)
             where ends_at <= :now and state in ('planned', 'dispatching', 'short') and stage = 'released'
             order by shift_id
            """;

    private final JdbcClient jdbc;
    private final HeldActivities held;

    ShiftStore(JdbcClient jdbc, HeldActivities held) {
        this.jdbc = jdbc;
        this.held = held;
    }

    List<ActivityNumber> activitiesOf(Collection<NeedId> needs) {
        return jdbc.sql(ACTIVITIES_OF)
                .param("needs", needs.stream().map(NeedId::value).toArray(Long[]::new))
                .query((row, _) -> new ActivityNumber(row.getString("activity")))
                .list();
    }

    /** Behind those that are there already; they are seen by those to whom the activity was opened. */
    void insert(ActivityNumber activity, RegionCode region, List<Window> windows, List<AskedFor> needs) {
        var shifts = jdbc.sql(INSERT_SHIFTS)
                .param("activity", activity.value())
                .param("region", region.value())
                .param("starts", texts(windows, Window::start))
                .param("ends", texts(windows, Window::end))
                .query(Long.class)
                .list()
                .toArray(Long[]::new);
        for (int i = 0; i < needs.size(); i++) {
            jdbc.sql(INSERT_NEEDS)
                    .param("shifts", shifts)
                    .param("number", i + 1)
                    .param("people", needs.get(i).people())
                    .param("skills", needs.get(i).skills().toArray(String[]::new))
                    .param("licences", needs.get(i).licences().toArray(String[]::new))
                    .update();
        }
        held.written();
    }

    private static String[] texts(List<Window> windows, Function<Window, Instant> column) {
        return windows.stream().map(column).map(Instant::toString).toArray(String[]::new);
    }

    /** Before the release only: no person was asked yet, so nothing points at them. */
    void replace(ActivityNumber activity, RegionCode region, List<Window> windows, List<AskedFor> needs) {
        jdbc.sql(DELETE_NEEDS).param("activity", activity.value()).update();
        jdbc.sql(DELETE_SHIFTS).param("activity", activity.value()).update();
        insert(activity, region, windows, needs);
    }

    void move(ShiftId shift, Window window) {
        jdbc.sql(MOVE)
                .param("shift", shift.value())
                .param("start", ActivityRowStore.time(window.start()))
                .param("end", ActivityRowStore.time(window.end()))
                .update();
        held.written();
    }

    void askFor(NeedId need, int people) {
        jdbc.sql(PEOPLE).param("need", need.value()).param("people", people).update();
        held.written();
    }

    void open(Collection<ActivityNumber> activities, RegionCode prefix) {
        jdbc.sql(OPEN)
                .param(
                        "activities",
                        activities.stream().map(ActivityNumber::value).toArray(String[]::new))
                .param("prefix", prefix.value())
                .update();
        held.written();
    }

    /** @param after the activity with the shift as it stands then */
    void advance(Activity after, ShiftId shift, ShiftState state) {
        jdbc.sql(ADVANCE)
                .param("shift", shift.value())
                .param("state", state.stored())
                .update();
        held.writtenAs(after);
    }

    void cancel(List<ShiftId> shifts, String reason) {
        jdbc.sql(CANCEL)
                .param("shifts", shifts.stream().map(ShiftId::value).toArray(Long[]::new))
                .param("reason", reason)
                .update();
        held.written();
    }

    Optional<ActivityNumber> activityOf(ShiftId shift) {
        return held.activityOf(shift)
                .or(() -> jdbc.sql(ACTIVITY_OF)
                        .param("shift", shift.value())
                        .query(ShiftStore::number)
                        .optional());
    }

    List<ActivityNumber> activitiesStarting(Instant from, Instant to) {
        return jdbc.sql(STARTING)
                .param("from", ActivityRowStore.time(from))
                .param("to", ActivityRowStore.time(to))
                .query(ShiftStore::number)
                .list();
    }

    List<ActivityNumber> activitiesBegun(Instant now) {
        return jdbc.sql(BEGUN)
                .param("now", ActivityRowStore.time(now))
                .query(ShiftStore::number)
                .list();
    }

    List<ActivityNumber> activitiesEnded(Instant now) {
        return jdbc.sql(ENDED)
                .param("now", ActivityRowStore.time(now))
                .query(ShiftStore::number)
                .list();
    }

    List<ShiftId> lapsed(Instant now) {
        return jdbc.sql(LAPSED)
                .param("now", ActivityRowStore.time(now))
                .query((row, _) -> new ShiftId(row.getLong("shift_id")))
                .list();
    }

    static Need need(NeedId id, ShiftId shift, ResultSet row) throws SQLException {
        return new Need(
                id,
                shift,
                row.getInt("people"),
                ActivityRowStore.texts(row, "skills"),
                ActivityRowStore.texts(row, "licences"));
    }

    private static ActivityNumber number(ResultSet row, int ignored) throws SQLException {
        return new ActivityNumber(row.getString("activity"));
    }
}
