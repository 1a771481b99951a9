-- Reports: what the published figures are made of. Follows the books of attendance; holds no name, no account and no address.

-- One confirmed shift 场次.
create table session_record (
    shift_id      bigint primary key,
    order_number  text not null,
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

-- One person at one session 人次. A correction ends a version and adds the next, so that a figure of an earlier moment
-- can be computed again. Versions are numbered as the ledger's lines are: which comes later does not depend on a clock.
-- The person is half of a keyed hash: enough to count people, not to know them.
create table participation_record (
    place_id      bigint not null,
    version       int not null,
    shift_id      bigint not null references session_record,
    region        text collate "C" not null,
    category      text not null,
    day           date not null,
    person        uuid not null,
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
    include (person, category, recorded_at, superseded_at, published);
create index participation_of_session on participation_record (shift_id);

-- Who had accepted and was not there, by why; versions as above.
create table absence_record (
    place_id      bigint not null,
    version       int not null,
    shift_id      bigint not null references session_record,
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
grant select, update on followed to redvest_app;
grant select on person_key to redvest_app;

do $$
declare name text;
begin
    foreach name in array array['session_record', 'recount_record', 'participation_record', 'absence_record', 'order_record'] loop
        execute format('alter table %I enable row level security', name);
        execute format('alter table %I force row level security', name);
        execute format($policy$create policy by_region on %I using (
            region >= (select current_setting('redvest.lo', true)) and region < (select current_setting('redvest.hi', true)))$policy$, name);
        execute format($policy$create policy published on %I for select using (
            published and (select current_setting('redvest.scope', true)) = 'public')$policy$, name);
    end loop;
end $$;
alter table person_key enable row level security;
alter table person_key force row level security;
create policy listeners on person_key for select using ((select current_setting('redvest.scope', true)) = 'system');
alter table followed enable row level security;
alter table followed force row level security;
create policy everybody on followed for select using (true);
create policy follower on followed for update using ((select current_setting('redvest.scope', true)) = 'system');
