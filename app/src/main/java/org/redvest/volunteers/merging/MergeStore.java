package org.redvest.volunteers.merging;

import java.time.Instant;
import java.time.ZoneOffset;
import org.redvest.volunteers.VolunteerId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Statements by which what stood under one number comes to stand under another. */
@Repository
class MergeStore {

    /** Who belongs to a team under either number belongs to it; who only asked under one is not admitted by that. */
    private static final String JOIN_TEAMS = """
            insert into team_member (team_id, volunteer_id, region, asked_at, joined_at, left_at)
            select team_id, :kept, region, asked_at, joined_at, left_at from team_member where volunteer_id = :gone
                on conflict (team_id, volunteer_id) do update
               set asked_at = least(team_member.asked_at, excluded.asked_at),
                   joined_at = case when team_member.left_at is not null and excluded.left_at is null then excluded.joined_at
                                    when team_member.left_at is null and excluded.left_at is not null then team_member.joined_at
                                    else least(team_member.joined_at, excluded.joined_at) end,
                   left_at = case when team_member.left_at is not null and excluded.left_at is not null
                                  then greatest(team_member.left_at, excluded.left_at) end
            """;

    private static final String LEAVE_TEAMS = """
            update team_member set left_at = :at where volunteer_id = :gone and left_at is null
            """;

    /** The leader is neither deputy nor asked to take over. */
    private static final String LEAD_TEAMS = """
            update team
               set leader_id = now.leader, deputy_id = nullif(now.deputy, now.leader), offered_to = nullif(now.asked, now.leader)
              from (select team_id as id,
                           case leader_id when :gone then :kept else leader_id end as leader,
                           case deputy_id when :gone then :kept else deputy_id end as deputy,
                           case offered_to when :gone then :kept else offered_to end as asked
                      from team
                     where :gone in (leader_id, deputy_id, offered_to)) as now
             where team_id = now.id
            """;

    /** A registration of one's own says who consented, and is kept; of two the kept number's, with the consent of either. */
    private static final String CONSENT = """
            update registration kept
               set consent_at = coalesce(kept.consent_at, gone.consent_at),
                   guardian_name = coalesce(kept.guardian_name, gone.guardian_name),
                   guardian_phone = coalesce(kept.guardian_phone, gone.guardian_phone)
              from registration gone
             where kept.account_id = :kept and gone.account_id = :gone
            """;

    private static final String REGISTRATION = """
            update registration set account_id = :kept
             where account_id = :gone and not exists (select from registration where account_id = :kept)
            """;

    private static final String SAME_PLACE = """
            update volunteer kept
               set lat = gone.lat, lon = gone.lon
              from volunteer gone
             where kept.volunteer_id = :kept and gone.volunteer_id = :gone and kept.home = gone.home
            """;

    /** Numbers that were merged into the one that is gone lead on, too. */
    private static final String MERGED = """
            update volunteer set merged_into = :kept where volunteer_id = :gone or merged_into = :gone
            """;

    private final JdbcClient jdbc;

    MergeStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void teams(VolunteerId gone, VolunteerId kept, Instant at) {
        run(JOIN_TEAMS, gone, kept);
        jdbc.sql(LEAVE_TEAMS)
                .param("gone", gone.value())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
        run(LEAD_TEAMS, gone, kept);
    }

    void registration(VolunteerId gone, VolunteerId kept) {
        run(CONSENT, gone, kept);
        run(REGISTRATION, gone, kept);
    }

    /** The home may be known more exactly than by the centre of the community. */
    void startFromHomeOf(VolunteerId gone, VolunteerId kept) {
        run(SAME_PLACE, gone, kept);
    }

    void merged(VolunteerId gone, VolunteerId kept) {
        run(MERGED, gone, kept);
    }

    private void run(String statement, VolunteerId gone, VolunteerId kept) {
        jdbc.sql(statement)
                .param("gone", gone.value())
                .param("kept", kept.value())
                .update();
    }
}
