package org.redvest.dispatch.planning;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.redvest.engine.Problem;
import org.redvest.regions.RegionCode;
import org.redvest.testing.LargeCity;
import org.redvest.testing.RedvestTest;
import org.redvest.testing.TestDataSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** How long a city's problem takes to be built from the database, and what it needs. No test: {@code ./redvest bench problem} runs it. */
@RedvestTest
class ProblemBench {

    private static final int SEED = 7;
    private static final int ROUNDS = 7;
    private static final double MIB = 1024.0 * 1024;
    private static final RegionCode CITY = new RegionCode("4305");
    private static final PlannedDays WEEK =
            new PlannedDays(LocalDate.parse("2026-03-02"), LocalDate.parse("2026-03-08"));

    private static final String PAGE = """
            # Building a problem

            %s · JDK %s · seed %d, made by `./redvest bench problem`

            A city made by the database: %,d volunteers, %,d needs in a week, %,d places held in the month. The class `ProblemBuilder`
            reads it from the embedded PostgreSQL. %d times after the first; median (least–most). The processor's time is that of the
            server's process alone, PostgreSQL's is not in it. Memory is what the heap holds at most while the problem is built, less
            what it holds after a collection with the problem in it.

            | what | measured | goal |
            |---|---|---|
            | first time, seconds | %.2f | |
            | seconds by the clock | %s | 3 |
            | seconds of the processor | %s | |
            | the problem itself, MiB | %.0f | |
            | beyond the problem, MiB | %s | 300 |

            %,d volunteers, %,d needs, %,d held and %,d barred pairs.
            """;

    @Autowired
    ProblemBuilder problems;

    @Autowired
    TestDataSource source;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    JdbcTemplate jdbc;

    @Test
    void a_city_s_problem_is_built() throws Exception {
        LargeCity.into(jdbc, transactions, SEED);
        LargeCity.analyze(new JdbcTemplate(source.asOwner()));
        long before = usedAfterCollection();
        long begun = System.nanoTime();
        Problem problem = problems.problem(CITY, WEEK);
        double first = (System.nanoTime() - begun) / 1e9;
        double itself = (usedAfterCollection() - before) / MIB;
        assertThat(problem.volunteers()).hasSizeGreaterThanOrEqualTo(LargeCity.VOLUNTEERS);
        var seconds = new ArrayList<Double>();
        var processor = new ArrayList<Double>();
        var beyond = new ArrayList<Double>();
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        for (int round = 0; round < ROUNDS; round++) {
            problem = problems.problem(CITY, WEEK);
            long base = usedAfterCollection();
            pools().forEach(MemoryPoolMXBean::resetPeakUsage);
            long cpu = system.getProcessCpuTime();
            begun = System.nanoTime();
            Problem again = problems.problem(CITY, WEEK);
            seconds.add((System.nanoTime() - begun) / 1e9);
            processor.add((system.getProcessCpuTime() - cpu) / 1e9);
            long peak = pools().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
            beyond.add((peak - base) / MIB - itself);
            assertThat(again.needs()).hasSameSizeAs(problem.needs());
        }
        var folder = System.getProperty("redvest.bench.folder");
        if (folder != null) {
            ProblemFolder.write(problem, Path.of(folder));
        }
        var page = PAGE.formatted(
                System.getProperty("redvest.bench.where", ""),
                Runtime.version(),
                SEED,
                LargeCity.VOLUNTEERS,
                LargeCity.NEEDS,
                LargeCity.HELD,
                ROUNDS,
                first,
                spread(seconds, "%.2f"),
                spread(processor, "%.2f"),
                itself,
                spread(beyond, "%.0f"),
                problem.volunteers().size(),
                problem.needs().size(),
                problem.held().size(),
                problem.barred().size());
        var results = System.getProperty("redvest.bench.results");
        if (results == null) {
            System.out.println(page);
        } else {
            Files.writeString(Path.of(results), page);
        }
    }

    private static Stream<MemoryPoolMXBean> pools() {
        return ManagementFactory.getMemoryPoolMXBeans().stream().filter(pool -> pool.getType() == MemoryType.HEAP);
    }

    private static long usedAfterCollection() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static String spread(List<Double> values, String format) {
        var sorted = values.stream().sorted().toList();
        var one = "%s (%s–%s)".formatted(format, format, format);
        return one.formatted(sorted.get(sorted.size() / 2), sorted.getFirst(), sorted.getLast());
    }
}
