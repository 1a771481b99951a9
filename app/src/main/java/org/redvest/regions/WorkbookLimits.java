package org.redvest.regions;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * What an xlsx file may unpack to. Sizes that a zip file states may be untrue, so its parts are unpacked once to nowhere, and counted:
 * a file of a few kilobytes can hold a thousand million blanks.
 */
public final class WorkbookLimits {

    private static final long MOST_BYTES = 512L << 20;
    /** All texts of a workbook that occur twice are held in memory. */
    private static final long MOST_SHARED_BYTES = 192L << 20;

    private static final int MOST_PARTS = 2_000;
    /** A column beyond XFD is none; a reader that believes in it would make room for all before it. */
    private static final int MOST_LETTERS = 3;

    private static final byte[] BEFORE_REFERENCE = {' ', 'r', '=', '"'};

    private WorkbookLimits() {}

    /** A workbook that cannot be opened: {@code damaged}, {@code ods}, {@code no-workbook} or {@code unpacks-too-large}. */
    public static final class UnsafeWorkbook extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final String reason;

        UnsafeWorkbook(String reason) {
            super(reason, null, false, false);
            this.reason = reason;
        }

        public String reason() {
            return reason;
        }
    }

    /** Returns whether the workbook has macros; nothing ever runs them. */
    public static boolean check(Path file) {
        try (var zip = new ZipFile(file.toFile())) {
            if (zip.size() > MOST_PARTS) {
                throw new UnsafeWorkbook("unpacks-too-large");
            }
            if (zip.getEntry("xl/workbook.xml") == null) {
                throw new UnsafeWorkbook(zip.getEntry("content.xml") == null ? "no-workbook" : "ods");
            }
            long left = MOST_BYTES;
            boolean macros = false;
            for (var parts = zip.entries(); parts.hasMoreElements(); ) {
                var part = parts.nextElement();
                macros |= part.getName().toLowerCase(Locale.ROOT).endsWith("vbaproject.bin");
                if (part.getName().endsWith(".xml")) {
                    left -= unpacked(zip, part, Math.min(left, most(part)));
                }
            }
            return macros;
        } catch (IOException damaged) {
            throw new UnsafeWorkbook("damaged");
        }
    }

    private static long most(ZipEntry part) {
        return part.getName().endsWith("sharedStrings.xml") ? MOST_SHARED_BYTES : MOST_BYTES;
    }

    private static long unpacked(ZipFile zip, ZipEntry part, long most) throws IOException {
        var buffer = new byte[1 << 16];
        var references = new References();
        long bytes = 0;
        try (InputStream content = zip.getInputStream(part)) {
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                bytes += read;
                references.check(buffer, read);
                if (bytes > most) {
                    throw new UnsafeWorkbook("unpacks-too-large");
                }
            }
        }
        return bytes;
    }

    /** Finds references of cells, {@code r="AB12"}, across the ends of buffers, and counts their letters. */
    private static final class References {

        private int matched;
        private int letters;

        void check(byte[] buffer, int length) {
            for (int i = 0; i < length; i++) {
                byte at = buffer[i];
                if (matched == BEFORE_REFERENCE.length) {
                    letters = at >= 'A' && at <= 'Z' ? letters + 1 : 0;
                    if (letters > MOST_LETTERS) {
                        throw new UnsafeWorkbook("damaged");
                    }
                    matched = letters == 0 ? 0 : matched;
                } else {
                    matched = at == BEFORE_REFERENCE[matched] ? matched + 1 : at == ' ' ? 1 : 0;
                }
            }
        }
    }
}
