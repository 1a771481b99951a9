-- The demo city: how far it is founded, how far it has lived, and who plays which part. Empty elsewhere.

create table demo_city (
    only_one    boolean primary key default true check (only_one),
    founded     boolean not null default false,
    lived_until timestamptz not null, -- what its people do by themselves is done up to here
    seen_at     timestamptz not null  -- the city's own time when the server last looked: while it is off, time stands still
);

-- How many stories of a series are told, whole.
create table demo_series (
    series text primary key,
    told   integer not null
);

create table demo_part (
    part     text primary key,
    grant_id bigint not null
);

grant select, insert, update on demo_city, demo_series, demo_part to redvest_app;
