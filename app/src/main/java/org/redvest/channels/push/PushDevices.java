package org.redvest.channels.push;

import java.time.Clock;
import java.util.List;
import org.redvest.accounts.AccountId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The browsers of a person, as those who send ask for them: each question is a short transaction of its own. Callers run as the system. */
@Component
public class PushDevices {

    private final PushDeviceStore store;
    private final Clock clock;

    PushDevices(PushDeviceStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Those that were told the key that is in use. */
    @Transactional(readOnly = true)
    public List<PushDevice> of(AccountId account, String serverKey) {
        return store.of(account).stream()
                .filter(device -> device.serverKey().equals(serverKey))
                .toList();
    }

    @Transactional
    public void answered(PushDevice device, String answer, boolean sent) {
        store.answered(device.id(), answer, sent, clock.instant());
    }

    @Transactional
    public void forget(PushDevice device) {
        store.remove(device.id());
    }
}
