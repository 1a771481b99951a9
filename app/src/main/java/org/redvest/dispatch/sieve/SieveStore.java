package org.redvest.dispatch.sieve;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.redvest.dispatch.Opening;
import org.redvest.dispatch.Opening.Asked;
import org.redvest.dispatch.Rule;
import org.redvest.dispatch.vacancies.Admission;
import org.redvest.dispatch.vacancies.OpeningStore;
import org.redvest.engine.Position;
import org.redvest.regions.RegionCode;
import org.redvest.shifts.NeedId;
import org.redvest.volunteers.VolunteerId;
import org.redvest.web.Listing;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/**
 * The rules of {@link Admission} for many pairs at once, in the database, where a city has too many volunteers to load them. A test
 * holds that both give the same answers. Volunteers are read through the view that their module offers.
 */
@Repository
public class SieveStore {

    private static final String ASKED_BY_AN_ORDER = """
            with asked as (
                select need_id, starts_at, ends_at, cast(:lat as double precision) as lat, cast(:lon as double precision) as lon,
                       category, skills, licences, minimum_age
                  from jsonb_to_recordset(:asked::jsonb)
                    as asked (need_id bigint, starts_at timestamptz, ends_at timestamptz, category text, skills text[],
                              licences text[], minimum_age integer)
            ),
            """;

    /**
     * What a volunteer holds already, and what they are invited to, is not among what else they can take. What closes later begins later:
     * that is what has an index. The volunteer is read first, for of the openings of a city few lie near one home, and only those are worth
     * the rules that cost more.
     */
    private static final String ASKED_BY_OPENINGS = """
            with home as materialized (
                select lat, lon, radius_km + 1 as radius_km, skills, interests from candidate where volunteer_id = :volunteer),
            asked as (
                select need_id, starts_at, ends_at, vacancy.lat, vacancy.lon, category, vacancy.skills, licences, minimum_age
                  from vacancy
                  join opening using (need_id)
                 cross join home
                 where starts_at > :now and closes_at > :now and (taken + waiting >= places) = :full
                   and abs(vacancy.lat - home.lat) * 111 <= home.radius_km
                   and abs(vacancy.lon - home.lon) * 111 * cos(radians(home.lat)) <= home.radius_km
                   and vacancy.skills <@ home.skills and (interests = '{}' or category = any (interests))
                   and withdrawn_at is null and starts_with(:home, opened_to)
                   and not exists (select from place
                                    where place.need_id = vacancy.need_id and place.volunteer_id = :volunteer
                                      and place.freed_at is null)
                   and not exists (select from service_invitation as asked
                                    where asked.need_id = vacancy.need_id and asked.volunteer_id = :volunteer
                                      and asked.state = 'open' and asked.expires_at > :now)
            ),
            """;

    /** Limits hold for the month of the wall clock; places within two days of it may clash. */
    private static final String TIMED = """
            timed as materialized (
                select asked.*, starts::date as day, date_trunc('month', starts) as month,
                       floor(extract(epoch from starts) / 60)::bigint as first_minute,
                       floor(extract(epoch from ends) / 60)::bigint as last_minute,
                       floor(extract(epoch from ends) / 60)::bigint - floor(extract(epoch from starts) / 60)::bigint as minutes,
                       parts.before as parts_before, parts.same as parts, parts.after as parts_after,
                       week_bits(parts.before, starts::date - 1) | week_bits(parts.same, starts::date)
                           | week_bits(parts.after, starts::date + 1) as week_asked,
                       (starts::date - make_interval(years => minimum_age))::date as born_by,
                       date_trunc('month', starts) at time zone :zone - interval '2 days' as since,
                       (date_trunc('month', starts) + interval '1 month') at time zone :zone + interval '2 days' as until
                  from asked
                 cross join lateral (select starts_at at time zone :zone as starts, ends_at at time zone :zone as ends) as wall
                 cross join lateral (select floor(extract(epoch from starts - date_trunc('day', starts)) / 60)::bigint as first,
                                            floor(extract(epoch from ends - date_trunc('day', starts)) / 60)::bigint as last)
                         as minutes
                 cross join lateral (select parts_of_day(first + 1440, last + 1440) as before, parts_of_day(first, last) as same,
                                            parts_of_day(first - 1440, last - 1440) as after) as parts
            ),
            """;

    private static final String NEAR_ONE_SITE = """
            from timed cross join candidates_near(:lat, :lon, :region) as candidate
            """;

    private static final String NEAR_ONE_HOME = """
            from timed
            join candidate on kilometres(candidate.lat, candidate.lon, timed.lat, timed.lon) <= candidate.radius_km + 1e-9
           where candidate.volunteer_id = :volunteer and
            """;

