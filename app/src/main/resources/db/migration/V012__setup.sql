-- What the installation is called, from its founding on: there is one row, and before there is none.
create table city (
    only_row   boolean primary key default true check (only_row),
    region     text collate "C" not null references region,
    -- Empty: 红马甲, or Redvest in English.
    product    text not null check (length(product) <= 20),
    committee  text not null check (length(committee) between 1 and 40),
    -- A PNG that was decoded and written anew.
    logo       bytea check (length(logo) <= 262144),
    founded_at timestamptz not null
);

-- The links to the founding that were printed: their digests. All end with it.
create table setup_link (
    token_digest bytea primary key,
    printed_at   timestamptz not null
);

alter table city enable row level security;
alter table city force row level security;
alter table setup_link enable row level security;
alter table setup_link force row level security;

create policy everyone on city for select using (true);
create policy system on city using ((select current_setting('redvest.scope', true)) = 'system');
create policy system on setup_link using ((select current_setting('redvest.scope', true)) = 'system');

grant select, insert, update on city to redvest_app;
grant select, insert, delete on setup_link to redvest_app;

-- The zone in which the installation tells the time; the property redvest.zone where there is none.
create table clock_zone (
    only_row boolean primary key default true check (only_row),
    zone     text    not null
);
grant select, insert, update on clock_zone to redvest_app;

-- Files by which an administrator amends the divisions: kept between preview and confirmation, and until it can no longer be taken back.
create table division_amendment (
    amendment_id  bigint generated always as identity primary key,
    -- Of the administrator: who reaches less cannot see it.
    region        text collate "C" not null references region,
    file_name     text        not null check (length(file_name) between 1 and 200),
    content       bytea       not null check (length(content) <= 4194304),
    sent_at       timestamptz not null,
    sent_by       bigint      not null,
    applied_at    timestamptz,
    taken_back_at timestamptz,
    -- What was there before: codes that the file added, and the rows that it changed.
    added         text[]      not null default '{}',
    changed       jsonb       not null default '[]',
    check (taken_back_at is null or applied_at is not null)
);

alter table division_amendment enable row level security;
alter table division_amendment force row level security;
create policy by_region on division_amendment
    using (region >= (select current_setting('redvest.lo', true)) and region < (select current_setting('redvest.hi', true)));
grant select, insert, update on division_amendment to redvest_app;
