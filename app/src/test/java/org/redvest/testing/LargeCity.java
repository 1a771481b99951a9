package org.redvest.testing;

import java.util.List;
import java.util.Objects;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** A city of 200,000 volunteers with 10,000 needs in a week and 60,000 places held in a month, made by the database from a seed. */
public final class LargeCity {

    public static final int VOLUNTEERS = 200_000;
    public static final int NEEDS = 10_000;
    public static final int HELD = 60_000;

    private static final String VOLUNTEER = """
            insert into volunteer (volunteer_id, number, home, lat, lon, born, radius_km, max_shifts, max_shifts_per_day, max_minutes,
                                   skills, licences, licences_until, interests, week, exception_days, exception_parts,
                                   do_not_disturb, registered_at)
            select n, 'C' || n, communities.codes[home], communities.lats[home] + (r1 - 0.5) / 50, communities.lons[home] + (r2 - 0.5) / 50,
                   date '1950-01-01' + (r3 * 21000)::integer, (array[3, 5, 8, 12, 20])[1 + floor(r4 * 5)::integer],
                   2 + floor(r5 * 7)::integer, 1 + floor(r6 * 2)::integer, 480 + 60 * floor(r1 * 31)::integer,
                   case when r2 < 0.06 then array['escort', 'nursing'] when r2 < 0.4 then array['escort'] when r2 < 0.6 then array['tutoring']
                        else '{}' end,
                   case when r2 < 0.06 then array['nursing'] else '{}' end,
                   case when r2 < 0.06 then array[date '2026-02-01' + (r3 * 1500)::integer] else '{}' end,
                   case when r3 < 0.45 then '{}' when r3 < 0.7 then array['elderly', 'law', 'children'] else array['elderly', 'travel'] end,
                   floor(r4 * r5 * (1 << 28))::integer | floor(r6 * (1 << 21))::integer,
                   case when r6 < 0.2 then array[date '2026-03-05'] else '{}' end, case when r6 < 0.2 then array[3] else '{}' end,
                   r1 < 0.04, timestamptz '2025-06-01'
              from (select array_agg(code order by code) as codes, array_agg(lat order by code) as lats, array_agg(lon order by code) as lons
                      from region where code like '4305%' and length(code) = 12 and lat is not null) as communities
             cross join (select 1000000 + n as n, random() as r1, random() as r2, random() as r3, random() as r4, random() as r5,
                                random() as r6, random() as r7
                           from generate_series(1, ?) as n) as chance
             cross join lateral (select 1 + floor(r7 * cardinality(communities.codes))::integer as home) as lives
            """;

    private static final String COUNTED = """
            insert into home_count (home, people) select home, count(*) from volunteer group by home
            on conflict (home) do update set people = excluded.people
            """;

    /** Two thirds of the needs are in the first week, the others on later days. */
    private static final String OPENING = """
            with vacant as (
            insert into vacancy (need_id, shift_id, activity, region, seen_from, starts_at, ends_at, lat, lon, category,
                                 skills, licences, minimum_age, places, closes_at, settles_at)
            select n, n, left(code, 6) || '-260220-' || lpad(n::text, 6, '0'), code, opened_to, start, start + (60 + 30 * floor(r2 * 6)) * interval '1 minute', lat, lon,
                   (array['elderly', 'law', 'children', 'travel'])[1 + floor(r3 * 4)::integer],
                   case when r4 < 0.05 then array['nursing'] when r4 < 0.28 then array['escort'] else '{}' end,
                   case when r4 < 0.05 then array['nursing'] else '{}' end, case when r5 < 0.3 then 18 else 0 end,
                   5 + floor(r6 * 6)::integer, start - interval '12 hours', start - interval '12 hours'
              from (select array_agg(code order by code) as codes, array_agg(lat order by code) as lats, array_agg(lon order by code) as lons
                      from region where code like '4305%' and length(code) = 12 and lat is not null) as communities
             cross join (select n, random() as r1, random() as r2, random() as r3, random() as r4, random() as r5, random() as r6,
                                random() as r7
                           from generate_series(1, ?) as n) as chance
             cross join lateral (select 1 + floor(r7 * cardinality(codes))::integer as site) as stands
             cross join lateral (select codes[site] as code, lats[site] as lat, lons[site] as lon,
                                        case when r1 < 0.7 then '4305' else left(codes[site], 6) end as opened_to,
                                        timestamptz '2026-03-02 00:00+08' + (case when n <= ? then n % 7 else 7 + n % 20 end) * interval '1 day'
                                            + (6 + floor(r5 * 13)) * interval '1 hour' as start) as made
            returning need_id, activity, region, seen_from)
            insert into opening (need_id, activity, region, opened_to, seen_from, opened_at, opened_by)
            select need_id, activity, region, seen_from, seen_from, timestamptz '2026-02-20', 1 from vacant
            """;

