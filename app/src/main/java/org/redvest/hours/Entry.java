package org.redvest.hours;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.stream.Stream;

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
        Booked booked,
        Instant enteredAt,
        Hash previous,
        Hash hash) {

    /** Seconds are enough, and a database keeps them exactly, so a hash can be computed again. */
    public static Entry following(Link last, Kind kind, Booked booked, Instant at) {
        var open = new Entry(
                last.number() + 1,
                kind,
                booked.hoursClass(),
                kind instanceof Kind.Voiding ? -booked.minutes() : booked.minutes(),
                booked,
                at.truncatedTo(ChronoUnit.SECONDS),
                last.hash(),
                Hash.ZERO);
        return open.sealed();
    }

    private Entry sealed() {
        return new Entry(number, kind, hoursClass, minutes, booked, enteredAt, previous, LedgerFormat.hash(this));
    }

    /** The hours that were served on a shift; lines that were found by a place or a shift have them. */
    public Hours hours() {
        return served().orElseThrow(() -> new IllegalStateException(
                "Line %d of volunteer %s was given without a shift".formatted(number, booked.volunteer())));
    }

    public Optional<Hours> served() {
        return booked instanceof Hours hours ? Optional.of(hours) : Optional.empty();
    }

    /** What the line adds to the balance of credit hours: honour hours never mix with them. */
    public int credit() {
        return hoursClass == HoursClass.CREDIT ? minutes : 0;
    }

    /** Whether it takes nothing back: it says how it was. */
    public boolean counts() {
        return !(kind instanceof Kind.Voiding);
    }

    public Link link() {
        return new Link(number, hash);
    }

    /** 信用 from marks made on the spot, or transferred as such; 荣誉 added afterwards: never mixed. */
    public enum HoursClass {
        CREDIT("credit"),
        HONOUR("honour");

        private final String code;

        HoursClass(String code) {
            this.code = code;
        }

        String code() {
            return code;
        }

        static HoursClass of(String code) {
            return Stream.of(values())
                    .filter(each -> each.code.equals(code))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(
                            "A class of hours is credit or honour, not \"%s\"".formatted(code)));
        }
    }

    /** What a line is for. A correction is two lines: one that voids, one that says how it was. */
    public sealed interface Kind {
        record Service() implements Kind {}

        record Voiding(int number, String reason) implements Kind {}

        record Correction(String reason) implements Kind {}

        /** 转入时数: what another register had counted. */
        record OpeningBalance() implements Kind {}

        /** 荣誉时数 */
        record Honour() implements Kind {}

        default String code() {
            return switch (this) {
                case Service _ -> "service";
                case Voiding _ -> "void";
                case Correction _ -> "correction";
                case OpeningBalance _ -> "opening";
                case Honour _ -> "honour";
            };
        }

        /** The number of the line that is taken back, or 0. */
        default int voided() {
            return this instanceof Voiding voiding ? voiding.number() : 0;
        }

        default String why() {
            return switch (this) {
                case Service _, OpeningBalance _, Honour _ -> "";
                case Voiding voiding -> voiding.reason();
                case Correction correction -> correction.reason();
            };
        }
    }

    /** Where a chain ends so far: the number and the hash of its last line. */
    public record Link(int number, Hash hash) {
        public static final Link START = new Link(0, Hash.ZERO);
    }
}
