-- Orders (点单) and drafts. What an order asks for is an activity, with its shifts, of the same number.
-- region: the community's code (12 digits) on every row.

create table orders (
    order_number  text primary key references activity,
    region        text collate "C" not null check (region ~ '^[0-9]{12}$'),
    state         text not null
                  check (state in ('submitted', 'returned', 'rejected', 'approved', 'cancelled', 'closed')),
    -- where it stands, which follows from state and from its shifts; kept here so that lists are filtered and counted by it
    standing      text not null default 'submitted'
                  check (standing in ('submitted', 'returned', 'rejected', 'approved', 'dispatching', 'short', 'staffed', 'in_service',
                                      'ended', 'awaiting_evaluation', 'closed', 'unfilled', 'cancelled')),
    version       integer not null default 1,  -- grows with each edit by the community; a reviewer decides on what they saw
    draft         uuid not null unique,        -- the form it came from: a second 下单 of the same form finds the first order
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

alter table orders enable row level security;
alter table orders force row level security;
alter table order_draft enable row level security;
alter table order_draft force row level security;

create policy by_region on orders using (region >= (select current_setting('redvest.lo', true)) and region < (select current_setting('redvest.hi', true)));
create policy by_region on order_draft using (region >= (select current_setting('redvest.lo', true)) and region < (select current_setting('redvest.hi', true)));

grant select, insert, update on orders to redvest_app;
grant select, insert, update, delete on order_draft to redvest_app;
