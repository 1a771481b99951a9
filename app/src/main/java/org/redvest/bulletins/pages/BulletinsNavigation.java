package org.redvest.bulletins.pages;

import java.util.List;
import java.util.Optional;
import org.redvest.accounts.Role;
import org.redvest.web.Navigation;
import org.redvest.web.WhoActs;
import org.springframework.stereotype.Component;

/** Behind programmes: what is reported of them. */
@Component
class BulletinsNavigation implements Navigation {

    private static final Entry BULLETINS = new Entry(28, "bulletins.navigation", BulletinPages.ALL, "file-search");

    @Override
    public List<Entry> entries(Optional<WhoActs.Acting> acting) {
        return acting.map(who -> Role.valueOf(who.role()))
                .filter(role -> role == Role.DISPATCHER || role == Role.SECRETARY)
                .map(_ -> List.of(BULLETINS))
                .orElse(List.of());
    }
}