    /** Where the needs are many and the volunteer is one, what costs least is asked first. */
    private static final String AT_A_GLANCE = """
                 timed.skills <@ candidate.skills and not candidate.do_not_disturb
             and (timed.licences = '{}' or timed.licences <@ licences_on(candidate.licences, candidate.licences_until, timed.day))
             and (candidate.interests = '{}' or timed.category = any (candidate.interests))
             and candidate.born <= timed.born_by
            """;

    /**
     * The first rule that keeps each out, in the order of {@link Rule}; null: none does. Whoever lives too far away is no row. What they
     * hold is read by a list of people, for a join would read every place of the city, and by a span of time that does not depend on the
     * need, for without it the planner takes the index that keeps services apart, which costs fifty times as much.
     */
    private static final String JUDGED = """
            fitting as materialized (
                select timed.need_id, timed.starts_at, timed.minutes, candidate.volunteer_id, candidate.home, candidate.max_shifts,
                       candidate.max_shifts_per_day, candidate.max_minutes,
                       parts_free(candidate.week, candidate.exception_days, candidate.exception_parts, timed.day) & parts = parts
                           and (parts_before = 0
                                or parts_free(candidate.week, candidate.exception_days, candidate.exception_parts, timed.day - 1)
                                       & parts_before = parts_before)
                           and (parts_after = 0
                                or parts_free(candidate.week, candidate.exception_days, candidate.exception_parts, timed.day + 1)
                                       & parts_after = parts_after) as free,
                       case when not timed.skills <@ candidate.skills then 'LACKS_SKILL'
                            when candidate.interests <> '{}' and not timed.category = any (candidate.interests) then 'NOT_INTERESTED'
                            when candidate.born > timed.born_by then 'TOO_YOUNG'
                            when timed.licences <> '{}'
                                 and not timed.licences <@ licences_on(candidate.licences, candidate.licences_until, timed.day)
                            then 'LACKS_LICENCE'
                            when candidate.do_not_disturb then 'DO_NOT_DISTURB'
                       end as unfit
                %s),
            held as materialized (
                select timed.need_id, place.volunteer_id,
                       bool_or(gap < 0 or gap + 1e-9 < 10 + 2 * kilometres(place.lat, place.lon, timed.lat, timed.lon)) as clashes,
                       count(*) filter (where date_trunc('month', starts) = timed.month) as shifts,
                       count(*) filter (where starts::date = timed.day) as same_day,
                       coalesce(sum(last - first) filter (where date_trunc('month', starts) = timed.month), 0) as minutes
                  from place
                 cross join lateral (select place.starts_at at time zone :zone as starts, place.ends_at at time zone :zone as ends) as wall
                 cross join lateral (select floor(extract(epoch from starts) / 60)::bigint as first,
                                            floor(extract(epoch from ends) / 60)::bigint as last) as minute
                 cross join timed
                 cross join lateral (select greatest(minute.first - timed.last_minute, timed.first_minute - minute.last) as gap) as between_them
                 where place.volunteer_id = any (array(select volunteer_id from fitting where free)) and place.freed_at is null
                   and place.starts_at >= (select min(since) from timed) and place.starts_at < (select max(until) from timed)
                   and place.starts_at >= timed.since and place.starts_at < timed.until and place.need_id <> timed.need_id
                 group by timed.need_id, place.volunteer_id),
            declined as materialized (
                select need_id, volunteer_id
                  from decline
                 where need_id = any (array(select need_id from timed)) and undone_at is null
                   and volunteer_id = any (array(select volunteer_id from fitting where free))),
            judged as materialized (
                select need_id, fitting.starts_at, volunteer_id, fitting.home,
                       case when not fitting.free then 'NOT_FREE'
                            when held.clashes then 'CLASHES'
                            when coalesce(held.shifts, 0) >= max_shifts or coalesce(held.same_day, 0) >= max_shifts_per_day
                                 or coalesce(held.minutes, 0) + fitting.minutes > max_minutes
                            then 'ENOUGH'
                            when unfit is not null then unfit
                            when (fitting.need_id, volunteer_id) in (select need_id, volunteer_id from declined) then 'DECLINED'
                       end as rule
                  from fitting left join held using (need_id, volunteer_id))
            """;

    static final String OF_ORDER = ASKED_BY_AN_ORDER + TIMED + JUDGED.formatted(NEAR_ONE_SITE);

    private static final String COUNT = OF_ORDER + """
            select need_id, rule, count(*) as people from judged group by need_id, rule
            union all
            select null, null, count(distinct volunteer_id) from judged where rule is null
            """;

    private static final String COUNT_BY_TOWNSHIP = OF_ORDER + """
            select left(home, 9) as township, count(*) as near, count(*) filter (where rule = :rule) as kept_out
              from judged
             group by township
             order by township
            """;

