package org.redvest.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.redvest.database.EmbeddedPostgres.Durability;
import org.springframework.util.FileSystemUtils;

/** Makes the files of an embedded PostgreSQL, once for each installation. */
record NewCluster(DataFolder folder, Keeper keeper, PostgresPrograms programs, Durability durability) {

    /** Made under another name and renamed when complete: a process killed half-way leaves nothing to stumble over. */
    void make(DatabaseLogin superuser) {
        var unfinished = folder.database().resolve("cluster.new");
        var passwordFile = folder.database().resolve("password.new");
        try {
            FileSystemUtils.deleteRecursively(unfinished);
            Files.deleteIfExists(passwordFile);
            Files.createDirectory(unfinished);
            Files.createFile(
                    passwordFile, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(passwordFile, superuser.password());
            keeper.own(unfinished);
            keeper.own(passwordFile);
            programs.run("initdb", initdb(superuser, unfinished, passwordFile));
            Files.delete(passwordFile);
            Files.move(unfinished, folder.cluster(), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("Could not create a database in " + folder.database(), e);
        }
    }

    /** The builtin C.UTF-8 locale sorts by code point and knows every script; under plain C, pg_trgm is blind to Chinese. */
    private List<String> initdb(DatabaseLogin superuser, Path cluster, Path passwordFile) {
        var command = new ArrayList<>(List.of(
                "--pgdata=" + cluster,
                "--username=" + superuser.role(),
                "--pwfile=" + passwordFile,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--locale=C.UTF-8",
                "--data-checksums",
                "--no-instructions"));
        if (durability == Durability.DISPOSABLE) {
            command.add("--no-sync");
        }
        return command;
    }
}
