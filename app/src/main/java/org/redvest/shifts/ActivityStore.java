package org.redvest.shifts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.redvest.regions.RegionCode;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every statement about activities as a whole, and the locks on them; their shifts by themselves are in {@link ShiftStore}. */
@Repository
class ActivityStore {

    /**
     * Activities with their shifts and their needs, a row for each need: nothing else is read as often. The offsets keep the database
     * from joining whole tables by a plan that was made while they were empty.
     */
    private static final String WHOLE = """
            select activity.*, shift_id, shift_number, shift_state, starts_at, ends_at, cancelled_because, need_id, people, skills, licences
              from activity
              left join lateral (select shift_id, number as shift_number, shift.state as shift_state, starts_at, ends_at,
                                        cancelled_because
                                   from shift
                                  where shift.activity = activity.activity
                                 offset 0) as its_shift on true
              left join lateral (select need_id, number as need_number, people, skills, licences
                                   from need
                                  where need.shift_id = its_shift.shift_id
                                 offset 0) as its_need on true
             where activity.activity %s
             order by activity.activity, starts_at, shift_number, need_number
            """;

    private static final String FIND = WHOLE.formatted("= :activity");

    private static final String FIND_MANY = WHOLE.formatted("= any(:activities)");

    /** The row stays locked until the activity is written, so two of one county and day never share a number. */
    private static final String COUNT = """
            insert into activity_counter (county, day, last)
            values (:county, :day, 1)
            on conflict (county, day) do update set last = activity_counter.last + 1
            returning last
            """;

    private static final String INSERT = """
            insert into activity (activity, owner, region, proposed_by, item, category, title_zh, title_en, what_zh, what_en, risks_zh, risks_en,
                                  safeguards_zh, safeguards_en, minimum_age, measure, site, site_name)
            values (:activity, :owner, :region, :by, :item, :category, :title_zh, :title_en, :what_zh, :what_en, :risks_zh, :risks_en,
                    :safeguards_zh, :safeguards_en, :minimum_age, :measure, :site, :site_name)
            """;

    /** Only before the release: afterwards what was proposed stays what was approved. */
    private static final String REPLACE = """
            update activity
               set proposed_by = :by, item = :item, category = :category, title_zh = :title_zh, title_en = :title_en, what_zh = :what_zh,
                   what_en = :what_en, risks_zh = :risks_zh, risks_en = :risks_en, safeguards_zh = :safeguards_zh,
                   safeguards_en = :safeguards_en, minimum_age = :minimum_age, measure = :measure, site = :site,
                   site_name = :site_name
             where activity = :activity and stage = 'proposed'
            """;

    private static final String CLASSIFY = """
            update activity
               set category = :category
             where activity = :activity and item is null
            """;

    private static final String STAGE = "update activity set stage = :stage where activity = :activity";

    /** Rows that only point at the activity, as a line of its track does, need not wait for it. */
    private static final String LOCK = """
            select activity
              from activity
             where activity = :activity
               for no key update
            """;

    /** In one order for everybody. */
    private static final String LOCK_MANY = """
            select activity
              from activity
             where activity = any(:activities)
             order by activity
               for no key update
            """;

    private static final String LOCK_OF_SHIFT = """
            select activity
              from activity
             where activity = (select activity from shift where shift_id = :shift)
               for no key update
            """;

    private final JdbcClient jdbc;
    private final HeldActivities held;

    ActivityStore(JdbcClient jdbc, HeldActivities held) {
        this.jdbc = jdbc;
        this.held = held;
    }

    int count(RegionCode county, LocalDate day) {
        return jdbc.sql(COUNT)
                .param("county", county.value())
                .param("day", day)
                .query(Integer.class)
                .single();
    }

    void insert(NewActivity activity) {
        ActivityRowStore.bind(jdbc.sql(INSERT), activity.number(), activity.terms(), activity.by())
                .param("owner", activity.owner().stored())
                .param("region", activity.region().value())
                .update();
        held.hold(activity.number());
    }

    void replace(NewActivity activity) {
        ActivityRowStore.bind(jdbc.sql(REPLACE), activity.number(), activity.terms(), activity.by())
                .update();
        held.written();
    }

