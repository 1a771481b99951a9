package org.redvest.dispatch.board;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.accounts.TestPeople;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.dispatch.AskReason;
import org.redvest.dispatch.invitations.AskOutcome;
import org.redvest.dispatch.invitations.Invitations;
import org.redvest.dispatch.invitations.ServiceAsk;
import org.redvest.shifts.NeedId;
import org.redvest.testing.LargeCity;
import org.redvest.testing.RedvestTest;
import org.redvest.testing.TestDataSource;
import org.redvest.volunteers.VolunteerId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What a city's dispatcher waits for: the board, a plan of all its shifts, a what-if, and a thousand invitations. No test:
 * {@code ./redvest bench board} runs it.
 */
@RedvestTest
class BoardBench {

    private static final int SEED = 7;
    private static final int TIMES = 20;
    private static final int PLANS = 2;
    private static final int INVITED = 1_000;
    private static final double MIB = 1024.0 * 1024;

    private static final String PAGE = """
            # The board, a plan and a thousand invitations

            %s · JDK %s · seed %d, made by `./redvest bench board`

            A city made by the database: %,d volunteers, %,d shifts on the board, %,d of them lack people, %,d places held in the month. Pages
            are answered in one process without a network, rendering included; %d times after %d to warm up. A plan begins with the
            dispatcher's click and ends when the page shows it, proven; reading and writing the database is in it. Memory is the heap at
            most while it is made, PostgreSQL's not in it.

            | what | median | 95 %% | most | goal |
            |---|---|---|---|---|
            %s
            %s
            """;

    @Autowired
    MockMvc mvc;

    @Autowired
    TestPeople people;

    @Autowired
    Invitations invitations;

    @Autowired
    TestDataSource source;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    JdbcTemplate jdbc;

    @Test
    void a_city_is_dispatched() throws Exception {
        LargeCity.into(jdbc, transactions, SEED);
        LargeCity.withShifts(jdbc, transactions);
        LargeCity.analyze(new JdbcTemplate(source.asOwner()));
        var rows = new StringBuilder();
        rows.append(pages("the board, all shifts, ms", _ -> get("/board?tab=all")));
        rows.append(pages("one page of those that are asked, ms", n -> get("/board?tab=asked&page=" + (1 + n % 20))));
        rows.append(pages("the list again, as it changes, ms", _ -> get("/board/list?tab=asked")));
        var plans = plans(rows);
        rows.append(whatIfs(plans.getLast()));
        rows.append(invited(plans.getLast()));
        var page = PAGE.formatted(
                System.getProperty("redvest.bench.where", ""),
                Runtime.version(),
                SEED,
                LargeCity.VOLUNTEERS,
                count("select count(*) from shift where starts_at < timestamptz '2026-03-12 00:00+08'"),
                count("select cardinality(shifts) from plan order by plan_id desc limit 1"),
                LargeCity.HELD,
                TIMES,
                TIMES,
                rows.toString().stripTrailing(),
                planned(plans.getLast()));
        var results = System.getProperty("redvest.bench.results");
        if (results == null) {
            System.out.println(page);
        } else {
            Files.writeString(Path.of(results), page);
        }
    }

    private String pages(String what, IntFunction<MockHttpServletRequestBuilder> request) throws Exception {
        var millis = new ArrayList<Double>();
        for (int n = 0; n < 2 * TIMES; n++) {
            long begun = System.nanoTime();
            read(request.apply(n));
            if (n >= TIMES) {
                millis.add((System.nanoTime() - begun) / 1e6);
            }
        }
        return row(what, millis, "%.0f", "150 at 95 %");
    }

