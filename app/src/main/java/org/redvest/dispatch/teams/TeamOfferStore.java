package org.redvest.dispatch.teams;

import static org.redvest.dispatch.vacancies.OpeningStore.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.redvest.accounts.AccountId;
import org.redvest.dispatch.teams.TeamOffer.TeamOfferEnd;
import org.redvest.regions.RegionCode;
import org.redvest.shifts.ActivityNumber;
import org.redvest.shifts.NeedId;
import org.redvest.shifts.ShiftId;
import org.redvest.volunteers.TeamId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every statement about offers to teams. */
@Repository
class TeamOfferStore {

    private static final String OFFER = """
            insert into team_offer (need_id, shift_id, activity, region, homes, team_id, places, starts_at, offered_at, offered_by, until)
            select need_id, shift_id, activity, region, :homes, :team, :places, :start, :at, :by, :until
              from vacancy where need_id = :need
            on conflict do nothing
            returning offer_id
            """;

    private static final String BY_ID = "select * from team_offer where offer_id = :offer";

    private static final String OF_NEED =
            "select * from team_offer where need_id = :need order by offered_at desc, offer_id desc";

    private static final String OF_TEAMS = """
            select * from team_offer where team_id = any(:teams) and until > :since order by ended_at nulls first, until, offer_id
            """;

    private static final String TO_END = """
            select asked.*
              from team_offer asked
              left join vacancy using (need_id)
              left join released_shift s on s.shift_id = asked.shift_id
             where ended_at is null
               and (until <= :now or s.shift_id is null or s.state not in ('planned', 'dispatching', 'short', 'staffed')
                    or s.starts_at <> asked.starts_at or vacancy.taken >= vacancy.places
                    or (select count(*) from service_invitation as proposed
                         where proposed.need_id = asked.need_id and proposed.why = 'team' and proposed.state = 'accepted'
                           and proposed.sent_at >= asked.offered_at) >= asked.places)
             order by offer_id
            """;

    private static final String END = """
            update team_offer set ended_at = :at, ended_why = :why where offer_id = :offer and ended_at is null
            """;

    private final JdbcClient client;

    TeamOfferStore(JdbcClient client) {
        this.client = client;
    }

    /** Empty where the team is asked for this need already. */
    Optional<Long> offer(
            NeedId need, TeamWish wish, Instant start, Instant until, RegionCode homes, AccountId by, Instant at) {
        return client.sql(OFFER)
                .param("need", need.value())
                .param("team", wish.team().value())
                .param("places", wish.places())
                .param("start", utc(start))
                .param("homes", homes.value())
                .param("by", by.value())
                .param("at", utc(at))
                .param("until", utc(until))
                .query(Long.class)
                .optional();
    }

    Optional<TeamOffer> find(long offer) {
        return client.sql(BY_ID)
                .param("offer", offer)
                .query((row, _) -> offer(row))
                .optional();
    }

    /** The newest first. */
    List<TeamOffer> list(NeedId need) {
        return client.sql(OF_NEED)
                .param("need", need.value())
                .query((row, _) -> offer(row))
                .list();
    }

    /** Those that could still be answered after a moment, the open ones first. */
    List<TeamOffer> list(Collection<TeamId> teams, Instant since) {
        return client.sql(OF_TEAMS)
                .param("teams", teams.stream().map(TeamId::value).toArray(Long[]::new))
                .param("since", utc(since))
                .query((row, _) -> offer(row))
                .list();
    }

    /** Those not yet noted as ended whose time is over, or that may have come to an end by what happened to their service. */
    List<TeamOffer> toEnd(Instant now) {
        return client.sql(TO_END)
                .param("now", utc(now))
                .query((row, _) -> offer(row))
                .list();
    }

    boolean end(long offer, TeamOfferEnd why, Instant at) {
        return client.sql(END)
                        .param("offer", offer)
                        .param("why", why.code())
                        .param("at", utc(at))
                        .update()
                == 1;
    }

    private static TeamOffer offer(ResultSet row) throws SQLException {
        return new TeamOffer(
                row.getLong("offer_id"),
                new NeedId(row.getLong("need_id")),
                new ShiftId(row.getLong("shift_id")),
                new ActivityNumber(row.getString("activity")),
                new RegionCode(row.getString("homes")),
                new TeamId(row.getLong("team_id")),
                row.getInt("places"),
                row.getTimestamp("starts_at").toInstant(),
                new AccountId(row.getLong("offered_by")),
                row.getTimestamp("offered_at").toInstant(),
                row.getTimestamp("until").toInstant(),
                Optional.ofNullable(row.getString("ended_why")).map(TeamOfferEnd::of),
                Optional.ofNullable(row.getTimestamp("ended_at")).map(Timestamp::toInstant));
    }
}
