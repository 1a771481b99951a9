package org.redvest.volunteers.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Where uploaded files lie until they have been read: in the data folder, readable by its owner alone, deleted afterwards. */
@Component
class UploadFolder {

    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] PDF = {'%', 'P', 'D', 'F'};
    private static final byte[] OLE = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};

    private final Path folder;

    UploadFolder(@Value("${redvest.data}") Path data) {
        this.folder = data.toAbsolutePath().normalize().resolve("uploads");
    }

    /** @param digest tells whether the same file came before */
    record Upload(UUID key, byte[] digest, long bytes) {}

    Upload keep(InputStream content) {
        var key = UUID.randomUUID();
        try {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            var sha256 = MessageDigest.getInstance("SHA-256");
            try (var digested = new DigestInputStream(content, sha256)) {
                long bytes = Files.copy(digested, file(key));
                return new Upload(key, sha256.digest(), bytes);
            }
        } catch (IOException e) {
            delete(key);
            throw new UncheckedIOException("An uploaded file cannot be kept", e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /** Several nodes have a folder each: another node's file is not here. */
    boolean has(UUID key) {
        return Files.exists(file(key));
    }

    /** What a file is, is told by its first bytes; its name may be anything. */
    ImportedFile open(UUID key) {
        try (var content = Files.newInputStream(file(key))) {
            var head = content.readNBytes(4);
            if (java.util.Arrays.equals(head, ZIP)) {
                return ImportedWorkbook.open(file(key));
            }
            if (java.util.Arrays.equals(head, OLE)) {
                throw new UnreadableFile("xls");
            }
            if (java.util.Arrays.equals(head, PDF)) {
                throw new UnreadableFile("no-workbook");
            }
            if (head.length == 0) {
                throw new UnreadableFile("empty");
            }
            return ImportedText.open(file(key));
        } catch (java.nio.file.NoSuchFileException gone) {
            throw new UnreadableFile("gone");
        } catch (IOException e) {
            throw new UncheckedIOException("An uploaded file cannot be read", e);
        }
    }

    void delete(UUID key) {
        try {
            Files.deleteIfExists(file(key));
        } catch (IOException e) {
            throw new UncheckedIOException("An uploaded file cannot be deleted", e);
        }
    }

    private Path file(UUID key) {
        return folder.resolve(key.toString());
    }
}
