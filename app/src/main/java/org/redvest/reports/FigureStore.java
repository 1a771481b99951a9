package org.redvest.reports;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.redvest.regions.RegionCode;
import org.redvest.reports.FigureTable.FigurePart;
import org.redvest.reports.MonthStore.MonthRun;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Every statement behind a figure. There are three sets of facts: sessions, people, orders. Each is counted by one statement,
 * whose answer is as long as the city has counties and categories, out of the months that are added up and the rows of the days
 * before and after them. {@link FigureRowStore} reads the rows.
 */
@Repository
class FigureStore {

    /** The rows of a table on the days that no month stands for. */
    static final String ON_OTHER_DAYS = """
        (select %2$s from %1$s where day between :from and :before union all select %2$s from %1$s where day between :after and :to)
        """;

    private static final String SESSIONS = """
        select county, category, sum(participations) as participations, sum(sessions) as sessions, sum(contacts) as contacts,
               sum(minutes) as minutes, sum(nobody_came) as nobody_came, sum(on_leave) as on_leave, sum(absent) as absent,
               sum(excused) as excused
          from (select region as county, category, participations, sessions, contacts, minutes, nobody_came, on_leave, absent, excused
                  from month_sessions
                 where month between :firstMonth and :lastMonth and region >= :lo and region < :hi
                   and (cardinality(:programmes::bigint[]) = 0 or programme = any (:programmes::bigint[]))
                union all
                select left(region, 6), category, sum(participations), count(*) filter (where participations > 0),
                       sum(contacts) filter (where participations > 0), sum(minutes), count(*) filter (where participations = 0),
                       0, 0, 0
                  from (%s) s
                 group by left(region, 6), category
                union all
                select left(region, 6), category, 0, 0, 0, 0, 0, count(*) filter (where said = 'on_leave'),
                       count(*) filter (where said = 'absent'), count(*) filter (where said = 'excused')
                  from %s a
                 where recorded_at <= :asOf and (superseded_at is null or superseded_at > :asOf)
                   and region >= :lo and region < :hi
                   and (cardinality(:programmes::bigint[]) = 0 or programme = any (:programmes::bigint[]))
                 group by left(region, 6), category) f
         where :category = '' or category = :category
         group by county, category
        """.formatted(
                    SessionStore.sessions(ON_OTHER_DAYS.formatted("session_record", "*")),
                    ON_OTHER_DAYS.formatted("absence_record", "*"));

    /** A person is a bit: the bits of several months and counties, joined, tell each person once. */
    private static final String PEOPLE = """
        with blocks as materialized (
             select county, block, bit_or(people) as people
               from (select region as county, block, bit_or(people) as people
                       from month_people
                      where month between :firstMonth and :lastMonth and region >= :lo and region < :hi and category = :category
                        and programme = any (case when cardinality(:programmes::bigint[]) = 0 then array[-1] else :programmes::bigint[] end)
                      group by region, block
                     union all
                     select county, person / 4096, bit_or(set_bit(0::bit(4096), person %% 4096, 1))
                       from (select left(region, 6) as county, person
                               from %s p
                              where recorded_at <= :asOf and (superseded_at is null or superseded_at > :asOf)
                                and region >= :lo and region < :hi
                                and (:category = '' or category = :category)
                                and (cardinality(:programmes::bigint[]) = 0 or programme = any (:programmes::bigint[]))
                              group by person, left(region, 6)) each_person
                      group by county, person / 4096) f
              group by county, block)
        select county, sum(bit_count(people)) as people from blocks group by county
        union all
        select '', coalesce(sum(bit_count(people)), 0) from (select bit_or(people) as people from blocks group by block) everywhere
        """.formatted(ON_OTHER_DAYS.formatted(
            "participation_record", "region, category, programme, person, recorded_at, superseded_at"));

