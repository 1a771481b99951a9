-- Volunteers and their teams. Name and telephone number lie with the account.

create table volunteer (
    volunteer_id        bigint primary key,     -- the number of their account
    number              text not null unique,   -- 志愿者编号
    home                text collate "C" not null,
    lat                 double precision not null check (lat between -90 and 90),      -- WGS-84: the community's centre,
    lon                 double precision not null check (lon between -180 and 180),    -- unless given more exactly
    born                date not null,
    radius_km           double precision not null check (radius_km between 0 and 200),
    max_shifts          integer not null check (max_shifts between 0 and 60),          -- in a calendar month
    max_shifts_per_day  integer not null check (max_shifts_per_day between 0 and 10),
    max_minutes         integer not null check (max_minutes between 0 and 100000),     -- in a calendar month
    load                double precision not null default 0 check (load >= 0),
    skills              text[] not null,
    licences            text[] not null,
    licences_until      date[] not null default '{}',   -- the last day of each; 9999-12-31: without an end
    interests           text[] not null,        -- empty: anything
    week                integer not null check (week >= 0 and week < 1 << 28),         -- 7 × morning, afternoon, evening; 7 × night
    exception_days      date[] not null default '{}',
    exception_parts     integer[] not null default '{}',
    do_not_disturb      boolean not null default false,
    registered_at       timestamptz not null,
    -- Only active ones are asked. Held: something is missing, such as the consent of a guardian. Left: for good, but on record.
    status              text not null default 'ACTIVE' check (status in ('ACTIVE', 'HELD', 'LEFT')),
    -- The same person goes on under this number (合并); never one that was merged itself.
    merged_into         bigint references volunteer check (merged_into is null or status = 'LEFT'),
    -- A tenth of a degree each way: those who may live near enough to a site are found by the cells round it.
    cell                integer not null generated always as (floor(lat * 10)::integer * 10000 + floor(lon * 10)::integer) stored,
    check (cardinality(exception_days) = cardinality(exception_parts)),
    check (cardinality(licences) = cardinality(licences_until))
);
create index volunteer_merged on volunteer (merged_into) where merged_into is not null;
create index volunteer_by_home on volunteer (home);
create index volunteer_near on volunteer (cell) include (lat, lon, radius_km, home, volunteer_id) where radius_km <= 25;
create index volunteer_far on volunteer (home) include (lat, lon, radius_km, volunteer_id) where radius_km > 25;

alter table volunteer enable row level security;
alter table volunteer force row level security;
create policy by_region on volunteer
    using (home >= (select current_setting('redvest.lo', true)) and home < (select current_setting('redvest.hi', true)));
create policy own on volunteer
    using (volunteer_id = (select nullif(current_setting('redvest.person', true), '')::bigint));
grant select, insert, update on volunteer to redvest_app;

-- How many active ones are at home in each community, kept by each registration and change of status: a city is counted from these, not from its volunteers.
create table home_count (
    home   text collate "C" primary key,
    people integer not null check (people >= 0)
);
alter table home_count enable row level security;
alter table home_count force row level security;
create policy by_region on home_count
    using (home >= (select current_setting('redvest.lo', true)) and home < (select current_setting('redvest.hi', true)));
grant select, insert, update on home_count to redvest_app;

-- What dispatch may ask of many volunteers at once, in the database, without a name and under the same policies. A test holds that
-- these agree with the engine's eligibility (Position, FreeTime, Availability).

/* As the engine's Position.kilometresTo. */
create function kilometres(lat1 double precision, lon1 double precision, lat2 double precision, lon2 double precision)
    returns double precision language sql immutable parallel safe
    return 2 * 6371.0088 * asin(least(1, sqrt(
        sin(radians(lat2 - lat1) / 2) ^ 2 + cos(radians(lat1)) * cos(radians(lat2)) * sin(radians(lon2 - lon1) / 2) ^ 2)));

/* As Part: the parts of a day that a service from minute to minute of it lies in; the night ends at six on the day after. */
create function parts_of_day(first bigint, last bigint) returns integer language sql immutable parallel safe
    return (case when first < 12 * 60 and last > 6 * 60 then 1 else 0 end)
         | (case when first < 18 * 60 and last > 12 * 60 then 2 else 0 end)
         | (case when first < 22 * 60 and last > 18 * 60 then 4 else 0 end)
         | (case when first < 30 * 60 and last > 22 * 60 then 8 else 0 end);

/* As WeekPattern.bit: the parts of one day in the bits of a week. */
create function week_bits(parts integer, day date) returns integer language sql immutable parallel safe
    return ((parts & 7) << (3 * (extract(isodow from day)::integer - 1)))
         | ((parts >> 3) << (20 + extract(isodow from day)::integer));

