package org.redvest.notices;

import org.redvest.accounts.Accounts;
import org.redvest.accounts.Role;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.regions.Regions;
import org.redvest.residents.HelpAsked;
import org.redvest.web.Live;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/**
 * Tells those in charge of a community that a resident asks for help. The notice leads to the request and says
 * nothing of the resident.
 */
@Component
class TellingOfResidents {

    private final Accounts accounts;
    private final Regions regions;
    private final NoticeStore store;
    private final Live live;

    TellingOfResidents(Accounts accounts, Regions regions, NoticeStore store, Live live) {
        this.accounts = accounts;
        this.regions = regions;
        this.store = store;
        this.live = live;
    }

    @ApplicationModuleListener
    void on(HelpAsked event) {
        Scopes.run(Scope.SYSTEM, () -> {
            var news =
                    new HelpNews(event.request(), event.mark(), regions.path(event.region()), event.due(), event.at());
            accounts.inCharge(Role.COMMUNITY, event.region()).stream()
                    .filter(hat -> store.write(hat, news))
                    .forEach(hat -> live.changed("notices/" + hat.account().value()));
        });
    }
}
