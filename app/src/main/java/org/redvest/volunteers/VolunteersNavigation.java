package org.redvest.volunteers;

import java.util.List;
import java.util.Optional;
import org.redvest.accounts.Role;
import org.redvest.web.Navigation;
import org.redvest.web.WhoActs;
import org.springframework.stereotype.Component;

/** A volunteer's last place: themselves. For those who keep the register: the lists that come in. */
@Component
class VolunteersNavigation implements Navigation {

    @Override
    public List<Entry> entries(Optional<WhoActs.Acting> acting) {
        return acting.map(who -> Role.valueOf(who.role()))
                .map(VolunteersNavigation::entries)
                .orElse(List.of());
    }

    private static List<Entry> entries(Role role) {
        return switch (role) {
            case VOLUNTEER, LEADER -> List.of(new Entry(40, "volunteers.navigation", "/me", "user"));
            case COMMUNITY, DISPATCHER, ADMIN ->
                List.of(new Entry(80, "volunteers.import.navigation", "/volunteers/imports", "file-search"));
            case SECRETARY -> List.of();
        };
    }
}
