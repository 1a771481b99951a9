package org.redvest.dispatch.sieve;

import static org.redvest.dispatch.vacancies.OpeningStore.utc;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.redvest.dispatch.Opening.Asked;
import org.redvest.regions.RegionCode;
import org.redvest.shifts.NeedId;
import org.redvest.volunteers.VolunteerId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Whom to ask first for a need: those who suit, ordered by what asking them is worth. */
@Repository
public class SuitableStore {

    /** Before anything is known of a person: of 11.5 invitations 1.5 are accepted. */
    private static final double PRIOR_YES = 1.5;

    private static final double PRIOR_ASKED = 11.5;

    /** A kind of service is told apart from the others once it was asked for about this often. */
    private static final double KIND_WEIGHT = 4;

    /** What was answered half a year ago counts half. */
    public static final Duration HALF_LIFE = Duration.ofDays(180);

    /** A kilometre costs so much of a chance to accept. */
    private static final double WAY_PRICE = 0.005;

    /** The fairness dial κ: one invitation in the last four weeks costs so much of a chance to accept. */
    private static final double LOAD_PRICE = 0.05;

    /**
     * The chance to accept shrinks from the kind of service to the person and from the person to everybody. Its odds fall with the way, and
     * where the service begins within two days. Who has been asked as often as they want, was asked for this need, took leave from it, or said
     * no to this service is no row. Who was told that it is full, or had an invitation taken back, comes last.
     */
    private static final String SUITABLE = SieveStore.OF_ORDER + """
            , known as (
                select judged.volunteer_id, kilometres(candidate.lat, candidate.lon, :lat, :lon) as km,
                       coalesce(week.asked, 0) as asked_lately, coalesce(week.in_month, 0) as asked_in_month, held.services,
                       (:priorYes + coalesce(of_all.yes * all_decay, 0)) / (:priorAsked + coalesce(of_all.asked * all_decay, 0)) as overall,
                       coalesce(of_kind.yes * kind_decay, 0) as kind_yes, coalesce(of_kind.asked * kind_decay, 0) as kind_asked,
                       coalesce(of_kind.yes, 0) > 0 as familiar,
                       exists (select from service_invitation as before
                                where before.volunteer_id = judged.volunteer_id and before.need_id = :need) as told_otherwise
                  from judged
                  join candidate using (volunteer_id)
                  left join answer_habit as of_all on of_all.volunteer_id = judged.volunteer_id and of_all.category = ''
                  left join answer_habit as of_kind
                         on of_kind.volunteer_id = judged.volunteer_id and of_kind.category = :category
                  left join invitation_choice as choice on choice.volunteer_id = judged.volunteer_id
                 cross join lateral (
                       select power(0.5, extract(epoch from :now - of_all.since) / :halfLife) as all_decay,
                              power(0.5, extract(epoch from :now - of_kind.since) / :halfLife) as kind_decay) as decay
                 cross join lateral (
                       select count(*) filter (where sent_at > :weekAgo and why not in ('waited', 'called', 'emergency')) as asked,
                              count(*) as in_month
                         from service_invitation
                        where service_invitation.volunteer_id = judged.volunteer_id and sent_at > :monthAgo) as week
                 cross join lateral (
                       select count(*) as services from place
                        where place.volunteer_id = judged.volunteer_id and freed_at is null
                          and place.starts_at >= (select min(since) from timed) + interval '2 days'
                          and place.starts_at < (select max(until) from timed) - interval '2 days') as held
                 where rule is null and coalesce(week.asked, 0) < coalesce(choice.most_a_week, :usualMost)
                   and not exists (select from service_invitation as before
                                    where before.volunteer_id = judged.volunteer_id and before.need_id = :need
                                      and before.state in ('open', 'accepted', 'declined', 'expired'))
                   and not exists (select from waiting_entry as waits
                                    where waits.volunteer_id = judged.volunteer_id and waits.need_id = :need
                                      and waits.ended_at is null)
                   and not exists (select from place where place.volunteer_id = judged.volunteer_id and place.need_id = :need
                                                       and (freed_at is null or freed_why = 'left'))
                   and not exists (select from decline join vacancy using (need_id)
                                    where decline.volunteer_id = judged.volunteer_id and undone_at is null
                                      and shift_id = (select shift_id from vacancy where need_id = :need))),
            likely as (
                select known.*, odds / (1 + odds) as chance
                  from known
                 cross join lateral (select (:kindWeight * overall + kind_yes) / (:kindWeight + kind_asked) as yes) as shrunk
                 cross join lateral (select yes / (1 - yes) * exp(-0.1 * km)
                                            * case when :start < :now + interval '1 day' then 0.49
                                                   when :start < :now + interval '2 days' then 0.65
                                                   else 1 end as odds) as way)
            select volunteer_id, km, asked_lately, services, familiar, chance
              from likely
             where km <= :within
             order by told_otherwise, chance - :wayPrice * km - :loadPrice * asked_in_month desc, km, volunteer_id
             limit :most
            """;

    private final JdbcClient client;
    private final JsonMapper json;
    private final Clock clock;

    SuitableStore(JdbcClient client, JsonMapper json, Clock clock) {
        this.client = client;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Whom to look for.
     *
     * @param homes where they are at home
     * @param withinKm how far from the site at most
     * @param usualMost how often those who said nothing about it may be asked in a week
     */
    public record WhomToAsk(NeedId need, Asked asked, RegionCode homes, double withinKm, int usualMost, int most) {}

    /** The best to ask first. Runs as the system. */
    public List<SuitablePerson> list(WhomToAsk search) {
        var now = clock.instant();
        var asked = search.asked();
        return client.sql(SUITABLE)
                .param("asked", json.writeValueAsString(SieveStore.rows(Map.of(search.need(), asked))))
                .param("lat", asked.site().lat())
                .param("lon", asked.site().lon())
                .param("region", search.homes().value())
                .param("zone", clock.getZone().getId())
                .param("need", search.need().value())
                .param("category", asked.category())
                .param("start", utc(asked.start()))
                .param("now", utc(now))
                .param("weekAgo", utc(now.minus(Duration.ofDays(7))))
                .param("monthAgo", utc(now.minus(Duration.ofDays(28))))
                .param("halfLife", HALF_LIFE.toSeconds())
                .param("priorYes", PRIOR_YES)
                .param("priorAsked", PRIOR_ASKED)
                .param("kindWeight", KIND_WEIGHT)
                .param("wayPrice", WAY_PRICE)
                .param("loadPrice", LOAD_PRICE)
                .param("within", search.withinKm())
                .param("usualMost", search.usualMost())
                .param("most", search.most())
                .query((row, _) -> new SuitablePerson(
                        new VolunteerId(row.getLong("volunteer_id")),
                        row.getDouble("km"),
                        row.getInt("asked_lately"),
                        row.getInt("services"),
                        row.getBoolean("familiar"),
                        row.getDouble("chance")))
                .list();
    }
}
