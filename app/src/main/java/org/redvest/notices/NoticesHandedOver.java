package org.redvest.notices;

import org.redvest.accounts.StaffHandedOver;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/**
 * What a person who leaves has not read yet concerns the colleague who goes on. A colleague who was told of it as well is not told
 * again.
 */
@Component
class NoticesHandedOver {

    private final NoticeStore notices;

    NoticesHandedOver(NoticeStore notices) {
        this.notices = notices;
    }

    @ApplicationModuleListener
    void on(StaffHandedOver event) {
        Scopes.run(Scope.SYSTEM, () -> notices.handOver(event));
    }
}
