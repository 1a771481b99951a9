package org.redvest.regions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.redvest.database.Database;
import org.redvest.database.DatabaseUnavailable;
import org.redvest.database.ExternalDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;

/** {@code redvest import divisions FILE}: works on a stopped installation and beside a running one. */
public final class ImportDivisions {

    private ImportDivisions() {}

    public static void main(String[] arguments) throws IOException {
        var words = new ImportWords(Locale.getDefault());
        if (arguments.length != 3) {
            System.err.println(words.of("regions.import.usage"));
            System.exit(2);
        }
        var file = Path.of(arguments[0]);
        if (Files.isDirectory(file) || !Files.isReadable(file)) {
            System.err.println(words.of("regions.import.unreadable", file));
            System.exit(2);
        }
        try (var database = open(arguments[1], Path.of(arguments[2]))) {
            var store = new RegionStore(JdbcClient.create(database.asApp()));
            int count = new DivisionsImport(store)
                    .importFile(new DivisionsUpload(file.getFileName().toString(), Files.readAllBytes(file), ""));
            System.out.println(words.of("regions.import.done", count, file));
        } catch (BadFile bad) {
            System.err.println(bad.in(words));
            System.exit(1);
        } catch (DatabaseUnavailable e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private static Database open(String url, Path folder) {
        return url.isEmpty() ? Database.forTools(folder) : Database.forTools(ExternalDatabase.fromEnvironment(url));
    }
}
