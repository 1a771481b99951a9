package org.redvest.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The embedded server keeps what it was told, whatever happens to the process that started it, and never outlives it. */
class EmbeddedPostgresTest {

    private static final int KILLS = 4;
    private static final Duration ORPHAN_PATIENCE = Duration.ofSeconds(20);

    @TempDir
    static Path folder;

    /** After a kill while it writes, the next one starts at once, over the server that is still on its way out. */
    @Test
    void a_kill_at_any_moment_loses_nothing_and_leaves_no_server(@TempDir Path own) throws Exception {
        var random = new SplittableRandom(7);
        int said = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            var scribe = scribe(own);
            boolean writing = kill % 2 == 1;
            if (writing) {
                awaitWriting(own, scribe);
            }
            scribe.waitFor(random.nextInt(1, 2_000), TimeUnit.MILLISECONDS);
            scribe.destroyForcibly().waitFor();
            said = Math.max(said, lastSaid(own));
            if (!writing) {
                assertNoServerIsLeft(own);
            }
        }

        try (var database = Database.embedded(own)) {
            var notes = JdbcClient.create(database.asOwner())
                    .sql("select number from note order by number")
                    .query((row, _) -> row.getInt(1))
                    .list();

            assertThat(said).isPositive();
            assertThat(notes).hasSizeGreaterThanOrEqualTo(said);
            assertThat(notes)
                    .isEqualTo(IntStream.rangeClosed(1, notes.size()).boxed().toList());
        }
        assertNoServerIsLeft(own);
    }

    @Test
    void a_folder_is_used_by_one_redvest_at_a_time() throws Exception {
        try (var _ = Database.embedded(folder)) {
            assertThatThrownBy(() -> Database.embedded(folder))
                    .isInstanceOf(DatabaseUnavailable.class)
                    .hasMessage(
                            "Another Redvest is running on the data folder %s. Stop it first, or choose another folder with --data.",
                            folder);

            var second = scribe(folder);
            assertThat(second.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(second.exitValue()).isEqualTo(1);
            assertThat(complained(folder)).content().contains("Another Redvest is running on the data folder");

            try (var tool = Database.forTools(folder)) {
                assertThat(JdbcClient.create(tool.asApp())
                                .sql("select 1")
                                .query(Integer.class)
                                .single())
                        .isEqualTo(1);
            }
        }
    }

    /** After a power failure the old number may belong to any program. */
    @Test
    void the_note_of_a_server_that_is_gone_is_no_obstacle() throws IOException {
        Database.embedded(folder).close();
        var note = folder.resolve("database/cluster/postmaster.pid");
        Files.writeString(note, ProcessHandle.current().pid() + "\n" + note.getParent() + "\n0\n1\n\n\n");

        try (var database = Database.embedded(folder)) {
            assertThat(JdbcClient.create(database.asApp())
                            .sql("select 1")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(1);
        }
    }

    @Test
    void passwords_are_for_the_owner_of_the_folder_alone() throws IOException {
        try (var database = Database.embedded(folder)) {
            assertThat(Files.getPosixFilePermissions(folder.resolve("database/access.properties")))
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
            assertThat(folder.resolve("database/password.new")).doesNotExist();
            assertThat(database.app().toString()).isEqualTo("redvest_app");
        }
    }

    @Test
    void chinese_text_is_found_and_the_data_is_checked() {
        try (var database = Database.embedded(folder)) {
            var jdbc = JdbcClient.create(database.asOwner());

            assertThat(jdbc.sql("select '防汛沙袋' ilike '%沙袋%' and cardinality(show_trgm('防汛沙袋')) > 0")
                            .query(Boolean.class)
                            .single())
                    .isTrue();
            assertThat(jdbc.sql("select current_setting('data_checksums') || current_setting('fsync')")
                            .query(String.class)
                            .single())
                    .isEqualTo("onon");
        }
    }

    private static Process scribe(Path folder) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Scribe.class.getName(),
                folder.toString()));
        return new ProcessBuilder(command)
                .redirectOutput(said(folder).toFile())
                .redirectError(complained(folder).toFile())
                .start();
    }

    private static void awaitWriting(Path folder, Process scribe) throws IOException, InterruptedException {
        while (scribe.isAlive() && lastSaid(folder) == 0) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    private static int lastSaid(Path folder) throws IOException {
        try (var lines = Files.lines(said(folder))) {
            return lines.filter(line -> !line.isEmpty())
                    .mapToInt(Integer::parseInt)
                    .max()
                    .orElse(0);
        }
    }

    private static Path said(Path folder) {
        return folder.resolve("said");
    }

    private static Path complained(Path folder) {
        return folder.resolve("complained");
    }

    private static void assertNoServerIsLeft(Path folder) throws InterruptedException {
        var end = System.nanoTime() + ORPHAN_PATIENCE.toNanos();
        while (servers(folder).findAny().isPresent() && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
        assertThat(servers(folder)).isEmpty();
    }

    private static Stream<ProcessHandle> servers(Path folder) {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .commandLine()
                        .filter(line -> line.contains(folder.toString()) && line.contains("postgres"))
                        .isPresent());
    }
}
