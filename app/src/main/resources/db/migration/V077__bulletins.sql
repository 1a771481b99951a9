-- Bulletins (通报) as they were frozen: added and read, never changed. What one says is in the signed bytes; the columns beside them
-- are for the list. region: of the committee whose it is.

create table bulletin (
    bulletin_id bigint generated always as identity primary key,
    region      text collate "C" not null check (region ~ '^[0-9]{2}([0-9]{2}([0-9]{2}([0-9]{3})?)?)?$'),
    year        integer not null,
    number      integer not null check (number >= 1),
    title       text not null check (length(title) between 2 and 60),
    first_day   date not null,
    last_day    date not null check (last_day >= first_day),
    content     bytea not null,
    sha256      bytea not null check (sha256 = sha256(content)),
    signature   bytea not null check (length(signature) = 64),
    public_key  bytea not null,
    form        uuid not null unique,         -- of the page it was frozen on: sent twice, it is frozen once
    frozen_by   bigint not null,
    frozen_at   timestamptz not null,
    unique (region, year, number)
);
create index bulletin_by_moment on bulletin (frozen_at, bulletin_id);

alter table bulletin enable row level security;
alter table bulletin force row level security;

create policy by_region on bulletin using (region >= (select current_setting('redvest.lo', true)) and region < (select current_setting('redvest.hi', true)));

grant select, insert on bulletin to redvest_app;
