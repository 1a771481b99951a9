package org.redvest.attendance.ledger;

import org.redvest.orders.OrderNumber;

/**
 * To whom a served shift belongs, as the ledger keeps it.
 *
 * @param kind the number by which the format knows it
 * @param key its own number or code
 */
public record LedgerOwner(Kind kind, String key) {

    public static LedgerOwner order(OrderNumber order) {
        return new LedgerOwner(Kind.ORDER, order.value());
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
