package org.redvest.hours.proving;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.redvest.database.TestCluster;
import org.redvest.hours.CopiedRow;
import org.redvest.hours.Hash;
import org.redvest.hours.LedgerFormat;
import org.redvest.hours.MadeLedger;
import org.redvest.hours.Outside;
import org.redvest.testing.RedvestTest;
import org.redvest.testing.TestDataSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * How fast a ledger is verified: the computing alone, on one core, and with reading it out of PostgreSQL, on one core and on all.
 * It is no test: {@code ./redvest bench ledger --entries N} runs it.
 */
@RedvestTest
class LedgerBench {

    private static final long SEED = 20260226;
    private static final int ENTRIES = Integer.getInteger("redvest.bench.entries", 10_000_000);
    private static final int ROUNDS = Integer.getInteger("redvest.bench.rounds", 5);
    private static final int SAMPLE = 200_000;
    private static final int CORES = Runtime.getRuntime().availableProcessors();

    private static final String RESULT = """
            # Verifying the ledger

            %s · JDK %s · load of the machine before %.1f
            %,d entries of %,d volunteers in %,d days of %,d, made by seed %d; PostgreSQL on the same machine, its data in its cache or the
            system's. `verify-ledger` computes each line, chain, day, root and head again. The first row is what one core computes of rows
            that are in memory as PostgreSQL sends them: parsing, canonical bytes, SHA-256, the chain and the tree of the day, of %,d rows. The
            second is what one process of PostgreSQL makes of the same rows when it writes them nowhere (COPY to /dev/null): no program that
            reads them can be faster for each core that PostgreSQL has. The third receives them from it and looks at none. The others are the
            whole, by COPY, whose processes share the cores. Median of %d rounds (least–most).

            | what | entries a second | a second and core |
            |---|---|---|
            """;

    @Autowired
    TestDataSource database;

    @Test
    void verify_a_large_ledger() throws Exception {
        var load = java.lang.management.ManagementFactory.getOperatingSystemMXBean()
                .getSystemLoadAverage();
        var made = new MadeLedger(SEED, ENTRIES);
        made.write(new Outside(database), database.asOwner());

        var rows = new StringBuilder();
        rows.append(row("computing alone", 1, rates(ROUNDS, computing())));
        rows.append(row("PostgreSQL alone, one core", 1, rates(ROUNDS, this::copiedToNowhere)));
        rows.append(row("PostgreSQL and its driver, nothing computed", 1, rates(ROUNDS, this::received)));
        rows.append(row("with reading, one core", 1, rates(ROUNDS, () -> verified(1))));
        rows.append(row("with reading, %d cores".formatted(CORES), CORES, rates(ROUNDS, () -> verified(CORES))));
        var result = RESULT.formatted(
                        System.getProperty("redvest.bench.where", "an unnamed machine"),
                        Runtime.version(),
                        load,
                        ENTRIES,
                        made.volunteers(),
                        made.days(),
                        MadeLedger.A_DAY,
                        SEED,
                        Math.min(SAMPLE, ENTRIES),
                        ROUNDS)
                + rows;
        write(result);
    }

    @FunctionalInterface
    private interface Work {
        long entries() throws Exception;
    }

    /** Sorted, after one round that is not counted. */
    private static List<Double> rates(int rounds, Work work) throws Exception {
        var rates = new ArrayList<Double>();
        for (int round = 0; round <= rounds; round++) {
            var began = System.nanoTime();
            long entries = work.entries();
            var rate = entries / ((System.nanoTime() - began) / 1e9);
            if (round > 0) {
                rates.add(rate);
            }
        }
        return rates.stream().sorted().toList();
    }

    private long verified(int cores) throws InterruptedException {
        var audit = new Verification(database.database().asApp(), cores).run();
        assertThat(audit.faults()).isEmpty();
        assertThat(audit.entries()).isEqualTo(ENTRIES);
        return audit.entries();
    }

    private static final String EVERY_LINE =
            "copy (select %s from hours_ledger where position > 0 and position <= %d order by position) to "
                    .formatted(LedgerFormat.COLUMNS, ENTRIES);

    private long copiedToNowhere() throws SQLException {
        try (var connection = TestCluster.asSuperuser(database.database()).getConnection();
                var statement = connection.createStatement()) {
            return statement.executeLargeUpdate(EVERY_LINE + "'/dev/null' (format binary)");
        }
    }

    private long received() throws SQLException {
        long rows = 0;
        try (var connection = database.asOwner().getConnection()) {
            var copy =
                    connection.unwrap(PGConnection.class).getCopyAPI().copyOut(EVERY_LINE + "stdout (format binary)");
            while (copy.readFromCopy() != null) {
                rows++;
            }
        }
        return rows;
    }

    private Work computing() throws SQLException {
        var messages = messages();
        return () -> {
            long entries = 0;
            for (int round = 0; round < 5; round++) {
                entries += computed(messages);
            }
            return entries;
        };
    }

    private static long computed(List<byte[]> messages) {
        var row = new CopiedRow();
        var day = new DayReading();
        for (var message : messages) {
            if (row.read(message)) {
                day.read(row);
            }
        }
        assertThat(day.faults()).isEmpty();
        assertThat(day.tree().top()).isNotEqualTo(Hash.ZERO);
        return day.tree().entries();
    }

    private List<byte[]> messages() throws SQLException {
        var messages = new ArrayList<byte[]>();
        try (var connection = database.asOwner().getConnection()) {
            var copy = connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut(
                            "copy (select %s from hours_ledger where position <= %d order by position) to stdout (format binary)"
                                    .formatted(LedgerFormat.COLUMNS, SAMPLE));
            for (var message = copy.readFromCopy(); message != null; message = copy.readFromCopy()) {
                messages.add(message);
            }
        }
        return messages;
    }

    private static String row(String what, int cores, List<Double> rates) {
        return String.format(
                Locale.ROOT,
                "| %s | %,.0f (%,.0f–%,.0f) | %,.0f |%n",
                what,
                rates.get(rates.size() / 2),
                rates.getFirst(),
                rates.getLast(),
                rates.get(rates.size() / 2) / cores);
    }

    private static void write(String result) throws IOException {
        System.out.println(result);
        var file = Optional.ofNullable(System.getProperty("redvest.bench.results"));
        if (file.isPresent()) {
            Files.writeString(Path.of(file.get()), result);
        }
    }
}
