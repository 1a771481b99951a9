package org.redvest.volunteers;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.redvest.engine.Position;
import org.redvest.regions.RegionCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Statements by which others than the volunteer change a volunteer: staff, a list, a job, a departure. */
@Repository
class VolunteerChangeStore {

    private static final String NUMBERED = "select volunteer_id from volunteer where number = any(:numbers)";

    private static final String ADD_SKILLS = """
            update volunteer
               set skills = array(select distinct skill from unnest(skills || :skills::text[]) as skill order by skill)
             where volunteer_id = :id
            """;

    private static final String CHANGE_SKILLS = """
            update volunteer set skills = :skills where volunteer_id = :id
            """;

    /** What was checked elsewhere stands among the licences from the first day, without the name of who checked it. */
    private static final String TAKE_OVER_LICENCES = """
            insert into licence (volunteer_id, home, skill, valid_until, checked_at)
            select volunteer_id, home, skill, nullif(until, date '9999-12-31'), :at
              from volunteer cross join unnest(licences, licences_until) as seen (skill, until)
             where volunteer_id = any (:ids)
            """;

    private static final String CHANGE_STATUS = """
            update volunteer set status = :status where volunteer_id = :id
            """;

    private static final String MOVE = """
            update volunteer set home = :home, lat = :lat, lon = :lon where volunteer_id = :id
            """;

    private static final String FOLLOW = """
            update volunteer set lat = :toLat, lon = :toLon where home = :home and lat = :lat and lon = :lon
            """;

    private static final String COUNT = """
            insert into home_count (home, people) values (:home, greatest(:change, 0))
                on conflict (home) do update set people = home_count.people + :change
            """;

    /** Who is in a team, was merged with another, or is the one that another was merged into. */
    private static final String KNOWN_ELSEWHERE = """
            select volunteer_id from team_member where volunteer_id = any(:ids)
             union
            select volunteer_id from volunteer where volunteer_id = any(:ids) and merged_into is not null
             union
            select merged_into from volunteer where merged_into = any(:ids)
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

    boolean changeSkills(VolunteerId id, Set<String> skills) {
        return client.sql(CHANGE_SKILLS)
                        .param("id", id.value())
                        .param("skills", skills.stream().sorted().toArray(String[]::new))
                        .update()
                == 1;
    }

    void takeOverLicences(List<Profile> profiles, Instant at) {
        var licensed = profiles.stream()
                .filter(profile -> !profile.licences().isEmpty())
                .map(profile -> profile.id().value())
                .toArray(Long[]::new);
        if (licensed.length > 0) {
            client.sql(TAKE_OVER_LICENCES)
                    .param("ids", licensed)
                    .param("at", at.atOffset(ZoneOffset.UTC))
                    .update();
        }
    }

    void correctBirth(VolunteerId id, LocalDate born) {
        client.sql("update volunteer set born = :born where volunteer_id = :id")
                .param("born", born)
                .param("id", id.value())
                .update();
    }

    void follow(RegionCode home, Position before, Position now) {
        client.sql(FOLLOW)
                .param("home", home.value())
                .param("lat", before.lat())
                .param("lon", before.lon())
                .param("toLat", now.lat())
                .param("toLon", now.lon())
                .update();
    }

    /** The homes are counted in the order of their codes, so that two who move do not wait for each other. */
    void move(Profile before, RegionCode home, Position centre) {
        client.sql(MOVE)
                .param("home", home.value())
                .param("lat", centre.lat())
                .param("lon", centre.lon())
                .param("id", before.id().value())
                .update();
        if (before.status() == VolunteerStatus.ACTIVE) {
            Stream.of(before.home(), home).sorted().forEach(each -> count(each, each.equals(home) ? 1 : -1));
        }
    }

    /** The caller has locked the volunteer. */
    void changeStatus(Profile before, VolunteerStatus status) {
        client.sql(CHANGE_STATUS)
                .param("id", before.id().value())
                .param("status", status.name())
                .update();
        int change = one(status) - one(before.status());
        if (change != 0) {
            count(before.home(), change);
        }
    }

    Set<VolunteerId> knownElsewhere(Collection<VolunteerId> ids) {
        return client.sql(KNOWN_ELSEWHERE)
                .param("ids", numbers(ids))
                .query((row, _) -> new VolunteerId(row.getLong("volunteer_id")))
                .set();
    }

    /** The number under which a person goes on, where this one was merged into another. */
    Optional<VolunteerId> mergedInto(VolunteerId id) {
        return client.sql("select merged_into from volunteer where volunteer_id = :id and merged_into is not null")
                .param("id", id.value())
                .query((row, _) -> new VolunteerId(row.getLong("merged_into")))
                .optional();
    }

    /** The numbers that were merged into this one, the first first. */
    List<String> took(VolunteerId id) {
        return client.sql("select number from volunteer where merged_into = :id order by number")
                .param("id", id.value())
                .query((row, _) -> row.getString("number"))
                .list();
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

    void delete(Collection<VolunteerId> ids) {
        client.sql(DELETE).param("ids", numbers(ids)).update();
    }

    private void count(RegionCode home, int change) {
        client.sql(COUNT).param("home", home.value()).param("change", change).update();
    }

    private static int one(VolunteerStatus status) {
        return status == VolunteerStatus.ACTIVE ? 1 : 0;
    }

    private static Long[] numbers(Collection<VolunteerId> ids) {
        return ids.stream().map(VolunteerId::value).toArray(Long[]::new);
    }
}
