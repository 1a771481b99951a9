package org.redvest.residents;

import java.util.List;
import java.util.Optional;
import org.redvest.accounts.Role;
import org.redvest.database.Scopes;
import org.redvest.regions.RegionCode;
import org.redvest.web.Navigation;
import org.redvest.web.WhoActs;
import org.springframework.stereotype.Component;

/** 居民求助, with how many wait: for a community always, for a dispatcher where something waits longer than promised. */
@Component
class HelpNavigation implements Navigation {

    private final HelpDesk desk;

    HelpNavigation(HelpDesk desk) {
        this.desk = desk;
    }

    @Override
    public List<Entry> entries(Optional<WhoActs.Acting> acting) {
        return acting.map(who -> entries(Role.valueOf(who.role()))).orElse(List.of());
    }

    private List<Entry> entries(Role role) {
        return switch (role) {
            case COMMUNITY -> List.of(entry(waiting(role)));
            case DISPATCHER -> {
                var waiting = waiting(role);
                yield waiting > 0 ? List.of(entry(waiting)) : List.of();
            }
            case VOLUNTEER, LEADER, SECRETARY, ADMIN -> List.of();
        };
    }

    /** Whose navigation it is stands in the scope that the request acts in; an error page may have none. */
    private long waiting(Role role) {
        var region = Scopes.current().lo();
        return region.isEmpty() ? 0 : desk.waiting(role, new RegionCode(region));
    }

    private static Entry entry(long waiting) {
        return new Entry(25, "residents.navigation", "/residents", "message-2", waiting);
    }
}
