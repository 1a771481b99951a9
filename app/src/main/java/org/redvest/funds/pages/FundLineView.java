package org.redvest.funds.pages;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.redvest.accounts.AccountId;
import org.redvest.funds.Fund;
import org.redvest.funds.FundBalance;
import org.redvest.funds.FundLine;
import org.redvest.funds.FundShare;
import org.redvest.funds.LineKind;
import org.redvest.funds.LineState;
import org.redvest.programmes.Programme;

/**
 * One line of a fund's book as its page shows it.
 *
 * @param voided of a void: the line that it voids
 * @param shares of the batch that the line is, or voids
 * @param source what is spent of the share that the line is paid from, or of the one that a void gives back to
 * @param own whether the reader proposed it
 * @param checks whether the reader may be its second person
 * @param keeps whether the reader may propose to void it
 */
public record FundLineView(
        Fund fund,
        Programme programme,
        FundLine line,
        Optional<FundLine> voided,
        List<FundShare> shares,
        Optional<FundShare> source,
        Map<AccountId, String> names,
        boolean own,
        boolean checks,
        boolean keeps) {

    public FundLineView {
        shares = List.copyOf(shares);
        names = Map.copyOf(names);
    }

    public boolean waits() {
        return line.state() == LineState.WAITING;
    }

    public boolean mayDecide() {
        return waits() && checks && !own;
    }

    public boolean mayWithdraw() {
        return waits() && checks && own;
    }

    public boolean mayVoid() {
        return keeps && line.canBeVoided();
    }

    /** What is spent of the share once this line is approved. */
    public Optional<FundBalance> after() {
        return source.map(FundShare::balance).map(now -> {
            long paid = line.kind() == LineKind.PAYMENT ? now.paid() + line.fen() : now.paid() - line.fen();
            return new FundBalance(now.approved(), paid, now.waiting());
        });
    }

    public String name(AccountId account) {
        return names.getOrDefault(account, "–");
    }
}
