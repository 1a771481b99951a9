package org.redvest.notices;

import java.util.List;
import java.util.Optional;
import org.redvest.web.Navigation;
import org.redvest.web.WhoActs;
import org.springframework.stereotype.Component;

/** The list, with how much is new in it. */
@Component
class NoticesNavigation implements Navigation {

    @Override
    public List<Entry> entries(Optional<WhoActs.Acting> acting) {
        return acting.stream()
                .map(who -> new Entry(40, "notices.navigation", "/notices", "bell", who.count(UnreadCount.NAME)))
                .toList();
    }
}
