package org.redvest.hours;

import java.security.DigestException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Objects;

/**
 * A line as PostgreSQL's binary COPY sends it, computed again without an object for it: its canonical bytes, its hash, and
 * whether its minutes follow from its marks. One instance reads row after row.
 */
public final class CopiedRow {

    private static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0};
    private static final byte[] NOTHING = new byte[Hash.LENGTH];
    private static final long FROM_1970_TO_2000 = 946_684_800;
    private static final int MICROS = 1_000_000;
    private static final long ABSENT = Long.MIN_VALUE;

    private static final LedgerField[] FIELDS = LedgerFormat.FIELDS.toArray(LedgerField[]::new);
    private static final int FORMAT = index("format");
    private static final int VOLUNTEER = index("volunteer_id");
    private static final int NUMBER = index("number");
    private static final int KIND = index("kind");
    private static final int CLASS = index("class");
    private static final int MINUTES = index("minutes");
    private static final int PLACE = index("place_id");
    private static final int STARTS = index("starts_at");
    private static final int ENDS = index("ends_at");
    private static final int CAME = index("came_at");
    private static final int LEFT = index("left_at");

    private static final int VOID = LedgerCodes.KIND.number("void");
    private static final int OPENING = LedgerCodes.KIND.number("opening");
    private static final int HONOUR = LedgerCodes.KIND.number("honour");
    private static final int HONOUR_CLASS = LedgerCodes.HOURS_CLASS.number("honour");

    private final MessageDigest digest = Hash.sha256();
    private final CanonicalBytes canonical = new CanonicalBytes();
    private final long[] values = new long[FIELDS.length];
    private final byte[] previous = new byte[Hash.LENGTH];
    private final byte[] hash = new byte[Hash.LENGTH];
    private final byte[] computed = new byte[Hash.LENGTH];

    private byte[] row = {};
    private int at;
    private long position;
    private boolean readable;

    private static int index(String column) {
        for (int field = 0; field < FIELDS.length; field++) {
            if (FIELDS[field].column().equals(column)) {
                return field;
            }
        }
        throw new IllegalArgumentException("The format has no field " + column);
    }

    /** Returns false where the message is the end of all rows. */
    public boolean read(byte[] message) {
        row = message;
        at = isSignature() ? SIGNATURE.length + 8 : 0;
        if (int16() < 0) {
            return false;
        }
        readable = true;
        // The hash before the line is hashed first and read last: its place is kept.
        canonical.clear().raw(NOTHING, 0, Hash.LENGTH);
        for (int field = 0; field < FIELDS.length; field++) {
            values[field] = field(FIELDS[field]);
        }
        hash(previous);
        canonical.overwrite(0, previous, 0, Hash.LENGTH);
        hash(hash);
        at += 4;
        position = int64();
        return true;
    }

    private boolean isSignature() {
        return row.length > SIGNATURE.length && Arrays.equals(row, 0, SIGNATURE.length, SIGNATURE, 0, SIGNATURE.length);
    }

    private long field(LedgerField field) {
        int length = int32();
        if (field.optional()) {
            canonical.int8(length < 0 ? 0 : 1);
        }
        if (length < 0) {
            readable &= field.optional();
            return ABSENT;
        }
        return switch (field.type()) {
            case BYTE -> small(int16());
            case INT -> number(int32());
            case LONG -> longNumber(int64());
            case TIME -> time(int64());
            case CODE -> code(Objects.requireNonNull(field.codes()), length);
            case TEXT -> text(length);
        };
    }

    private long small(int value) {
        readable &= value >= 0 && value < 256;
        canonical.int8(value);
        return value;
    }

    private long number(int value) {
        canonical.int32(value);
        return value;
    }

    private long longNumber(long value) {
        canonical.int64(value);
        return value;
    }

    /** A fraction of a second would not show in the hash. */
    private long time(long micros) {
        readable &= micros % MICROS == 0;
        long seconds = Math.floorDiv(micros, MICROS) + FROM_1970_TO_2000;
        canonical.int64(seconds);
        return seconds;
    }

    private long code(LedgerCodes codes, int length) {
        int number = codes.number(row, at, length);
        readable &= number != LedgerCodes.UNKNOWN;
        canonical.int8(number);
        at += length;
        return number;
    }

    private long text(int length) {
        canonical.int32(length).raw(row, at, length);
        at += length;
        return length;
    }

    private void hash(byte[] into) {
        int length = int32();
        readable &= length == Hash.LENGTH;
        if (length == Hash.LENGTH) {
            System.arraycopy(row, at, into, 0, length);
        }
        at += Math.max(length, 0);
    }

    private int int16() {
        int value = (row[at] << 8) | (row[at + 1] & 0xff);
        at += 2;
        return value;
    }

    private int int32() {
        int value = (int) CanonicalBytes.INT.get(row, at);
        at += 4;
        return value;
    }

    private long int64() {
        long value = (long) CanonicalBytes.LONG.get(row, at);
        at += 8;
        return value;
    }

    /** Whether nobody touched it: it is a line of this format, its minutes follow from its marks, and its hash from all of it. */
    public boolean genuine() {
        return readable && values[FORMAT] == LedgerFormat.VERSION && minutesFollow() && hashFollows();
    }

    private boolean hashFollows() {
        canonical.into(digest);
        try {
            digest.digest(computed, 0, Hash.LENGTH);
        } catch (DigestException impossible) {
            throw new IllegalStateException("A hash fits into 32 bytes", impossible);
        }
        return Arrays.equals(computed, hash);
    }

    private boolean minutesFollow() {
        boolean voids = values[KIND] == VOID;
        long counted = voids ? -values[MINUTES] : values[MINUTES];
        if (values[PLACE] == ABSENT) {
            return counted >= 0 && (voids || values[KIND] == (isHonour() ? HONOUR : OPENING));
        }
        long from = Math.max(values[CAME], values[STARTS]);
        long to = Math.min(values[LEFT], values[ENDS]);
        return !isHonour() && values[CAME] <= values[LEFT] && counted == Math.max(0, to - from) / 60;
    }

    private boolean isHonour() {
        return values[CLASS] == HONOUR_CLASS;
    }

    public long volunteer() {
        return values[VOLUNTEER];
    }

    public int number() {
        return (int) values[NUMBER];
    }

    /** Among all lines of all volunteers. */
    public long position() {
        return position;
    }

    /** Overwritten by the next row. */
    public byte[] previous() {
        return previous;
    }

    /** Overwritten by the next row. */
    public byte[] hash() {
        return hash;
    }
}
