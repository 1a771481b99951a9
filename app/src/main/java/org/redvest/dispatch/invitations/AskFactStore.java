package org.redvest.dispatch.invitations;

import static org.redvest.dispatch.vacancies.OpeningStore.utc;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.redvest.shifts.ShiftId;
import org.redvest.volunteers.VolunteerId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What is looked up of many people before they are asked, each in one statement. Callers run as the system. */
@Repository
class AskFactStore {

    private static final String DECLINED = """
            select shift_id, volunteer_id, max(at) as at
              from decline
              join vacancy using (need_id)
             where shift_id = any(:shifts) and volunteer_id = any(:volunteers) and undone_at is null
             group by shift_id, volunteer_id
            """;

    private static final String ASKED_SINCE = """
            select volunteer_id, count(*) as asked
              from service_invitation
             where volunteer_id = any(:volunteers) and sent_at > :since and why not in ('waited', 'called', 'emergency')
             group by volunteer_id
            """;

    private static final String MOST_A_WEEK = """
            select volunteer_id, most_a_week from invitation_choice where volunteer_id = any(:volunteers)
            """;

    private static final String CHOOSE = """
            insert into invitation_choice (volunteer_id, most_a_week, chosen_at)
            values (:volunteer, :most, :at)
            on conflict (volunteer_id) do update set most_a_week = excluded.most_a_week, chosen_at = excluded.chosen_at
            """;

    private final JdbcClient client;

    AskFactStore(JdbcClient client) {
        this.client = client;
    }

    /** A no to one need of a service is a no to the service. */
    record SaidNo(ShiftId shift, VolunteerId volunteer) {}

    Map<SaidNo, Instant> declined(Collection<VolunteerId> volunteers, Collection<ShiftId> shifts) {
        var declined = new HashMap<SaidNo, Instant>();
        of(DECLINED, volunteers)
                .param("shifts", shifts.stream().map(ShiftId::value).toArray(Long[]::new))
                .query(row -> {
                    declined.put(
                            new SaidNo(
                                    new ShiftId(row.getLong("shift_id")), new VolunteerId(row.getLong("volunteer_id"))),
                            row.getTimestamp("at").toInstant());
                });
        return declined;
    }

    Map<VolunteerId, Integer> askedSince(Collection<VolunteerId> volunteers, Instant since) {
        return numbers(of(ASKED_SINCE, volunteers).param("since", utc(since)), "asked");
    }

    Map<VolunteerId, Integer> mostAWeek(Collection<VolunteerId> volunteers) {
        return numbers(of(MOST_A_WEEK, volunteers), "most_a_week");
    }

    void choose(VolunteerId volunteer, int most, Instant at) {
        client.sql(CHOOSE)
                .param("volunteer", volunteer.value())
                .param("most", most)
                .param("at", utc(at))
                .update();
    }

    private static Map<VolunteerId, Integer> numbers(JdbcClient.StatementSpec statement, String column) {
        var numbers = new HashMap<VolunteerId, Integer>();
        statement.query(row -> {
            numbers.put(new VolunteerId(row.getLong("volunteer_id")), row.getInt(column));
        });
        return numbers;
    }

    private JdbcClient.StatementSpec of(String sql, Collection<VolunteerId> volunteers) {
        return client.sql(sql)
                .param("volunteers", volunteers.stream().map(VolunteerId::value).toArray(Long[]::new));
    }
}
