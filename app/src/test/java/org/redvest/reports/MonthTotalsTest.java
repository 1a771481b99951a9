package org.redvest.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.regions.RegionCode;
import org.redvest.shifts.ShiftId;
import org.redvest.testing.FreshDatabase;
import org.redvest.testing.RedvestTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Months that are added up say what their rows say, whatever was changed since, whoever asks, of any days and any moment. */
@RedvestTest
class MonthTotalsTest {

    private static final LocalDate FIRST = LocalDate.parse("2025-11-20");
    private static final int DAYS = 100;
    private static final int PEOPLE = 40;
    private static final int STEPS = 50;
    private static final int PROGRAMMES = 3;
    private static final List<String> COMMUNITIES =
            List.of("430503005004", "430503001002", "430502001001", "430524001001");
    private static final List<String> CATEGORIES = List.of("elderly", "law");
    private static final List<Scope> READERS = List.of(
            Scope.PUBLIC, Scope.SYSTEM, Scope.region("430503"), Scope.region("430503005"), Scope.region("4305"));

    @Autowired
    RecordStore records;

    @Autowired
    MonthStore store;

    @Autowired
    MonthTotals months;

    @Autowired
    Reports reports;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    TransactionTemplate transactions;

    private Random random = new Random();

    @BeforeEach
    void people() {
        inSystem(() -> {
            for (int person = 0; person < PEOPLE; person++) {
                jdbc.update("""
                        insert into counted_person (number, person) overriding system value values (?, gen_random_uuid())
                        on conflict do nothing
                        """, person * 500);
            }
        });
    }

    @Test
    @FreshDatabase
    void figures_are_those_of_the_rows_after_every_change() {
        long added = 0;
        for (long seed = 1; seed <= 3; seed++) {
            random = new Random(seed);
            for (int step = 0; step < STEPS; step++) {
                inSystem(this::change);
                if (random.nextInt(3) == 0) {
                    Scopes.run(Scope.SYSTEM, months::addUp);
                }
                var question = question();
                var reader = READERS.get(random.nextInt(READERS.size()));
                added += Scopes.within(reader, () -> months(question));
                assertThat(told(reader, question))
                        .as("seed %d, step %d, %s, %s", seed, step, reader, question)
                        .isEqualTo(byRows(reader, question));
            }
        }
        assertThat(added).as("months that stood for their rows").isGreaterThan(30);
    }

    @Test
    @FreshDatabase
    void a_month_that_is_added_up_waits_for_what_is_being_written_of_it() throws Exception {
        inSystem(() -> session(1, FIRST, COMMUNITIES.getFirst()));
        Scopes.run(Scope.SYSTEM, months::addUp);
        var written = new CountDownLatch(1);
        var leave = new CountDownLatch(1);
        try (var threads = Executors.newFixedThreadPool(2)) {
            var writing = threads.submit(() -> inSystem(() -> {
                session(2, FIRST, COMMUNITIES.getFirst());
                written.countDown();
                await(leave);
            }));
            await(written);
            var adding = threads.submit(() -> Scopes.run(
                    Scope.SYSTEM,
                    () -> transactions.executeWithoutResult(
                            _ -> store.addUp(new MonthStore.MonthKey(FIRST.withDayOfMonth(1), "430503")))));
            Awaitility.await().until(this::aStatementWaits);
            leave.countDown();
            writing.get(20, TimeUnit.SECONDS);
            adding.get(20, TimeUnit.SECONDS);
        }

        var question = new Question(
                FIRST.withDayOfMonth(1), FIRST.withDayOfMonth(30), Optional.empty(), Optional.empty(), after(3 * DAYS));

        assertThat(Scopes.within(Scope.SYSTEM, () -> months(question))).isEqualTo(1L);
        assertThat(told(Scope.SYSTEM, question)).isEqualTo(byRows(Scope.SYSTEM, question));
        assertThat(told(Scope.SYSTEM, question).table().all().sessions()).isEqualTo(2);
    }

