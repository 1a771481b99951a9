package org.redvest.regions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.redvest.database.Database;
import org.redvest.database.DatabaseUnavailable;
import org.redvest.database.ExternalDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;

/** {@code redvest import divisions FILE}: works on a stopped installation and beside a running one. */
public final class ImportDivisions {

    private ImportDivisions() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 3) {
            System.err.println("Usage: redvest import divisions FILE [--data DIR | --db-url URL]");
            System.exit(2);
        }
        var file = Path.of(arguments[0]);
        if (!Files.isReadable(file)) {
            System.err.printf("There is no file %s that can be read%n", file);
            System.exit(2);
        }
        try (var database = open(arguments[1], Path.of(arguments[2]))) {
            var store = new RegionStore(JdbcClient.create(database.asApp()));
            int count = new DivisionsImport(store).importFile(file.getFileName().toString(), Files.readAllBytes(file));
            System.out.printf(
                    "Imported %d divisions from %s. A running Redvest shows them within a minute.%n", count, file);
        } catch (BadFile | DatabaseUnavailable e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private static Database open(String url, Path folder) {
        return url.isEmpty() ? Database.forTools(folder) : Database.forTools(ExternalDatabase.fromEnvironment(url));
    }
}