    private static final String ORDERS = """
        select county, category, sum(due) as due, sum(closed) as closed, sum(unconfirmed) as unconfirmed, sum(cancelled) as cancelled,
               sum(ahead) as ahead
          from (select region as county, category, due, closed, unconfirmed, cancelled, 0 as ahead
                  from month_orders
                 where month between :firstMonth and :lastMonth and region >= :lo and region < :hi
                union all
                select left(region, 6), category, count(*) filter (where running and ends_at <= :asOf),
                       count(*) filter (where running and ends_at <= :asOf and evaluated_at <= :asOf),
                       count(*) filter (where running and ends_at <= :asOf and coalesce(confirmed_at > :asOf, true)
                                                                           and coalesce(not_held_at > :asOf, true)),
                       count(*) filter (where cancelled_at <= :asOf),
                       count(*) filter (where running and ends_at > :asOf)
                  from (select *, approved_at <= :asOf and coalesce(cancelled_at > :asOf, true) as running
                          from %s it
                         where region >= :lo and region < :hi) o
                 group by left(region, 6), category) f
         where (:category = '' or category = :category)
           and (cardinality(:programmes::bigint[]) = 0 or 0 = any (:programmes::bigint[]))
         group by county, category
        """.formatted(ON_OTHER_DAYS.formatted("order_record", "*"));

    private final JdbcClient jdbc;
    private final MonthStore months;

    FigureStore(JdbcClient jdbc, MonthStore months) {
        this.jdbc = jdbc;
        this.months = months;
    }

    FigureTable table(Question question) {
        var covered = months.covered(question);
        var sessions = ask(SESSIONS, question, covered.sessions())
                .query(FigureStore::ofSessions)
                .list();
        var orders = ask(ORDERS, question, covered.orders())
                .query(FigureStore::ofOrders)
                .list();
        return FigureTable.of(
                Stream.of(sessions, orders).flatMap(List::stream).toList(), people(question, covered.sessions()));
    }

    private Map<String, Long> people(Question question, MonthRun months) {
        var people = new HashMap<String, Long>();
        ask(PEOPLE, question, months).query(row -> {
            people.put(row.getString("county"), row.getLong("people"));
        });
        return people;
    }

    /** The latest moment that the records tell of; with a clock that was set back, it may lie ahead. */
    Instant latest() {
        return jdbc.sql("select latest from followed")
                .query((row, _) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .single();
    }

    private JdbcClient.StatementSpec ask(String statement, Question question, MonthRun months) {
        return ask(jdbc, statement, question, months);
    }

    /** A statement about the months of the run and the days before and after it. */
    static JdbcClient.StatementSpec ask(JdbcClient jdbc, String statement, Question question, MonthRun months) {
        return jdbc.sql(statement)
                .param("from", question.from())
                .param("before", months.since().minusDays(1))
                .param("firstMonth", months.since())
                .param("lastMonth", months.until())
                .param("after", months.until().plusDays(1))
                .param("to", question.to())
                .params(parameters(question));
    }

    /** Of which region, which category, which programmes and which moment. */
    static Map<String, Object> parameters(Question question) {
        var region = question.region().map(RegionCode::value).orElse("");
        return Map.of(
                "asOf",
                question.asOf().atOffset(ZoneOffset.UTC),
                "lo",
                region,
                "hi",
                region + ":",
                "category",
                question.category().orElse(""),
                "programmes",
                question.programmes().toArray(Long[]::new));
    }

    private static FigurePart ofSessions(ResultSet row, int index) throws SQLException {
        return new FigurePart(
                row.getString("county"),
                row.getString("category"),
                new Figures(
                        0,
                        row.getLong("participations"),
                        row.getLong("sessions"),
                        row.getLong("contacts"),
                        row.getLong("minutes"),
                        0,
                        0),
                new OmittedSessions(
                        row.getLong("on_leave"),
                        row.getLong("absent"),
                        row.getLong("excused"),
                        row.getLong("nobody_came"),
                        0,
                        0,
                        0));
    }

    private static FigurePart ofOrders(ResultSet row, int index) throws SQLException {
        return new FigurePart(
                row.getString("county"),
                row.getString("category"),
                new Figures(0, 0, 0, 0, 0, row.getLong("due"), row.getLong("closed")),
                new OmittedSessions(
                        0, 0, 0, 0, row.getLong("unconfirmed"), row.getLong("cancelled"), row.getLong("ahead")));
    }
}
