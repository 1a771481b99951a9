package org.redvest.funds;

/**
 * How far money is spent, in fen.
 *
 * @param waiting proposed payments that are not decided
 */
public record FundBalance(long approved, long paid, long waiting) {

    public static final FundBalance NOTHING = new FundBalance(0, 0, 0);

    /** Approved and not paid. */
    public long left() {
        return approved - paid;
    }

    /** What a new payment can be proposed for. */
    public long free() {
        return Math.max(0, left() - waiting);
    }

    /** Cut to a tenth of a percent: while a fen is left it does not say 100. */
    public double share() {
        return approved == 0 ? 0 : Math.floor(1000.0 * paid / approved) / 1000;
    }

    public FundBalance plus(FundBalance other) {
        return new FundBalance(approved + other.approved, paid + other.paid, waiting + other.waiting);
    }
}
