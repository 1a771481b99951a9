package org.redvest.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.redvest.database.ExportFolder.DamagedExport;
import org.redvest.database.ExportFolder.ExportNote;
import org.redvest.testing.ServerProcess;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.FileSystemUtils;

/** A played city goes out as text and comes back the same, row by row, in a folder and in an external database. */
@Tag("server")
class ExportTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T02:00:00Z"), ZoneOffset.UTC);
    private static final String KEY = "a key that no database holds";

    private static final String TABLES = """
            select relname from pg_class
             where relkind = 'r' and relnamespace = 'public'::regnamespace and relname <> 'flyway_schema_history'
            """;

    private static final String SEQUENCES = """
            select sequencename, coalesce(last_value::text, '') from pg_sequences where schemaname = 'public'
            """;

    /** What an import lifts while the rows come in. */
    private static final String HELD_BY = """
            select conname || ': ' || pg_get_constraintdef(oid) || ', valid: ' || convalidated from pg_constraint
             where connamespace = 'public'::regnamespace
            union all
            select tgname || ': ' || tgenabled::text from pg_trigger where not tgisinternal
            union all
            select relname || ': ' || relrowsecurity || relforcerowsecurity from pg_class
             where relkind = 'r' and relnamespace = 'public'::regnamespace
            """;

    @TempDir
    static Path folder;

    private static Path city;
    private static ExportFolder export;
    private static int whileItServed;

    @BeforeAll
    static void a_played_city_was_exported() throws Exception {
        city = Files.createDirectory(folder.resolve("city"));
        try (var server = ServerProcess.start(city, "-Dredvest.demo=true", "-Dredvest.demo.volunteers=60")) {
            Files.writeString(city.resolve("some.key"), KEY);
            whileItServed = MakeExport.run(folder.resolve("others").toString(), "", city.toString());
            server.stop();
        }
        try (var database = Database.asFound(city)) {
            export = MakeExport.make(database, city, folder.resolve("exports"), CLOCK);
        }
    }

    @Test
    void it_is_made_while_redvest_serves_and_bears_its_name_only_when_whole() throws IOException {
        assertThat(whileItServed).isZero();
        try (var exports = Files.list(folder.resolve("exports"))) {
            assertThat(exports).containsExactly(folder.resolve("exports/redvest-export-20260301-020000"));
        }
        assertThat(export.tables())
                .filteredOn(
                        table -> List.of("volunteer", "hours_ledger", "place").contains(table.name()))
                .hasSize(3)
                .allMatch(table -> table.rows() > 0);
    }

    @Test
    void a_city_comes_back_row_by_row_with_its_keys_and_serves() throws Exception {
        var target = folder.resolve("came back");

        ImportDatabase.intoFolder(export, target);

        assertThat(digests(target)).isEqualTo(digests(city));
        assertThat(target.resolve("some.key")).hasContent(KEY);
        assertThat(folder.resolve("came back.importing")).doesNotExist();
        try (var server = ServerProcess.start(target, "-Dredvest.demo=true", "-Dredvest.demo.volunteers=60")) {
            assertThat(server.status("/menu")).isEqualTo(200);
        }
    }

    @Test
    void it_goes_to_an_external_database_and_back() throws Exception {
        var external = TestCluster.empty("exported");
        var keys = folder.resolve("keys-of-external");
        ImportDatabase.intoExternal(export, external, keys);
        ExportFolder second;
        try (var database = Database.external(external)) {
            assertThat(digests(TestCluster.asSuperuser(database))).isEqualTo(digests(city));
            second = MakeExport.make(database, keys, folder.resolve("from-external"), CLOCK);
        }

        ImportDatabase.intoFolder(second, folder.resolve("back"));

        assertThat(digests(folder.resolve("back"))).isEqualTo(digests(city));
        assertThat(folder.resolve("back/some.key")).hasContent(KEY);
        assertThatThrownBy(() -> ImportDatabase.intoExternal(export, external, folder.resolve("other-keys")))
                .hasMessageStartingWith("The external database is not empty.");
        assertThatThrownBy(() -> ImportDatabase.intoExternal(export, TestCluster.empty("exported"), keys))
                .hasMessageContaining("holds keys of another installation (some.key)");
    }

    @Test
    void an_import_that_was_killed_leaves_nothing_and_can_be_begun_again() throws Exception {
        var target = folder.resolve("killed");
        var import_ = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ImportDatabase.class.getName(),
                        export.path().toString(),
                        "",
                        target.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("killed.log").toFile())
                .start();
        await().atMost(Duration.ofMinutes(5))
                .until(() -> Files.exists(folder.resolve("killed.importing/database/cluster")) || !import_.isAlive());
        assertThat(import_.isAlive()).isTrue();

        import_.destroyForcibly().waitFor();

        assertThat(target).doesNotExist();
        assertThat(ImportDatabase.run(export.path().toString(), "", target.toString()))
                .isZero();
        assertThat(digests(target)).isEqualTo(digests(city));
    }

    @Test
    void a_row_that_does_not_fit_leaves_no_row_in_an_external_database() throws Exception {
        var wrong = copy("wrong");
        var tables = wrong.tables().stream()
                .map(table -> table.name().equals("volunteer")
                        ? new ExportFolder.ExportedTable(table.name(), table.rows() + 1, table.sha256())
                        : table)
                .toList();
        wrong.writeTables(tables);
        wrong.write(wrong.note());
        var external = TestCluster.empty("exported");

        assertThatThrownBy(() -> ImportDatabase.intoExternal(wrong, external, folder.resolve("wrong-keys")))
                .isInstanceOf(DamagedExport.class)
                .hasMessageContaining("volunteer has %d rows and should have".formatted(rows("volunteer")));

        ImportDatabase.intoExternal(export, external, folder.resolve("right-keys"));
        try (var database = Database.external(external)) {
            assertThat(digests(TestCluster.asSuperuser(database))).isEqualTo(digests(city));
        }
    }

    @Test
    void one_changed_byte_is_noticed_before_anything_is_made() throws IOException {
        var changed = copy("changed");
        try (var file = new RandomAccessFile(changed.table("volunteer").toFile(), "rw")) {
            file.seek(file.length() / 2);
            int before = file.read();
            file.seek(file.length() / 2);
            file.write(before ^ 1);
        }

        assertThatThrownBy(() -> ImportDatabase.intoFolder(changed, folder.resolve("never")))
                .hasMessage("The export is damaged: tables/volunteer.csv.gz is not as it was written");
        assertThat(folder.resolve("never")).doesNotExist();
        assertThat(folder.resolve("never.importing")).doesNotExist();
    }

    @Test
    void an_export_that_was_never_finished_or_lacks_a_file_is_refused() throws IOException {
        var unfinished = copy("unfinished");
        Files.delete(unfinished.path().resolve("export.properties"));
        var lacking = copy("lacking");
        Files.delete(lacking.table("place"));

        assertThatThrownBy(() -> ImportDatabase.intoFolder(unfinished, folder.resolve("never")))
                .hasMessageContaining("it is no export, or one that was never finished");
        assertThatThrownBy(() -> ImportDatabase.intoFolder(lacking, folder.resolve("never")))
                .hasMessage("The export is damaged: it lacks tables/place.csv.gz");
    }

    @Test
    void an_export_of_a_newer_redvest_or_of_another_edition_is_refused() throws IOException {
        var newer = copy("newer");
        newer.write(with(newer.note(), "977:1"));
        var edition = copy("edition");
        var note = edition.note();
        edition.write(new ExportNote(
                note.at(),
                note.postgres(),
                note.steps().stream()
                        .map(step -> step.startsWith("040:") ? "040:7" : step)
                        .toList()));

        assertThatThrownBy(() -> ImportDatabase.intoFolder(newer, folder.resolve("never")))
                .hasMessage(
                        "This export was made by a newer Redvest: its steps 977 are not known here. Nothing was changed.");
        assertThatThrownBy(() -> ImportDatabase.intoFolder(edition, folder.resolve("never")))
                .hasMessageContaining("another edition of Redvest, which made its tables differently (steps 040)");
        assertThat(folder.resolve("never")).doesNotExist();
    }

    @Test
    void the_commands_say_by_their_exit_code_what_became_of_them() throws IOException {
        var full = Files.createDirectory(folder.resolve("full"));
        Files.writeString(full.resolve("letter.txt"), "keep me");

        assertThat(ImportDatabase.run(export.path().toString(), "", full.toString()))
                .isEqualTo(1);
        assertThat(full.resolve("letter.txt")).hasContent("keep me");
        assertThat(MakeExport.run(
                        folder.toString(), "", folder.resolve("nothing").toString()))
                .isEqualTo(1);
        assertThat(MakeExport.run("one")).isEqualTo(2);
        assertThat(ImportDatabase.run()).isEqualTo(2);
    }

    private static long rows(String name) throws IOException {
        return export.tables().stream()
                .filter(table -> table.name().equals(name))
                .findFirst()
                .orElseThrow()
                .rows();
    }

    private static ExportNote with(ExportNote note, String step) {
        return new ExportNote(
                note.at(),
                note.postgres(),
                Stream.concat(note.steps().stream(), Stream.of(step)).toList());
    }

    private static ExportFolder copy(String name) throws IOException {
        var copy = folder.resolve(name + "-export");
        FileSystemUtils.copyRecursively(export.path(), copy);
        return new ExportFolder(copy);
    }

    private static Map<String, String> digests(Path installation) {
        try (var _ = Database.asFound(installation)) {
            var superuser = DataFolder.superuser(installation);
            return digests(new DriverManagerDataSource(
                    EmbeddedPostgres.url(DataFolder.access(installation).port(), Database.NAME),
                    superuser.role(),
                    superuser.password()));
        }
    }

    /** Past every policy. */
    private static Map<String, String> digests(DataSource superuser) {
        var jdbc = JdbcClient.create(superuser);
        var digests = new TreeMap<String, String>();
        for (var table : jdbc.sql(TABLES).query((row, _) -> row.getString(1)).list()) {
            var digest = "select count(*) || '/' || coalesce(sum(hashtextextended(t::text, 0)), 0) from \"%s\" t";
            digests.put(
                    table, jdbc.sql(digest.formatted(table)).query(String.class).single());
        }
        jdbc.sql(SEQUENCES).query(row -> {
            digests.put(row.getString(1), row.getString(2));
        });
        jdbc.sql(HELD_BY).query(row -> {
            digests.put(row.getString(1), "");
        });
        return digests;
    }
}
