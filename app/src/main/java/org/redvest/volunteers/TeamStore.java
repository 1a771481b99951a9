package org.redvest.volunteers;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.redvest.regions.RegionCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every statement about teams as other modules know them; {@link org.redvest.volunteers.teams} has what a team does. */
@Repository
class TeamStore {

    private static final String INSERT = """
            insert into team (name, region, leader_id, founded_at) values (:name, :region, :leader, :at)
            returning team_id
            """;

    private static final String JOIN = """
            insert into team_member (team_id, volunteer_id, region, asked_at, joined_at)
            select :team, volunteer_id, :region, :at, :at from unnest(:volunteers) as volunteer_id
            """;

    private static final String SELECT = """
            select team_id, name, region, leader_id,
                   (select count(*) from team_member member
                     where member.team_id = team.team_id and joined_at is not null and left_at is null) as members
              from team
            """;

    private static final String BY_REGION =
            SELECT + " where region >= :lo and region < :hi and dissolved_at is null order by name";

    private static final String BY_MEMBER = SELECT + """
             where dissolved_at is null
               and team_id in (select team_id from team_member
                                where volunteer_id = :volunteer and joined_at is not null and left_at is null)
             order by name
            """;

    private static final String NAME = "select name from team where team_id = :team";

    private static final String BY_ID = SELECT + " where dissolved_at is null and team_id = :team";

    private static final String LED_BY = SELECT + """
             where dissolved_at is null and (leader_id = :volunteer or deputy_id = :volunteer)
             order by name
            """;

    private static final String LEADERS = """
            select unnest(array_remove(array[leader_id, deputy_id], null)) from team where team_id = :team and dissolved_at is null
            """;

    private static final String MEMBERS = """
            select volunteer_id from team_member where team_id = :team and joined_at is not null and left_at is null
             order by volunteer_id
            """;

    private final JdbcClient client;

    TeamStore(JdbcClient client) {
        this.client = client;
    }

    TeamId insert(NewTeam team, Instant at) {
        long id = client.sql(INSERT)
                .param("name", team.name())
                .param("region", team.region().value())
                .param("leader", team.leader().value())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
        client.sql(JOIN)
                .param("team", id)
                .param("region", team.region().value())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param(
                        "volunteers",
                        team.everybody().stream().map(VolunteerId::value).toArray(Long[]::new))
                .update();
        return new TeamId(id);
    }

    List<Team> list(RegionCode scope) {
        return client.sql(BY_REGION)
                .param("lo", scope.value())
                .param("hi", scope.value() + ":")
                .query((row, _) -> team(row))
                .list();
    }

    List<Team> listOf(VolunteerId member) {
        return client.sql(BY_MEMBER)
                .param("volunteer", member.value())
                .query((row, _) -> team(row))
                .list();
    }

    Optional<Team> find(TeamId team) {
        return client.sql(BY_ID)
                .param("team", team.value())
                .query((row, _) -> team(row))
                .optional();
    }

    Optional<String> findName(TeamId team) {
        return client.sql(NAME).param("team", team.value()).query(String.class).optional();
    }

    List<Team> listLedBy(VolunteerId volunteer) {
        return client.sql(LED_BY)
                .param("volunteer", volunteer.value())
                .query((row, _) -> team(row))
                .list();
    }

    List<VolunteerId> leaders(TeamId team) {
        return people(LEADERS, team);
    }

    List<VolunteerId> members(TeamId team) {
        return people(MEMBERS, team);
    }

    private List<VolunteerId> people(String sql, TeamId team) {
        return client.sql(sql)
                .param("team", team.value())
                .query((row, _) -> new VolunteerId(row.getLong(1)))
                .list();
    }

    private static Team team(ResultSet row) throws SQLException {
        return new Team(
                new TeamId(row.getLong("team_id")),
                row.getString("name"),
                new RegionCode(row.getString("region")),
                new VolunteerId(row.getLong("leader_id")),
                row.getInt("members"));
    }
}
