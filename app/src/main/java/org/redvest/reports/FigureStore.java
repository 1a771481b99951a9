package org.redvest.reports;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.redvest.database.LikePattern;
import org.redvest.regions.RegionCode;
import org.redvest.shifts.ShiftId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Every statement behind a figure. There are three sets of facts: sessions, people by how often, orders by county. A figure is
 * the sum over a set and its rows are the set, read by one statement, so that they cannot disagree.
 */
@Repository
class FigureStore {

    /** People: one row for those who served once, one for those who served twice, and so on. Nobody is listed. */
    private static final String TIMES = """
        select times, count(*) as people
          from (select person, count(*) as times
                  from participation_record
                 where day between :from and :to
                   and recorded_at <= :asOf and (superseded_at is null or superseded_at > :asOf)
                   and region >= :lo and region < :hi
                   and (:category = '' or category = :category)
                 group by person) each_person
         group by times
        """;

    /** Closed loop: one row an order that is due: approved, its last shift over, and not cancelled. */
    private static final String DUE = """
        select order_number, region, category, title_zh, title_en, day, ends_at,
               coalesce(confirmed_at <= :asOf, false) as confirmed, coalesce(evaluated_at <= :asOf, false) as evaluated,
               coalesce(not_held_at <= :asOf, false) as not_held
          from order_record
         where day between :from and :to
           and ends_at <= :asOf
           and approved_at <= :asOf
           and (cancelled_at is null or cancelled_at > :asOf)
           and region >= :lo and region < :hi
           and (:category = '' or category = :category)
        """;

    private static final String LOOPS = """
        select left(region, 6) as county, count(*) as due, count(*) filter (where evaluated) as closed
          from (%s) o
         group by left(region, 6)
        """.formatted(DUE);

    private static final String FIGURES = """
        select s.*, t.people, l.due, l.closed
          from (select coalesce(sum(participations), 0) as participations, coalesce(sum(minutes), 0) as minutes,
                       coalesce(sum(contacts), 0) as contacts, coalesce(sum(sessions), 0) as sessions
                  from (%s) f) s,
               (select coalesce(sum(people), 0) as people from (%s) f) t,
               (select coalesce(sum(due), 0) as due, coalesce(sum(closed), 0) as closed from (%s) f) l
        """.formatted(SessionStore.SESSIONS, TIMES, LOOPS);

    private static final String SESSION_ROWS = """
        select f.*,
               sum(participations) over () as all_participations, sum(minutes) over () as all_minutes,
               sum(contacts) over () as all_contacts, count(*) over () as all_sessions
          from (%s) f
         where (:search = '' or order_number like :search or title_zh ilike :search or title_en ilike :search)
         order by starts_at desc, shift_id desc
         limit :limit offset :offset
        """.formatted(SessionStore.SESSIONS);

    /** Those that are missing from the figure stand first. */
    private static final String ORDER_ROWS = """
        select f.*, count(*) over () as all_due, count(*) filter (where evaluated) over () as all_closed
          from (%s) f
         where (:search = '' or order_number like :search or title_zh ilike :search or title_en ilike :search)
         order by evaluated, day desc, order_number desc
         limit :limit offset :offset
        """.formatted(DUE);

    private static final String TIMES_ROWS = "select times, people from (%s) f order by times".formatted(TIMES);

    private static final String LOOP_ROWS = "select county, due, closed from (%s) f order by county".formatted(LOOPS);

    private static final String BY_CATEGORY = """
        select category as part, 0 as people, sum(participations) as participations, sum(sessions) as sessions,
               sum(contacts) as contacts, sum(minutes) as minutes, 0 as due, 0 as closed
          from (%s) f
         group by category
         order by sum(participations) desc, category
        """.formatted(SessionStore.SESSIONS);

    /**
     * People are told apart before their counties: few are equal in the first thing compared. Kept apart by "materialized", or the
     * planner sorts by county, where nearly all are equal.
     */
    private static final String BY_COUNTY = """
        select coalesce(f.part, p.part, l.county) as part, coalesce(people, 0) as people,
               coalesce(participations, 0) as participations, coalesce(sessions, 0) as sessions,
               coalesce(contacts, 0) as contacts, coalesce(minutes, 0) as minutes,
               coalesce(due, 0) as due, coalesce(closed, 0) as closed
          from (select left(region, 6) as part, sum(participations) as participations, sum(sessions) as sessions,
                       sum(contacts) as contacts, sum(minutes) as minutes
                  from (%s) f group by left(region, 6)) f
          full join (with each_person as materialized (
                       select person, left(region, 6) as part
                         from participation_record
                        where day between :from and :to
                          and recorded_at <= :asOf and (superseded_at is null or superseded_at > :asOf)
                          and region >= :lo and region < :hi
                          and (:category = '' or category = :category)
                        group by person, left(region, 6))
                     select part, count(*) as people from each_person group by part) p on p.part = f.part
          full join (%s) l on l.county = coalesce(f.part, p.part)
         order by part
        """.formatted(SessionStore.SESSIONS, LOOPS);

