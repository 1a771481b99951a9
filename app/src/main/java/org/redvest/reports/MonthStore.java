package org.redvest.reports;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.redvest.database.Scopes;
import org.redvest.regions.RegionCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Adds months up, county by county, and says which of them may stand for their rows. */
@Repository
class MonthStore {

    private static final int COUNTY = 6;

    private static final String WHOLE = """
        select month, max(sessions_at) <= :asOf as sessions, max(orders_at) <= :asOf as orders
          from month_record
         where month >= :from and month + interval '1 month' <= :to::date + 1
           and region >= :lo and region < :hi
         group by month
         order by month
        """;

    private static final String CHANGED = """
        select month, region from month_record
         where 'infinity' in (sessions_at, orders_at)
         order by month desc, region
        """;

    /** Waits for what is being written of that month; the statements after it see what came of that. */
    private static final String LOCK = "select from month_record where month = :month and region = :region for update";

    private static final String FORGET = """
        with sessions as (delete from month_sessions where month = :month and region = :region),
             orders as (delete from month_orders where month = :month and region = :region)
        delete from month_people where month = :month and region = :region
        """;

    /** The rows of a month in a county. */
    private static final String ITS_ROWS = """
        day >= :month and day < :month::date + interval '1 month' and region >= :region and region < :region || ':'
        """;

    private static final String SESSIONS = """
        insert into month_sessions (month, region, category, programme, published, sessions, participations, minutes, contacts, nobody_came,
                                    on_leave, absent, excused)
        select :month, :region, category, programme, published, sum(sessions), sum(participations), sum(minutes), sum(contacts),
               sum(nobody_came), sum(on_leave), sum(absent), sum(excused)
          from (select category, programme, published, count(*) filter (where participations > 0) as sessions,
                       sum(participations) as participations, sum(minutes) as minutes,
                       coalesce(sum(contacts) filter (where participations > 0), 0) as contacts,
                       count(*) filter (where participations = 0) as nobody_came,
                       0 as on_leave, 0 as absent, 0 as excused
                  from session_record
                 where %1$s
                 group by category, programme, published
                union all
                select category, programme, published, 0, 0, 0, 0, 0, count(*) filter (where said = 'on_leave'),
                       count(*) filter (where said = 'absent'), count(*) filter (where said = 'excused')
                  from absence_record
                 where superseded_at is null and %1$s
                 group by category, programme, published) f
         group by category, programme, published
        """.formatted(ITS_ROWS);

    /** By category of all programmes, and by programme of all categories. */
    private static final String PEOPLE = """
        insert into month_people (month, region, category, programme, published, block, people)
        select :month, :region, counted.category, counted.programme, published, person / 4096, bit_or(set_bit(0::bit(4096), person %% 4096, 1))
          from participation_record
         cross join lateral (values ('', -1), (participation_record.category, -1), ('', participation_record.programme))
               as counted (category, programme)
         where superseded_at is null and %s
         group by counted.category, counted.programme, published, person / 4096
        """.formatted(ITS_ROWS);

    private static final String ORDERS = """
        insert into month_orders (month, region, category, published, due, closed, unconfirmed, cancelled)
        select :month, :region, category, published, count(*) filter (where due),
               count(*) filter (where due and evaluated_at is not null),
               count(*) filter (where due and confirmed_at is null and not_held_at is null),
               count(cancelled_at)
          from (select *, approved_at is not null and ends_at is not null and cancelled_at is null as due
                  from order_record
                 where %s) o
         group by category, published
        """.formatted(ITS_ROWS);

    private static final String ADDED_UP = """
        update month_record
           set sessions_at = greatest(
                   '-infinity',
                   (select max(totals_at) from session_record where %1$s),
                   (select greatest(max(recorded_at), max(superseded_at)) from absence_record where %1$s)),
               orders_at = greatest(
                   '-infinity',
                   (select max(greatest(ends_at, approved_at, cancelled_at, confirmed_at, evaluated_at, not_held_at))
                      from order_record where %1$s))
         where month = :month and region = :region
        """.formatted(ITS_ROWS);

    private final JdbcClient jdbc;

    MonthStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A county's month. */
    record MonthKey(LocalDate month, String region) {}

    /** Those that have changed since they were added up. */
    List<MonthKey> changed() {
        return jdbc.sql(CHANGED)
                .query((row, _) -> new MonthKey(row.getObject("month", LocalDate.class), row.getString("region")))
                .list();
    }

    /** In a transaction of its own, in which each statement sees what is committed by then. */
    void addUp(MonthKey key) {
        var parameters = Map.of("month", key.month(), "region", key.region());
        jdbc.sql(LOCK).params(parameters).query().listOfRows();
        for (var statement : List.of(FORGET, SESSIONS, PEOPLE, ORDERS, ADDED_UP)) {
            jdbc.sql(statement).params(parameters).update();
        }
    }

    /**
     * Months that follow each other and stand for their rows; none where the last day comes before the first.
     *
     * @param since its first day
     * @param until its last
     */
    record MonthRun(LocalDate since, LocalDate until) {

        static MonthRun none(Question question) {
            return new MonthRun(question.to().plusDays(1), question.to());
        }

        private boolean isLongerThan(MonthRun other) {
            return since.until(until, ChronoUnit.DAYS) > other.since.until(other.until, ChronoUnit.DAYS);
        }

        /** The longest, so that there are rows to be counted on two sides of it at most. */
        private static MonthRun longest(Question question, Stream<LocalDate> months) {
            var longest = none(question);
            var run = longest;
            for (var month : months.toList()) {
                var first = month.equals(run.until().plusDays(1)) ? run.since() : month;
                run = new MonthRun(first, month.plusMonths(1).minusDays(1));
                longest = run.isLongerThan(longest) ? run : longest;
            }
            return longest;
        }
    }

    /**
     * A month may have orders that are still ahead when its sessions are added up already.
     *
     * @param sessions of sessions, absences and people
     */
    record Covered(MonthRun sessions, MonthRun orders) {}

    /** To be read in the transaction that reads the figures. */
    Covered covered(Question question) {
        var whole = partOfCounty(question) || oneKindOfProgrammes(question) ? List.<Whole>of() : whole(question);
        return new Covered(
                MonthRun.longest(
                        question, whole.stream().filter(Whole::sessions).map(Whole::month)),
                MonthRun.longest(question, whole.stream().filter(Whole::orders).map(Whole::month)));
    }

    private record Whole(LocalDate month, boolean sessions, boolean orders) {}

    /** What is asked of a part of a county, or may be seen of a part alone, is no sum of counties. */
    private static boolean partOfCounty(Question question) {
        return question.region().map(RegionCode::value).orElse("").length() > COUNTY
                || Scopes.current().lo().length() > COUNTY;
    }

    /** People are added up by category and by programme, and not by both. */
    private static boolean oneKindOfProgrammes(Question question) {
        return question.category().isPresent() && !question.programmes().isEmpty();
    }

    private List<Whole> whole(Question question) {
        var region = question.region().map(RegionCode::value).orElse("");
        return jdbc.sql(WHOLE)
                .param("from", question.from())
                .param("to", question.to())
                .param("asOf", question.asOf().atOffset(ZoneOffset.UTC))
                .param("lo", region)
                .param("hi", region + ":")
                .query((row, _) -> new Whole(
                        row.getObject("month", LocalDate.class), row.getBoolean("sessions"), row.getBoolean("orders")))
                .list();
    }
}
