package org.redvest.channels;

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
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.redvest.web.Seal;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Seals the passwords of channels, and computes the tokens and codes that confirm an address. Its 32 bytes lie in a file of the data folder
 * that its owner alone may read, or are given from outside where several nodes work on one database. A copy of the database opens nothing.
 */
@Component
public class ChannelKey {

    private static final String FILE = "channels.key";
    private static final int BYTES = 32;
    private static final int TOKEN_BYTES = 24;
    private static final int CODES = 1_000_000;
    private static final String MAC = "HmacSHA256";
    private static final String HEX = "[0-9a-fA-F]{64}";

    private final String given;
    private final Path file;
    private @Nullable String loaded;

    ChannelKey(@Value("${redvest.channels.key}") String given, @Value("${redvest.data}") Path folder) {
        this.given = given.strip();
        this.file = folder.toAbsolutePath().normalize().resolve(FILE);
        if (!this.given.isEmpty() && !this.given.matches(HEX)) {
            throw new IllegalArgumentException(
                    "REDVEST_CHANNELS_KEY must be 64 hexadecimal digits, as \"openssl rand -hex 32\" prints them");
        }
    }

    byte[] seal(String secret) {
        return new Seal(key(), "channel").close(secret.getBytes(StandardCharsets.UTF_8));
    }

    /** Empty where it was sealed with another key: then the password has to be typed again. */
    Optional<String> open(byte[] sealed) {
        return new Seal(key(), "channel").open(sealed).map(content -> new String(content, StandardCharsets.UTF_8));
    }

    /** The same for the same words, and not to be guessed. */
    public String token(String words) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Arrays.copyOf(digest("channel token " + words), TOKEN_BYTES));
    }

    /** Six digits for a person to type. They can be guessed in a million attempts: whoever asks for them counts attempts. */
    String code(String words) {
        return "%06d"
                .formatted(Math.floorMod(
                        ByteBuffer.wrap(digest("channel code " + words)).getInt(), CODES));
    }

    private byte[] digest(String words) {
        try {
            var mac = Mac.getInstance(MAC);
            mac.init(new SecretKeySpec(HexFormat.of().parseHex(key()), MAC));
            return mac.doFinal(words.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has " + MAC, e);
        }
    }

    private synchronized String key() {
        var known = loaded;
        if (known == null) {
            known = given.isEmpty() ? read().orElseGet(this::made) : given;
            loaded = known;
        }
        return known;
    }

    private Optional<String> read() {
        try {
            if (!Files.exists(file)) {
                return Optional.empty();
            }
            var text = Files.readString(file).strip();
            if (!text.matches(HEX)) {
                throw new IllegalStateException(
                        "The file %s holds no key of 64 hexadecimal digits. Put it back from a backup."
                                .formatted(file));
            }
            return Optional.of(text);
        } catch (IOException e) {
            throw new UncheckedIOException("Could not read " + file, e);
        }
    }

    /** On the disk before the first password is sealed with it. */
    private String made() {
        var bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        var key = HexFormat.of().formatHex(bytes);
        try {
            Files.createDirectories(file.getParent());
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try (var out = FileChannel.open(file, StandardOpenOption.WRITE)) {
                out.write(ByteBuffer.wrap((key + "\n").getBytes(StandardCharsets.US_ASCII)));
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