    private static final String LEFT_OUT = """
        select count(*) filter (where said = 'on_leave') as on_leave, count(*) filter (where said = 'absent') as absent,
               count(*) filter (where said = 'excused') as excused,
               (select count(*) from session_record s
                 where s.day between :from and :to and s.confirmed_at <= :asOf
                   and s.region >= :lo and s.region < :hi and (:category = '' or s.category = :category)
                   and (s.totals_at <= :asOf and s.participations = 0
                        or s.totals_at > :asOf
                           and not exists (select from participation_record p
                                            where p.shift_id = s.shift_id
                                              and p.recorded_at <= :asOf
                                              and (p.superseded_at is null or p.superseded_at > :asOf)))) as nobody_came,
               (select count(*) from (%s) o where not confirmed and not not_held) as unconfirmed,
               (select count(*) from order_record
                 where day between :from and :to and cancelled_at <= :asOf
                   and region >= :lo and region < :hi and (:category = '' or category = :category)) as cancelled,
               (select count(*) from order_record
                 where day between :from and :to and ends_at > :asOf and approved_at <= :asOf
                   and (cancelled_at is null or cancelled_at > :asOf)
                   and region >= :lo and region < :hi and (:category = '' or category = :category)) as ahead
          from absence_record
         where day between :from and :to
           and recorded_at <= :asOf and (superseded_at is null or superseded_at > :asOf)
           and region >= :lo and region < :hi
           and (:category = '' or category = :category)
        """.formatted(DUE);

    private final JdbcClient jdbc;

    FigureStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Figures figures(Question question) {
        return ask(FIGURES, question).query(FigureStore::figures).single();
    }

    /** By county code or by category; people are counted within each county, categories leave them out. */
    Map<String, Figures> byCounty(Question question) {
        return by(BY_COUNTY, question);
    }

    Map<String, Figures> byCategory(Question question) {
        return by(BY_CATEGORY, question);
    }

    private Map<String, Figures> by(String statement, Question question) {
        return ask(statement, question)
                .query((row, index) -> Map.entry(row.getString("part"), figures(row, index)))
                .stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, Map.Entry::getValue, (one, _) -> one, java.util.LinkedHashMap::new));
    }

    /** The latest moment that the records tell of; with a clock that was set back, it may lie ahead. */
    Instant latest() {
        return jdbc.sql("select latest from followed")
                .query((row, _) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .single();
    }

    List<OpenedFigure.OrderRow> orders(Question question, String search, long offset, int limit) {
        return ask(ORDER_ROWS, question)
                .param("search", LikePattern.containing(search))
                .param("offset", offset)
                .param("limit", limit)
                .query(FigureStore::orderRow)
                .list();
    }

    List<OpenedFigure.SessionRow> sessions(Question question, String search, long offset, int limit) {
        return ask(SESSION_ROWS, question)
                .param("search", LikePattern.containing(search))
                .param("offset", offset)
                .param("limit", limit)
                .query(FigureStore::sessionRow)
                .list();
    }

    List<OpenedFigure.TimesRow> times(Question question) {
        return ask(TIMES_ROWS, question)
                .query((row, _) -> new OpenedFigure.TimesRow(row.getInt("times"), row.getLong("people")))
                .list();
    }

    List<OpenedFigure.LoopRow> loops(Question question) {
        return ask(LOOP_ROWS, question)
                .query((row, _) -> new OpenedFigure.LoopRow(
                        new RegionCode(row.getString("county")), row.getLong("due"), row.getLong("closed")))
                .list();
    }

    OmittedSessions leftOut(Question question) {
        return ask(LEFT_OUT, question)
                .query((row, _) -> new OmittedSessions(
                        row.getLong("on_leave"),
                        row.getLong("absent"),
                        row.getLong("excused"),
                        row.getLong("nobody_came"),
                        row.getLong("unconfirmed"),
                        row.getLong("cancelled"),
                        row.getLong("ahead")))
                .single();
    }

    private JdbcClient.StatementSpec ask(String statement, Question question) {
        return jdbc.sql(statement)
                .param("from", question.from())
                .param("to", question.to())
                .param("asOf", question.asOf().atOffset(ZoneOffset.UTC))
                .param("lo", question.region().map(RegionCode::value).orElse(""))
                .param("hi", question.region().map(RegionCode::value).orElse("") + ":")
                .param("category", question.category().orElse(""));
    }

    private static Figures figures(ResultSet row, int index) throws SQLException {
        return new Figures(
                row.getLong("people"),
                row.getLong("participations"),
                row.getLong("sessions"),
                row.getLong("contacts"),
                row.getLong("minutes"),
                row.getLong("due"),
                row.getLong("closed"));
    }

    private static OpenedFigure.SessionRow sessionRow(ResultSet row, int index) throws SQLException {
        return new OpenedFigure.SessionRow(
                new ShiftId(row.getLong("shift_id")),
                row.getString("order_number"),
                new RegionCode(row.getString("region")),
                row.getString("category"),
                row.getString("title_zh"),
                row.getString("title_en"),
                row.getObject("starts_at", OffsetDateTime.class).toInstant(),
                row.getObject("ends_at", OffsetDateTime.class).toInstant(),
                row.getString("measure"),
                Optional.ofNullable(row.getBigDecimal("measured")),
                new Figures(0, row.getLong("participations"), 1, row.getLong("contacts"), row.getLong("minutes"), 0, 0),
                new Figures(
                        0,
                        row.getLong("all_participations"),
                        row.getLong("all_sessions"),
                        row.getLong("all_contacts"),
                        row.getLong("all_minutes"),
                        0,
                        0));
    }

    private static OpenedFigure.OrderRow orderRow(ResultSet row, int index) throws SQLException {
        return new OpenedFigure.OrderRow(
                row.getString("order_number"),
                new RegionCode(row.getString("region")),
                row.getString("category"),
                row.getString("title_zh"),
                row.getString("title_en"),
                row.getObject("ends_at", OffsetDateTime.class).toInstant(),
                row.getBoolean("confirmed"),
                row.getBoolean("evaluated"),
                row.getBoolean("not_held"),
                row.getLong("all_due"),
                row.getLong("all_closed"));
    }
}
