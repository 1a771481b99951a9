package org.redvest.volunteers;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every statement about volunteers whom a list names again, or names by mistake. */
@Repository
class VolunteerChangeStore {

    private static final String NUMBERED = "select volunteer_id from volunteer where number = any(:numbers)";

    private static final String ADD_SKILLS = """
            update volunteer
               set skills = array(select distinct skill from unnest(skills || :skills::text[]) as skill order by skill)
             where volunteer_id = :id
            """;

    private static final String IN_TEAMS = """
            select volunteer_id from team_member where volunteer_id = any(:ids)
            """;

    /** Their communities have fewer active people; in the order of the codes, as when people are added. */
    private static final String DELETE = """
            with gone as (
                delete from volunteer where volunteer_id = any(:ids) returning home, status)
            update home_count
               set people = people - fewer.count
              from (select home, count(*)::integer as count from gone where status = 'ACTIVE' group by home order by home) as fewer
             where home_count.home = fewer.home
            """;

    private final JdbcClient client;

    VolunteerChangeStore(JdbcClient client) {
        this.client = client;
    }

    List<VolunteerId> numbered(Collection<String> numbers) {
        return client.sql(NUMBERED)
                .param("numbers", numbers.toArray(String[]::new))
                .query((row, _) -> new VolunteerId(row.getLong("volunteer_id")))
                .list();
    }

    /** In the order of their numbers, so that two who change many do not wait for each other. */
    void addSkills(Map<Long, Set<String>> skills) {
        new TreeMap<>(skills)
                .forEach((id, added) -> client.sql(ADD_SKILLS)
                        .param("id", id)
                        .param("skills", added.toArray(String[]::new))
                        .update());
    }

    Set<VolunteerId> inTeams(Collection<VolunteerId> ids) {
        return client.sql(IN_TEAMS)
                .param("ids", numbers(ids))
                .query((row, _) -> new VolunteerId(row.getLong("volunteer_id")))
                .set();
    }

    void delete(Collection<VolunteerId> ids) {
        client.sql(DELETE).param("ids", numbers(ids)).update();
    }

    private static Long[] numbers(Collection<VolunteerId> ids) {
        return ids.stream().map(VolunteerId::value).toArray(Long[]::new);
    }
}
