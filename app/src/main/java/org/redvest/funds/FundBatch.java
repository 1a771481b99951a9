package org.redvest.funds;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** A batch with its shares. */
public record FundBatch(FundLine line, List<FundShare> shares) {

    /** A batch that nothing was paid from is pointed out after so many days. */
    private static final int LONG_UNUSED = 90;

    public FundBatch {
        shares = List.copyOf(shares);
    }

    public FundBalance balance() {
        return shares.stream().map(FundShare::balance).reduce(FundBalance.NOTHING, FundBalance::plus);
    }

    public long daysSince(LocalDate today) {
        return ChronoUnit.DAYS.between(line.day(), today);
    }

    public boolean isUnused(LocalDate today) {
        return line.state() == LineState.APPROVED && balance().paid() == 0 && daysSince(today) >= LONG_UNUSED;
    }
}
