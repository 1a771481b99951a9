package org.redvest.reports;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.redvest.regions.RegionCode;
import org.redvest.reports.MonthStore.MonthRun;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every statement behind a {@link Breakdown}. As those of {@link FigureStore} they read months that are added up, and the rows of other days. */
@Repository
class BreakdownStore {

    private static final String OF_PROGRAMMES = """
        (cardinality(:programmes::bigint[]) = 0 or programme = any (:programmes::bigint[]))
        """;

    private static final String OTHER_SESSIONS =
            SessionStore.sessions(FigureStore.ON_OTHER_DAYS.formatted("session_record", "*"));

    private static final String PROGRAMMES = """
        select programme, sum(participations) as participations, sum(sessions) as sessions, sum(contacts) as contacts,
               sum(minutes) as minutes
          from (select programme, participations, sessions, contacts, minutes
                  from month_sessions
                 where month between :firstMonth and :lastMonth and region >= :lo and region < :hi and %s
                   and (:category = '' or category = :category)
                union all
                select programme, participations, 1, contacts, minutes
                  from (%s) s
                 where participations > 0) f
         group by programme
        having sum(sessions) > 0
        """.formatted(OF_PROGRAMMES, OTHER_SESSIONS);

    /** A block of 4,096 people of a programme, a bit a person. */
    private static final String PEOPLE = """
        select programme, block, bit_or(people)::text as people
          from (select programme, block, people
                  from month_people
                 where month between :firstMonth and :lastMonth and region >= :lo and region < :hi and category = ''
                   and programme >= 0 and %1$s
                union all
                select programme, person / 4096, bit_or(set_bit(0::bit(4096), person %% 4096, 1))
                  from %2$s p
                 where recorded_at <= :asOf and (superseded_at is null or superseded_at > :asOf)
                   and region >= :lo and region < :hi
                   and (:category = '' or category = :category) and %1$s
                 group by programme, person / 4096) f
         group by programme, block
        """.formatted(
                    OF_PROGRAMMES,
                    FigureStore.ON_OTHER_DAYS.formatted(
                            "participation_record", "region, category, programme, person, recorded_at, superseded_at"));

    private static final String SERIES = """
        select date_trunc(:grain, day)::date as day, sum(participations) as participations
          from (select month as day, participations
                  from month_sessions
                 where month between :firstMonth and :lastMonth and region >= :lo and region < :hi and %s
                   and (:category = '' or category = :category)
                union all
                select day, participations from (%s) s) f
         group by 1
        having sum(participations) > 0
        """.formatted(OF_PROGRAMMES, OTHER_SESSIONS);

    private static final String COMMUNITIES =
            """
        select count(distinct region) from (%s) s where participations > 0
        """.formatted(SessionStore.sessions("(select * from session_record where day between :from and :to)"));

    /** Only those are read of which something was recorded since; the versions tell what was known then. */
    private static final String CHANGED = """
        select n.*, coalesce(t.participations, 0) as then_participations, coalesce(t.minutes, 0) as then_minutes,
               coalesce(t.contacts, 0) as then_contacts
          from (%s) n
          left join (%s) t on t.shift_id = n.shift_id
         where (n.participations, n.minutes, n.contacts) is distinct from (t.participations, t.minutes, t.contacts)
         order by n.starts_at, n.shift_id
         limit :most
        """.formatted(
                    SessionStore.sessions(
                            "(select * from session_record where day between :from and :to and totals_at > :then)"),
                    SessionStore.sessions(
                                    "(select * from session_record where day between :from and :to and totals_at > :then)")
                            .replace(":asOf", ":then"));

    private final JdbcClient jdbc;
    private final MonthStore months;

    BreakdownStore(JdbcClient jdbc, MonthStore months) {
        this.jdbc = jdbc;
        this.months = months;
    }

    Breakdown of(Question question) {
        var covered = months.covered(question).sessions();
        return new Breakdown(
                programmes(question, covered),
                people(question, covered),
                series(question, covered),
                jdbc.sql(COMMUNITIES)
                        .param("from", question.from())
                        .param("to", question.to())
                        .params(FigureStore.parameters(question))
                        .query(Long.class)
                        .single());
    }

    private Map<Long, Figures> programmes(Question question, MonthRun run) {
        var programmes = new TreeMap<Long, Figures>();
        FigureStore.ask(jdbc, PROGRAMMES, question, run).query(row -> {
            programmes.put(
                    row.getLong("programme"),
                    new Figures(
                            0,
                            row.getLong("participations"),
                            row.getLong("sessions"),
                            row.getLong("contacts"),
                            row.getLong("minutes"),
                            0,
                            0));
        });
        return programmes;
    }

    /** Months tell the people of a programme of all categories together. */
    private ServedPeople people(Question question, MonthRun covered) {
        var run = question.category().isPresent() ? MonthRun.none(question) : covered;
        var people = new HashMap<Long, BitSet>();
        FigureStore.ask(jdbc, PEOPLE, question, run).query(row -> {
            ServedPeople.add(people, row.getLong("programme"), row.getInt("block"), row.getString("people"));
        });
        return new ServedPeople(people);
    }

    /** The sum of a month tells nothing of its days. */
    private SortedMap<LocalDate, Long> series(Question question, MonthRun run) {
        boolean byDay = ChronoUnit.DAYS.between(question.from(), question.to()) < Breakdown.MOST_DAYS;
        var series = new TreeMap<LocalDate, Long>();
        FigureStore.ask(jdbc, SERIES, question, byDay ? MonthRun.none(question) : run)
                .param("grain", byDay ? "day" : "month")
                .query(row -> {
                    series.put(row.getObject("day", LocalDate.class), row.getLong("participations"));
                });
        return series;
    }

    List<Breakdown.ChangedSession> changed(Question question, Instant then, int most) {
        return jdbc.sql(CHANGED)
                .param("from", question.from())
                .param("to", question.to())
                .param("then", then.atOffset(ZoneOffset.UTC))
                .param("most", most)
                .params(FigureStore.parameters(question))
                .query(BreakdownStore::session)
                .list();
    }

    private static Breakdown.ChangedSession session(ResultSet row, int index) throws SQLException {
        return new Breakdown.ChangedSession(
                row.getString("order_number"),
                row.getLong("programme"),
                new RegionCode(row.getString("region")),
                row.getString("category"),
                row.getString("title_zh"),
                row.getString("title_en"),
                row.getObject("starts_at", OffsetDateTime.class).toInstant(),
                figures(row, "then_"),
                figures(row, ""));
    }

    private static Figures figures(ResultSet row, String when) throws SQLException {
        return new Figures(
                0,
                row.getLong(when + "participations"),
                0,
                row.getLong(when + "contacts"),
                row.getLong(when + "minutes"),
                0,
                0);
    }
}
