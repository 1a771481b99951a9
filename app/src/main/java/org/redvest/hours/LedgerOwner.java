package org.redvest.hours;

import org.redvest.shifts.ActivityNumber;
import org.redvest.shifts.Owner;

/**
 * To whom a served shift belongs, as the ledger keeps it.
 *
 * @param kind the number by which the format knows it
 * @param key the number of the activity
 */
public record LedgerOwner(Kind kind, String key) {

    public static LedgerOwner of(Owner owner, ActivityNumber activity) {
        return new LedgerOwner(
                switch (owner) {
                    case ORDER -> Kind.ORDER;
                    case PROGRAMME -> Kind.PROGRAMME;
                },
                activity.value());
    }

    /** The codes are part of the format; 0 stands for hours that no shift here stands behind. */
    public enum Kind {
        ORDER(1),
        PROGRAMME(2);

        private final int code;

        Kind(int code) {
            this.code = code;
        }

        int code() {
            return code;
        }

        static Kind of(int code) {
            return switch (code) {
                case 1 -> ORDER;
                case 2 -> PROGRAMME;
                default ->
                    throw new IllegalArgumentException(
                            "An owner is of kind 1 (order) or 2 (programme), not %d".formatted(code));
            };
        }
    }
}
