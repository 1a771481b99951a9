-- Emergency calls (应急召集): the nearest people on duty (待命) are asked at once, each no or silence is replaced by the next, in widening
-- rings, and all open asks are taken back when enough have said yes. A drill (演练) lives in these tables alone: it has no order, no shift,
-- no invitation and no place, so that it can become neither hours nor figures.

-- When a volunteer is ready for emergency calls. Only the volunteer writes it, and the system reads it.
create table emergency_duty (
    volunteer_id bigint primary key,
    ready_until  timestamptz,                  -- from now on until then
    days         integer not null default 0 check (days between 0 and 127),   -- weekly: bit 0 is Monday
    from_minute  integer not null default 0 check (from_minute between 0 and 1439),
    to_minute    integer not null default 0 check (to_minute between 0 and 1439),   -- not after from_minute: on the next day
    set_at       timestamptz not null
);
comment on table emergency_duty is '待命: who is ready for emergency calls, and when';
alter table emergency_duty enable row level security;
alter table emergency_duty force row level security;
create policy own on emergency_duty
    using (volunteer_id = (select nullif(current_setting('redvest.person', true), '')::bigint));
create policy system on emergency_duty
    using ((select current_setting('redvest.scope', true)) = 'system');
grant select, insert, update, delete on emergency_duty to redvest_app;

create table emergency_call (
    call_id        bigint generated always as identity primary key,
    request        uuid not null unique,         -- of the form: sent twice, it is one call
    region         text collate "C" not null,    -- the community that needs people
    called_from    text collate "C" not null,    -- homes in this region
    drill          boolean not null,
    activity       text,
    shift_id       bigint,
    need_id        bigint references vacancy,
    title          text not null check (length(title) between 1 and 40),
    what           text not null check (length(what) <= 500),
    risks          text not null check (risks <> ''),
    safeguards     text not null check (length(safeguards) <= 200),
    place          text not null check (length(place) <= 40),     -- empty: in the community
    address        text not null check (length(address) <= 100),  -- of a drill, for those who said yes; else with the activity
    note           text not null check (length(note) <= 500),
    lat            double precision not null,
    lon            double precision not null,
    starts_at      timestamptz not null,
    ends_at        timestamptz not null check (ends_at > starts_at),
    people         integer not null check (people between 1 and 200),
    skills         text[] not null,
    licences       text[] not null,
    minimum_age    integer not null,
    answer_minutes integer not null check (answer_minutes between 1 and 60),
    state          text not null check (state in ('running', 'paused', 'filled', 'ended', 'over', 'called-off')),
    ring           integer not null default 0 check (ring >= 0),  -- how far was asked so far
    reason         text not null check (length(reason) between 1 and 200),
    called_by      bigint not null references account,
    called_at      timestamptz not null,
    ended_at       timestamptz,
    next_at        timestamptz not null,         -- when it is looked at again
    check (drill = (activity is null) and (activity is null) = (shift_id is null) and (activity is null) = (need_id is null)),
    check ((state in ('running', 'paused')) = (ended_at is null))
);
comment on table emergency_call is '应急召集: people are called at once, or it is a drill (演练)';
create index emergency_call_due on emergency_call (next_at) where state in ('running', 'paused');
create index emergency_call_by_region on emergency_call (region, called_at);
create index emergency_call_by_shift on emergency_call (shift_id);
create unique index emergency_call_of_activity on emergency_call (activity);

create table emergency_ask (
    ask_id       bigint generated always as identity primary key,
    call_id      bigint not null references emergency_call,
    region       text collate "C" not null,
    volunteer_id bigint not null,
    km           double precision not null check (km >= 0),
    ring         integer not null check (ring >= 0),
    asked_at     timestamptz not null,
    until        timestamptz not null,
    state        text not null default 'open'
                 check (state in ('open', 'accepted', 'declined', 'silent', 'enough', 'called-off', 'left')),
    answered_at  timestamptz,                    -- the first yes or no
    place_id     bigint,
    check (until > asked_at),
    check (state not in ('accepted', 'declined', 'left') or answered_at is not null)
);
comment on table emergency_ask is '应急召集: one person who was asked';
create unique index emergency_ask_once on emergency_ask (call_id, volunteer_id);
-- Two calls at once do not wake one person twice.
create unique index emergency_ask_one_at_a_time on emergency_ask (volunteer_id) where state = 'open';
create index emergency_ask_by_volunteer on emergency_ask (volunteer_id, asked_at);
create index emergency_ask_by_place on emergency_ask (place_id);

alter table emergency_call enable row level security;
alter table emergency_call force row level security;
alter table emergency_ask enable row level security;
alter table emergency_ask force row level security;
create policy by_region on emergency_call
    using (region >= (select current_setting('redvest.lo', true)) and region < (select current_setting('redvest.hi', true)));
create policy by_region on emergency_ask
    using (region >= (select current_setting('redvest.lo', true)) and region < (select current_setting('redvest.hi', true)));
create policy own on emergency_ask for select
    using (volunteer_id = (select nullif(current_setting('redvest.person', true), '')::bigint));
grant select, insert, update on emergency_call, emergency_ask to redvest_app;
