-- Reports: what the published figures are made of. Follows the books of attendance; holds no name, no account and no address.

-- One confirmed shift 场次.
create table session_record (
    shift_id      bigint primary key,
    order_number  text not null,               -- of the activity: an order's, or a programme's post's
    programme     bigint not null default 0,   -- 0: of an order
    region        text collate "C" not null,
    category      text not null,
    item          text not null,
    title_zh      text not null,
    title_en      text not null,
    starts_at     timestamptz not null,
    ends_at       timestamptz not null,
    day           date not null,
    beneficiaries int not null check (beneficiaries >= 0),
    measure       text not null,
    measured      numeric(12, 2) check (measured >= 0),
    confirmed_at  timestamptz not null,
    settled       boolean not null,              -- from the marks, without the community's word 系统结算
    published     boolean not null,
    -- What the versions below add up to now, and the moment of the newest of them: figures of that moment and of later ones
    -- need not read the versions.
    participations int not null default 0,
    minutes       int not null default 0,
    contacts      int not null default 0,
    counted       numeric(12, 2),
    totals_at     timestamptz not null default 'infinity'
);
create index session_by_day on session_record (day, region);
-- A page of them, the newest first.
create index session_by_start on session_record (day, starts_at, shift_id);

-- Who served, known by half of a keyed hash: enough to count people, not to know them. The numbers have no gaps, so that a set
-- of people is a row of bits.
create table counted_person (
    number int generated always as identity primary key,
    person uuid not null unique
);

-- One person at one session 人次. A correction ends a version and adds the next, so that a figure of an earlier moment
-- can be computed again. Versions are numbered as the ledger's lines are: which comes later does not depend on a clock.
create table participation_record (
    place_id      bigint not null,
    version       int not null,
    shift_id      bigint not null references session_record,
    programme     bigint not null default 0,
    region        text collate "C" not null,
    category      text not null,
    day           date not null,
    person        int not null references counted_person,
    minutes       int not null check (minutes >= 0),
    came_minute   int not null,
    left_minute   int not null check (left_minute >= came_minute),
    came_how      text not null check (came_how in ('code', 'roll', 'confirmation', 'correction')),
    left_how      text not null check (left_how in ('code', 'roll', 'confirmation', 'correction')),
    recorded_at   timestamptz not null,
    superseded_at timestamptz,
    published     boolean not null,
    primary key (place_id, version)
);
create unique index participation_now on participation_record (place_id) where superseded_at is null;
-- People are counted out of the index alone.
create index participation_by_day on participation_record (day, region)
    include (person, category, programme, recorded_at, superseded_at, published);
create index participation_of_session on participation_record (shift_id);

-- Who had accepted and was not there, by why; versions as above.
create table absence_record (
    place_id      bigint not null,
    version       int not null,
    shift_id      bigint not null references session_record,
    programme     bigint not null default 0,
    region        text collate "C" not null,
    category      text not null,
    day           date not null,
    said          text not null check (said in ('absent', 'on_leave', 'excused')),
    recorded_at   timestamptz not null,
    superseded_at timestamptz,
    published     boolean not null,
    primary key (place_id, version)
);
create index absence_by_day on absence_record (day, region);
create index absence_of_session on absence_record (shift_id);

-- What was counted again at a session; the version that holds at a moment stands above the session's own.
create table recount_record (
    shift_id      bigint not null references session_record,
    version       int not null,
    region        text collate "C" not null,
    beneficiaries int not null check (beneficiaries >= 0),
    measured      numeric(12, 2) check (measured >= 0),
    recorded_at   timestamptz not null,
    superseded_at timestamptz,
    published     boolean not null,
    primary key (shift_id, version)
);

-- One order on its way round the loop 闭环.
create table order_record (
    order_number text primary key,
    region       text collate "C" not null,
    category     text not null,
    title_zh     text not null,
    title_en     text not null,
    day          date,
    ends_at      timestamptz,
    submitted_at timestamptz not null,
    approved_at  timestamptz,
    rejected_at  timestamptz,
    cancelled_at timestamptz,
    confirmed_at timestamptz,
    evaluated_at timestamptz,
    not_held_at  timestamptz,                    -- nothing of it took place 没有开展
    published    boolean not null
);
create index order_by_day on order_record (day, region);

