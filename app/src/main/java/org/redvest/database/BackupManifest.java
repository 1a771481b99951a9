package org.redvest.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What PostgreSQL itself says that a backup holds: each file with its length and SHA-256. Format: PostgreSQL, "Backup Manifest Format". The
 * write-ahead log is not listed; the server checks each of its records when it replays it.
 */
record BackupManifest(Map<String, Listed> files) {

    private static final String OWN_CHECKSUM = "\"Manifest-Checksum\"";
    private static final String LOG = "pg_wal/";

    record Listed(long bytes, String sha256) {}

    static BackupManifest read(Path file) throws IOException {
        var text = Files.readString(file);
        int end = text.lastIndexOf(OWN_CHECKSUM);
        if (end < 0) {
            throw new DamagedBackup("%s is cut short".formatted(file.getFileName()));
        }
        JsonNode json = JsonMapper.shared().readTree(text);
        var signed = sha256().digest(text.substring(0, end).getBytes(StandardCharsets.UTF_8));
        if (!hex(signed).equals(json.path("Manifest-Checksum").asString())) {
            throw new DamagedBackup("%s was changed".formatted(file.getFileName()));
        }
        var files = new HashMap<String, Listed>();
        for (JsonNode each : json.path("Files")) {
            files.put(
                    path(each),
                    new Listed(each.path("Size").asLong(), each.path("Checksum").asString()));
        }
        return new BackupManifest(Map.copyOf(files));
    }

    /** Reads the whole archive. */
    void check(Path archive) throws IOException {
        var missing = new HashMap<>(files);
        try (var tar = open(archive)) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                var listed = missing.remove(entry.getName());
                if (entry.isFile() && (listed != null || !entry.getName().startsWith(LOG))) {
                    check(entry, tar, listed);
                }
            }
        }
        if (!missing.isEmpty()) {
            throw new DamagedBackup("%s lacks %d files, %s among them"
                    .formatted(
                            archive.getFileName(),
                            missing.size(),
                            missing.keySet().iterator().next()));
        }
    }

    static TarArchiveInputStream open(Path archive) throws IOException {
        return new TarArchiveInputStream(
                new GZIPInputStream(new BufferedInputStream(Files.newInputStream(archive)), 1 << 16));
    }

    private static void check(TarArchiveEntry entry, InputStream content, @Nullable Listed listed) throws IOException {
        if (listed == null) {
            throw new DamagedBackup("%s is no file of this backup".formatted(entry.getName()));
        }
        var digest = sha256();
        var buffer = new byte[1 << 16];
        for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
            digest.update(buffer, 0, read);
        }
        if (entry.getSize() != listed.bytes() || !hex(digest.digest()).equals(listed.sha256())) {
            throw new DamagedBackup("%s is not as it was saved".formatted(entry.getName()));
        }
    }

    /** A name that is no text is given in hexadecimal digits. */
    private static String path(JsonNode file) {
        return file.has("Path")
                ? file.path("Path").asString()
                : new String(HexFormat.of().parseHex(file.path("Encoded-Path").asString()), StandardCharsets.UTF_8);
    }

    private static String hex(byte[] digest) {
        return HexFormat.of().formatHex(digest);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
