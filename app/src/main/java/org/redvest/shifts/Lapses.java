package org.redvest.shifts;

import java.time.Clock;
import java.util.List;
import org.redvest.database.OnOneNode;
import org.redvest.database.OneByOne;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Ends shifts that were never opened, or of which no person took a place: once their time is over they were not held. */
@Component
public class Lapses {

    private final ShiftStore shifts;
    private final Shifts facade;
    private final List<ShiftPeople> people;
    private final TransactionTemplate transactions;
    private final OneByOne oneByOne;
    private final Clock clock;

    Lapses(
            ShiftStore shifts,
            Shifts facade,
            List<ShiftPeople> people,
            TransactionTemplate transactions,
            OneByOne oneByOne,
            Clock clock) {
        this.shifts = shifts;
        this.facade = facade;
        this.people = List.copyOf(people);
        this.transactions = transactions;
        this.oneByOne = oneByOne;
        this.clock = clock;
    }

    /** Each shift in a transaction of its own: one that fails does not hold up the others. */
    @OnOneNode(every = "${redvest.housekeeping}")
    public void end() {
        Scopes.run(Scope.SYSTEM, () -> oneByOne.each(lapsed(), facade::endNotHeld));
    }

    private List<ShiftId> lapsed() {
        return transactions.execute(_ -> shifts.lapsed(clock.instant()).stream()
                .filter(shift -> people.stream().noneMatch(each -> each.anyAt(shift)))
                .toList());
    }
}
