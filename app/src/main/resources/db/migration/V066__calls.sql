-- The fourth way to fill a vacancy: the telephone (电话). One person is called by one dispatcher at a time; each showing of a number, and
-- what came of each call, is kept.

create table service_call (
    call_id      bigint generated always as identity primary key,
    need_id      bigint not null references vacancy,
    shift_id     bigint not null,
    activity     text not null,
    region       text collate "C" not null,     -- the community that needs people
    called_from  text collate "C" not null,     -- the region whose committee calls
    volunteer_id bigint not null,
    called_by    bigint not null,
    claimed_at   timestamptz not null,
    held_until   timestamptz not null check (held_until > claimed_at),
    shown_at     timestamptz,                   -- when the number was shown
    outcome      text check (outcome in ('yes', 'no', 'no-answer', 'wrong-number', 'never', 'cannot', 'given-up')),
    ended_at     timestamptz,
    check ((outcome is null) = (ended_at is null))
);
comment on table service_call is '电话: one person called about one need';
-- Two dispatchers never call one person at a time, about whatever.
create unique index service_call_one_at_a_time on service_call (volunteer_id) where outcome is null;
create index service_call_of_need on service_call (need_id, claimed_at);
create index service_call_by_volunteer on service_call (volunteer_id, claimed_at);
alter table service_call enable row level security;
alter table service_call force row level security;
create policy by_region on service_call
    using (region >= (select current_setting('redvest.lo', true)) and region < (select current_setting('redvest.hi', true)));
create policy own on service_call for select
    using (volunteer_id = (select nullif(current_setting('redvest.person', true), '')::bigint));
grant select, insert, update on service_call to redvest_app;

-- Who does not want to be called.
create table no_calls (
    volunteer_id bigint primary key,
    since        timestamptz not null
);
comment on table no_calls is '不要打电话';
alter table no_calls enable row level security;
alter table no_calls force row level security;
create policy own on no_calls
    using (volunteer_id = (select nullif(current_setting('redvest.person', true), '')::bigint));
create policy system on no_calls
    using ((select current_setting('redvest.scope', true)) = 'system');
grant select, insert, delete on no_calls to redvest_app;