    private boolean aStatementWaits() {
        return Boolean.TRUE.equals(
                jdbc.queryForObject("select exists (select from pg_locks where not granted)", Boolean.class));
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    // What is asked

    private Question question() {
        var from = random.nextBoolean()
                ? FIRST.plusDays(random.nextInt(DAYS)).withDayOfMonth(1)
                : FIRST.plusDays(random.nextInt(DAYS));
        Optional<RegionCode> region = switch (random.nextInt(5)) {
            case 0 -> Optional.of(new RegionCode("430503"));
            case 1 -> Optional.of(new RegionCode("430503005"));
            case 2 -> Optional.of(new RegionCode("4305"));
            default -> Optional.empty();
        };
        Optional<String> category = random.nextInt(3) == 0 ? Optional.of("law") : Optional.empty();
        var programmes = random.nextBoolean()
                ? List.<Long>of()
                : random.longs(1 + random.nextInt(2), 0, PROGRAMMES).boxed().toList();
        var asOf = random.nextInt(3) == 0 ? after(random.nextInt(DAYS)) : after(2 * DAYS);
        return new Question(from, from.plusDays(random.nextInt(100)), region, category, asOf, programmes);
    }

    /** How many of them are read as a sum. */
    private long months(Question question) {
        var run = store.covered(question).sessions();
        return run.since().until(run.until().plusDays(1), ChronoUnit.MONTHS);
    }

    private Answer told(Scope reader, Question question) {
        return Scopes.within(
                reader,
                () -> Objects.requireNonNull(
                        transactions.execute(_ -> Answer.of(reports.table(question), reports.breakdown(question)))));
    }

    /** Everything that is counted of one question. */
    private record Answer(FigureTable table, String parts) {
        static Answer of(FigureTable table, Breakdown parts) {
            var all = LongStream.range(0, PROGRAMMES).boxed().toList();
            assertThat(parts.people().of(all)).isEqualTo(table.all().people());
            assertThat(parts.byProgramme().values().stream().reduce(Figures.NONE, Figures::plus))
                    .isEqualTo(table.all().withoutOrders().with(0));
            assertThat(parts.series().values().stream().mapToLong(each -> each).sum())
                    .isEqualTo(table.all().participations());
            return new Answer(
                    table,
                    "%s %s %d communities, people %s, together %d, in several %d"
                            .formatted(
                                    parts.byProgramme(),
                                    parts.series(),
                                    parts.communities(),
                                    all.stream()
                                            .map(each -> parts.people().of(List.of(each)))
                                            .toList(),
                                    parts.people().of(all),
                                    parts.people()
                                            .inSeveral(
                                                    all.stream().map(List::of).toList())));
        }
    }

    /** While no month is added up; it is taken back afterwards. */
    private Answer byRows(Scope reader, Question question) {
        return Objects.requireNonNull(transactions.execute(status -> {
            Scopes.run(
                    Scope.SYSTEM,
                    () -> jdbc.update("update month_record set sessions_at = 'infinity', orders_at = 'infinity'"));
            status.setRollbackOnly();
            return told(reader, question);
        }));
    }

    // What is changed

    private void change() {
        int shift = 1 + random.nextInt(40);
        switch (random.nextInt(5)) {
            case 0, 1 -> session(shift, FIRST.plusDays(random.nextInt(DAYS)), community());
            case 2 -> {
                jdbc.update(
                        "update participation_record set superseded_at = ? where shift_id = ? and superseded_at is null",
                        utc(after(random.nextInt(DAYS, 2 * DAYS))),
                        shift);
                records.totals(new ShiftId(shift));
            }
            case 3 -> order(shift, FIRST.plusDays(random.nextInt(DAYS)));
            default ->
                jdbc.update(
                        "update order_record set evaluated_at = ?, cancelled_at = ?, day = day + ? where order_number = ?",
                        some(),
                        some(),
                        random.nextInt(40),
                        "order-" + shift);
        }
    }

    /** Told again, a session gets one person and one absence more. */
    private void session(int shift, LocalDate day, String community) {
        jdbc.update(
                """
                insert into session_record (shift_id, order_number, region, category, item, title_zh, title_en, starts_at, ends_at, day,
                                            beneficiaries, measure, confirmed_at, settled, published, programme)
                values (?, ?, ?, ?, '', '服务', 'Service', now(), now(), ?, ?, 'people', ?, false, ?, ?)
                on conflict do nothing
                """,
                shift,
                "order-" + shift,
                community,
                CATEGORIES.get(random.nextInt(CATEGORIES.size())),
                day,
                random.nextInt(30),
                utc(after(DAYS / 2)),
                random.nextInt(8) > 0,
                random.nextInt(PROGRAMMES));
        jdbc.update(
                """
                insert into participation_record (place_id, version, shift_id, region, category, day, person, minutes, came_minute,
                                                  left_minute, came_how, left_how, recorded_at, superseded_at, published, programme)
                select ? * 100 + (select count(*) from participation_record), 1, shift_id, region, category, day, ?, ?, 0, 240, 'code',
                       'code', greatest(confirmed_at, ?), null, published, programme
                  from session_record where shift_id = ?
                """,
                shift,
                500 * random.nextInt(PEOPLE),
                random.nextInt(240),
                utc(after(random.nextInt(2 * DAYS))),
                shift);
        jdbc.update("""
                insert into absence_record (place_id, version, shift_id, region, category, day, said, recorded_at, published, programme)
                select ? * 100 + (select count(*) from absence_record), 1, shift_id, region, category, day, ?, confirmed_at, published, programme
                  from session_record where shift_id = ?
                """, shift, List.of("absent", "on_leave", "excused").get(random.nextInt(3)), shift);
        records.totals(new ShiftId(shift));
    }

    private void order(int number, LocalDate day) {
        jdbc.update(
                """
                insert into order_record (order_number, region, category, title_zh, title_en, day, ends_at, submitted_at, approved_at,
                                          cancelled_at, confirmed_at, evaluated_at, not_held_at, published)
                values (?, ?, ?, '服务', 'Service', ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (order_number) do update set day = excluded.day, ends_at = excluded.ends_at
                """,
                "order-" + number,
                community(),
                CATEGORIES.get(random.nextInt(CATEGORIES.size())),
                day,
                utc(day.atTime(12, 0).toInstant(ZoneOffset.UTC)),
                utc(after(0)),
                utc(after(1)),
                some(),
                some(),
                some(),
                some(),
                random.nextInt(8) > 0);
    }

    private String community() {
        return COMMUNITIES.get(random.nextInt(COMMUNITIES.size()));
    }

    private @Nullable Object some() {
        return random.nextInt(3) == 0 ? utc(after(random.nextInt(2 * DAYS))) : null;
    }

    private static Instant after(int days) {
        return FIRST.plusDays(days).atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    private static Object utc(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }

    private void inSystem(Runnable work) {
        Scopes.run(Scope.SYSTEM, () -> transactions.executeWithoutResult(_ -> work.run()));
    }
}
