-- The demo city: how far it is founded and who plays which part. Empty elsewhere.

create table demo_city (
    only_one       boolean primary key default true check (only_one),
    stories_told   integer not null default 0,
    founded        boolean not null default false,
    offset_seconds bigint -- from the real time to the city's, at its founding
);

create table demo_part (
    part     text primary key,
    grant_id bigint not null
);


grant select, insert, update on demo_city, demo_part to redvest_app;
