package org.redvest.dispatch.vacancies;

import static org.redvest.dispatch.vacancies.OpeningStore.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.redvest.dispatch.Place;
import org.redvest.dispatch.PlaceId;
import org.redvest.engine.Position;
import org.redvest.regions.RegionCode;
import org.redvest.shifts.ActivityNumber;
import org.redvest.shifts.NeedId;
import org.redvest.shifts.ShiftId;
import org.redvest.shifts.Window;
import org.redvest.volunteers.VolunteerId;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every statement about places. */
@Repository
public class PlaceStore {

    private static final String INSERT = """
            insert into place (need_id, shift_id, activity, region, volunteer_id, starts_at, ends_at, lat, lon, accepted_at)
            select need_id, shift_id, activity, region, :volunteer, starts_at, ends_at, lat, lon, :at
              from vacancy
             where need_id = :need
            returning place_id
            """;

    private static final String FREE = """
            update place set freed_at = :at, freed_why = :why where place_id = :place and freed_at is null
            """;

    /**
     * Beside the new time stays the one that was accepted, until the service is back there. A time within the accepted one asks nothing.
     */
    private static final String MOVE = """
            update place
               set starts_at = :start, ends_at = :end,
                   accepted_starts_at = nullif(coalesce(accepted_starts_at, starts_at), :start),
                   accepted_ends_at = nullif(coalesce(accepted_ends_at, ends_at), :end),
                   asked_again_at = case when asked then cast(:at as timestamptz) end,
                   answer_due = case when asked then cast(:due as timestamptz) end
              from (select place_id as id,
                           cast(:due as timestamptz) is not null
                           and (coalesce(accepted_starts_at, starts_at) > :start or coalesce(accepted_ends_at, ends_at) < :end)
                               as asked
                      from place
                     where shift_id = :shift and freed_at is null) as each
             where place_id = each.id
            """;

    private static final String DEFER_OVERLAPS = """
            set constraints place_one_at_a_time deferred
            """;

    private static final String CHECK_OVERLAPS = """
            set constraints place_one_at_a_time immediate
            """;

    public static final String SELECT = """
            select place_id, need_id, shift_id, activity, region, volunteer_id, starts_at, ends_at, lat, lon, accepted_at,
                   freed_at, freed_why, accepted_starts_at, accepted_ends_at, asked_again_at, answer_due
              from place
            """;

    private static final String COUNT = """
            select shift_id, count(*) as held
              from place
             where shift_id = any(:shifts) and freed_at is null
             group by shift_id
            """;

    private static final String BY_ID = SELECT + " where place_id = :place";

    private static final String BY_SHIFT =
            SELECT + " where shift_id = :shift and freed_at is null order by accepted_at, place_id";

    private static final String BY_ACTIVITY =
            SELECT + " where activity = :activity and freed_at is null order by accepted_at, place_id";

    private static final String AHEAD = SELECT + """
             where volunteer_id = :volunteer and freed_at is null and ends_at > :now
             order by starts_at, place_id
            """;

    private static final String BEHIND = SELECT + """
             where volunteer_id = :volunteer and (freed_at is not null or ends_at <= :now)
             order by starts_at desc, place_id desc
             limit :most offset :offset
            """;

    private static final String COUNT_BEHIND = """
            select count(*) from place where volunteer_id = :volunteer and (freed_at is not null or ends_at <= :now)
            """;

    private static final String HELD = SELECT + """
             where volunteer_id = any(:volunteers) and freed_at is null and starts_at >= :from and starts_at < :to
             order by starts_at
            """;

    private static final String HELD_OF_NEED = SELECT + """
             where need_id = :need and volunteer_id = :volunteer and freed_at is null
            """;

    private final JdbcClient client;

    PlaceStore(JdbcClient client) {
        this.client = client;
    }

    public PlaceId insert(NeedId need, VolunteerId volunteer, Instant at) {
        return client.sql(INSERT)
                .param("need", need.value())
                .param("volunteer", volunteer.value())
                .param("at", utc(at))
                .query((row, _) -> new PlaceId(row.getLong("place_id")))
                .single();
    }

    public boolean free(PlaceId place, Place.Why why, Instant at) {
        return client.sql(FREE)
                        .param("place", place.value())
                        .param("why", why.name().toLowerCase(Locale.ROOT))
                        .param("at", utc(at))
                        .update()
                == 1;
    }

