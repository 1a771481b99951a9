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
    interests           text[] not null,        -- empty: anything
    week                integer not null check (week >= 0 and week < 1 << 21),         -- 7 days × morning, afternoon, evening
    exception_days      date[] not null default '{}',
    exception_parts     integer[] not null default '{}',
    do_not_disturb      boolean not null default false,
    registered_at       timestamptz not null,
    check (cardinality(exception_days) = cardinality(exception_parts))
);
create index volunteer_by_home on volunteer (home);

alter table volunteer enable row level security;
alter table volunteer force row level security;
create policy by_region on volunteer
    using (home >= (select current_setting('redvest.lo', true)) and home < (select current_setting('redvest.hi', true)));
create policy own on volunteer
    using (volunteer_id = (select nullif(current_setting('redvest.person', true), '')::bigint));
grant select, insert, update on volunteer to redvest_app;

create table team (
    team_id     bigint generated always as identity primary key,
    name        text not null check (length(name) between 1 and 60),
    region      text collate "C" not null,
    leader_id   bigint not null references volunteer,
    founded_at  timestamptz not null,
    unique (region, name)
);
create index team_by_leader on team (leader_id);

create table team_member (
    team_id       bigint not null references team,
    volunteer_id  bigint not null references volunteer,
    region        text collate "C" not null,    -- of the team
    joined_at     timestamptz not null,
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
