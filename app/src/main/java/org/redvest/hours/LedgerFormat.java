package org.redvest.hours;

import static org.redvest.hours.LedgerField.of;
import static org.redvest.hours.LedgerField.optional;
import static org.redvest.hours.LedgerField.served;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.redvest.hours.LedgerField.Type;

/**
 * Format 1 of the ledger: which bytes stand for a line and for a root, so that anybody can compute the hashes again.
 * docs/ledger.md says the same in words, with an example; a change of either is a new format.
 */
public final class LedgerFormat {

    static final int VERSION = 1;

    /** In the order of the bytes. */
    static final List<LedgerField> FIELDS = List.of(
            of("format", Type.BYTE, _ -> VERSION),
            of("volunteer_id", Type.LONG, entry -> entry.booked().volunteer().value()),
            of("number", Type.INT, Entry::number),
            of("kind", LedgerCodes.KIND, entry -> entry.kind().code()),
            optional("voids", Type.INT, LedgerFormat::voids),
            of("class", LedgerCodes.HOURS_CLASS, entry -> entry.hoursClass().code()),
            of("minutes", Type.INT, Entry::minutes),
            of("region", Type.TEXT, entry -> entry.booked().region().value()),
            served("place_id", Type.LONG, hours -> hours.place().value()),
            served("shift_id", Type.LONG, hours -> hours.service().shift().value()),
            of("owner_kind", Type.BYTE, LedgerFormat::ownerKind),
            served("owner", Type.TEXT, hours -> hours.service().owner().key()),
            served("category", Type.TEXT, hours -> hours.service().category()),
            served("title_zh", Type.TEXT, hours -> hours.service().title().zh()),
            served("title_en", Type.TEXT, hours -> hours.service().title().en()),
            of("starts_at", Type.TIME, entry -> entry.booked().since()),
            served("ends_at", Type.TIME, hours -> hours.service().window().end()),
            served("came_at", Type.TIME, hours -> hours.came().at()),
            served("came_how", LedgerCodes.MARK, hours -> hours.came().how().code()),
            served("left_at", Type.TIME, hours -> hours.left().at()),
            served("left_how", LedgerCodes.MARK, hours -> hours.left().how().code()),
            optional("source", Type.TEXT, LedgerFormat::source),
            optional("reason", Type.TEXT, LedgerFormat::reason),
            of("entered_by", Type.LONG, entry -> entry.booked().enteredBy().value()),
            of("entered_at", Type.TIME, Entry::enteredAt));

    /** As they are read to be computed again; {@link CopiedRow} relies on this order. */
    public static final String COLUMNS =
            FIELDS.stream().map(LedgerField::column).collect(Collectors.joining(", ")) + ", previous, hash, position";

    private LedgerFormat() {}

    private static @Nullable Object voids(Entry entry) {
        return entry.kind() instanceof Entry.Kind.Voiding voiding ? (Object) voiding.number() : null;
    }

    private static Object ownerKind(Entry entry) {
        return entry.served()
                .map(hours -> hours.service().owner().kind().code())
                .orElse(0);
    }

    private static @Nullable Object source(Entry entry) {
        return entry.booked() instanceof GivenHours given ? given.source() : null;
    }

    private static @Nullable Object reason(Entry entry) {
        return switch (entry.kind()) {
            case Entry.Kind.Voiding voiding -> voiding.reason();
            case Entry.Kind.Correction correction -> correction.reason();
            case Entry.Kind.Service _, Entry.Kind.OpeningBalance _, Entry.Kind.Honour _ -> null;
        };
    }

    static byte[] bytes(Entry entry) {
        var bytes = new CanonicalBytes();
        FIELDS.forEach(field -> field.write(entry, bytes));
        return bytes.copy();
    }

    static Hash hash(Entry entry) {
        return Hash.of(entry.previous().bytes(), bytes(entry));
    }

    static byte[] bytes(Root root) {
        return new CanonicalBytes()
                .int8(root.format())
                .int32(root.number())
                .int64(root.day().toEpochDay())
                .int64(root.upTo())
                .int32(root.entries())
                .int64(root.takenAt().getEpochSecond())
                .hash(root.tree())
                .copy();
    }

    static Hash hash(Root root) {
        return Hash.of(root.previous().bytes(), bytes(root));
    }
}
