package org.redvest.hours;

import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.volunteers.OpeningBalancesStated;
import org.redvest.volunteers.OpeningBalancesStated.OpeningBalance;
import org.redvest.volunteers.VolunteerRecords;
import org.redvest.volunteers.Volunteers;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Hours that a list brought enter the ledger as opening balances (转入时数): never added to the hours that were recorded here. */
@Component
class OpeningBalances {

    private final Ledger ledger;
    private final Volunteers volunteers;

    OpeningBalances(Ledger ledger, Volunteers volunteers) {
        this.ledger = ledger;
        this.volunteers = volunteers;
    }

    @ApplicationModuleListener
    void stated(OpeningBalancesStated event) {
        Scopes.run(Scope.SYSTEM, () -> event.balances().forEach(balance -> enter(balance, event)));
    }

    /** An event may be heard twice; somebody who is new has one opening balance. */
    private void enter(OpeningBalance balance, OpeningBalancesStated event) {
        boolean entered = ledger.lines(balance.volunteer()).stream()
                .anyMatch(line -> line.entry().kind() instanceof Entry.Kind.OpeningBalance);
        if (!entered) {
            ledger.enterWithoutShift(new GivenHours(
                    balance.volunteer(),
                    balance.home(),
                    Entry.HoursClass.CREDIT,
                    balance.minutes(),
                    event.since(),
                    event.source(),
                    event.by()));
            var inForce = volunteers.inForce(balance.volunteer());
            if (!inForce.equals(balance.volunteer())) {
                var number = volunteers.profile(balance.volunteer()).number();
                ledger.carryOver(balance.volunteer(), inForce, event.by(), VolunteerRecords.reason(number));
            }
        }
    }
}