    /** Each is asked for anew; the first is to warm up. */
    private List<String> plans(StringBuilder rows) throws Exception {
        var paths = new ArrayList<String>();
        var seconds = new ArrayList<Double>();
        var heap = new ArrayList<Double>();
        for (int n = 0; n <= PLANS; n++) {
            System.gc();
            pools().forEach(MemoryPoolMXBean::resetPeakUsage);
            long begun = System.nanoTime();
            var path = requireNonNull(mvc.perform(post("/plans")
                            .param("tab", "asked")
                            .param("all", "true")
                            .with(people.as(dispatcher())))
                    .andReturn()
                    .getResponse()
                    .getRedirectedUrl());
            await().atMost(Duration.ofMinutes(5))
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> count("select count(*) from plan where state = 'computing'") == 0);
            read(get(path));
            if (n > 0) {
                seconds.add((System.nanoTime() - begun) / 1e9);
                heap.add(pools().stream()
                                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                                .sum()
                        / MIB);
            }
            paths.add(path);
            awaitWords(path);
        }
        rows.append(row("from the click to the proven plan, s", seconds, "%.1f", "6"));
        rows.append(row("heap meanwhile, MiB", heap, "%.0f", "1,536 for the process"));
        return paths;
    }

    /** What each person brings is worked out after the plan stands. */
    private void awaitWords(String path) {
        long plan = Long.parseLong(path.substring(path.lastIndexOf('/') + 1));
        await().atMost(Duration.ofMinutes(5))
                .until(() -> count("select count(*) from plan_month where problem is null and plan_id = " + plan) == 0);
    }

    private String whatIfs(String path) throws Exception {
        var needs = system("select distinct need from plan_price order by need limit 5");
        var millis = new ArrayList<Double>();
        for (int round = 0; round < 2; round++) {
            millis.clear();
            for (var need : needs) {
                long begun = System.nanoTime();
                assertThat(read(get(path + "/needs/" + need + "/what-if"))).contains("→");
                millis.add((System.nanoTime() - begun) / 1e6);
            }
        }
        return row("the page of what-ifs about a shift, ms", millis, "%.0f", "300");
    }

    private String invited(String path) {
        long plan = Long.parseLong(path.substring(path.lastIndexOf('/') + 1));
        var pairs = Scopes.within(
                Scope.SYSTEM,
                () -> requireNonNull(transactions.execute(_ -> jdbc.query(
                        "select distinct on (volunteer_id) volunteer_id, need_id from plan_pair where plan_id = ? and not held limit ?",
                        (row, _) -> new ServiceAsk(
                                new NeedId(row.getLong("need_id")),
                                new VolunteerId(row.getLong("volunteer_id")),
                                AskReason.ARRANGED),
                        plan,
                        3 * INVITED))));
        var by = dispatcher();
        var seconds = new ArrayList<Double>();
        int sent = 0;
        for (int n = 0; n + INVITED <= pairs.size(); n += INVITED) {
            var asks = pairs.subList(n, n + INVITED);
            long begun = System.nanoTime();
            var outcomes = Scopes.within(by.scope(), () -> invitations.invite(asks, by));
            seconds.add((System.nanoTime() - begun) / 1e9);
            sent += (int) outcomes.stream()
                    .filter(AskOutcome.InviteSent.class::isInstance)
                    .count();
        }
        assertThat(sent).isPositive();
        return row(
                "%,d people asked, %,d of %,d sent in all, s".formatted(INVITED, sent, pairs.size()),
                seconds,
                "%.2f",
                "2");
    }

    private String planned(String path) {
        long plan = Long.parseLong(path.substring(path.lastIndexOf('/') + 1));
        return system("""
                        select format('The plan asks %s people for %s places of %s that were free; it lies at most %s %% below the bound.',
                                      to_char(asked_people, 'FM999,999'), to_char(asked, 'FM999,999'), to_char(places, 'FM999,999'),
                                      round(100.0 * (bound - objective) / bound, 5))
                          from plan where plan_id = {plan}
                        """.replace("{plan}", "" + plan)).getFirst();
    }

    private Hat dispatcher() {
        return people.hat(Role.DISPATCHER, "4305");
    }

    private String read(MockHttpServletRequestBuilder request) throws Exception {
        var answer =
                mvc.perform(request.with(people.as(dispatcher()))).andReturn().getResponse();
        assertThat(answer.getStatus()).isEqualTo(200);
        return answer.getContentAsString();
    }

    private long count(String sql) {
        return Long.parseLong(system("select (" + sql + ")::text").getFirst());
    }

    private List<String> system(String sql) {
        return Scopes.within(
                Scope.SYSTEM, () -> requireNonNull(transactions.execute(_ -> jdbc.queryForList(sql, String.class))));
    }

    private static List<MemoryPoolMXBean> pools() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
    }

    private static String row(String what, List<Double> values, String format, String goal) {
        var sorted = values.stream().sorted().toList();
        var numbers = "| %%s | %1$s | %1$s | %1$s | %%s |%%n".formatted(format);
        return numbers.formatted(
                what,
                sorted.get(sorted.size() / 2),
                sorted.get(Math.min(sorted.size() - 1, sorted.size() * 95 / 100)),
                sorted.getLast(),
                goal);
    }
}
