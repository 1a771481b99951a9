package org.redvest.dispatch.invitations;

import static org.redvest.dispatch.vacancies.OpeningStore.utc;

import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import org.redvest.volunteers.VolunteerId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Statements about those who do not want to be called. */
@Repository
public class CallChoiceStore {

    private static final String UNWILLING = """
            select volunteer_id from no_calls where volunteer_id = any(:volunteers)
            """;

    private static final String NEVER = """
            insert into no_calls (volunteer_id, since) values (:volunteer, :at) on conflict do nothing
            """;

    private static final String AGAIN = """
            delete from no_calls where volunteer_id = :volunteer
            """;

    private final JdbcClient client;

    CallChoiceStore(JdbcClient client) {
        this.client = client;
    }

    /** Of others only the system may ask. */
    public Set<VolunteerId> unwilling(Collection<VolunteerId> volunteers) {
        return client.sql(UNWILLING)
                .param("volunteers", volunteers.stream().map(VolunteerId::value).toArray(Long[]::new))
                .query((row, _) -> new VolunteerId(row.getLong(1)))
                .set();
    }

    public void never(VolunteerId volunteer, Instant at) {
        client.sql(NEVER)
                .param("volunteer", volunteer.value())
                .param("at", utc(at))
                .update();
    }

    public void again(VolunteerId volunteer) {
        client.sql(AGAIN).param("volunteer", volunteer.value()).update();
    }
}
