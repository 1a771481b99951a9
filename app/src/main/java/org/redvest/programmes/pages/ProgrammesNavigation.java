package org.redvest.programmes.pages;

import java.util.List;
import java.util.Optional;
import org.redvest.accounts.Role;
import org.redvest.web.Navigation;
import org.redvest.web.WhoActs;
import org.springframework.stereotype.Component;

/** Behind the board: what is planned over weeks. */
@Component
class ProgrammesNavigation implements Navigation {

    private static final Entry PROGRAMMES =
            new Entry(27, "programmes.navigation", ProgrammePages.ALL, "calendar-event", 0, List.of("/posts"));

    @Override
    public List<Entry> entries(Optional<WhoActs.Acting> acting) {
        return acting.map(who -> Role.valueOf(who.role()))
                .filter(role -> role == Role.DISPATCHER || role == Role.SECRETARY)
                .map(_ -> List.of(PROGRAMMES))
                .orElse(List.of());
    }
}
