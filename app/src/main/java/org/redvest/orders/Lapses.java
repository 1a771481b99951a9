package org.redvest.orders;

import java.time.Clock;
import java.util.List;
import org.redvest.database.OnOneNode;
import org.redvest.database.OneByOne;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Ends what was never opened, or opened and taken by nobody: once its time is over it was not held, and says so. */
@Component
class Lapses {

    private final ShiftStore shifts;
    private final Orders orders;
    private final List<ShiftPeople> people;
    private final TransactionTemplate transactions;
    private final OneByOne oneByOne;
    private final Clock clock;

    Lapses(
            ShiftStore shifts,
            Orders orders,
            List<ShiftPeople> people,
            TransactionTemplate transactions,
            OneByOne oneByOne,
            Clock clock) {
        this.shifts = shifts;
        this.orders = orders;
        this.people = List.copyOf(people);
        this.transactions = transactions;
        this.oneByOne = oneByOne;
        this.clock = clock;
    }

    /** Each shift in a transaction of its own: one that fails does not hold up the others. */
    @OnOneNode(every = "${redvest.housekeeping}")
    void end() {
        Scopes.run(Scope.SYSTEM, () -> oneByOne.each(lapsed(), orders::endNotHeld));
    }

    private List<ShiftId> lapsed() {
        return transactions.execute(_ -> shifts.lapsed(clock.instant()).stream()
                .filter(shift -> people.stream().noneMatch(each -> each.anyAt(shift)))
                .toList());
    }
}
