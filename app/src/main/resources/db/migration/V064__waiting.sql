-- The waiting list of a need that is full (候补). In the order in which they came, those who wait are asked for a place that becomes free; it
-- is kept for them until they answer. vacancy.waiting is the number of entries that are not over.

create table waiting_entry (
    entry_id     bigint generated always as identity primary key,
    need_id      bigint not null references vacancy,
    shift_id     bigint not null,
    activity     text not null,
    region       text collate "C" not null,
    volunteer_id bigint not null,
    starts_at    timestamptz not null,          -- as it was joined
    joined_at    timestamptz not null,
    asked_at     timestamptz,                   -- since when a place is kept for this person, until they answer
    ended_at     timestamptz,
    ended_why    text check (ended_why in ('left', 'accepted', 'declined', 'silent', 'elsewhere', 'barred', 'called-off', 'begun')),
    check ((ended_at is null) = (ended_why is null)),
    check (asked_at >= joined_at)
);
comment on table waiting_entry is '候补: one person who waits for a place of a full need';
create unique index waiting_entry_once on waiting_entry (need_id, volunteer_id) where ended_at is null;
create index waiting_entry_of_need on waiting_entry (need_id, joined_at, entry_id) where ended_at is null;
create index waiting_entry_by_volunteer on waiting_entry (volunteer_id, joined_at);
create index waiting_entry_by_activity on waiting_entry (activity);

alter table waiting_entry enable row level security;
alter table waiting_entry force row level security;
create policy by_region on waiting_entry
    using (region >= (select current_setting('redvest.lo', true)) and region < (select current_setting('redvest.hi', true)));
create policy own on waiting_entry
    using (volunteer_id = (select nullif(current_setting('redvest.person', true), '')::bigint));
grant select, insert, update on waiting_entry to redvest_app;
