package org.redvest.bulletins.proof;

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
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.NamedParameterSpec;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Signs frozen bulletins. The 32 bytes of its Ed25519 key lie in a file of the data folder that its owner alone may read, or are given
 * from outside where several nodes work on one database; backups and exports take the file along. A copy of the database signs nothing.
 */
@Component
public class BulletinKey {

    private static final String FILE = "bulletins.key";
    private static final int BYTES = 32;
    private static final String HEX = "[0-9a-fA-F]{64}";

    private final String given;
    private final Path file;
    private @Nullable KeyPair loaded;

    BulletinKey(@Value("${redvest.bulletins.key}") String given, @Value("${redvest.data}") Path folder) {
        this.given = given.strip();
        this.file = folder.toAbsolutePath().normalize().resolve(FILE);
        if (!this.given.isEmpty() && !this.given.matches(HEX)) {
            throw new IllegalArgumentException(
                    "REDVEST_BULLETINS_KEY must be 64 hexadecimal digits, as \"openssl rand -hex 32\" prints them");
        }
    }

    /** @param content canonical bytes */
    public SignedFile sign(byte[] content) {
        try {
            var signature = Signature.getInstance(SignedFile.ALGORITHM);
            signature.initSign(keys().getPrivate());
            signature.update(content);
            return new SignedFile(
                    content,
                    SignedFile.digest(content),
                    signature.sign(),
                    keys().getPublic().getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has " + SignedFile.ALGORITHM, e);
        }
    }

    /** Of the key that signs now. */
    public String fingerprint() {
        return SignedFile.fingerprint(keys().getPublic().getEncoded());
    }

    private synchronized KeyPair keys() {
        var known = loaded;
        if (known == null) {
            known = pair(HexFormat.of().parseHex(given.isEmpty() ? read().orElseGet(this::made) : given));
            loaded = known;
        }
        return known;
    }

    /** The generator takes its 32 random bytes as the private key (RFC 8032, 5.1.5), so the same bytes are the same key. */
    private static KeyPair pair(byte[] secret) {
        try {
            var generator = KeyPairGenerator.getInstance(SignedFile.ALGORITHM);
            generator.initialize(NamedParameterSpec.ED25519, new KeptBytes(secret));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has " + SignedFile.ALGORITHM, e);
        }
    }

    /** Answers with the bytes of the key file. */
    private static final class KeptBytes extends SecureRandom {
        private static final long serialVersionUID = 1L;
        private final byte[] secret;

        KeptBytes(byte[] secret) {
            this.secret = secret.clone();
        }

        @Override
        public void nextBytes(byte[] bytes) {
            if (bytes.length != secret.length) {
                throw new IllegalStateException("An Ed25519 key has %d bytes, not %d".formatted(BYTES, bytes.length));
            }
            System.arraycopy(secret, 0, bytes, 0, bytes.length);
        }
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

    /** On the disk before the first bulletin is signed with it. */
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
