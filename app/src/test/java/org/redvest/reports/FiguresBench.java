package org.redvest.reports;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.testing.RedvestTest;
import org.redvest.testing.TestDataSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What the figures of a month and of a year cost a city in which 60,000 sessions were confirmed in a year. No test:
 * {@code ./redvest bench figures} runs it.
 */
@RedvestTest
class FiguresBench {

    private static final int SEED = 7;
    private static final int SESSIONS = Integer.getInteger("redvest.bench.sessions", 60_000);
    private static final int PEOPLE_EACH = 6;
    private static final int COUNTIES = 12;
    private static final int MONTHS = 12;
    private static final int TIMES = Integer.getInteger("redvest.bench.rounds", 40);
    private static final LocalDate YEAR = LocalDate.parse("2025-03-01");
    private static final Instant NOW = Instant.parse("2026-03-05T00:00:00Z");

    private static final String PAGE = """
            # Figures

            %s · JDK %s · seed %d, made by `./redvest bench figures` · load of the machine before %.1f

            A city with %,d sessions and %,d participations in a year, and as many orders. Read as the public does, under row-level security, all
            statements of a page in one transaction, in milliseconds by the clock, %d times each after 3 to warm up. Adding up a month of a
            county that has changed took %.0f ms, once for each, after the change. The last rows are the same pages counted row by row, as
            they are until then.

            | what | median | 95 %% | slowest | goal for 95 %% |
            |---|---|---|---|---|
            %s
            """;

    private static final String SESSION = """
            insert into session_record (shift_id, order_number, programme, region, category, item, title_zh, title_en, starts_at, ends_at, day,
                                        beneficiaries, measure, confirmed_at, settled, published)
            select n, 'order-' || n, case when n % 2 = 0 then 0 else n % 20 end, codes[1 + floor(r1 * cardinality(codes))::integer],
                   (array['elderly', 'law', 'children', 'travel'])[1 + floor(r2 * 4)::integer], '', '服务', 'Service',
                   day + time '08:00', day + time '11:30', day, floor(r3 * 60)::integer, 'people', day + time '20:00', false, true
              from (select array_agg(code order by code) as codes from region where code like '4305%' and length(code) = 12) as communities
             cross join (select n, random() as r1, random() as r2, random() as r3, ?::date + n % 365 as day
                           from generate_series(1, ?) as n) as sessions
            """;

    private static final String PEOPLE = """
            insert into counted_person (person) select gen_random_uuid() from generate_series(1, 100000)
            """;

    /** One in fifty was corrected: its first version was superseded within the hour. */
    private static final String PARTICIPATION = """
            insert into participation_record (place_id, version, shift_id, programme, region, category, day, person, minutes, came_minute, left_minute,
                                              came_how, left_how, recorded_at, superseded_at, published)
            select shift_id * 100 + k, version, shift_id, programme, region, category, day, 1 + floor(r1 * r1 * 100000)::integer,
                   60 + floor(r2 * 150)::integer, 0, 210, 'code', 'code', confirmed_at + version * interval '1 hour',
                   case when version = 0 and r2 < 0.02 then confirmed_at + interval '1 hour' end, true
              from (select session_record.*, k, random() as r1, random() as r2
                      from session_record cross join generate_series(1, ?) as k) as came
             cross join generate_series(0, 1) as version
             where version = 0 or r2 < 0.02
            """;

    /** As the store does it for one session after the other. */
    private static final String TOTALS = """
            update session_record
               set participations = stays.participations, minutes = stays.minutes, contacts = beneficiaries,
                   totals_at = greatest(confirmed_at, stays.latest)
              from (select shift_id, count(*) filter (where superseded_at is null) as participations,
                           sum(minutes) filter (where superseded_at is null) as minutes,
                           greatest(max(recorded_at), max(superseded_at)) as latest
                      from participation_record group by shift_id) as stays
             where stays.shift_id = session_record.shift_id
            """;

