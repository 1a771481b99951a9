package org.redvest.volunteers;

import java.util.List;
import java.util.Optional;
import org.redvest.accounts.Role;
import org.redvest.web.Navigation;
import org.redvest.web.WhoActs;
import org.springframework.stereotype.Component;

/** A volunteer's last place: themselves. */
@Component
class VolunteersNavigation implements Navigation {

    @Override
    public List<Entry> entries(Optional<WhoActs.Acting> acting) {
        return acting.filter(who -> Role.valueOf(who.role()).serves())
                .map(_ -> List.of(new Entry(40, "volunteers.navigation", "/me", "user")))
                .orElse(List.of());
    }
}
