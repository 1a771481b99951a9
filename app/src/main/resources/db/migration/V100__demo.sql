-- The demo city: how far it is founded, who plays which part, and which order the guide follows. Empty elsewhere.

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

create table demo_walk (
    only_one boolean primary key default true check (only_one),
    "order"  text not null
);

grant select, insert, update on demo_city, demo_part, demo_walk to redvest_app;
