-- Residents ask for help (居民求助) without an account: the code at a community's door, what they asked, what became of it.

-- A code (求助码) hangs at the door for everybody to read. A community has one that counts; those before it lead to a page that says so.
create table help_door (
    code         text collate "C" primary key check (code ~ '^[a-z0-9]{10}$'),
    region       text collate "C" not null check (region ~ '^[0-9]{12}$'),
    made_at      timestamptz not null,
    made_by      bigint not null,
    ended_at     timestamptz,
    closed_until timestamptz              -- switched off for a while
);
create unique index help_door_of_region on help_door (region) where ended_at is null;

create table help_request (
    request_id    bigint generated always as identity primary key,
    region        text collate "C" not null check (region ~ '^[0-9]{12}$'),
    code          text collate "C" not null references help_door,
    -- of the resident's link, which is told to the resident alone
    token_digest  bytea not null unique,
    mark          text not null check (mark ~ '^[A-Z0-9]{4}$'),  -- said at the door by those who come
    category      text not null,
    wanted        text not null check (wanted in ('soon', 'weekend', 'any', 'weekly')),
    words         text not null check (length(words) <= 300),
    phone         text not null check (length(phone) <= 20),
    called        text not null check (length(called) <= 20),
    asked_at      timestamptz not null,
    answer_due    timestamptz not null,
    state         text not null check (state in ('waiting', 'ordered', 'answered', 'closed', 'withdrawn')),
    draft         uuid unique,                                 -- the order's form that was begun for it
    order_number  text,
    failed_order  text,                                        -- the order before, of which nothing came
    answer        text check (answer in ('phoned', 'passed-on', 'refused', 'test', 'abuse')),
    said          text not null default '' check (length(said) <= 300),
    answered_by   bigint,
    answered_at   timestamptz,
    helped        text check (helped in ('yes', 'partly', 'no')),
    helped_words  text not null default '' check (length(helped_words) <= 300),
    helped_at     timestamptz,
    last_event_at timestamptz not null,
    erased_at     timestamptz,
    check (state <> 'ordered' or order_number is not null),
    check ((answer is not null) = (state in ('answered', 'closed'))),
    check (erased_at is null or (phone = '' and called = '' and words = '' and said = '' and helped_words = ''))
);
create index help_request_waiting on help_request (region, answer_due) where state = 'waiting';
create index help_request_by_region on help_request (region, asked_at);
create index help_request_by_order on help_request (order_number) where order_number is not null;
create index help_request_by_failed on help_request (failed_order) where failed_order is not null;
create index help_request_to_erase on help_request (last_event_at) where erased_at is null;

-- What a resident added later.
create table help_line (
    line_id    bigint generated always as identity primary key,
    request_id bigint not null references help_request,
    region     text collate "C" not null,
    at         timestamptz not null,
    words      text not null check (length(words) between 1 and 300)
);
create unique index help_line_once on help_line (request_id, words);

-- How often was asked today from one address, by one telephone number and with one code. Keyed by a digest; goes the day after.
create table help_count (
    digest bytea not null,
    day    date not null,
    asked  integer not null check (asked > 0),
    primary key (digest, day)
);

alter table help_door enable row level security;
alter table help_door force row level security;
alter table help_request enable row level security;
alter table help_request force row level security;
alter table help_line enable row level security;
alter table help_line force row level security;
alter table help_count enable row level security;
alter table help_count force row level security;

create policy by_region on help_door using (region >= (select current_setting('redvest.lo', true)) and region < (select current_setting('redvest.hi', true)));
create policy by_region on help_request using (region >= (select current_setting('redvest.lo', true)) and region < (select current_setting('redvest.hi', true)));
create policy by_region on help_line using (region >= (select current_setting('redvest.lo', true)) and region < (select current_setting('redvest.hi', true)));
-- Visitors have no scope of their own: what a resident may do is done by the system, after the code or the link was checked.
create policy system on help_count using ((select current_setting('redvest.scope', true)) = 'system');

grant select, insert, update on help_door, help_request to redvest_app;
grant select, insert, delete on help_line to redvest_app;
grant select, insert, update, delete on help_count to redvest_app;
