package org.redvest.funds.pages;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.redvest.accounts.AccountId;
import org.redvest.funds.Fen;
import org.redvest.funds.Fund;
import org.redvest.funds.FundBalance;
import org.redvest.funds.FundBatch;
import org.redvest.funds.FundLine;
import org.redvest.funds.FundTask;
import org.redvest.funds.LineState;
import org.redvest.programmes.Programme;
import org.redvest.web.Listing;
import org.redvest.web.Text;

/**
 * A fund as its page shows it.
 *
 * @param names of the people of its lines, by account
 * @param tasks what waits for the reader as the second person
 * @param keeps whether the reader proposes what is written in its book
 */
public record FundView(
        Fund fund,
        Programme programme,
        String committee,
        List<FundBatch> batches,
        Listing<FundLine> lines,
        Map<AccountId, String> names,
        List<FundTask> tasks,
        LocalDate today,
        boolean keeps) {

    public FundView {
        batches = List.copyOf(batches);
        names = Map.copyOf(names);
        tasks = List.copyOf(tasks);
    }

    public FundBalance balance() {
        return batches.stream().map(FundBatch::balance).reduce(FundBalance.NOTHING, FundBalance::plus);
    }

    /** Those of which something is approved, or will be. */
    public List<FundBatch> standing() {
        return batches.stream()
                .filter(batch -> batch.line().state() == LineState.APPROVED
                        || batch.line().state() == LineState.WAITING)
                .toList();
    }

    public boolean mayPropose() {
        return keeps && !programme.state().over();
    }

    public boolean mayPay() {
        return keeps && balance().free() > 0;
    }

    public String name(AccountId account) {
        return names.getOrDefault(account, "–");
    }

    /** What a reader should look at: money that lies for long, and what is left where the programme is over. */
    public List<String> watches(Text text) {
        var watches = new ArrayList<String>();
        var last = programme.outline().period().last();
        long left = balance().left();
        if (left > 0 && (programme.state().over() || last.isBefore(today))) {
            watches.add(text.of("funds.watch.remainder", text.fullDate(last), Fen.words(text, left)));
        } else {
            batches.stream()
                    .filter(batch -> batch.isUnused(today))
                    .map(batch -> text.of(
                            "funds.watch.unused",
                            batch.line().paper(),
                            batch.daysSince(today),
                            Fen.words(text, batch.balance().approved())))
                    .forEach(watches::add);
        }
        return List.copyOf(watches);
    }
}
