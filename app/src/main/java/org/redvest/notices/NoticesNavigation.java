package org.redvest.notices;

import java.util.List;
import java.util.Optional;
import org.redvest.accounts.AccountId;
import org.redvest.accounts.GrantId;
import org.redvest.database.Scopes;
import org.redvest.web.Navigation;
import org.redvest.web.WhoActs;
import org.springframework.stereotype.Component;

/** The list, with how much is new in it. Whose it is stands in the scope that the request already acts in. */
@Component
class NoticesNavigation implements Navigation {

    private final Notices notices;

    NoticesNavigation(Notices notices) {
        this.notices = notices;
    }

    @Override
    public List<Entry> entries(Optional<WhoActs.Acting> acting) {
        var person = Scopes.current().person();
        return acting.filter(_ -> person > 0).stream()
                .map(who -> new Entry(40, "notices.navigation", "/notices", "bell", unread(new AccountId(person), who)))
                .toList();
    }

    private long unread(AccountId account, WhoActs.Acting who) {
        return notices.unread(
                account,
                who.hats().stream()
                        .map(hat -> new GrantId(Long.parseLong(hat.id())))
                        .toList());
    }
}
