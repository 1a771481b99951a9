package org.redvest.notices;

import java.time.Clock;
import java.util.Collection;
import org.redvest.accounts.Hat;
import org.redvest.web.Live;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Puts news into the lists of those whom it concerns. Callers run as the system, in a transaction. */
@Component
class Postbox {

    private final NoticeStore store;
    private final Live live;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Postbox(NoticeStore store, Live live, ApplicationEventPublisher events, Clock clock) {
        this.store = store;
        this.live = live;
        this.events = events;
        this.clock = clock;
    }

    /** A receipt is told in the list alone: its reader has just done what it says. */
    void tell(News news, Collection<Hat> receivers) {
        var told = receivers.stream().filter(hat -> store.write(hat, news)).toList();
        told.forEach(hat -> live.changed("notices/" + hat.account().value()));
        if (!told.isEmpty() && !news.receipt()) {
            events.publishEvent(news.given(told, clock.getZone()));
        }
    }
}
