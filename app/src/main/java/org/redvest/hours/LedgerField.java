package org.redvest.hours;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One field of a line in the canonical bytes and in the database.
 *
 * @param optional whether a byte before it says that it is there (1) or not (0)
 * @param codes for a field of type {@link Type#CODE}
 * @param value of a line that is about to be written
 */
record LedgerField(
        String column,
        Type type,
        boolean optional,
        @Nullable LedgerCodes codes,
        Function<Entry, @Nullable Object> value) {

    /** How a field stands in the bytes, and as what the database keeps it. */
    enum Type {
        /** One byte; a smallint. */
        BYTE,
        /** One byte; the word that stands for it. */
        CODE,
        /** Four bytes; an int. */
        INT,
        /** Eight bytes; a bigint. */
        LONG,
        /** Eight bytes, seconds since 1970; a timestamp without a fraction of a second. */
        TIME,
        /** Its length in four bytes, then UTF-8. */
        TEXT
    }

    static LedgerField of(String column, Type type, Function<Entry, Object> value) {
        return new LedgerField(column, type, false, null, value::apply);
    }

    static LedgerField of(String column, LedgerCodes codes, Function<Entry, Object> value) {
        return new LedgerField(column, Type.CODE, false, codes, value::apply);
    }

    static LedgerField optional(String column, Type type, Function<Entry, @Nullable Object> value) {
        return new LedgerField(column, type, true, null, value);
    }

    /** Of hours that were served on a shift; absent where there is none. */
    static LedgerField served(String column, Type type, Function<Hours, Object> value) {
        return optional(column, type, entry -> entry.served().map(value).orElse(null));
    }

    static LedgerField served(String column, LedgerCodes codes, Function<Hours, Object> value) {
        return new LedgerField(
                column,
                Type.CODE,
                true,
                codes,
                entry -> entry.served().map(value).orElse(null));
    }

    void write(Entry entry, CanonicalBytes bytes) {
        var written = value.apply(entry);
        if (optional) {
            bytes.int8(written == null ? 0 : 1);
        }
        switch (written) {
            case null -> {}
            case Long number -> bytes.int64(number);
            case Instant time -> bytes.int64(time.getEpochSecond());
            case Integer number when type == Type.BYTE -> bytes.int8(number);
            case Integer number -> bytes.int32(number);
            case String word when codes != null -> bytes.int8(codes.number(word));
            default -> bytes.text(written.toString());
        }
    }

    /** Of several lines, as a parameter for {@code unnest}. */
    @Nullable
    Object[] column(List<Entry> entries) {
        var values = entries.stream().map(value);
        return switch (type) {
            case BYTE, INT -> values.toArray(Integer[]::new);
            case LONG -> values.toArray(Long[]::new);
            case CODE, TEXT -> values.toArray(String[]::new);
            case TIME ->
                values.map(time -> time == null ? null : time.toString()).toArray(String[]::new);
        };
    }
}
