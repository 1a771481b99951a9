package org.redvest.notices;

import java.util.Collection;
import org.redvest.accounts.Hat;
import org.redvest.web.Live;
import org.springframework.stereotype.Component;

/** Puts news into the lists of those whom it concerns. Callers run as the system, in a transaction. */
@Component
class Postbox {

    private final NoticeStore store;
    private final Live live;

    Postbox(NoticeStore store, Live live) {
        this.store = store;
        this.live = live;
    }

    void tell(News news, Collection<Hat> receivers) {
        receivers.stream()
                .filter(hat -> store.write(hat, news))
                .forEach(hat -> live.changed("notices/" + hat.account().value()));
    }
}