    /** @param question for those whose accepted time does not hold the new one; empty when it is too late to ask */
    public void move(ShiftId shift, Window to, Optional<Place.MoveQuestion> question) {
        client.sql(MOVE)
                .param("shift", shift.value())
                .param("start", utc(to.start()))
                .param("end", utc(to.end()))
                .param("at", question.map(each -> utc(each.askedAt())).orElse(null), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("due", question.map(each -> utc(each.due())).orElse(null), Types.TIMESTAMP_WITH_TIMEZONE)
                .update();
    }

    /** Until {@link #checkOverlaps} one person may hold two places at a time. */
    public void deferOverlaps() {
        client.sql(DEFER_OVERLAPS).update();
    }

    public void checkOverlaps() {
        client.sql(CHECK_OVERLAPS).update();
    }

    public Optional<Place> find(PlaceId place) {
        return client.sql(BY_ID)
                .param("place", place.value())
                .query((row, _) -> place(row))
                .optional();
    }

    Map<ShiftId, Integer> count(Collection<ShiftId> shifts) {
        var held = new HashMap<ShiftId, Integer>();
        client.sql(COUNT)
                .param("shifts", shifts.stream().map(ShiftId::value).toArray(Long[]::new))
                .query((RowCallbackHandler) row -> held.put(new ShiftId(row.getLong("shift_id")), row.getInt("held")));
        return held;
    }

    public List<Place> list(ShiftId shift) {
        return client.sql(BY_SHIFT)
                .param("shift", shift.value())
                .query((row, _) -> place(row))
                .list();
    }

    public List<Place> list(ActivityNumber activity) {
        return client.sql(BY_ACTIVITY)
                .param("activity", activity.value())
                .query((row, _) -> place(row))
                .list();
    }

    public List<Place> listAhead(VolunteerId volunteer, Instant now) {
        return client.sql(AHEAD)
                .param("volunteer", volunteer.value())
                .param("now", utc(now))
                .query((row, _) -> place(row))
                .list();
    }

    public List<Place> listBehind(VolunteerId volunteer, Instant now, long offset, int most) {
        return client.sql(BEHIND)
                .param("volunteer", volunteer.value())
                .param("now", utc(now))
                .param("offset", offset)
                .param("most", most)
                .query((row, _) -> place(row))
                .list();
    }

    public long countBehind(VolunteerId volunteer, Instant now) {
        return client.sql(COUNT_BEHIND)
                .param("volunteer", volunteer.value())
                .param("now", utc(now))
                .query(Long.class)
                .single();
    }

    public Optional<Place> find(NeedId need, VolunteerId volunteer) {
        return client.sql(HELD_OF_NEED)
                .param("need", need.value())
                .param("volunteer", volunteer.value())
                .query((row, _) -> place(row))
                .optional();
    }

    /** A place and where it is, for the engine. */
    record Sited(Place place, Position site) {}

    List<Sited> held(Collection<VolunteerId> volunteers, Instant from, Instant to) {
        return client.sql(HELD)
                .param("volunteers", volunteers.stream().map(VolunteerId::value).toArray(Long[]::new))
                .param("from", utc(from))
                .param("to", utc(to))
                .query((row, _) -> sited(row))
                .list();
    }

    private static Sited sited(ResultSet row) throws SQLException {
        return new Sited(place(row), new Position(row.getDouble("lat"), row.getDouble("lon")));
    }

    public static Place place(ResultSet row) throws SQLException {
        var freedAt = row.getTimestamp("freed_at");
        var start = row.getTimestamp("starts_at").toInstant();
        var end = row.getTimestamp("ends_at").toInstant();
        return new Place(
                new PlaceId(row.getLong("place_id")),
                new NeedId(row.getLong("need_id")),
                new ShiftId(row.getLong("shift_id")),
                new ActivityNumber(row.getString("activity")),
                new RegionCode(row.getString("region")),
                new VolunteerId(row.getLong("volunteer_id")),
                start,
                end,
                moved(row, start, end),
                question(row),
                row.getTimestamp("accepted_at").toInstant(),
                freedAt == null
                        ? Optional.empty()
                        : Optional.of(new Place.Freed(
                                Place.Why.valueOf(row.getString("freed_why").toUpperCase(Locale.ROOT)),
                                freedAt.toInstant())));
    }

    private static Optional<Place.Moved> moved(ResultSet row, Instant start, Instant end) throws SQLException {
        var accepted = new Place.Moved(
                time(row, "accepted_starts_at").orElse(start),
                time(row, "accepted_ends_at").orElse(end));
        return Optional.of(accepted)
                .filter(was -> !was.start().equals(start) || !was.end().equals(end));
    }

    private static Optional<Place.MoveQuestion> question(ResultSet row) throws SQLException {
        var due = time(row, "answer_due");
        return time(row, "asked_again_at").flatMap(asked -> due.map(until -> new Place.MoveQuestion(asked, until)));
    }

    private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
    }
}
