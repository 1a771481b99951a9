package org.redvest.reports;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.redvest.database.LikePattern;
import org.redvest.regions.RegionCode;
import org.redvest.shifts.ShiftId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every statement about the rows that a figure opens to. */
@Repository
class FigureRowStore {

    private static final String ON_ITS_DAYS = "(select * from %s where day between :from and :to)";

    /** A session to which nobody came is none. */
    private static final String FOUND = """
        (select * from (%s) each_session
          where participations > 0
            and (:search = '' or order_number like :search or title_zh ilike :search or title_en ilike :search))
        """.formatted(SessionStore.sessions(ON_ITS_DAYS.formatted("session_record")));

    /** By day first: the index has them in this order, and the first page needs no others. */
    private static final String SESSIONS = """
        select * from %s f order by day desc, starts_at desc, shift_id desc limit :limit offset :offset
        """.formatted(FOUND);

    private static final String ALL_FOUND = """
        select coalesce(sum(participations), 0) as participations, count(*) as sessions, coalesce(sum(contacts), 0) as contacts,
               coalesce(sum(minutes), 0) as minutes
          from %s f
        """.formatted(FOUND);

    /** People: one row for those who served once, one for those who served twice, and so on. Nobody is listed. */
    private static final String TIMES = """
        select times, count(*) as people
          from (select person, count(*) as times
                  from participation_record
                 where day between :from and :to
                   and recorded_at <= :asOf and (superseded_at is null or superseded_at > :asOf)
                   and region >= :lo and region < :hi
                   and (:category = '' or category = :category)
                   and (cardinality(:programmes::bigint[]) = 0 or programme = any (:programmes::bigint[]))
                 group by person) each_person
         group by times
         order by times
        """;

    /** Closed loop: one row an order that is due: approved, its last shift over, and not cancelled. Those that are missing stand first. */
    private static final String ORDERS = """
        select o.*, count(*) over () as all_due
          from (select order_number, region, category, title_zh, title_en, day, ends_at,
                       coalesce(confirmed_at <= :asOf, false) as confirmed, coalesce(evaluated_at <= :asOf, false) as evaluated,
                       coalesce(not_held_at <= :asOf, false) as not_held
                  from order_record
                 where day between :from and :to
                   and ends_at <= :asOf
                   and approved_at <= :asOf
                   and (cancelled_at is null or cancelled_at > :asOf)
                   and region >= :lo and region < :hi
                   and (:category = '' or category = :category)
                   and (cardinality(:programmes::bigint[]) = 0 or 0 = any (:programmes::bigint[]))) o
         where (:search = '' or order_number like :search or title_zh ilike :search or title_en ilike :search)
         order by evaluated, day desc, order_number desc
         limit :limit offset :offset
        """;

    private final JdbcClient jdbc;

    FigureRowStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<OpenedFigure.SessionRow> sessions(Question question, String search, long offset, int limit) {
        return ask(SESSIONS, question)
                .param("search", LikePattern.containing(search))
                .param("offset", offset)
                .param("limit", limit)
                .query(FigureRowStore::session)
                .list();
    }

    /** What the sessions add up to that a search finds. */
    Figures found(Question question, String search) {
        return ask(ALL_FOUND, question)
                .param("search", LikePattern.containing(search))
                .query((row, _) -> figures(row, row.getLong("sessions")))
                .single();
    }

    List<OpenedFigure.TimesRow> times(Question question) {
        return ask(TIMES, question)
                .query((row, _) -> new OpenedFigure.TimesRow(row.getInt("times"), row.getLong("people")))
                .list();
    }

    List<OpenedFigure.OrderRow> orders(Question question, String search, long offset, int limit) {
        return ask(ORDERS, question)
                .param("search", LikePattern.containing(search))
                .param("offset", offset)
                .param("limit", limit)
                .query(FigureRowStore::order)
                .list();
    }

    private JdbcClient.StatementSpec ask(String statement, Question question) {
        return jdbc.sql(statement)
                .param("from", question.from())
                .param("to", question.to())
                .params(FigureStore.parameters(question));
    }

    private static OpenedFigure.SessionRow session(ResultSet row, int index) throws SQLException {
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
                figures(row, 1));
    }

    private static Figures figures(ResultSet row, long sessions) throws SQLException {
        return new Figures(
                0, row.getLong("participations"), sessions, row.getLong("contacts"), row.getLong("minutes"), 0, 0);
    }

    private static OpenedFigure.OrderRow order(ResultSet row, int index) throws SQLException {
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
                row.getLong("all_due"));
    }
}
