package org.redvest.volunteers;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import org.redvest.engine.Position;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every statement about what changes on a volunteer after the registration, but for what they choose themselves. */
@Repository
class MembershipStore {

    private static final String CHANGE_STATUS = """
            update volunteer set status = :status where volunteer_id = :id
            """;

    private static final String COUNT_ONE = """
            insert into home_count (home, people) values (:home, greatest(:change, 0))
                on conflict (home) do update set people = home_count.people + :change
            """;

    private static final String CHANGE_SKILLS = """
            update volunteer set skills = :skills where volunteer_id = :id
            """;

    private static final String ERASE = """
            update volunteer
               set born = date '1900-01-01', lat = :lat, lon = :lon, skills = '{}', licences = '{}', licences_until = '{}',
                   interests = '{}', week = 0, exception_days = '{}', exception_parts = '{}', do_not_disturb = true
             where volunteer_id = :id
            """;

    /** A team keeps its leader until another one takes over; the lead of a person who is gone shows no name. */
    private static final String LEAVE_TEAMS = """
            update team_member m
               set left_at = :at
             where volunteer_id = :id and left_at is null
               and not exists (select 1 from team t where t.team_id = m.team_id and t.leader_id = :id)
            """;

    private static final String GIVE_UP_DUTIES = """
            update team
               set deputy_id = nullif(deputy_id, :id), offered_to = nullif(offered_to, :id)
             where deputy_id = :id or offered_to = :id
            """;

    private final JdbcClient client;

    MembershipStore(JdbcClient client) {
        this.client = client;
    }

    /** The caller has locked the volunteer. */
    void changeStatus(Profile before, VolunteerStatus status) {
        client.sql(CHANGE_STATUS)
                .param("id", before.id().value())
                .param("status", status.name())
                .update();
        int change = one(status) - one(before.status());
        if (change != 0) {
            client.sql(COUNT_ONE)
                    .param("home", before.home().value())
                    .param("change", change)
                    .update();
        }
    }

    boolean changeSkills(VolunteerId id, Set<String> skills) {
        return client.sql(CHANGE_SKILLS)
                        .param("id", id.value())
                        .param("skills", skills.stream().sorted().toArray(String[]::new))
                        .update()
                == 1;
    }

    void erase(VolunteerId id, Position centre) {
        client.sql(ERASE)
                .param("id", id.value())
                .param("lat", centre.lat())
                .param("lon", centre.lon())
                .update();
    }

    void leaveTeams(VolunteerId id, Instant at) {
        client.sql(LEAVE_TEAMS)
                .param("id", id.value())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
        client.sql(GIVE_UP_DUTIES).param("id", id.value()).update();
    }

    private static int one(VolunteerStatus status) {
        return status == VolunteerStatus.ACTIVE ? 1 : 0;
    }
}
