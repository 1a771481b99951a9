package org.redvest.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.util.FileSystemUtils;

/** {@code redvest restore}: makes a data folder of a backup. It never touches one that is there. */
public final class RestoreBackup {

    private static final Pattern STEP = Pattern.compile("V(\\d+)__.*");

    private RestoreBackup() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    /** @param arguments the backup's own folder, and the data folder to make */
    static int run(String... arguments) {
        if (arguments.length != 2) {
            System.err.println("usage: ./redvest restore BACKUP --data DIR");
            return 2;
        }
        try {
            restore(new BackupFolder(Path.of(arguments[0])), Path.of(arguments[1]));
            System.out.printf("已恢复 Restored: ./redvest serve --data %s%n", arguments[1]);
            return 0;
        } catch (DatabaseUnavailable | DamagedBackup refused) {
            System.err.println(refused.getMessage());
        } catch (IOException | UncheckedIOException broken) {
            System.err.println("The backup could not be restored: " + broken.getMessage());
        }
        return 1;
    }

    static void restore(BackupFolder backup, Path data) throws IOException {
        mustBeEmpty(data);
        var note = backup.note();
        mustFit(note);
        backup.check();
        var unfinished = data.resolveSibling(data.getFileName() + ".restoring");
        FileSystemUtils.deleteRecursively(unfinished);
        Files.createDirectories(unfinished);
        Files.setPosixFilePermissions(unfinished, PosixFilePermissions.fromString("rwx------"));
        try {
            var cluster = Files.createDirectories(unfinished.resolve("database/cluster"));
            try (var tar = BackupManifest.open(backup.archive())) {
                unpack(tar, cluster);
            }
            Files.setPosixFilePermissions(cluster, PosixFilePermissions.fromString("rwx------"));
            DataFolder.putKeysBack(backup.keys(), unfinished);
            Files.deleteIfExists(data);
            Files.move(unfinished, data, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            FileSystemUtils.deleteRecursively(unfinished);
        }
    }

    static void mustBeEmpty(Path data) throws IOException {
        if (Files.notExists(data)) {
            return;
        }
        try (var content = Files.list(data)) {
            if (content.findAny().isPresent()) {
                throw new DatabaseUnavailable(
                        "%s is not empty. Choose a new folder with --data; nothing was changed.".formatted(data));
            }
        }
    }

    /** Files of another major version of PostgreSQL, or of another kind of machine, are of no use to this one. */
    private static void mustFit(BackupFolder.BackupNote note) throws IOException {
        if (!major(note.postgres()).equals(major(PostgresBinaries.version()))
                || !note.platform().equals(PostgresBinaries.platform())) {
            throw new DatabaseUnavailable(
                    "This backup was made by PostgreSQL %s on %s; here is %s on %s. Nothing was changed."
                            .formatted(
                                    note.postgres(),
                                    note.platform(),
                                    PostgresBinaries.version(),
                                    PostgresBinaries.platform()));
        }
        var unknown =
                note.steps().stream().filter(step -> !known().contains(step)).toList();
        if (!unknown.isEmpty()) {
            throw new DatabaseUnavailable(
                    "This backup was made by a newer Redvest: its steps %s are not known here. Nothing was changed."
                            .formatted(String.join(", ", unknown)));
        }
    }

    private static String major(String version) {
        return version.replaceFirst("\\..*", "");
    }

    static Set<String> known() {
        try {
            return Arrays.stream(
                            new PathMatchingResourcePatternResolver().getResources("classpath*:db/migration/V*.sql"))
                    .map(file -> STEP.matcher(Objects.requireNonNull(file.getFilename())))
                    .filter(Matcher::matches)
                    .map(name -> name.group(1))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void unpack(TarArchiveInputStream tar, Path cluster) throws IOException {
        for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            var target = cluster.resolve(entry.getName()).normalize();
            if (!target.startsWith(cluster)) {
                throw new DamagedBackup("%s lies outside of it".formatted(entry.getName()));
            }
            if (entry.isDirectory()) {
                Files.createDirectories(target);
            } else {
                Files.createDirectories(target.getParent());
                Files.copy(tar, target);
            }
        }
    }
}
