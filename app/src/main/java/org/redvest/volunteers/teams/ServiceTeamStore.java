package org.redvest.volunteers.teams;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.redvest.accounts.AccountId;
import org.redvest.regions.RegionCode;
import org.redvest.volunteers.TeamId;
import org.redvest.volunteers.VolunteerId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every statement about what a team is: its name, its lead, its link, its end. */
@Repository
class ServiceTeamStore {

    /** A name is given once in a region, as long as the team lasts. */
    private static final String FOUND = """
            insert into team (name, region, description, leader_id, admission, founded_at, founded_by)
            values (:name, :region, :description, :leader, :admission, :at, :by)
                on conflict (region, name) where dissolved_at is null do nothing
            returning team_id
            """;

    private static final String SELECT = """
            select team_id, name, region, description, leader_id, deputy_id, offered_to, admission, join_token, founded_at
              from team
             where dissolved_at is null
            """;

    private static final String BY_ID = SELECT + " and team_id = :team";

    private static final String LOCK = BY_ID + " for update";

    private static final String BY_TOKEN = SELECT + " and join_token = :token for update";

    private static final String DESCRIBE = """
            update team set description = :description, admission = :admission where team_id = :team
            """;

    private static final String NEW_LINK = """
            update team set join_token = replace(gen_random_uuid()::text, '-', '') where team_id = :team
            """;

    private static final String DEPUTY = "update team set deputy_id = :volunteer where team_id = :team";

    private static final String OFFER = "update team set offered_to = :volunteer where team_id = :team";

    /** Whoever leaves is neither deputy nor asked to lead any more. */
    private static final String WITHOUT = """
            update team
               set deputy_id = nullif(deputy_id, :volunteer), offered_to = nullif(offered_to, :volunteer)
             where team_id = :team
            """;

    private static final String TAKE_LEAD = """
            update team
               set leader_id = :volunteer, deputy_id = nullif(deputy_id, :volunteer), offered_to = null
             where team_id = :team and offered_to = :volunteer
            """;

    private static final String DISSOLVE = """
            update team set dissolved_at = :at, offered_to = null where team_id = :team
            """;

    private final JdbcClient jdbc;

    ServiceTeamStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Empty where another team of the region has this name. */
    Optional<TeamId> found(TeamForm form, VolunteerId leader, AccountId by, Instant at) {
        return jdbc.sql(FOUND)
                .param("name", form.plainName())
                .param("region", form.region())
                .param("description", form.plainDescription())
                .param("leader", leader.value())
                .param("admission", TeamForm.admission(form.admission()).name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", by.value())
                .query((row, _) -> new TeamId(row.getLong("team_id")))
                .optional();
    }

    Optional<ServiceTeam> find(TeamId team) {
        return jdbc.sql(BY_ID)
                .param("team", team.value())
                .query((row, _) -> team(row))
                .optional();
    }

    /** Makes others who would change the team wait. */
    Optional<ServiceTeam> lock(TeamId team) {
        return jdbc.sql(LOCK)
                .param("team", team.value())
                .query((row, _) -> team(row))
                .optional();
    }

    Optional<ServiceTeam> lockByToken(String token) {
        return jdbc.sql(BY_TOKEN)
                .param("token", token)
                .query((row, _) -> team(row))
                .optional();
    }

    void describe(TeamId team, String description, TeamAdmission admission) {
        jdbc.sql(DESCRIBE)
                .param("team", team.value())
                .param("description", description)
                .param("admission", admission.name())
                .update();
    }

    void drawNewLink(TeamId team) {
        jdbc.sql(NEW_LINK).param("team", team.value()).update();
    }

    void nameDeputy(TeamId team, Optional<VolunteerId> deputy) {
        change(DEPUTY, team, number(deputy));
    }

    void offer(TeamId team, Optional<VolunteerId> to) {
        change(OFFER, team, number(to));
    }

    void forget(TeamId team, VolunteerId volunteer) {
        change(WITHOUT, team, volunteer.value());
    }

    /** Only the one whom the lead is offered to at this moment takes it. */
    boolean takeLead(TeamId team, VolunteerId volunteer) {
        return change(TAKE_LEAD, team, volunteer.value()) == 1;
    }

    void dissolve(TeamId team, Instant at) {
        jdbc.sql(DISSOLVE)
                .param("team", team.value())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    private int change(String statement, TeamId team, @Nullable Long volunteer) {
        return jdbc.sql(statement)
                .param("team", team.value())
                .param("volunteer", volunteer, java.sql.Types.BIGINT)
                .update();
    }

    private static @Nullable Long number(Optional<VolunteerId> volunteer) {
        return volunteer.map(VolunteerId::value).orElse(null);
    }

    private static ServiceTeam team(ResultSet row) throws SQLException {
        return new ServiceTeam(
                new TeamId(row.getLong("team_id")),
                row.getString("name"),
                new RegionCode(row.getString("region")),
                row.getString("description"),
                new VolunteerId(row.getLong("leader_id")),
                volunteer(row, "deputy_id"),
                volunteer(row, "offered_to"),
                TeamAdmission.valueOf(row.getString("admission")),
                row.getString("join_token"),
                row.getObject("founded_at", OffsetDateTime.class).toInstant());
    }

    private static Optional<VolunteerId> volunteer(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, Long.class)).map(VolunteerId::new);
    }
}
