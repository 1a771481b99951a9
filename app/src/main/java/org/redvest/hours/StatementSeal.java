package org.redvest.hours;

import java.util.List;

/** The code on a printed statement: a hash over what stands on it and the last line behind it. */
public final class StatementSeal {

    private StatementSeal() {}

    /** Sixteen hex digits in fours. Nobody can guess them who does not have the ledger. */
    public static String of(List<Line> lines, String number, int carried, int added) {
        var last = lines.isEmpty() ? Hash.ZERO : lines.getLast().entry().hash();
        var stated = new CanonicalBytes()
                .int8(LedgerFormat.VERSION)
                .text(number)
                .int32(carried)
                .int32(added);
        var hex = Hash.of(last.bytes(), stated.copy()).toString();
        return String.join(" ", hex.substring(0, 4), hex.substring(4, 8), hex.substring(8, 12), hex.substring(12, 16));
    }
}
