-- Activities (活动): what is to be done where, at which shifts (班次), with which people; and the track of what became of each.
-- An activity belongs to its owner: an order (点单) or a post (岗位) of a programme (项目), and has the number of that.
-- region: the community's code (12 digits) on every row. opened_to: a region code; those at home below it see the activity. Opened again
-- elsewhere, it stays visible to those who could see it before: some of them hold a place.

create table activity (
    activity      text primary key check (activity ~ '^[0-9]{6}-[0-9]{6}-[0-9]{3,}$'),
    owner         text not null check (owner in ('order', 'programme')),
    region        text collate "C" not null check (region ~ '^[0-9]{12}$'),
    proposed_by   bigint not null,             -- who proposed it for the owner
    opened_to     text collate "C",
    -- proposed: its owner is not yet allowed to ask people; released: its shifts are staffed; the others are ends
    stage         text not null default 'proposed'
                  check (stage in ('proposed', 'released', 'refused', 'cancelled', 'closed')),
    -- the service as the menu had it on that day
    item          text,
    category      text not null,
    title_zh      text not null check (length(title_zh) between 1 and 100),
    title_en      text not null check (length(title_en) between 1 and 100),
    what_zh       text not null,
    what_en       text not null,
    risks_zh      text not null check (risks_zh <> ''),
    risks_en      text not null check (risks_en <> ''),
    safeguards_zh text not null,
    safeguards_en text not null,
    minimum_age   integer not null check (minimum_age between 14 and 70),
    measure       text not null,
    site          text not null check (site in ('home', 'community', 'elsewhere')),
    site_name     text not null check (length(site_name) <= 40 and (site <> 'elsewhere' or site_name <> ''))
);
create index activity_by_region on activity (region);

-- What only those who come may know. Kept apart, so that no list can show it by mistake.
create table activity_private (
    activity      text primary key references activity,
    region        text collate "C" not null,
    address       text not null check (length(address) <= 100),
    contact_name  text not null check (length(contact_name) <= 20),
    contact_phone text not null check (length(contact_phone) <= 20),
    note          text not null check (length(note) <= 500)
);
create index activity_private_by_region on activity_private (region);

create table shift (
    shift_id     bigint generated always as identity primary key,
    activity     text not null references activity,
    region       text collate "C" not null,
    opened_to    text collate "C",
    number       integer not null check (number between 1 and 1000),
    state        text not null default 'planned'
                 check (state in ('planned', 'dispatching', 'short', 'staffed', 'in_service', 'ended', 'confirmed',
                                   'not_held', 'cancelled')),
    starts_at    timestamptz not null,
    ends_at      timestamptz not null,
    cancelled_because text check (cancelled_because is null or state = 'cancelled' and cancelled_because <> ''),
    check (ends_at > starts_at and ends_at <= starts_at + interval '24 hours')
);
create index shift_by_activity on shift (activity, number);
create index shift_open on shift (starts_at) where state in ('planned', 'dispatching', 'short', 'staffed', 'in_service');
create index shift_by_region on shift (region, starts_at);
create index shift_by_start on shift (starts_at);
create index shift_to_settle on shift (region, ends_at) where state in ('short', 'in_service', 'ended');

create table need (
    need_id   bigint generated always as identity primary key,
    shift_id  bigint not null references shift,
    region    text collate "C" not null,
    opened_to text collate "C",
    number    integer not null,
    people    integer not null check (people between 1 and 10000),
    skills    text[] not null default '{}',
    licences  text[] not null default '{}' check (licences <@ skills), -- those of the skills that need a licence by law
    unique (shift_id, number)
);

-- The track: append only, newest first on the page.
create table track_entry (
    entry_id     bigint generated always as identity primary key,
    activity     text not null references activity,
    region       text collate "C" not null,
    -- The one service a line is about; none where it is about the whole activity.
    shift_id     bigint references shift,
    -- When that service was to begin as the line was written: it may be moved later.
    shift_start  timestamptz,
    at           timestamptz not null,
    actor        bigint,
    what         text not null,
    arguments    jsonb not null default '[]'
);
create index track_entry_by_activity on track_entry (activity, at, entry_id);

-- The last number given out in a county on a day, to whichever owner.
create table activity_counter (
    county text collate "C" not null,
    day    date not null,
    last   integer not null,
    primary key (county, day)
);

alter table activity_counter enable row level security;
alter table activity_counter force row level security;
create policy by_region on activity_counter using (county >= (select current_setting('redvest.lo', true)) and county < (select current_setting('redvest.hi', true)));
grant select, insert, update on activity_counter to redvest_app;

alter table activity enable row level security;
alter table activity force row level security;
alter table activity_private enable row level security;
alter table activity_private force row level security;
alter table shift enable row level security;
alter table shift force row level security;
alter table need enable row level security;
alter table need force row level security;
alter table track_entry enable row level security;
alter table track_entry force row level security;

create policy by_region on activity using (region >= (select current_setting('redvest.lo', true)) and region < (select current_setting('redvest.hi', true)));
create policy by_region on activity_private using (region >= (select current_setting('redvest.lo', true)) and region < (select current_setting('redvest.hi', true)));
create policy by_region on shift using (region >= (select current_setting('redvest.lo', true)) and region < (select current_setting('redvest.hi', true)));
create policy by_region on need using (region >= (select current_setting('redvest.lo', true)) and region < (select current_setting('redvest.hi', true)));
create policy by_region on track_entry using (region >= (select current_setting('redvest.lo', true)) and region < (select current_setting('redvest.hi', true)));

-- An opened activity is read by those at home where it was opened to; not its track, and never its private details.
create policy opened on activity for select using (starts_with((select current_setting('redvest.home', true)), opened_to));
create policy opened on shift for select using (starts_with((select current_setting('redvest.home', true)), opened_to));
create policy opened on need for select using (starts_with((select current_setting('redvest.home', true)), opened_to));

grant select, insert, update on activity, activity_private to redvest_app;
grant select, insert, update, delete on shift, need to redvest_app; -- deleted only while it is proposed, when nobody was asked
grant select, insert on track_entry to redvest_app;

-- What owners may ask of many activities at once, in their lists; under the same policies.
create view activity_listed with (security_invoker = true) as
    select activity, region, item, category, title_zh, title_en, site_name from activity;
create view shift_listed with (security_invoker = true) as
    select shift_id, activity, region, state, starts_at, ends_at from shift;

-- What dispatch may ask of many shifts at once: those whose people may be asked for, and what each of their needs asks.
create view released_shift with (security_invoker = true) as
    select shift_id, activity, shift.region, number, state, starts_at, ends_at, category, title_zh, title_en,
           (select sum(people)::integer from need where need.shift_id = shift.shift_id) as people
      from shift join activity using (activity) where stage = 'released';
create view released_need with (security_invoker = true) as
    select need_id, shift_id, activity, shift.region, state, starts_at, ends_at, category, minimum_age, people, skills, licences
      from need join shift using (shift_id) join activity using (activity) where stage = 'released';
grant select on activity_listed, shift_listed, released_shift, released_need to redvest_app;
