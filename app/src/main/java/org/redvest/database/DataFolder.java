package org.redvest.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * The folder that one installation keeps its data in ({@code --data}). Everything a restart needs lies here, readable by
 * its owner alone; one process at a time works with it.
 */
final class DataFolder implements AutoCloseable {

    static final String ACCESS = "access.properties";

    /** Keys that no database may hold lie in the folder itself. */
    private static final String KEYS = "*.key";

    private static final String PORT = "port";
    private static final int LAST_PORT = 65_535;
    private static final long LONGEST_LOG_BYTES = 10_000_000;

    private final Properties access;
    private final FolderLock lock;

    private DataFolder(FolderLock lock) {
        this.lock = lock;
        try {
            Files.createDirectories(database());
        } catch (IOException e) {
            throw new UncheckedIOException("Could not create " + database(), e);
        }
        this.access = read(accessFile());
    }

    /** A folder that cannot be opened is not held either. */
    private static DataFolder opened(FolderLock lock) {
        try {
            return new DataFolder(lock);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** Locks the folder, or says who has it. The lock goes with the process, however that ends. */
    static DataFolder lock(Path path) {
        return lockIfFree(path)
                .orElseThrow(() -> new DatabaseUnavailable(
                        "Another Redvest is running on the data folder %s. Stop it first, or choose another folder with --data."
                                .formatted(path.toAbsolutePath().normalize())));
    }

    static Optional<DataFolder> lockIfFree(Path path) {
        var folder = path.toAbsolutePath().normalize();
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(folder);
                Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            }
            var lock = FolderLock.take(folder.toRealPath());
            return lock.map(DataFolder::opened);
        } catch (IOException e) {
            throw new DatabaseUnavailable("The data folder %s cannot be used: %s".formatted(folder, e), e);
        }
    }

    /** How the process that holds the folder's lock signs in. */
    static Access access(Path path) {
        var file = path.toAbsolutePath().normalize().resolve("database").resolve(ACCESS);
        var access = read(file);
        return new Access(
                port(file, access),
                new DatabaseLogin(DatabaseLogin.OWNER, access.getProperty(DatabaseLogin.OWNER, "")),
                new DatabaseLogin(DatabaseLogin.APP, access.getProperty(DatabaseLogin.APP, "")));
    }

    /** How a tool beside the process that holds the folder's lock signs in as PostgreSQL's superuser. */
    static DatabaseLogin superuser(Path path) {
        var file = path.toAbsolutePath().normalize().resolve("database").resolve(ACCESS);
        return new DatabaseLogin("postgres", read(file).getProperty("postgres", ""));
    }

    /** Without these a copy of the database can be opened by nobody. */
    static void copyKeys(Path path, Path into) throws IOException {
        copyKeyFiles(path, into);
        copyForOwner(path.resolve("database").resolve(ACCESS), into.resolve(ACCESS));
    }

    static void putKeysBack(Path from, Path path) throws IOException {
        copyForOwner(from.resolve(ACCESS), path.resolve("database").resolve(ACCESS));
        copyKeyFiles(from, path);
    }

    /** The keys that no database may hold. The passwords of an embedded one are of no use to another. */
    static void copyKeyFiles(Path from, Path into) throws IOException {
        if (!Files.isDirectory(into)) {
            Files.createDirectories(
                    into, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        for (String key : keys(from)) {
            copyForOwner(from.resolve(key), into.resolve(key));
        }
    }

    /** The names of the key files in a folder, which may be missing. */
    static List<String> keys(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        var names = new ArrayList<String>();
        try (var files = Files.newDirectoryStream(folder, KEYS)) {
            files.forEach(file -> names.add(file.getFileName().toString()));
        }
        Collections.sort(names);
        return List.copyOf(names);
    }

    private static void copyForOwner(Path from, Path to) throws IOException {
        Files.copy(from, to);
        Files.setPosixFilePermissions(to, PosixFilePermissions.fromString("rw-------"));
    }

    record Access(int port, DatabaseLogin owner, DatabaseLogin app) {}

    Path database() {
        return lock.folder().resolve("database");
    }

    Path cluster() {
        return database().resolve("cluster");
    }

    Path log() {
        return database().resolve("postgres.log");
    }

    /** At a start, a long log makes room for a new one; the one before is kept. */
    void shortenLog() {
        try {
            if (Files.exists(log()) && Files.size(log()) > LONGEST_LOG_BYTES) {
                Files.move(log(), database().resolve("postgres.log.before"), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Could not set aside " + log(), e);
        }
    }

    /** A database that is there can be opened only with the passwords it was made with: making up new ones would hang. */
    void checkAccess() {
        if (!Files.isDirectory(cluster())) {
            return;
        }
        var missing = Stream.of("postgres", DatabaseLogin.OWNER, DatabaseLogin.APP)
                .filter(role -> access.getProperty(role, "").isBlank())
                .toList();
        if (!missing.isEmpty()) {
            throw damaged(accessFile(), "it lacks the password of " + String.join(", ", missing));
        }
    }

    DatabaseUnavailable wrongPassword(String role) {
        return damaged(accessFile(), "its password of the role %s is not the database's".formatted(role));
    }

    private static DatabaseUnavailable damaged(Path file, String how) {
        return new DatabaseUnavailable(
                "The file %s is damaged: %s. Without it the database beside it cannot be opened. Put it back from a backup; nothing was changed."
                        .formatted(file, how));
    }

    DatabaseLogin login(String role) {
        var password = access.getProperty(role);
        if (password == null) {
            var random = new byte[24];
            new SecureRandom().nextBytes(random);
            password = HexFormat.of().formatHex(random);
            access.setProperty(role, password);
            save();
        }
        return new DatabaseLogin(role, password);
    }

    /** The port of the last start, if it is still free: tools that were told it go on working. */
    int port() {
        var kept = port(accessFile(), access);
        var port = kept != 0 && isFree(kept) ? kept : freePort();
        if (port != kept) {
            access.setProperty(PORT, Integer.toString(port));
            save();
        }
        return port;
    }

    @Override
    public void close() {
        lock.close();
    }

    private Path accessFile() {
        return database().resolve(ACCESS);
    }

    /** Never half a file: a lost password is a lost database. */
    private void save() {
        var draft = database().resolve("access.properties.new");
        try {
            Files.deleteIfExists(draft);
            Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try (var out = FileChannel.open(draft, StandardOpenOption.WRITE);
                    var writer = Channels.newWriter(out, StandardCharsets.UTF_8)) {
                access.store(writer, "Roles of the embedded PostgreSQL, their passwords and its port on loopback");
                writer.flush();
                out.force(true);
            }
            Files.move(draft, accessFile(), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("Could not write " + accessFile(), e);
        }
    }

    private static Properties read(Path file) {
        var properties = new Properties();
        if (Files.exists(file)) {
            try (var reader = Files.newBufferedReader(file)) {
                properties.load(reader);
            } catch (CharacterCodingException | IllegalArgumentException e) {
                throw damaged(file, "it is no text of names and values");
            } catch (IOException e) {
                throw new UncheckedIOException("Could not read " + file, e);
            }
        }
        return properties;
    }

    private static int port(Path file, Properties access) {
        var port = access.getProperty(PORT, "0").strip();
        if (!port.matches("[0-9]{1,5}") || Integer.parseInt(port) > LAST_PORT) {
            throw damaged(file, "its port is none");
        }
        return Integer.parseInt(port);
    }

    private static boolean isFree(int port) {
        try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("No free port on loopback", e);
        }
    }
}
