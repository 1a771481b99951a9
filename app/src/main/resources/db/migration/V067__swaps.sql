-- 换班: volunteers who exchange places, two or three at a time. A place is put up; a swap is a circle of places in which each person gives one
-- and takes that of the next seat. Nothing changes until everybody has agreed.

create table swap_wish (
    wish_id      bigint generated always as identity primary key,
    place_id     bigint not null references place,
    volunteer_id bigint not null,
    region       text collate "C" not null,
    put_up_at    timestamptz not null,
    looked_at    timestamptz,                   -- when circles were last looked for
    ended_at     timestamptz,
    ended_why    text check (ended_why in ('taken-back', 'swapped', 'over')),
    check ((ended_at is null) = (ended_why is null))
);
comment on table swap_wish is '换班意愿: a place that its holder would give for another';
create unique index swap_wish_once on swap_wish (place_id) where ended_at is null;
create index swap_wish_open on swap_wish (region, put_up_at, wish_id) where ended_at is null;
create index swap_wish_by_volunteer on swap_wish (volunteer_id);

create table place_swap (
    swap_id     bigint generated always as identity primary key,
    region      text collate "C" not null,
    proposed_at timestamptz not null,
    due         timestamptz not null,
    ended_at    timestamptz,
    ended_why   text check (ended_why in ('done', 'declined', 'silent', 'broken')),
    check (due > proposed_at),
    check ((ended_at is null) = (ended_why is null))
);
comment on table place_swap is '换班: a circle of two or three places';
create index place_swap_open on place_swap (due) where ended_at is null;

create table swap_seat (
    swap_id      bigint not null references place_swap,
    seat         smallint not null check (seat between 0 and 2),
    volunteer_id bigint not null,
    gives        bigint not null references place,
    region       text collate "C" not null,     -- of the place that is given
    agreed_at    timestamptz,
    declined_at  timestamptz,                   -- said no, or nothing until it was due
    receives     bigint references place,       -- once it is done
    open         boolean not null default true,
    primary key (swap_id, seat),
    check (agreed_at is null or declined_at is null)
);
-- One open swap for a place: two that both count on it cannot both be done.
create unique index swap_seat_once on swap_seat (gives) where open;
create index swap_seat_by_volunteer on swap_seat (volunteer_id, swap_id);
create index swap_seat_by_place on swap_seat (gives);

alter table place drop constraint place_freed_why_check;
alter table place add constraint place_freed_why_check check (freed_why in ('left', 'cancelled', 'changed', 'swapped'));

alter table swap_wish enable row level security;
alter table swap_wish force row level security;
create policy by_region on swap_wish
    using (region >= (select current_setting('redvest.lo', true)) and region < (select current_setting('redvest.hi', true)));
create policy own on swap_wish
    using (volunteer_id = (select nullif(current_setting('redvest.person', true), '')::bigint));
grant select, insert, update on swap_wish to redvest_app;

alter table swap_seat enable row level security;
alter table swap_seat force row level security;
create policy by_region on swap_seat
    using (region >= (select current_setting('redvest.lo', true)) and region < (select current_setting('redvest.hi', true)));
create policy own on swap_seat
    using (volunteer_id = (select nullif(current_setting('redvest.person', true), '')::bigint));
grant select, insert, update on swap_seat to redvest_app;

alter table place_swap enable row level security;
alter table place_swap force row level security;
create policy by_region on place_swap
    using (region >= (select current_setting('redvest.lo', true)) and region < (select current_setting('redvest.hi', true)));
grant select, insert, update on place_swap to redvest_app;
