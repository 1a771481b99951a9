package org.redvest.dispatch.vacancies;

import java.util.Set;
import org.redvest.shifts.NeedId;
import org.redvest.volunteers.TeamId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which teams were ever asked for a need. Callers run as the system: a member does not see what their team is asked for. */
@Repository
public class ProposingTeamStore {

    private final JdbcClient client;

    ProposingTeamStore(JdbcClient client) {
        this.client = client;
    }

    public Set<TeamId> teams(NeedId need) {
        return client.sql("select team_id from team_offer where need_id = :need")
                .param("need", need.value())
                .query((row, _) -> new TeamId(row.getLong("team_id")))
                .set();
    }
}