    void classify(ActivityNumber number, String category) {
        jdbc.sql(CLASSIFY)
                .param("activity", number.value())
                .param("category", category)
                .update();
        held.written();
    }

    void stage(ActivityNumber number, Activity.Stage stage) {
        jdbc.sql(STAGE)
                .param("activity", number.value())
                .param("stage", stage.name().toLowerCase(Locale.ROOT))
                .update();
        held.written();
    }

    Optional<Activity> find(ActivityNumber number) {
        return held.activity(
                number,
                () -> whole(jdbc.sql(FIND).param("activity", number.value())).stream()
                        .findFirst());
    }

    /** By their numbers; those that the scope does not show are left out. */
    List<Activity> list(Collection<ActivityNumber> numbers) {
        return numbers.isEmpty()
                ? List.of()
                : whole(jdbc.sql(FIND_MANY)
                        .param(
                                "activities",
                                numbers.stream().map(ActivityNumber::value).toArray(String[]::new)));
    }

    /** Makes other transactions that decide about the same activity wait; what they then read is what was decided. */
    Activity lock(ActivityNumber number) {
        if (!held.isHeld(number)) {
            lockRow(number);
            held.hold(number);
        }
        return find(number).orElseThrow(() -> new NoSuchActivity("activity"));
    }

    /** The same for many at once; those that the scope does not show are left out. */
    List<Activity> lockAll(Collection<ActivityNumber> numbers) {
        var locked = jdbc.sql(LOCK_MANY)
                .param("activities", numbers.stream().map(ActivityNumber::value).toArray(String[]::new))
                .query((row, _) -> new ActivityNumber(row.getString("activity")))
                .list();
        locked.forEach(held::hold);
        return list(locked);
    }

    /** The activity of a shift. */
    Activity lockOf(ShiftId shift) {
        return lock(held.activityOf(shift).orElseGet(() -> lockRowOf(shift)));
    }

    private void lockRow(ActivityNumber number) {
        var locked = jdbc.sql(LOCK)
                .param("activity", number.value())
                .query(String.class)
                .optional();
        if (locked.isEmpty()) {
            throw new NoSuchActivity("activity");
        }
    }

    private ActivityNumber lockRowOf(ShiftId shift) {
        var number = jdbc.sql(LOCK_OF_SHIFT)
                .param("shift", shift.value())
                .query((row, _) -> new ActivityNumber(row.getString("activity")))
                .optional()
                .orElseThrow(() -> new NoSuchActivity("shift"));
        held.hold(number);
        return number;
    }

    private static List<Activity> whole(JdbcClient.StatementSpec statement) {
        var activities = new LinkedHashMap<ActivityNumber, Activity>();
        var shifts = new LinkedHashMap<ShiftId, Shift>();
        var needs = new HashMap<ShiftId, List<Need>>();
        statement.query((RowCallbackHandler) row -> {
            var number = new ActivityNumber(row.getString("activity"));
            if (!activities.containsKey(number)) {
                activities.put(number, ActivityRowStore.activity(row));
            }
            var id = new ShiftId(row.getLong("shift_id"));
            if (!row.wasNull() && !shifts.containsKey(id)) {
                shifts.put(id, shift(id, Objects.requireNonNull(activities.get(number)), row));
            }
            var need = row.getLong("need_id");
            if (!row.wasNull()) {
                needs.computeIfAbsent(id, _ -> new ArrayList<>()).add(ShiftStore.need(new NeedId(need), id, row));
            }
        });
        var its = shifts.values().stream()
                .map(shift -> shift.asking(needs.getOrDefault(shift.id(), List.of())))
                .collect(Collectors.groupingBy(Shift::activity));
        return activities.values().stream()
                .map(activity -> activity.with(its.getOrDefault(activity.number(), List.of())))
                .toList();
    }

    private static Shift shift(ShiftId id, Activity activity, ResultSet row) throws SQLException {
        return new Shift(
                id,
                activity.number(),
                activity.region(),
                row.getInt("shift_number"),
                ShiftState.of(Objects.requireNonNull(row.getString("shift_state"))),
                new Window(ActivityRowStore.time(row, "starts_at"), ActivityRowStore.time(row, "ends_at")),
                List.of(),
                Optional.ofNullable(row.getString("cancelled_because")));
    }
}
