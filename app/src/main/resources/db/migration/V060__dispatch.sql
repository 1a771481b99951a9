-- Vacancies, how they are opened, the places people take, what they decline, and the answers they were given.

create extension if not exists btree_gist; -- for the number of a volunteer beside a stretch of time

-- What is to be filled (空缺): the places of one need and what is asked of those who take them, apart from the ways to fill them. Each
-- number is a copy, so that a tap is answered from here. seen_from: homes in this region were ever asked, by any way.
create table vacancy (
    need_id      bigint primary key,
    shift_id     bigint not null,
    activity     text not null,
    region       text collate "C" not null,     -- the community that needs people
    seen_from    text collate "C",
    starts_at    timestamptz not null,
    ends_at      timestamptz not null check (ends_at > starts_at),
    lat          double precision not null,
    lon          double precision not null,
    category     text not null,
    skills       text[] not null,
    licences     text[] not null,
    minimum_age  integer not null,
    places       integer not null check (places > 0),
    taken        integer not null default 0,
    waiting      integer not null default 0 check (waiting >= 0),   -- people on the waiting list: for so many a free place is kept
    closes_at    timestamptz not null check (closes_at <= starts_at),
    settles_at   timestamptz not null,          -- when it closed, or was changed after that
    settled_at   timestamptz,                   -- when it was noticed that it had closed
    check (taken between 0 and places)
);
create index vacancy_by_activity on vacancy (activity);
create index vacancy_by_shift on vacancy (shift_id);
create index vacancy_by_start on vacancy (starts_at);
create index vacancy_to_settle on vacancy (closes_at) where settled_at is null;

-- The first way to fill a vacancy (推送、抢单): all who are eligible at home in a region see it, first come, first served. Where nobody
-- but invited people can come there is an opening too, to no region and withdrawn from the beginning.
create table opening (
    need_id      bigint primary key references vacancy,
    activity     text not null,
    region       text collate "C" not null,
    opened_to    text collate "C",              -- homes in this region
    seen_from    text collate "C",              -- and in all regions that it was opened to before
    opened_at    timestamptz not null,
    opened_by    bigint not null,
    withdrawn_at timestamptz,
    check ((opened_to is null) = (seen_from is null)),
    check (opened_to is not null or withdrawn_at is not null)
);
create index opening_by_activity on opening (activity);

alter table vacancy enable row level security;
alter table vacancy force row level security;
alter table opening enable row level security;
alter table opening force row level security;
create policy by_region on vacancy
    using (region >= (select current_setting('redvest.lo', true)) and region < (select current_setting('redvest.hi', true)));
create policy by_region on opening
    using (region >= (select current_setting('redvest.lo', true)) and region < (select current_setting('redvest.hi', true)));
-- Those who were ever asked see it, and count it up and down with the places that they take and give back.
create policy asked_to_see on vacancy for select
    using (starts_with((select current_setting('redvest.home', true)), seen_from));
create policy asked_to_take on vacancy for update
    using (starts_with((select current_setting('redvest.home', true)), seen_from));
create policy opened_to_see on opening for select
    using (starts_with((select current_setting('redvest.home', true)), seen_from));
grant select, insert, update on vacancy, opening to redvest_app;

-- To whom a need was opened, so that answers add up. Apart: nobody it was opened to may read it.
create table reach (
    need_id    bigint primary key references opening,
    region     text collate "C" not null,
    volunteers bigint[] not null
);
alter table reach enable row level security;
alter table reach force row level security;
create policy by_region on reach
    using (region >= (select current_setting('redvest.lo', true)) and region < (select current_setting('redvest.hi', true)));
grant select, insert, update on reach to redvest_app;

create table place (
    place_id     bigint generated always as identity primary key,
    need_id      bigint not null references vacancy,
    shift_id     bigint not null,
    activity     text not null,
    region       text collate "C" not null,
    volunteer_id bigint not null,
    starts_at    timestamptz not null,
    ends_at      timestamptz not null,
    lat          double precision not null,
    lon          double precision not null,
    accepted_at  timestamptz not null,
    accepted_starts_at timestamptz,             -- the time that was accepted, when it has been moved since
    accepted_ends_at   timestamptz,
    asked_again_at     timestamptz,             -- it was moved, and its holder has not answered yet
    answer_due         timestamptz,             -- without an answer the place is freed then
    freed_at     timestamptz,
    freed_why    text check (freed_why in ('left', 'cancelled', 'changed')),
    check ((freed_at is null) = (freed_why is null)),
    check ((asked_again_at is null) = (answer_due is null)),
    check (asked_again_at < answer_due and answer_due < starts_at),
    check (asked_again_at is null or accepted_starts_at is not null or accepted_ends_at is not null),
    -- One person is in one place at a time, whatever the code overlooked. Deferred only while several services move at once.
    constraint place_one_at_a_time exclude using gist (volunteer_id with =, tstzrange(starts_at, ends_at) with &&)
        where (freed_at is null) deferrable initially immediate
);
create unique index place_held_once on place (need_id, volunteer_id) where freed_at is null;
create index place_by_volunteer on place (volunteer_id, starts_at);
create index place_held_by on place (volunteer_id, starts_at) where freed_at is null;
create index place_by_shift on place (shift_id);
create index place_unanswered on place (answer_due) where freed_at is null and answer_due is not null;
create index place_by_activity on place (activity);

alter table place enable row level security;
alter table place force row level security;
create policy by_region on place
    using (region >= (select current_setting('redvest.lo', true)) and region < (select current_setting('redvest.hi', true)));
create policy own on place
    using (volunteer_id = (select nullif(current_setting('redvest.person', true), '')::bigint));
grant select, insert, update on place to redvest_app;

create table decline (
    need_id      bigint not null references vacancy,
    volunteer_id bigint not null,
    region       text collate "C" not null,
    at           timestamptz not null,
    undone_at    timestamptz,
    primary key (need_id, volunteer_id)
);
create index decline_by_volunteer on decline (volunteer_id);

alter table decline enable row level security;
alter table decline force row level security;
create policy by_region on decline for select
    using (region >= (select current_setting('redvest.lo', true)) and region < (select current_setting('redvest.hi', true)));
create policy own on decline
    using (volunteer_id = (select nullif(current_setting('redvest.person', true), '')::bigint));
grant select, insert, update on decline to redvest_app;

-- The answer to each sending of a form: a second tap is told the first answer again.
create table acceptance (
    request      uuid primary key,
    need_id      bigint not null references vacancy,
    volunteer_id bigint not null,
    outcome      text not null check (outcome in ('accepted', 'full', 'too-late', 'withdrawn')),
    place_id     bigint references place,
    at           timestamptz not null,
    check ((outcome = 'accepted') = (place_id is not null))
);
alter table acceptance enable row level security;
alter table acceptance force row level security;
create policy own on acceptance
    using (volunteer_id = (select nullif(current_setting('redvest.person', true), '')::bigint));
create policy system on acceptance
    using ((select current_setting('redvest.scope', true)) = 'system');
grant select, insert on acceptance to redvest_app;

-- The community's answer that a shift runs with fewer people than asked for (照常开展). It stands while no fewer hold a place.
create table goes_ahead (
    shift_id   bigint primary key,
    region     text collate "C" not null,
    people     int not null check (people > 0),
    decided_by bigint not null,
    decided_at timestamptz not null
);
alter table goes_ahead enable row level security;
alter table goes_ahead force row level security;
create policy by_region on goes_ahead
    using (region >= (select current_setting('redvest.lo', true)) and region < (select current_setting('redvest.hi', true)));
grant select, insert, update on goes_ahead to redvest_app;
