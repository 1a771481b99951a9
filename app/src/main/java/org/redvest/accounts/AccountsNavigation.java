package org.redvest.accounts;

import java.util.List;
import java.util.Optional;
import org.redvest.web.Navigation;
import org.redvest.web.WhoActs;
import org.springframework.stereotype.Component;

/** An administrator's one place. */
@Component
class AccountsNavigation implements Navigation {

    @Override
    public List<Entry> entries(Optional<WhoActs.Acting> acting) {
        return acting.filter(who -> who.role().equals(Role.ADMIN.name())).stream()
                .map(_ -> new Entry(10, "accounts.navigation", "/accounts", "users"))
                .toList();
    }
}
