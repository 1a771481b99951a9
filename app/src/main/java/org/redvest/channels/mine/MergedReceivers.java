package org.redvest.channels.mine;

import org.redvest.accounts.AccountId;
import org.redvest.channels.MemberStore;
import org.redvest.channels.ReceiverStore;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.volunteers.VolunteerId;
import org.redvest.volunteers.VolunteerRecords;
import org.springframework.stereotype.Component;

/** Where a person is reached who had two numbers: what the kept one has not confirmed itself it takes from the other. */
@Component
class MergedReceivers implements VolunteerRecords {

    private final ReceiverStore receivers;
    private final MemberStore members;

    MergedReceivers(ReceiverStore receivers, MemberStore members) {
        this.receivers = receivers;
        this.members = members;
    }

    @Override
    public void carryOver(VolunteerId from, VolunteerId to, AccountId by, String reason) {
        Scopes.run(Scope.SYSTEM, () -> {
            receivers.carryOver(from.account(), to.account());
            members.carryOver(from.account(), to.account());
        });
    }
}
