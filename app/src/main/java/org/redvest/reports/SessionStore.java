package org.redvest.reports;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.redvest.regions.RegionCode;
import org.redvest.shifts.ShiftId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every statement about one session: the evidence behind a row of a figure. */
@Repository
class SessionStore {

    /** Sessions with what their community counts as of then: counted again, the first count stands no more. */
    static final String COUNTED = """
        select own.shift_id, own.order_number, own.region, own.category, own.title_zh, own.title_en,
               own.starts_at, own.ends_at, own.day, own.confirmed_at, own.totals_at, own.settled, own.measure,
               own.settled and r.shift_id is null as uncounted,
               coalesce(r.beneficiaries, own.beneficiaries) as beneficiaries,
               case when r.shift_id is null then own.measured else r.measured end as measured
          from session_record own
          left join recount_record r
            on r.shift_id = own.shift_id and r.recorded_at <= :asOf and (r.superseded_at is null or r.superseded_at > :asOf)
        """;

    /**
     * One row a confirmed session, those to which nobody came among them. A session of which nothing was recorded after the moment of the
     * question has its totals in its own row; of another, the versions of that moment are read.
     *
     * @param rows of the table of sessions, those of the days that are asked for
     */
    static String sessions(String rows) {
        return """
            select own.shift_id, own.order_number, own.programme, own.region, own.category, own.title_zh, own.title_en, own.day,
                   own.starts_at, own.ends_at,
                   case when own.totals_at <= :asOf then own.participations else p.participations end as participations,
                   case when own.totals_at <= :asOf then own.minutes else p.minutes end as minutes,
                   case when own.totals_at <= :asOf then own.contacts else coalesce(r.beneficiaries, own.beneficiaries) end as contacts,
                   own.measure,
                   case when own.totals_at <= :asOf then own.counted when r.shift_id is null then own.measured else r.measured end
                       as measured
              from %s own
             cross join lateral (
                   select count(*) as participations, coalesce(sum(minutes), 0) as minutes
                     from participation_record
                    where own.totals_at > :asOf and shift_id = own.shift_id
                      and recorded_at <= :asOf and (superseded_at is null or superseded_at > :asOf)) p
              left join recount_record r
                on own.totals_at > :asOf
               and r.shift_id = own.shift_id and r.recorded_at <= :asOf and (r.superseded_at is null or r.superseded_at > :asOf)
             where own.confirmed_at <= :asOf
               and own.region >= :lo and own.region < :hi
               and (:category = '' or own.category = :category)
               and (cardinality(:programmes::bigint[]) = 0 or own.programme = any (:programmes::bigint[]))
            """.formatted(rows);
    }

    private static final String SESSION = """
        select s.*, a.on_leave, a.absent, a.excused
          from (%s) s
         cross join lateral (
               select count(*) filter (where said = 'on_leave') as on_leave, count(*) filter (where said = 'absent') as absent,
                      count(*) filter (where said = 'excused') as excused
                 from absence_record
                where shift_id = s.shift_id
                  and recorded_at <= :asOf and (superseded_at is null or superseded_at > :asOf)) a
         where s.shift_id = :shift and s.confirmed_at <= :asOf
        """.formatted(COUNTED);

    private static final String STAYS = """
        select came_minute, left_minute, minutes, came_how, left_how, 'correction' in (came_how, left_how) as corrected
          from participation_record
         where shift_id = :shift and recorded_at <= :asOf and (superseded_at is null or superseded_at > :asOf)
         order by came_minute, left_minute desc, place_id
        """;

    private final JdbcClient jdbc;

    SessionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Session> find(ShiftId shift, Question question) {
        var asOf = question.asOf().atOffset(ZoneOffset.UTC);
        var stays = jdbc.sql(STAYS)
                .param("shift", shift.value())
                .param("asOf", asOf)
                .query((row, _) -> new Session.Stay(
                        row.getInt("came_minute"),
                        row.getInt("left_minute"),
                        row.getInt("minutes"),
                        row.getString("came_how").equals("code"),
                        row.getString("left_how").equals("confirmation"),
                        row.getBoolean("corrected")))
                .list();
        return jdbc.sql(SESSION)
                .param("shift", shift.value())
                .param("asOf", asOf)
                .query((row, _) -> session(row, stays))
                .optional();
    }

    private static Session session(ResultSet row, List<Session.Stay> stays) throws SQLException {
        return new Session(
                new ShiftId(row.getLong("shift_id")),
                row.getString("order_number"),
                new RegionCode(row.getString("region")),
                row.getString("title_zh"),
                row.getString("title_en"),
                row.getObject("starts_at", OffsetDateTime.class).toInstant(),
                row.getObject("ends_at", OffsetDateTime.class).toInstant(),
                new Session.Roll(stays.size(), row.getInt("on_leave"), row.getInt("absent"), row.getInt("excused")),
                row.getInt("beneficiaries"),
                row.getString("measure"),
                Optional.ofNullable(row.getBigDecimal("measured")),
                row.getObject("confirmed_at", OffsetDateTime.class).toInstant(),
                new Session.Settled(row.getBoolean("settled"), row.getBoolean("uncounted")),
                stays);
    }
}