/* As Availability.on: bits of the parts of that day in which somebody is free. */
create function parts_free(week integer, exception_days date[], exception_parts integer[], day date)
    returns integer language sql immutable parallel safe
    return coalesce(exception_parts[array_position(exception_days, day)],
                    week >> (3 * (extract(isodow from day)::integer - 1)) & 7
                    | ((week >> (20 + extract(isodow from day)::integer) & 1) << 3));

/* As Standing.licences: those that are valid on a day. */
create function licences_on(licences text[], licences_until date[], day date)
    returns text[] language sql immutable parallel safe
    return array(select licence from unnest(licences, licences_until) as seen (licence, until) where until >= day);

create view candidate with (security_invoker = true) as
    select volunteer_id, home, lat, lon, born, radius_km, max_shifts, max_shifts_per_day, max_minutes, skills, licences, licences_until,
           interests, week, exception_days, exception_parts, do_not_disturb
      from volunteer
     where status = 'ACTIVE';
grant select on candidate to redvest_app;

/*
 * Those at home in a region who go as far as a site, or live so near to it as is said, up to 25 km. The policies make the planner believe that a scope holds one row in two hundred, and
 * a bitmap by home would then read everybody, a join by cells everybody for each cell; hence no bitmap here, lists instead of joins,
 * and a number of rows.
 */
create function candidates_near(site_lat double precision, site_lon double precision, region text,
                                at_least_km double precision default 0)
    returns setof candidate language sql stable rows 10000 set enable_bitmapscan = off
as $$
    with near as materialized (
        select v.volunteer_id
          from volunteer v
         where v.radius_km <= 25 and v.home >= region and v.home < region || ':'
           and v.cell = any (array(
                   select y * 10000 + x
                     from generate_series(floor((site_lat - 0.23) * 10)::integer, floor((site_lat + 0.23) * 10)::integer) as y
                    cross join generate_series(floor((site_lon - 26 / (111 * cos(radians(site_lat)))) * 10)::integer,
                                               floor((site_lon + 26 / (111 * cos(radians(site_lat)))) * 10)::integer) as x))
           and abs(v.lat - site_lat) * 111 <= greatest(v.radius_km, at_least_km) + 1
           and abs(v.lon - site_lon) * 111 * cos(radians(site_lat)) <= greatest(v.radius_km, at_least_km) + 1
           and kilometres(v.lat, v.lon, site_lat, site_lon) <= greatest(v.radius_km, at_least_km) + 1e-9
        union all
        select v.volunteer_id
          from volunteer v
         where v.radius_km > 25 and v.home >= region and v.home < region || ':'
           and kilometres(v.lat, v.lon, site_lat, site_lon) <= v.radius_km + 1e-9
    )
    select * from candidate where volunteer_id = any (array(select volunteer_id from near))
$$;

create table team (
    team_id      bigint generated always as identity primary key,
    name         text not null check (length(name) between 1 and 60),
    region       text collate "C" not null,
    description  text not null default '' check (length(description) <= 500),
    leader_id    bigint not null references volunteer,
    deputy_id    bigint references volunteer,           -- 副队长
    offered_to   bigint references volunteer,           -- who was asked to take over the lead and has not answered yet
    admission    text not null default 'BY_LEADER' check (admission in ('BY_LEADER', 'AT_ONCE')),
    -- Part of the link that one joins by; drawn anew, the link before leads nowhere.
    join_token   text collate "C" not null unique default replace(gen_random_uuid()::text, '-', ''),
    founded_at   timestamptz not null,
    founded_by   bigint references account,             -- empty where the demo founded it
    dissolved_at timestamptz,
    check (deputy_id <> leader_id),
    check (offered_to <> leader_id)
);
create unique index team_name on team (region, name) where dissolved_at is null;
create index team_by_leader on team (leader_id);

create table team_member (
    team_id       bigint not null references team,
    volunteer_id  bigint not null references volunteer,
    region        text collate "C" not null,            -- of the team
    asked_at      timestamptz not null,
    joined_at     timestamptz,                          -- empty until the leader has admitted them
    left_at       timestamptz,                          -- left, removed, not admitted, or the team was dissolved
    primary key (team_id, volunteer_id)
);
create index team_member_by_volunteer on team_member (volunteer_id);

alter table team enable row level security;
alter table team force row level security;
create policy by_region on team
    using (region >= (select current_setting('redvest.lo', true)) and region < (select current_setting('redvest.hi', true)));
-- Whoever lives in a team's region may know that it exists.
create policy at_home on team for select
    using (starts_with((select current_setting('redvest.home', true)), region));
grant select, insert, update on team to redvest_app;

alter table team_member enable row level security;
alter table team_member force row level security;
create policy by_region on team_member
    using (region >= (select current_setting('redvest.lo', true)) and region < (select current_setting('redvest.hi', true)));
create policy own on team_member for select
    using (volunteer_id = (select nullif(current_setting('redvest.person', true), '')::bigint));
grant select, insert, update on team_member to redvest_app;
