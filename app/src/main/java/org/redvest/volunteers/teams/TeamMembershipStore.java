package org.redvest.volunteers.teams;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.redvest.regions.RegionCode;
import org.redvest.volunteers.TeamId;
import org.redvest.volunteers.VolunteerId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every statement about who belongs to a team. */
@Repository
class TeamMembershipStore {

    /** One who had left before joins anew; one who asks twice has asked once. */
    private static final String ENTER = """
            insert into team_member (team_id, volunteer_id, region, asked_at, joined_at)
            values (:team, :volunteer, :region, :at, case when :admitted then :at::timestamptz end)
                on conflict (team_id, volunteer_id) do update
               set asked_at = excluded.asked_at, joined_at = excluded.joined_at, left_at = null
             where team_member.left_at is not null
            """;

    private static final String ADMIT = """
            update team_member set joined_at = :at
             where team_id = :team and volunteer_id = :volunteer and joined_at is null and left_at is null
            """;

    private static final String LEAVE = """
            update team_member set left_at = :at
             where team_id = :team and volunteer_id = :volunteer and left_at is null
            """;

    private static final String ALL_LEAVE = """
            update team_member set left_at = :at where team_id = :team and left_at is null returning volunteer_id
            """;

    private static final String LIST = """
            select volunteer_id, asked_at, joined_at
              from team_member
             where team_id = :team and left_at is null
             order by joined_at is not null, asked_at, volunteer_id
            """;

    private static final String FIND = """
            select volunteer_id, asked_at, joined_at
              from team_member
             where team_id = :team and volunteer_id = :volunteer and left_at is null
            """;

    private static final String ASKED = """
            select team_id
              from team_member
             where volunteer_id = :volunteer and joined_at is null and left_at is null
             order by asked_at, team_id
            """;

    private static final String COUNT_ASKING = """
            select count(*)
              from team_member
              join team using (team_id)
             where (leader_id = :leader or deputy_id = :leader) and dissolved_at is null
               and joined_at is null and left_at is null
            """;

    private final JdbcClient jdbc;

    TeamMembershipStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** False where they belong to it or have asked already. */
    boolean enter(TeamId team, RegionCode region, VolunteerId volunteer, boolean admitted, Instant at) {
        return of(ENTER, team, volunteer)
                        .param("region", region.value())
                        .param("admitted", admitted)
                        .param("at", utc(at))
                        .update()
                == 1;
    }

    boolean admit(TeamId team, VolunteerId volunteer, Instant at) {
        return of(ADMIT, team, volunteer).param("at", utc(at)).update() == 1;
    }

    boolean leave(TeamId team, VolunteerId volunteer, Instant at) {
        return of(LEAVE, team, volunteer).param("at", utc(at)).update() == 1;
    }

    /** Answers who belonged to the team or had asked to. */
    List<VolunteerId> allLeave(TeamId team, Instant at) {
        return jdbc.sql(ALL_LEAVE)
                .param("team", team.value())
                .param("at", utc(at))
                .query((row, _) -> new VolunteerId(row.getLong("volunteer_id")))
                .list();
    }

    /** Those who wait to be admitted come first. */
    List<TeamMember> list(TeamId team) {
        return jdbc.sql(LIST)
                .param("team", team.value())
                .query((row, _) -> member(row))
                .list();
    }

    Optional<TeamMember> find(TeamId team, VolunteerId volunteer) {
        return of(FIND, team, volunteer).query((row, _) -> member(row)).optional();
    }

    /** Those that a volunteer waits for. */
    List<TeamId> asked(VolunteerId volunteer) {
        return jdbc.sql(ASKED)
                .param("volunteer", volunteer.value())
                .query((row, _) -> new TeamId(row.getLong("team_id")))
                .list();
    }

    private JdbcClient.StatementSpec of(String statement, TeamId team, VolunteerId volunteer) {
        return jdbc.sql(statement).param("team", team.value()).param("volunteer", volunteer.value());
    }

    private static TeamMember member(ResultSet row) throws SQLException {
        return new TeamMember(
                new VolunteerId(row.getLong("volunteer_id")),
                row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("joined_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant));
    }

    /** How many wait for an answer of this leader or deputy. */
    long countAsking(VolunteerId leader) {
        return jdbc.sql(COUNT_ASKING)
                .param("leader", leader.value())
                .query(Long.class)
                .single();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
