package org.redvest.hours;

import org.redvest.shifts.ActivityNumber;
import org.redvest.shifts.Owner;

/**
 * To whom a served shift belongs, as the ledger keeps it.
 *
 * @param kind the number by which the format knows it
 * @param key the number of the activity
 */
public record LedgerOwner(OwnerKind kind, String key) {

    public static LedgerOwner of(Owner owner, ActivityNumber activity) {
        return new LedgerOwner(
                switch (owner) {
                    case ORDER -> OwnerKind.ORDER;
                    case PROGRAMME -> OwnerKind.PROGRAMME;
                },
                activity.value());
    }

    /** The codes are part of the format; 0 stands for hours that no shift here stands behind. */
    public enum OwnerKind {
        ORDER(1),
        PROGRAMME(2);

        private final int code;

        OwnerKind(int code) {
            this.code = code;
        }

        int code() {
            return code;
        }

        static OwnerKind of(int code) {
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
