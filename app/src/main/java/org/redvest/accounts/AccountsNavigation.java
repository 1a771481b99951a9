package org.redvest.accounts;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.redvest.web.Navigation;
import org.redvest.web.WhoActs;
import org.springframework.stereotype.Component;

/** An administrator's places. */
@Component
class AccountsNavigation implements Navigation {

    @Override
    public List<Entry> entries(Optional<WhoActs.Acting> acting) {
        return acting.filter(who -> who.role().equals(Role.ADMIN.name())).stream()
                .flatMap(_ -> Stream.of(
                        new Entry(10, "accounts.navigation", "/accounts", "users"),
                        new Entry(15, "invitations.navigation", "/invitations", "mail"),
                        new Entry(20, "accounts.audit.navigation", "/audit", "history")))
                .toList();
    }
}
