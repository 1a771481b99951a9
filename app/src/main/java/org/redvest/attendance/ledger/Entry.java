package org.redvest.attendance.ledger;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * One line of the ledger 一笔.
 *
 * @param number counts the volunteer's own lines from 1
 * @param hash covers everything above it and the hash of the line before
 */
public record Entry(
        int number,
        Kind kind,
        HoursClass hoursClass,
        int minutes,
        Hours hours,
        Instant enteredAt,
        Hash previous,
        Hash hash) {

    /** Seconds are enough, and a database keeps them exactly, so a hash can be computed again. */
    static Entry following(Link last, Kind kind, Hours hours, Instant at) {
        var enteredAt = at.truncatedTo(ChronoUnit.SECONDS);
        var open = new Entry(
                last.number() + 1,
                kind,
                HoursClass.CREDIT,
                minutes(kind, hours),
                hours,
                enteredAt,
                last.hash(),
                Hash.ZERO);
        return open.sealed();
    }

    private Entry sealed() {
        return new Entry(number, kind, hoursClass, minutes, hours, enteredAt, previous, Hash.of(this));
    }

    private static int minutes(Kind kind, Hours hours) {
        return kind instanceof Kind.Voiding ? -hours.minutes() : hours.minutes();
    }

    /** Whether nobody touched it: the minutes still follow from the marks, and the hash from all of it. */
    boolean genuine() {
        return minutes == minutes(kind, hours) && hash.equals(Hash.of(this));
    }

    /** Whether it takes nothing back: it says how it was. */
    public boolean counts() {
        return !(kind instanceof Kind.Voiding);
    }

    Link link() {
        return new Link(number, hash);
    }

    /** 信用 from marks made on the spot; 荣誉 added afterwards: never mixed. The second is not given to anybody yet. */
    public enum HoursClass {
        CREDIT,
        HONOUR
    }

    /** What a line is for. A correction is two lines: one that voids, one that says how it was. */
    public sealed interface Kind {
        record Service() implements Kind {}

        record Voiding(int number, String reason) implements Kind {}

        record Correction(String reason) implements Kind {}

        default String code() {
            return switch (this) {
                case Service _ -> "service";
                case Voiding _ -> "void";
                case Correction _ -> "correction";
            };
        }

        /** The number of the line that is taken back, or 0. */
        default int voided() {
            return this instanceof Voiding voiding ? voiding.number() : 0;
        }

        default String why() {
            return switch (this) {
                case Service _ -> "";
                case Voiding voiding -> voiding.reason();
                case Correction correction -> correction.reason();
            };
        }
    }

    /** Where a chain ends so far: the number and the hash of its last line. */
    record Link(int number, Hash hash) {
        static final Link START = new Link(0, Hash.ZERO);
    }
}
