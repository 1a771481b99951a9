-- Attendance 到岗: who came and when, and the community's word on it.

-- The secret behind the code that changes, and the volunteer who leads when the community has handed the lead over.
create table shift_lead (
    shift_id     bigint primary key,
    region       text collate "C" not null,
    secret       bytea not null check (length(secret) = 32),
    volunteer_id bigint,
    handed_by    bigint,
    handed_at    timestamptz
);
create index shift_lead_by_volunteer on shift_lead (volunteer_id) where volunteer_id is not null;

-- One accepted place: came, left, and what the community said. Each mark keeps how it was made, by whom and when.
create table presence (
    place_id      bigint primary key,
    shift_id      bigint not null,
    volunteer_id  bigint not null,
    region        text collate "C" not null,
    came_at       timestamptz,
    came_how      text check (came_how in ('code', 'roll', 'confirmation', 'correction')),
    came_by       bigint,
    came_noted_at timestamptz,
    came_reason   text check (came_reason in ('no_phone', 'no_battery', 'no_signal', 'needs_help')),
    left_at       timestamptz,
    left_how      text check (left_how in ('code', 'roll', 'confirmation', 'correction')),
    left_by       bigint,
    left_noted_at timestamptz,
    said          text check (said in ('came', 'absent', 'on_leave', 'excused', 'unrecorded')),
    tries         int not null default 0,
    tries_since   timestamptz,
    check (num_nulls(came_at, came_how, came_by, came_noted_at) in (0, 4)),
    check ((came_how = 'roll') = (came_reason is not null)),
    check (num_nulls(left_at, left_how, left_by, left_noted_at) in (0, 4)),
    check (left_at is null or left_at >= came_at),
    check (left_at is null or came_at is not null),
    check (said <> 'came' or came_at is not null)
);
create index presence_of_shift on presence (shift_id);
create index presence_of_volunteer on presence (volunteer_id);

-- One row a shift: its key is what makes racing confirmations write once. Without the community's word the shift is settled from the
-- marks after the set days: then the machine has counted no person served, and beneficiaries is 0 until the community counts.
create table confirmation (
    shift_id      bigint primary key,
    activity      text not null,
    region        text collate "C" not null,
    beneficiaries int not null check (beneficiaries between 0 and 100000),
    measure       text not null,
    measured      numeric(12, 2) check (measured between 0 and 1000000),
    settled       boolean not null,
    confirmed_by  bigint,
    confirmed_at  timestamptz not null,
    check (settled = (confirmed_by is null)),
    check (not settled or beneficiaries = 0 and measured is null)
);
create index confirmation_of_activity on confirmation (activity);

-- What the community took back of its word (更正): somebody ticked by mistake. Rows are only ever added.
create table amendment (
    amendment_id bigint generated always as identity primary key,
    place_id     bigint not null references presence,
    shift_id     bigint not null references confirmation,
    region       text collate "C" not null,
    said_before  text not null check (said_before in ('came', 'absent', 'on_leave', 'excused', 'unrecorded')),
    said_now     text not null check (said_now in ('came', 'absent', 'on_leave', 'excused')),
    reason       text not null check (length(reason) between 1 and 100),
    amended_by   bigint not null,
    amended_at   timestamptz not null,
    check (said_before <> said_now)
);
create index amendment_of_shift on amendment (shift_id);

create table evaluation (
    activity     text primary key,
    region       text collate "C" not null,
    stars        int not null check (stars between 1 and 5),
    word         text not null check (length(word) <= 500),
    evaluated_by bigint not null,
    evaluated_at timestamptz not null
);

-- What the community counted again, and how it found a service after all (更正). The first row stays where it was; rows are only
-- ever added, numbered from 1: the key lets one of two colleagues be first.
create table recount (
    shift_id      bigint not null references confirmation,
    number        int not null check (number >= 1),
    region        text collate "C" not null,
    beneficiaries int not null check (beneficiaries between 0 and 100000),
    measured      numeric(12, 2) check (measured between 0 and 1000000),
    reason        text not null check (length(reason) between 1 and 100),
    recounted_by  bigint not null,
    recounted_at  timestamptz not null,
    primary key (shift_id, number)
);
create table reevaluation (
    activity     text not null references evaluation,
    number       int not null check (number >= 1),
    region       text collate "C" not null,
    stars        int not null check (stars between 1 and 5),
    word         text not null check (length(word) <= 500),
    reason       text not null check (length(reason) between 1 and 100),
    evaluated_by bigint not null,
    evaluated_at timestamptz not null,
    primary key (activity, number)
);

grant select, insert, update on shift_lead, presence to redvest_app;
grant select, insert on confirmation, amendment, recount, evaluation, reevaluation to redvest_app;

do $$
declare name text;
begin
    foreach name in array array['shift_lead', 'presence', 'confirmation', 'amendment', 'recount', 'evaluation', 'reevaluation'] loop
        execute format('alter table %I enable row level security', name);
        execute format('alter table %I force row level security', name);
    end loop;
    foreach name in array array['shift_lead', 'presence', 'confirmation', 'amendment', 'recount', 'evaluation', 'reevaluation'] loop
        execute format($policy$create policy by_region on %I using (
            region >= (select current_setting('redvest.lo', true)) and region < (select current_setting('redvest.hi', true)))$policy$, name);
    end loop;
end $$;
-- Who leads shows the code that the secret makes.
create policy own on shift_lead for select
    using (volunteer_id = (select nullif(current_setting('redvest.person', true), '')::bigint));
create policy own on presence for select
    using (volunteer_id = (select nullif(current_setting('redvest.person', true), '')::bigint));
