package org.redvest.dispatch.places;

import java.util.Collection;
import java.util.Set;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.volunteers.VolunteerId;
import org.redvest.volunteers.VolunteerTies;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Those who hold or have held a place, or were invited to one: presences, hours and answers hang on it, so they cannot be unregistered. */
@Repository
class PlaceTieStore implements VolunteerTies {

    private static final String TIED = """
            select volunteer_id from place where volunteer_id = any(:ids)
            union
            select volunteer_id from service_invitation where volunteer_id = any(:ids)
            union
            select volunteer_id from waiting_entry where volunteer_id = any(:ids)
            """;

    private final JdbcClient client;

    PlaceTieStore(JdbcClient client) {
        this.client = client;
    }

    @Override
    public Set<VolunteerId> tied(Collection<VolunteerId> ids) {
        return Scopes.within(
                Scope.SYSTEM,
                () -> client.sql(TIED)
                        .param("ids", ids.stream().map(VolunteerId::value).toArray(Long[]::new))
                        .query((row, _) -> new VolunteerId(row.getLong("volunteer_id")))
                        .set());
    }
}
