-- Orders (点单), their shifts and needs, the track, drafts, and the promise of an answer (审单).
-- region: the community's code (12 digits) on every row. opened_to: a region code; whoever is at home below it sees the order. Opened again
-- elsewhere, it stays visible to those who could see it before: some of them hold a place.

create table orders (
    order_number  text primary key check (order_number ~ '^[0-9]{6}-[0-9]{6}-[0-9]{3,}$'),
    region        text collate "C" not null check (region ~ '^[0-9]{12}$'),
    opened_to     text collate "C",
    state         text not null
                  check (state in ('submitted', 'returned', 'rejected', 'approved', 'cancelled', 'closed')),
    -- where it stands, which follows from state and from its shifts; kept here so that lists are filtered and counted by it
    standing      text not null default 'submitted'
                  check (standing in ('submitted', 'returned', 'rejected', 'approved', 'dispatching', 'short', 'staffed', 'in_service',
                                      'ended', 'awaiting_evaluation', 'closed', 'unfilled', 'cancelled')),
    version       integer not null default 1,  -- grows with each edit by the community; a reviewer decides on what they saw
    draft         uuid not null unique,        -- the form it came from: a second 下单 of the same form finds the first order
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
    site_name     text not null check (length(site_name) <= 40 and (site <> 'elsewhere' or site_name <> '')),
    -- the promise
    ordered_by    bigint not null,
    submitted_at  timestamptz not null,
    answer_due    timestamptz not null check (answer_due > submitted_at),
    decision      text check (decision in ('approved', 'returned', 'rejected')),
    decided_by    bigint,
    decided_at    timestamptz,
    reason        text,
    said          text check (length(said) <= 500),
    closed_at     timestamptz,
    check ((decision is null) = (decided_at is null) and (decision is null) = (decided_by is null)),
    check (state <> 'returned' or (decision = 'returned' and reason is not null and said <> '')),
    check (state <> 'rejected' or (decision = 'rejected' and reason is not null and said <> ''))
);
create index orders_by_region on orders (region, submitted_at);
create index orders_by_standing on orders (region, standing);
create index orders_waiting on orders (region, answer_due) where state = 'submitted';

-- What only those who come may know. Kept apart, so that no list can show it by mistake.
create table order_private (
    order_number  text primary key references orders,
    region        text collate "C" not null,
    address       text not null check (length(address) <= 100),
    contact_name  text not null check (length(contact_name) <= 20),
    contact_phone text not null check (length(contact_phone) <= 20),
    note          text not null check (length(note) <= 500)
);
create index order_private_by_region on order_private (region);

create table shift (
    shift_id     bigint generated always as identity primary key,
    order_number text not null references orders,
    region       text collate "C" not null,
    opened_to    text collate "C",
    number       integer not null check (number between 1 and 20),
    state        text not null default 'planned'
                 check (state in ('planned', 'dispatching', 'short', 'staffed', 'in_service', 'ended', 'confirmed',
                                   'not_held', 'cancelled')),
    starts_at    timestamptz not null,
    ends_at      timestamptz not null,
    cancelled_because text check (cancelled_because is null or state = 'cancelled' and cancelled_because <> ''),
    check (ends_at > starts_at and ends_at <= starts_at + interval '24 hours')
);
create index shift_by_order on shift (order_number, number);
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
    people    integer not null check (people between 1 and 200),
    skills    text[] not null default '{}',
    licences  text[] not null default '{}' check (licences <@ skills), -- those of the skills that need a licence by law
    unique (shift_id, number)
);

-- The track: append only, newest first on the page.
create table order_event (
    event_id     bigint generated always as identity primary key,
    order_number text not null references orders,
    region       text collate "C" not null,
    -- The one service a line is about; none where it is about the whole order.
    shift_id     bigint references shift,
    -- When that service was to begin as the line was written: it may be moved later.
    shift_start  timestamptz,
    at           timestamptz not null,
    actor        bigint,
    what         text not null,
    arguments    jsonb not null default '[]'
);
create index order_event_by_order on order_event (order_number, at, event_id);

-- Forms that were begun, or refused: what was typed is kept until it is sent, by the account under the hat that typed it.
create table order_draft (
    draft        uuid primary key,
    region       text collate "C" not null,
    account      bigint not null,
    order_number text references orders,       -- a form about an order that is there: a change, a cancellation, a refusal
    form         jsonb not null check (length(form::text) <= 100000),
    saved_at     timestamptz not null
);
create index order_draft_by_account on order_draft (account, saved_at);

-- The last number given out in a county on a day.
create table order_counter (
    county text collate "C" not null,
    day    date not null,
    last   integer not null,
    primary key (county, day)
);

-- Within how many minutes an order is answered, counted between opens and closes of each day; the newest in force holds.
create table review_promise (
    effective_from timestamptz primary key,
    minutes        integer not null check (minutes between 30 and 2880),
    opens          time not null,
    closes         time not null check (closes > opens)
);
insert into review_promise values ('2020-01-01 00:00+08', 240, '08:00', '20:00');

alter table orders enable row level security;
alter table orders force row level security;
alter table order_private enable row level security;
alter table order_private force row level security;
alter table shift enable row level security;
alter table shift force row level security;
alter table need enable row level security;
alter table need force row level security;
alter table order_event enable row level security;
alter table order_event force row level security;
alter table order_draft enable row level security;
alter table order_draft force row level security;
alter table order_counter enable row level security;
alter table order_counter force row level security;
alter table review_promise enable row level security;
alter table review_promise force row level security;

create policy by_region on orders using (region >= (select current_setting('redvest.lo', true)) and region < (select current_setting('redvest.hi', true)));
create policy by_region on order_private using (region >= (select current_setting('redvest.lo', true)) and region < (select current_setting('redvest.hi', true)));
create policy by_region on shift using (region >= (select current_setting('redvest.lo', true)) and region < (select current_setting('redvest.hi', true)));
create policy by_region on need using (region >= (select current_setting('redvest.lo', true)) and region < (select current_setting('redvest.hi', true)));
create policy by_region on order_event using (region >= (select current_setting('redvest.lo', true)) and region < (select current_setting('redvest.hi', true)));
create policy by_region on order_draft using (region >= (select current_setting('redvest.lo', true)) and region < (select current_setting('redvest.hi', true)));
create policy by_region on order_counter using (county >= (select current_setting('redvest.lo', true)) and county < (select current_setting('redvest.hi', true)));
create policy everyone on review_promise for select using (true);

-- An opened order is read by those at home where it was opened to; not its track, and never its private details.
create policy opened on orders for select using (starts_with((select current_setting('redvest.home', true)), opened_to));
create policy opened on shift for select using (starts_with((select current_setting('redvest.home', true)), opened_to));
create policy opened on need for select using (starts_with((select current_setting('redvest.home', true)), opened_to));

grant select, insert, update on orders, order_private, order_counter to redvest_app;
grant select, insert, update, delete on shift, need to redvest_app; -- deleted only while in review, when nobody was asked
grant select, insert on order_event to redvest_app;
grant select, insert, update, delete on order_draft to redvest_app;
grant select on review_promise to redvest_app;
