package org.redvest.dispatch.invitations;

import static org.redvest.dispatch.vacancies.OpeningStore.utc;

import java.time.Instant;
import org.redvest.dispatch.sieve.SuitableStore;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Learns from the answers to invitations. What is learnt is read where people are chosen ({@link SuitableStore}), and nowhere else. */
@Repository
class HabitStore {

    /** When the time of an invitation is over its answer can no longer be taken back: it is counted once, whichever node counts. */
    private static final String LEARN = """
            with over as (
                select invitation_id from service_invitation
                 where not learned and state in ('accepted', 'declined', 'expired') and expires_at <= :now
                   and why not in ('waited', 'called', 'emergency')
                 order by invitation_id
                 limit 2000 for no key update skip locked),
            told as (
                update service_invitation set learned = true
                  from over
                 where service_invitation.invitation_id = over.invitation_id
                returning need_id, volunteer_id, state, greatest(1, extract(epoch from ended_at - sent_at) / 60) as minutes),
            news as (
                select volunteer_id, kind, count(*) as asked, count(*) filter (where state = 'accepted') as yes,
                       count(*) filter (where state <> 'expired') as answered,
                       coalesce(sum(ln(minutes)) filter (where state <> 'expired'), 0) as log_minutes
                  from told
                  join vacancy using (need_id)
                 cross join lateral (values (category), ('')) as kinds (kind)
                 group by volunteer_id, kind)
            insert into answer_habit as habit (volunteer_id, category, asked, yes, answered, log_minutes, since)
            select volunteer_id, kind, asked, yes, answered, log_minutes, :now from news
            on conflict (volunteer_id, category) do update
               set (asked, yes, answered, log_minutes) = (
                       select habit.asked * decay + excluded.asked, habit.yes * decay + excluded.yes,
                              habit.answered * decay + excluded.answered, habit.log_minutes * decay + excluded.log_minutes
                         from (select power(0.5, greatest(0, extract(epoch from excluded.since - habit.since)) / :halfLife) as decay)
                              as faded),
                   since = excluded.since
            """;

    private final JdbcClient client;

    HabitStore(JdbcClient client) {
        this.client = client;
    }

    /** Runs as the system. */
    int learn(Instant now) {
        return client.sql(LEARN)
                .param("now", utc(now))
                .param("halfLife", SuitableStore.HALF_LIFE.toSeconds())
                .update();
    }
}
