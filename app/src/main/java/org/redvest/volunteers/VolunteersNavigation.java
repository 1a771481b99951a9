package org.redvest.volunteers;

import java.util.List;
import java.util.Optional;
import org.redvest.accounts.Role;
import org.redvest.web.Navigation;
import org.redvest.web.WhoActs;
import org.springframework.stereotype.Component;

/** A volunteer's last place: themselves. The registry is a place of those who look after volunteers. */
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
                List.of(new Entry(35, "volunteers.registry.navigation", "/volunteers", "users"));
            case SECRETARY -> List.of();
        };
    }
}
