-- Programmes (项目): what a committee plans over weeks, with posts (岗位) that recur. A post has the number of the activity that it becomes
-- when it is started; until then only these rows know it.
-- region: the committee's code, 4, 6 or 9 digits. A post's region is the community (12 digits) in which it lies.

create table programme (
    programme_id bigint generated always as identity primary key,
    region       text collate "C" not null check (region ~ '^[0-9]{4}([0-9]{2}([0-9]{3})?)?$'),
    name         text not null check (length(name) between 2 and 40),
    aim          text not null check (length(aim) between 5 and 500),
    organiser    text not null check (length(organiser) between 2 and 40),
    brand        text not null check (length(brand) <= 40),
    measure      text not null,
    first_day    date not null,
    last_day     date not null,
    state        text not null default 'draft' check (state in ('draft', 'running', 'ended', 'cancelled')),
    -- the sentence with which it was ended early or cancelled
    reason       text check (reason is null or state in ('ended', 'cancelled') and reason <> ''),
    version      integer not null default 1,
    copied_from  bigint references programme,
    form         uuid not null unique,         -- of the form it was made with: sent twice, it is made once
    made_by      bigint not null,
    made_at      timestamptz not null,
    started_at   timestamptz,
    over_at      timestamptz,
    check (last_day >= first_day and last_day < first_day + 731)
);
create index programme_by_region on programme (region, first_day);

create table programme_post (
    post             text primary key check (post ~ '^[0-9]{6}-[0-9]{6}-[0-9]{3,}$'),
    programme_id     bigint not null references programme,
    programme_region text collate "C" not null,
    region           text collate "C" not null check (region ~ '^[0-9]{12}$'),
    name             text not null check (length(name) between 2 and 40),
    site_name        text not null check (length(site_name) between 2 and 40),
    category         text not null,
    skill            text,                     -- of the menu; none: everybody can
    people           integer not null check (people between 1 and 500),
    what             text not null check (what <> ''),
    risks            text not null check (risks <> ''),
    safeguards       text not null check (safeguards <> ''),
    minimum_age      integer not null check (minimum_age between 14 and 70),
    -- for those who have accepted
    address          text not null check (length(address) <= 100),
    contact_name     text not null check (length(contact_name) <= 20),
    contact_phone    text not null check (length(contact_phone) <= 20),
    note             text not null check (length(note) <= 500),
    -- the recurrence
    first_day        date not null,
    last_day         date not null,
    weekdays         integer[] not null check (weekdays <@ '{1,2,3,4,5,6,7}'),
    except_holidays  boolean not null,
    make_up_workdays boolean not null,
    hours_from       text[] not null,
    hours_to         text[] not null check (cardinality(hours_to) = cardinality(hours_from) and cardinality(hours_to) between 1 and 6),
    version          integer not null default 1,
    started_at       timestamptz,
    form             uuid not null unique,
    made_by          bigint not null,
    made_at          timestamptz not null
);
create index programme_post_by_programme on programme_post (programme_id, post);
create index programme_post_by_region on programme_post (region);
create index programme_post_by_programme_region on programme_post (programme_region);

alter table programme enable row level security;
alter table programme force row level security;
alter table programme_post enable row level security;
alter table programme_post force row level security;

create policy by_region on programme using (region >= (select current_setting('redvest.lo', true)) and region < (select current_setting('redvest.hi', true)));
-- A post is its committee's. Those who dispatch where it lies read it too, and cannot write it.
create policy by_region on programme_post using (programme_region >= (select current_setting('redvest.lo', true)) and programme_region < (select current_setting('redvest.hi', true)));
create policy by_site on programme_post for select using (region >= (select current_setting('redvest.lo', true)) and region < (select current_setting('redvest.hi', true)));

grant select, insert, update on programme to redvest_app;
grant select, insert, update, delete on programme_post to redvest_app; -- deleted only before it is started