    /** Each need is held by as many who live about there: both are ranked by community. */
    private static final String PLACE = """
            with people as (
                select volunteer_id, row_number() over (order by home, volunteer_id) as rank from volunteer),
            needs as (
                select vacancy.*, row_number() over (order by region, need_id) as rank from vacancy),
            taken as (
                insert into place (need_id, shift_id, activity, region, volunteer_id, starts_at, ends_at, lat, lon, accepted_at)
                select need_id, shift_id, activity, region, volunteer_id, starts_at, ends_at, lat, lon,
                       timestamptz '2026-02-25' - n % 40 * interval '1 day'
                  from generate_series(0, ? - 1) as n
                 cross join (select count(*) as many from vacancy) as counted
                  join needs on needs.rank = 1 + n * many / ?
                  join people on people.rank = 1 + n * ?::bigint / ?
                returning need_id)
            update vacancy set taken = held.people
              from (select need_id, count(*) as people from taken group by need_id) as held
             where vacancy.need_id = held.need_id
            """;

    /** Each vacancy gets the shift and the activity that it stands for, approved and opened. */
    private static final String ACTIVITY = """
            insert into activity (activity, owner, region, proposed_by, opened_to, stage, item, category, title_zh, title_en, what_zh, what_en,
                                  risks_zh, risks_en, safeguards_zh, safeguards_en, minimum_age, measure, site, site_name)
            select activity, 'order', region, 1, seen_from, 'released', 'clinic-escort', category, '陪老人就医', 'Escort to a clinic', '陪诊', 'Escort',
                   '路上车多', 'Traffic', '两人一组', 'In pairs', greatest(14, minimum_age), 'people', 'community', ''
              from vacancy
            """;

    private static final String SHIFT = """
            insert into shift (shift_id, activity, region, opened_to, number, state, starts_at, ends_at)
            overriding system value
            select shift_id, activity, region, seen_from, 1, 'dispatching', starts_at, ends_at from vacancy
            """;

    private static final String NEED = """
            insert into need (need_id, shift_id, region, opened_to, number, people, skills, licences)
            overriding system value
            select need_id, shift_id, region, seen_from, 1, places, skills, licences from vacancy
            """;

    private LargeCity() {}

    /** After {@link #into}, for what reads shifts as well. */
    public static void withShifts(JdbcTemplate jdbc, TransactionTemplate transactions) {
        Scopes.within(
                Scope.SYSTEM,
                () -> Objects.requireNonNull(transactions.execute(_ -> {
                    jdbc.update(ACTIVITY);
                    jdbc.update(SHIFT);
                    jdbc.update(NEED);
                    return true;
                })));
    }

    public static void into(JdbcTemplate jdbc, TransactionTemplate transactions, int seed) {
        Scopes.within(
                Scope.SYSTEM,
                () -> Objects.requireNonNull(transactions.execute(_ -> {
                    jdbc.queryForList("select setseed(?)", seed / 1000.0);
                    jdbc.update(VOLUNTEER, VOLUNTEERS);
                    jdbc.update(COUNTED);
                    jdbc.update(OPENING, NEEDS * 3 / 2, NEEDS);
                    jdbc.update(PLACE, HELD, HELD, VOLUNTEERS, HELD);
                    return true;
                })));
    }

    public static void analyze(JdbcTemplate owner) {
        List.of("volunteer", "vacancy", "opening", "place", "home_count", "activity", "shift", "need")
                .forEach(table -> owner.execute("vacuum analyze " + table));
    }
}
