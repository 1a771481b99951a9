package org.redvest.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/** A backup is made while the database is written to, and what was acknowledged before it is in what comes of it. */
@Tag("server")
class BackupTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T02:00:00Z"), ZoneOffset.UTC);

    @TempDir
    static Path folder;

    private static Path data;
    private static BackupFolder backup;
    private static int acknowledged;

    @BeforeAll
    static void backed_up_while_it_is_written_to() throws Exception {
        data = folder.resolve("data");
        Database.forTools(data).close();
        Files.writeString(data.resolve("identities.key"), "a key that no database holds");
        try (var database = Database.embedded(data)) {
            var owner = JdbcClient.create(database.asOwner());
            owner.sql("create table note (number int primary key)").update();
            var written = new AtomicInteger();
            var over = new AtomicBoolean();
            var writer = Thread.ofVirtual().start(() -> {
                while (!over.get()) {
                    owner.sql("insert into note values (?)")
                            .param(written.get() + 1)
                            .update();
                    written.incrementAndGet();
                }
            });
            while (written.get() < 20) {
                Thread.onSpinWait();
            }
            acknowledged = written.get();
            backup = MakeBackup.make(data, folder.resolve("backups"), CLOCK);
            over.set(true);
            writer.join();
        }
    }

    @AfterAll
    static void nothing_is_left_beside_the_backup() throws IOException {
        try (var left = Files.list(folder.resolve("backups"))) {
            assertThat(left).containsExactly(backup.path());
        }
        assertThat(data.resolve("database/backup.new")).doesNotExist();
    }

    @Test
    void what_was_acknowledged_before_it_is_in_what_comes_of_it() throws IOException {
        var restored = folder.resolve("restored");

        RestoreBackup.restore(backup, restored);

        assertThat(restored.resolve("identities.key")).hasContent("a key that no database holds");
        try (var database = Database.embedded(restored)) {
            var jdbc = JdbcClient.create(database.asOwner());
            int notes =
                    jdbc.sql("select count(*) from note").query(Integer.class).single();
            assertThat(notes).isGreaterThanOrEqualTo(acknowledged);
            assertThat(jdbc.sql("select max(number) from note")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(notes);
        }
    }

    @Test
    void a_stopped_installation_is_backed_up_too_and_knows_of_it() throws IOException {
        var stopped = folder.resolve("stopped");
        Database.forTools(stopped).close();

        assertThat(MakeBackup.run(stopped.toString(), folder.resolve("others").toString()))
                .isZero();

        try (var database = Database.embedded(stopped)) {
            assertThat(JdbcClient.create(database.asOwner())
                            .sql("select made_at from backup")
                            .query((row, _) -> row.getTimestamp(1).toInstant())
                            .list())
                    .hasSize(1);
        }
    }

    @Test
    void the_commands_say_by_their_exit_code_what_became_of_them() {
        assertThat(RestoreBackup.run(
                        backup.path().toString(), folder.resolve("by-command").toString()))
                .isZero();
        assertThat(RestoreBackup.run(
                        backup.path().toString(), folder.resolve("by-command").toString()))
                .as("a second time into the same folder")
                .isEqualTo(1);
        assertThat(MakeBackup.run(folder.resolve("nothing").toString(), folder.toString()))
                .isEqualTo(1);
        assertThat(MakeBackup.run("one")).isEqualTo(2);
        assertThat(RestoreBackup.run()).isEqualTo(2);
    }

    @Test
    void a_folder_that_is_not_empty_is_never_touched() throws IOException {
        var other = Files.createDirectory(folder.resolve("other"));
        Files.writeString(other.resolve("letter.txt"), "keep me");

        assertThatThrownBy(() -> RestoreBackup.restore(backup, other))
                .hasMessage("%s is not empty. Choose a new folder with --data; nothing was changed.", other);
        assertThat(other.resolve("letter.txt")).hasContent("keep me");
    }

    @Test
    void one_changed_byte_is_noticed_before_anything_is_restored() throws IOException {
        var changed = copy("changed");
        try (var archive = new RandomAccessFile(changed.archive().toFile(), "rw")) {
            archive.seek(archive.length() / 2);
            int before = archive.read();
            archive.seek(archive.length() / 2);
            archive.write(before ^ 1);
        }

        assertThatThrownBy(() -> RestoreBackup.restore(changed, folder.resolve("never")))
                .isInstanceOfAny(DamagedBackup.class, IOException.class);
        assertThat(folder.resolve("never")).doesNotExist();
        assertThat(folder.resolve("never.restoring")).doesNotExist();
    }

    @Test
    void a_backup_that_was_never_finished_is_none() throws IOException {
        var unfinished = copy("unfinished");
        Files.delete(unfinished.path().resolve("backup.properties"));

        assertThatThrownBy(() -> RestoreBackup.restore(unfinished, folder.resolve("never")))
                .hasMessageContaining("it is no backup, or one that was never finished");
    }

    @Test
    void a_backup_without_its_keys_is_refused() throws IOException {
        var keyless = copy("keyless");
        Files.delete(keyless.keys().resolve("access.properties"));

        assertThatThrownBy(() -> RestoreBackup.restore(keyless, folder.resolve("never")))
                .hasMessage("The backup is damaged: it lacks keys/access.properties");
    }

    @Test
    void a_backup_of_a_newer_redvest_is_refused_by_name() throws IOException {
        var newer = copy("newer");
        var note = newer.note();
        newer.write(new BackupFolder.BackupNote(note.at(), note.postgres(), note.platform(), List.of("001", "977")));

        assertThatThrownBy(() -> RestoreBackup.restore(newer, folder.resolve("never")))
                .hasMessage(
                        "This backup was made by a newer Redvest: its steps 977 are not known here. Nothing was changed.");
    }

    private static BackupFolder copy(String name) throws IOException {
        var copy = folder.resolve(name + "-backup");
        FileSystemUtils.copyRecursively(backup.path(), copy);
        return new BackupFolder(copy);
    }
}
