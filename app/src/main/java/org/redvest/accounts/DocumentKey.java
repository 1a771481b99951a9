package org.redvest.accounts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.redvest.database.DatabaseUnavailable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The key to all numbers of identity documents: 32 bytes in a file of the data folder that its owner alone may read, or given from outside
 * where several nodes work on one database. It never lies in the database, so a copy of the database alone opens nothing.
 */
@Component
class DocumentKey {

    private static final String FILE = "document.key";
    private static final int BYTES = 32;
    private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]{64}");
    private static final String MAC = "HmacSHA256";

    private final String given;
    private final Path file;
    private volatile byte @Nullable [] loaded;

    DocumentKey(@Value("${redvest.document-key}") String given, @Value("${redvest.data}") Path folder) {
        this.given = given.strip();
        this.file = folder.toAbsolutePath().normalize().resolve(FILE);
        if (!this.given.isEmpty() && !HEX.matcher(this.given).matches()) {
            throw new DatabaseUnavailable(
                    "REDVEST_DOCUMENT_KEY must be 64 hexadecimal digits, as \"openssl rand -hex 32\" prints them.");
        }
    }

    /** Known to whoever has the key, and says nothing about it. */
    byte[] checkValue() {
        return derived("check");
    }

    SecretKeySpec forDigests() {
        return new SecretKeySpec(derived("look-up"), MAC);
    }

    SecretKeySpec forSeals() {
        return new SecretKeySpec(derived("seal"), "AES");
    }

    /** Whether there is a key; none is made by asking. */
    boolean isThere() {
        return loaded != null || !given.isEmpty() || Files.exists(file);
    }

    DatabaseUnavailable missing() {
        return new DatabaseUnavailable(
                ("The database holds numbers of identity documents, and their key is missing. Put the file %s back from a backup, or set "
                                + "REDVEST_DOCUMENT_KEY to the key of the other nodes. Nothing was changed.")
                        .formatted(file));
    }

    DatabaseUnavailable another() {
        return new DatabaseUnavailable(
                "The numbers of identity documents in this database were sealed with another key than %s. Put the right key there. Nothing was changed."
                        .formatted(given.isEmpty() ? file.toString() : "the one in REDVEST_DOCUMENT_KEY"));
    }

    static byte[] mac(SecretKeySpec key, byte[] content) {
        try {
            var mac = Mac.getInstance(MAC);
            mac.init(key);
            return mac.doFinal(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has " + MAC, e);
        }
    }

    private byte[] derived(String purpose) {
        return mac(new SecretKeySpec(key(), MAC), ("redvest document " + purpose).getBytes(StandardCharsets.US_ASCII));
    }

    private synchronized byte[] key() {
        var known = loaded;
        if (known == null) {
            known = given.isEmpty()
                    ? read().orElseGet(this::made)
                    : HexFormat.of().parseHex(given);
            loaded = known;
        }
        return known;
    }

    private Optional<byte[]> read() {
        try {
            if (!Files.exists(file)) {
                return Optional.empty();
            }
            var text = Files.readString(file).strip();
            if (!HEX.matcher(text).matches()) {
                throw new DatabaseUnavailable(
                        "The file %s is damaged: it holds no key of 64 hexadecimal digits. Put it back from a backup; nothing was changed."
                                .formatted(file));
            }
            return Optional.of(HexFormat.of().parseHex(text));
        } catch (IOException e) {
            throw new UncheckedIOException("Could not read " + file, e);
        }
    }

    /** On the disk before the first number is sealed with it: a lost key is a lost number. */
    private byte[] made() {
        var key = new byte[BYTES];
        new SecureRandom().nextBytes(key);
        try {
            Files.createDirectories(file.getParent());
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try (var out = FileChannel.open(file, StandardOpenOption.WRITE)) {
                out.write(ByteBuffer.wrap((HexFormat.of().formatHex(key) + "\n").getBytes(StandardCharsets.US_ASCII)));
                out.force(true);
            }
            return key;
        } catch (FileAlreadyExistsException another) {
            return read().orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException("Could not write " + file, e);
        }
    }
}
