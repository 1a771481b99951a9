package org.redvest.hours.proving;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.redvest.database.Database;
import org.redvest.database.DatabaseUnavailable;
import org.redvest.database.ExternalDatabase;

/**
 * {@code redvest verify-ledger}: computes every hash again, on a stopped installation and beside a running one. It ends with 0
 * where all is sound, 1 where not, 2 where it was called wrongly, and 69 where there is no database to read.
 */
public final class VerifyLedger {

    static final int UNSOUND = 1;
    static final int USAGE = 2;
    static final int UNAVAILABLE = 69;

    private VerifyLedger() {}

    public static void main(String[] arguments) throws InterruptedException {
        System.exit(run(new LedgerWords(Locale.getDefault()), arguments));
    }

    static int run(LedgerWords words, String... arguments) throws InterruptedException {
        if (arguments.length != 2) {
            System.err.println(words.of("hours.verify.usage"));
            return USAGE;
        }
        var folder = Path.of(arguments[1]);
        if (arguments[0].isEmpty() && !Files.isDirectory(folder.resolve("database"))) {
            System.err.println(words.of("hours.verify.no-folder", folder));
            return USAGE;
        }
        try (var database = open(arguments[0], folder)) {
            return tell(words, System.out, database);
        } catch (DatabaseUnavailable e) {
            System.err.println(e.getMessage());
            return UNAVAILABLE;
        }
    }

    private static Database open(String url, Path folder) {
        return url.isEmpty() ? Database.forTools(folder) : Database.forTools(ExternalDatabase.fromEnvironment(url));
    }

    static int tell(LedgerWords words, PrintStream out, Database database) throws InterruptedException {
        var began = System.nanoTime();
        var audit = new Verification(database.asApp(), Runtime.getRuntime().availableProcessors()).run();
        var took = Duration.ofNanos(System.nanoTime() - began);
        var seconds = String.format(Locale.ROOT, "%.1f", took.toMillis() / 1000.0);
        if (audit.sound()) {
            out.println(words.of("hours.verify.sound", audit.entries(), audit.roots(), seconds));
            return 0;
        }
        out.println(words.of(audit.faults().getFirst()));
        out.println(words.of("hours.verify.unsound", audit.faults().size(), audit.entries(), audit.roots(), seconds));
        return UNSOUND;
    }
}
