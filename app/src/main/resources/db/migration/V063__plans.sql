-- Plans (派单方案): numbered drafts of whom to ask for what, with their prices and bounds. Nobody is told before one is sent. region: of
-- the dispatcher who asked for it. A draft that is thrown away, sent or old keeps its figures; its people go.

create table plan (
    plan_id     bigint generated always as identity primary key,
    region      text collate "C" not null,
    asked_by    bigint not null,
    asked_at    timestamptz not null,
    shifts      bigint[] not null check (cardinality(shifts) > 0),
    -- How each of them stood when it was asked for, in their order: a draft whose shifts have changed since says so.
    starts      timestamptz[] not null,
    ends        timestamptz[] not null,
    people      integer[] not null,
    based_on    bigint references plan,           -- the draft that it changes
    origin      bigint references plan,           -- the draft before the first change by hand; null where nothing was changed
    state       text not null default 'computing'
                check (state in ('computing', 'ready', 'interrupted', 'failed', 'discarded', 'sent')),
    -- The node that works on it, by real time: one that has not been heard of for a while has ended.
    worker      uuid not null,
    beat_at     timestamptz not null,
    stop_asked  boolean not null default false,
    -- How far it is, in millionths of a point. bound: no plan is worth more; null while unknown.
    phase       text not null default 'waiting' check (phase in ('waiting', 'reading', 'pairs', 'solving', 'reasons', 'done')),
    objective   bigint not null default 0,
    bound       bigint,
    filled      bigint not null default 0,
    places      bigint not null default 0,
    seconds     real not null default 0,
    -- Of the chosen shifts: how many lack people, and how many people they lack, before and after.
    short_before   integer not null default 0,
    missing_before integer not null default 0,
    short_after    integer not null default 0,
    missing_after  integer not null default 0,
    asked_people   integer not null default 0,
    most_of_one    integer not null default 0,
    asked          integer not null default 0,    -- invitations
    -- What became of it when it was sent.
    sent_people    integer not null default 0,
    sent           integer not null default 0,    -- invitations
    unsent         integer not null default 0,
    finished_at timestamptz,
    closed_by   bigint,                           -- who threw it away or sent it
    closed_at   timestamptz
);
create index plan_by_region on plan (region, plan_id);
create index plan_at_work on plan (beat_at) where state = 'computing';

-- Limits count by calendar month, so the shifts of each month are a problem of their own; a later one knows what the earlier ones plan.
create table plan_month (
    plan_id     bigint not null references plan on delete cascade,
    month       date not null check (extract(day from month) = 1),
    region      text collate "C" not null,
    objective   bigint not null,
    bound       bigint not null,
    price_bound bigint not null,
    stopped     text not null check (stopped in ('gap', 'stalled', 'time', 'interrupted')),
    eligible    bigint not null,
    relaxed     integer not null,
    seconds     real[] not null,                  -- reading, pairs, solving
    problem     bytea,                            -- its files, zipped, so that anybody can check the plan
    primary key (plan_id, month)
);

-- A pair of the plan. held: accepted before, or kept by the dispatcher (by_hand); no invitation of this plan where it was accepted.
create table plan_pair (
    plan_id      bigint not null references plan on delete cascade,
    month        date not null,
    region       text collate "C" not null,
    need         text collate "C" not null,       -- as the problem names it; a need's number, or place- and the number of one held elsewhere
    need_id      bigint,
    shift_id     bigint,
    volunteer_id bigint not null,
    kilometres   double precision not null,
    points       bigint not null,
    held         boolean not null,
    by_hand      boolean not null,
    accepted     integer not null,                -- services accepted lately
    advantage    bigint,
    instead      text[],
    outcome      text,                            -- what became of the invitation
    primary key (plan_id, volunteer_id, need)
);
create index plan_pair_by_shift on plan_pair (plan_id, shift_id);

create table plan_price (
    plan_id   bigint not null references plan on delete cascade,
    month     date not null,
    region    text collate "C" not null,
    need      text collate "C" not null,
    need_id   bigint,
    shift_id  bigint,
    places    integer not null,
    held      integer not null,
    filled    integer not null,
    price     bigint not null check (price >= 0),
    eligible  integer not null,
    shortage  text not null check (shortage in ('none', 'nobody_eligible', 'not_worth', 'elsewhere')),
    rule      text,                               -- where it is short: the rule that alone keeps most people away
    ruled     integer,
    primary key (plan_id, month, need)
);
create index plan_price_by_shift on plan_price (plan_id, shift_id);

-- What a dispatcher changed by hand: this person in any case, or in no case.
create table plan_change (
    plan_id      bigint not null references plan on delete cascade,
    region       text collate "C" not null,
    need_id      bigint not null,
    volunteer_id bigint not null,
    wanted       boolean not null,
    replaces     boolean not null default false,  -- comes in the place of another person: both are one change
    primary key (plan_id, need_id, volunteer_id)
);

alter table plan enable row level security;
alter table plan force row level security;
alter table plan_month enable row level security;
alter table plan_month force row level security;
alter table plan_pair enable row level security;
alter table plan_pair force row level security;
alter table plan_price enable row level security;
alter table plan_price force row level security;
alter table plan_change enable row level security;
alter table plan_change force row level security;
create policy by_region on plan
    using (region >= (select current_setting('redvest.lo', true)) and region < (select current_setting('redvest.hi', true)));
create policy by_region on plan_month
    using (region >= (select current_setting('redvest.lo', true)) and region < (select current_setting('redvest.hi', true)));
create policy by_region on plan_pair
    using (region >= (select current_setting('redvest.lo', true)) and region < (select current_setting('redvest.hi', true)));
create policy by_region on plan_price
    using (region >= (select current_setting('redvest.lo', true)) and region < (select current_setting('redvest.hi', true)));
create policy by_region on plan_change
    using (region >= (select current_setting('redvest.lo', true)) and region < (select current_setting('redvest.hi', true)));
grant select, insert, update on plan, plan_month, plan_pair, plan_price, plan_change to redvest_app;
grant delete on plan_pair, plan_price, plan_change to redvest_app;
