package org.redvest.orders.drafting;

import org.redvest.accounts.Role;
import org.redvest.accounts.StaffHandedOver;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Drafts are their writer's own. When a community worker leaves, the colleague who goes on finds them as they were left. */
@Component
class DraftsHandedOver {

    private final DraftStore drafts;

    DraftsHandedOver(DraftStore drafts) {
        this.drafts = drafts;
    }

    @ApplicationModuleListener
    void on(StaffHandedOver event) {
        if (event.role() == Role.COMMUNITY) {
            Scopes.run(Scope.SYSTEM, () -> drafts.handOver(event.from(), event.to(), event.region()));
        }
    }
}