-- A month in a county, added up: a year then costs what its months cost, and not what its sessions do. The sums are those of all
-- that is recorded now, so they hold for the moment of the newest of it and for later ones. A month that has changed since it was
-- added up holds for no moment ('infinity'): its rows are counted until it is added up again.
create table month_record (
    month         date not null check (extract(day from month) = 1),
    region        text collate "C" not null check (length(region) = 6),
    sessions_at   timestamptz not null default 'infinity',
    orders_at     timestamptz not null default 'infinity',
    primary key (month, region)
);
create table month_sessions (
    month         date not null,
    region        text collate "C" not null,
    category      text not null,
    programme     bigint not null,
    published     boolean not null,
    sessions      int not null,
    participations int not null,
    minutes       bigint not null,
    contacts      bigint not null,
    nobody_came   int not null,
    on_leave      int not null,
    absent        int not null,
    excused       int not null,
    primary key (month, region, category, programme, published),
    foreign key (month, region) references month_record
);
create table month_orders (
    month         date not null,
    region        text collate "C" not null,
    category      text not null,
    published     boolean not null,
    due           int not null,
    closed        int not null,
    unconfirmed   int not null,
    cancelled     int not null,
    primary key (month, region, category, published),
    foreign key (month, region) references month_record
);
-- Who served in that month, one bit a person: those of block 0 have the numbers 0 to 4095. People of several months or counties
-- are told apart by joining the bits. Under an empty category stand those of all; so they do by programme (-1: of all, 0: of orders),
-- which is not told apart by category.
create table month_people (
    month         date not null,
    region        text collate "C" not null,
    category      text not null,
    programme     bigint not null,
    published     boolean not null,
    block         int not null,
    people        bit(4096) not null,
    primary key (month, region, category, programme, published, block),
    foreign key (month, region) references month_record
);
alter table month_people alter people set storage plain;

-- The row of a month that changes stays locked until the change is committed: adding it up waits for that.
create function month_changes() returns trigger language plpgsql as $$
begin
    insert into month_record as known (month, region)
    select distinct date_trunc('month', day)::date, left(region, 6) from changed where day is not null order by 1, 2
    on conflict (month, region) do update
       set sessions_at = case tg_table_name when 'session_record' then 'infinity' else known.sessions_at end,
           orders_at = case tg_table_name when 'order_record' then 'infinity' else known.orders_at end;
    return null;
end $$;

-- How far the books have been followed, and the latest moment they tell of.
create table followed (
    only_one boolean primary key default true check (only_one),
    position bigint not null,
    latest   timestamptz not null
);
insert into followed (position, latest) values (0, timestamptz '2017-12-01 00:00+08');

-- The key behind the hashes of people; read by the listener alone.
create table person_key (only_one boolean primary key default true check (only_one), secret uuid not null);
insert into person_key (secret) values (gen_random_uuid());

grant select, insert, update on session_record, recount_record, participation_record, absence_record, order_record to redvest_app;
grant select, insert on counted_person to redvest_app;
grant select, insert, update on month_record to redvest_app;
grant select, insert, delete on month_sessions, month_orders, month_people to redvest_app;
grant select, update on followed to redvest_app;
grant select on person_key to redvest_app;

do $$
declare name text;
begin
    foreach name in array array['session_record', 'recount_record', 'participation_record', 'absence_record', 'order_record',
                                'month_sessions', 'month_orders', 'month_people'] loop
        execute format('alter table %I enable row level security', name);
        execute format('alter table %I force row level security', name);
        execute format($policy$create policy by_region on %I using (
            region >= (select current_setting('redvest.lo', true)) and region < (select current_setting('redvest.hi', true)))$policy$, name);
        execute format($policy$create policy published on %I for select using (
            published and (select current_setting('redvest.scope', true)) = 'public')$policy$, name);
    end loop;
    -- What is recorded of a shift ends with its totals: a change of any of it is a change of its session.
    foreach name in array array['session_record', 'order_record'] loop
        execute format('create trigger month_gains after insert on %I
            referencing new table as changed for each statement execute function month_changes()', name);
        execute format('create trigger month_gains_of_another after update on %I
            referencing new table as changed for each statement execute function month_changes()', name);
        execute format('create trigger month_loses after update on %I
            referencing old table as changed for each statement execute function month_changes()', name);
    end loop;
end $$;
alter table person_key enable row level security;
alter table person_key force row level security;
create policy listeners on person_key for select using ((select current_setting('redvest.scope', true)) = 'system');
alter table counted_person enable row level security;
alter table counted_person force row level security;
create policy listeners on counted_person using ((select current_setting('redvest.scope', true)) = 'system');
alter table month_record enable row level security;
alter table month_record force row level security;
create policy everybody on month_record for select using (true);
create policy follower on month_record using ((select current_setting('redvest.scope', true)) = 'system');
alter table followed enable row level security;
alter table followed force row level security;
create policy everybody on followed for select using (true);
create policy follower on followed for update using ((select current_setting('redvest.scope', true)) = 'system');
