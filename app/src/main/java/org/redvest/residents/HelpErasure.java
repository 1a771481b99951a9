package org.redvest.residents;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.redvest.database.OnOneNode;
import org.redvest.database.OneByOne;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.orders.PrefilledOrders;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Erases what residents wrote once its time is over, and the counts of days that are over. */
@Component
class HelpErasure {

    private static final int AT_ONCE = 500;

    private final HelpLinkStore links;
    private final HelpLimitStore limits;
    private final HelpRetention retention;
    private final PrefilledOrders forms;
    private final OneByOne oneByOne;
    private final TransactionOperations transactions;
    private final Clock clock;

    HelpErasure(
            HelpLinkStore links,
            HelpLimitStore limits,
            HelpRetention retention,
            PrefilledOrders forms,
            OneByOne oneByOne,
            TransactionOperations transactions,
            Clock clock) {
        this.links = links;
        this.limits = limits;
        this.retention = retention;
        this.forms = forms;
        this.oneByOne = oneByOne;
        this.transactions = transactions;
        this.clock = clock;
    }

    @OnOneNode(every = "${redvest.housekeeping}")
    void erase() {
        Scopes.run(Scope.SYSTEM, () -> {
            var now = clock.instant();
            List<HelpLinkStore.ToErase> over = Objects.requireNonNull(
                    transactions.execute(_ -> links.listToErase(now.minus(retention.length()), AT_ONCE)));
            oneByOne.each(over, each -> {
                each.draft().ifPresent(forms::forget);
                links.erase(each.request(), now);
            });
            transactions.executeWithoutResult(_ -> limits.forget(LocalDate.ofInstant(now, clock.getZone())));
        });
    }
}
