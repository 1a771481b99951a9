package org.redvest.volunteers;

import java.util.List;
import java.util.Optional;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who leads a team and who is in it, for modules that ask teams. But for {@link #find} the caller has checked who may know that. */
@Service
public class TeamRoster {

    private final TeamStore store;

    TeamRoster(TeamStore store) {
        this.store = store;
    }

    /** In the caller's scope; empty once it was dissolved. */
    @Transactional(readOnly = true)
    public Optional<Team> find(TeamId team) {
        return store.find(team);
    }

    /** Its name, also once it was dissolved. */
    @Transactional(readOnly = true)
    public String name(TeamId team) {
        return Scopes.within(Scope.SYSTEM, () -> store.findName(team)).orElseThrow();
    }

    /** Those that this person leads, or stands in for the leader of. */
    @Transactional(readOnly = true)
    public List<Team> ledBy(VolunteerId leader) {
        return Scopes.within(Scope.SYSTEM, () -> store.listLedBy(leader));
    }

    /** The leader and the deputy. */
    @Transactional(readOnly = true)
    public List<VolunteerId> leaders(TeamId team) {
        return Scopes.within(Scope.SYSTEM, () -> store.leaders(team));
    }

    /** Everybody who was admitted, the leader too. */
    @Transactional(readOnly = true)
    public List<VolunteerId> members(TeamId team) {
        return Scopes.within(Scope.SYSTEM, () -> store.members(team));
    }
}