    private static final String ORDER = """
            insert into order_record (order_number, region, category, title_zh, title_en, day, ends_at, submitted_at, approved_at,
                                      confirmed_at, evaluated_at, published)
            select order_number, region, category, title_zh, title_en, day, ends_at, starts_at - interval '5 days',
                   starts_at - interval '4 days', confirmed_at, case when shift_id % 10 > 0 then confirmed_at end, true
              from session_record
            """;

    @Autowired
    MonthTotals months;

    @Autowired
    Reports reports;

    @Autowired
    TestDataSource source;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    TransactionTemplate transactions;

    @Test
    void figures_of_a_month_and_of_a_year() throws Exception {
        var load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        make();
        var month = question(LocalDate.parse("2026-01-01"), LocalDate.parse("2026-01-31"));
        var year = question(YEAR, YEAR.plusYears(1).minusDays(1));
        var byRows = measured("a month's page, nothing added up", 0, () -> reports.table(month))
                + measured("a year's page, nothing added up", 0, () -> reports.table(year));
        long begun = System.nanoTime();
        Scopes.run(Scope.SYSTEM, months::addUp);
        var each = (System.nanoTime() - begun) / 1e6 / COUNTIES / MONTHS;
        vacuum("month_record", "month_sessions", "month_orders", "month_people");
        var rows = measured("a month's page: figures, by county, by category", 100, () -> reports.table(month))
                + measured("a year's figures", 300, () -> reports.figures(year))
                + measured("a year's page: figures, by county, by category", 300, () -> reports.table(year))
                + measured(
                        "a year's sessions: figures, what is left out, the first rows",
                        300,
                        () -> reports.open(Metric.SESSIONS, year, "", 1))
                + measured("a month's bulletin: its page, by programme, by day", 300, () -> bulletin(month))
                + measured("a year's bulletin: its page, by programme, by month", 1000, () -> bulletin(year))
                + byRows;
        var page = PAGE.formatted(
                System.getProperty("redvest.bench.where", ""),
                Runtime.version(),
                SEED,
                load,
                SESSIONS,
                SESSIONS * PEOPLE_EACH,
                TIMES,
                each,
                rows.stripTrailing());
        System.out.println(page);
        var results = Optional.ofNullable(System.getProperty("redvest.bench.results"));
        if (results.isPresent()) {
            Files.writeString(Path.of(results.get()), page);
        }
    }

    /** Half of the sessions are of orders, the others of ten programmes. */
    private Object bulletin(Question question) {
        return List.of(reports.table(question), reports.breakdown(question));
    }

    private void make() {
        Scopes.run(
                Scope.SYSTEM,
                () -> transactions.executeWithoutResult(_ -> {
                    jdbc.queryForList("select setseed(?)", SEED / 1000.0);
                    jdbc.update(SESSION, YEAR, SESSIONS);
                    jdbc.update(PEOPLE);
                    jdbc.update(PARTICIPATION, PEOPLE_EACH);
                    jdbc.update(ORDER);
                    jdbc.update(TOTALS);
                }));
        vacuum("session_record", "participation_record", "order_record");
    }

    private void vacuum(String... tables) {
        var owner = new JdbcTemplate(source.asOwner());
        for (var table : tables) {
            owner.execute("vacuum analyze " + table);
        }
    }

    private static Question question(LocalDate from, LocalDate to) {
        return new Question(from, to, Optional.empty(), Optional.empty(), NOW);
    }

    private interface Asked {
        Object ask();
    }

    private String measured(String what, int goal, Asked asked) {
        var millis = new ArrayList<Double>();
        for (int round = -3; round < TIMES; round++) {
            long begun = System.nanoTime();
            Object answer = Scopes.within(Scope.PUBLIC, () -> transactions.execute(_ -> asked.ask()));
            if (answer == null) {
                throw new IllegalStateException("Nothing was answered");
            }
            if (round >= 0) {
                millis.add((System.nanoTime() - begun) / 1e6);
            }
        }
        var sorted = millis.stream().sorted().toList();
        return "| %s | %.0f | %.0f | %.0f | %s |\n"
                .formatted(
                        what,
                        sorted.get(sorted.size() / 2),
                        sorted.get(sorted.size() * 95 / 100),
                        sorted.getLast(),
                        goal == 0 ? "–" : Integer.toString(goal));
    }
}
