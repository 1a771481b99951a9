package org.redvest.dispatch.board;

import java.util.List;
import java.util.Optional;
import org.redvest.accounts.Role;
import org.redvest.web.Navigation;
import org.redvest.web.WhoActs;
import org.springframework.stereotype.Component;

/** A volunteer's first two places, what can be taken and what was; a dispatcher's board beside the review, and emergency calls. */
@Component
class DispatchNavigation implements Navigation {

    @Override
    public List<Entry> entries(Optional<WhoActs.Acting> acting) {
        return acting.map(who -> entries(Role.valueOf(who.role()))).orElse(List.of());
    }

    private static List<Entry> entries(Role role) {
        if (role == Role.DISPATCHER) {
            return List.of(
                    new Entry(25, "dispatch.navigation.board", "/board", "users"),
                    new Entry(27, "dispatch.navigation.emergencies", "/emergencies", "alert-triangle"));
        }
        return role.serves()
                ? List.of(
                        new Entry(10, "dispatch.navigation.openings", "/openings", "mail"),
                        new Entry(20, "dispatch.navigation.services", "/services", "route"))
                : List.of();
    }

    @Override
    public Optional<String> keptOffline(Optional<WhoActs.Acting> acting) {
        return acting.filter(who -> Role.valueOf(who.role()).serves()).map(_ -> "/services/offline");
    }
}
