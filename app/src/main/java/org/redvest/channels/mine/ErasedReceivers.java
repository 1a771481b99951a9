package org.redvest.channels.mine;

import org.redvest.accounts.AccountErased;
import org.redvest.channels.MemberStore;
import org.redvest.channels.ReceiverStore;
import org.redvest.channels.push.PushDeviceStore;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Who is erased can be reached no more: address, ids, choices and browsers go in the same transaction. */
@Component
class ErasedReceivers {

    private final ReceiverStore receivers;
    private final MemberStore members;
    private final PushDeviceStore browsers;

    ErasedReceivers(ReceiverStore receivers, MemberStore members, PushDeviceStore browsers) {
        this.receivers = receivers;
        this.members = members;
        this.browsers = browsers;
    }

    @EventListener
    void on(AccountErased event) {
        Scopes.run(Scope.SYSTEM, () -> {
            receivers.erase(event.account());
            members.erase(event.account());
            browsers.removeAll(event.account());
        });
    }
}
