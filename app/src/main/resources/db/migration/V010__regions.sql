-- Divisions are public reference data: no policy.
create table region (
    code      text collate "C" primary key check (code ~ '^[0-9]{2}([0-9]{2}([0-9]{2}([0-9]{3}([0-9]{3})?)?)?)?$'),
    name      text not null check (length(name) between 1 and 60),
    level     text not null generated always as (case length(code)
                  when 2 then 'province' when 4 then 'city' when 6 then 'county' when 9 then 'township' else 'community' end) stored,
    parent    text collate "C" generated always as (case length(code)
                  when 6 then left(code, 4) when 9 then left(code, 6) when 12 then left(code, 9) end) stored
                  references region,
    lat       double precision not null check (lat between -90 and 90),
    lon       double precision not null check (lon between -180 and 180),
    synthetic boolean not null,
    -- The division that it was merged into (归并). It is no longer listed, and history goes on naming it.
    merged_into text collate "C" references region check (merged_into <> code and length(merged_into) = length(code))
);
create index region_merged on region (merged_into) where merged_into is not null;
comment on column region.lat is 'centre, WGS-84 degrees';
comment on column region.synthetic is 'the centre is estimated: its county''s, or in a demo made up inside the county''s outline';
grant select, insert, update, delete on region to redvest_app;

-- Rings of [lat, lon] in WGS-84, to be drawn even-odd.
create table region_outline (
    code      text collate "C" primary key references region,
    label_lat double precision not null,
    label_lon double precision not null,
    rings     jsonb not null
);
grant select, insert, update, delete on region_outline to redvest_app;

-- One row per import; the last is the edition that is in force.
create table region_import (
    edition bigint generated always as identity primary key,
    source  text not null,
    regions int  not null
);
grant select, insert on region_import to redvest_app;