    /** The people whom an opening reaches are written down in the database and never loaded. */
    private static final String REACH = OF_ORDER + """
            , told as (
                insert into reach (need_id, region, volunteers)
                select need_id, :region_of_activity, array_agg(volunteer_id order by volunteer_id)
                  from judged
                 where rule is null
                 group by need_id
                on conflict (need_id) do update
                   set volunteers = array(select distinct v from unnest(reach.volunteers || excluded.volunteers) as v order by v)
            )
            select count(distinct volunteer_id) from judged where rule is null
            """;

    private static final String REACHABLE =
            ASKED_BY_OPENINGS + TIMED + JUDGED.formatted(NEAR_ONE_HOME + AT_A_GLANCE) + """
            select total, page.*
              from (select count(*) as total from judged where rule is null) as counted
              left join (
            """ + OpeningStore.SELECT + """
                          where need_id = any (array(select need_id from judged where rule is null
                                                      order by starts_at, need_id limit :most offset :offset))) as page on true
             order by starts_at, need_id
            """;

    private final JdbcClient client;
    private final JsonMapper json;
    private final Clock clock;

    SieveStore(JdbcClient client, JsonMapper json, Clock clock) {
        this.client = client;
        this.json = json;
        this.clock = clock;
    }

    /** How many one rule, or none, keeps out of one need; without a need, how many may take a place at one at least. */
    record RuleCount(Optional<NeedId> need, Optional<Rule> rule, int people) {}

    List<RuleCount> count(Map<NeedId, Asked> asked, RegionCode region) {
        return ofOrder(COUNT, asked, region).query((row, _) -> counted(row)).list();
    }

    /** Those near enough in a township, and those of them whom the rule keeps out. */
    record InTownship(RegionCode township, int near, int keptOut) {}

    List<InTownship> countByTownship(Map<NeedId, Asked> asked, Rule rule, RegionCode region) {
        return ofOrder(COUNT_BY_TOWNSHIP, asked, region)
                .param("rule", rule.name())
                .query((row, _) -> new InTownship(
                        new RegionCode(row.getString("township")), row.getInt("near"), row.getInt("kept_out")))
                .list();
    }

    /** Writes down to whom these needs were opened, and says how many people that is. */
    int reach(Map<NeedId, Asked> opened, RegionCode orderedBy, RegionCode region) {
        return ofOrder(REACH, opened, region)
                .param("region_of_activity", orderedBy.value())
                .query(Integer.class)
                .single();
    }

    /**
     * One page of the openings that a volunteer may take a place of, by their start, and how many there are in all.
     *
     * @param full those in which no place is left, instead of the others
     */
    public Listing<Opening> reachable(VolunteerId volunteer, RegionCode home, Instant now, boolean full, int page) {
        return client.sql(REACHABLE)
                .param("volunteer", volunteer.value())
                .param("home", home.value())
                .param("now", OpeningStore.utc(now))
                .param("full", full)
                .param("zone", clock.getZone().getId())
                .param("offset", Listing.offset(page))
                .param("most", Listing.LENGTH)
                .query((ResultSet row) -> listing(row, page));
    }

    private JdbcClient.StatementSpec ofOrder(String sql, Map<NeedId, Asked> asked, RegionCode region) {
        Position site = asked.values().iterator().next().site();
        return client.sql(sql)
                .param("asked", json.writeValueAsString(rows(asked)))
                .param("lat", site.lat())
                .param("lon", site.lon())
                .param("region", region.value())
                .param("zone", clock.getZone().getId());
    }

    static List<Map<String, Object>> rows(Map<NeedId, Asked> asked) {
        return asked.entrySet().stream()
                .map(each -> row(each.getKey(), each.getValue()))
                .toList();
    }

    private static Map<String, Object> row(NeedId need, Asked asked) {
        return Map.of(
                "need_id", need.value(),
                "starts_at", asked.start().toString(),
                "ends_at", asked.end().toString(),
                "category", asked.category(),
                "skills", asked.skills(),
                "licences", asked.licences(),
                "minimum_age", asked.minimumAge());
    }

    private static RuleCount counted(ResultSet row) throws SQLException {
        @Nullable String rule = row.getString("rule");
        long need = row.getLong("need_id");
        return new RuleCount(
                row.wasNull() ? Optional.empty() : Optional.of(new NeedId(need)),
                Optional.ofNullable(rule).map(Rule::valueOf),
                row.getInt("people"));
    }

    /** Each row bears the total; where the page is empty, one row bears nothing else. */
    private static Listing<Opening> listing(ResultSet row, int page) throws SQLException {
        var openings = new ArrayList<Opening>();
        int total = 0;
        while (row.next()) {
            total = row.getInt("total");
            if (row.getObject("need_id") != null) {
                openings.add(OpeningStore.opening(row));
            }
        }
        return new Listing<>(openings, page, total);
    }
}
