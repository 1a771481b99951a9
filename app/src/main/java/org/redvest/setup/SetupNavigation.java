package org.redvest.setup;

import java.util.List;
import java.util.Optional;
import org.redvest.accounts.Role;
import org.redvest.web.Navigation;
import org.redvest.web.WhoActs;
import org.springframework.stereotype.Component;

/** An administrator's way to the divisions, and from there to the settings. */
@Component
class SetupNavigation implements Navigation {

    @Override
    public List<Entry> entries(Optional<WhoActs.Acting> acting) {
        return acting.filter(who -> who.role().equals(Role.ADMIN.name())).stream()
                .map(_ -> new Entry(30, "setup.divisions.navigation", "/divisions", "apps"))
                .toList();
    }
}
