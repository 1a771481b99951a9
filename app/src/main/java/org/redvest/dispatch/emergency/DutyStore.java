package org.redvest.dispatch.emergency;

import static org.redvest.dispatch.vacancies.OpeningStore.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.redvest.engine.Position;
import org.redvest.regions.RegionCode;
import org.redvest.volunteers.VolunteerId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every statement about who is on duty for emergency calls. */
@Repository
class DutyStore {

    private static final String FIND = "select * from emergency_duty where volunteer_id = :volunteer";

    private static final String SET = """
            insert into emergency_duty (volunteer_id, ready_until, days, from_minute, to_minute, set_at)
            values (:volunteer, :until, :days, :from, :to, :at)
            on conflict (volunteer_id) do update
               set ready_until = excluded.ready_until, days = excluded.days, from_minute = excluded.from_minute,
                   to_minute = excluded.to_minute, set_at = excluded.set_at
            """;

    private static final String REMOVE = "delete from emergency_duty where volunteer_id = :volunteer";

    /** As {@link DutyHours#isOnDuty}. */
    private static final String READY = """
            with wall as (
                select extract(isodow from :now at time zone :zone)::integer - 1 as day,
                       extract(hour from :now at time zone :zone)::integer * 60
                           + extract(minute from :now at time zone :zone)::integer as minute),
            ready as (
                select duty.volunteer_id, candidate.lat, candidate.lon
                  from emergency_duty as duty
                  join candidate using (volunteer_id)
                 cross join wall
                 where candidate.home >= :homes and candidate.home < :homes || ':'
                   and (ready_until > :now
                        or (days >> day) & 1 = 1 and minute >= from_minute and (minute < to_minute or to_minute <= from_minute)
                        or (days >> ((day + 6) % 7)) & 1 = 1 and to_minute <= from_minute and minute < to_minute))
            """;

    private static final String COUNT = READY + "select count(*) from ready";

    /** Who was asked by this call, or is asked by another at this moment, is none of them. */
    private static final String NEAREST = READY + """
            select volunteer_id, km
              from (select volunteer_id, kilometres(lat, lon, :lat, :lon) as km from ready) as near
             where km <= :within
               and not exists (select from emergency_ask as asked
                                where asked.volunteer_id = near.volunteer_id and (asked.call_id = :call or asked.state = 'open'))
             order by km, volunteer_id
             limit :most
            """;

    private final JdbcClient client;
    private final Clock clock;

    DutyStore(JdbcClient client, Clock clock) {
        this.client = client;
        this.clock = clock;
    }

    DutyHours find(VolunteerId volunteer) {
        return client.sql(FIND)
                .param("volunteer", volunteer.value())
                .query((row, _) -> hours(row))
                .optional()
                .orElse(DutyHours.NEVER);
    }

    void set(VolunteerId volunteer, DutyHours hours, Instant at) {
        client.sql(SET)
                .param("volunteer", volunteer.value())
                .param("until", hours.until().map(until -> utc(until)).orElse(null), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("days", hours.bits())
                .param("from", hours.from().toSecondOfDay() / 60)
                .param("to", hours.to().toSecondOfDay() / 60)
                .param("at", utc(at))
                .update();
    }

    void remove(VolunteerId volunteer) {
        client.sql(REMOVE).param("volunteer", volunteer.value()).update();
    }

    /** How many who are at home in a region are on duty now. Runs as the system. */
    int count(RegionCode homes, Instant now) {
        return ready(COUNT, homes, now).query(Integer.class).single();
    }

    record OnDuty(VolunteerId volunteer, double kilometres) {}

    /** The nearest first. Runs as the system. */
    List<OnDuty> nearest(EmergencyCall call, double withinKm, int most, Instant now) {
        Position point = call.point();
        return ready(NEAREST, call.from(), now)
                .param("lat", point.lat())
                .param("lon", point.lon())
                .param("within", withinKm)
                .param("call", call.id())
                .param("most", most)
                .query((row, _) -> new OnDuty(new VolunteerId(row.getLong("volunteer_id")), row.getDouble("km")))
                .list();
    }

    private JdbcClient.StatementSpec ready(String sql, RegionCode homes, Instant now) {
        return client.sql(sql)
                .param("homes", homes.value())
                .param("now", utc(now))
                .param("zone", clock.getZone().getId());
    }

    private static DutyHours hours(ResultSet row) throws SQLException {
        return DutyHours.weekly(
                row.getInt("days"),
                LocalTime.ofSecondOfDay(row.getInt("from_minute") * 60L),
                LocalTime.ofSecondOfDay(row.getInt("to_minute") * 60L),
                Optional.ofNullable(row.getTimestamp("ready_until")).map(Timestamp::toInstant));
    }
}
