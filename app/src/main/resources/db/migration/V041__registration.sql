-- People who register themselves (志愿者注册), by a link of their community, team or school.

create table join_link (
    code       text collate "C" primary key check (code ~ '^[2-9a-z]{10}$'),
    kind       text not null check (kind in ('COMMUNITY', 'TEAM', 'SCHOOL')),
    region     text collate "C" not null check (region ~ '^[0-9]{12}$'),
    team_id    bigint references team,
    made_at    timestamptz not null,
    made_by    bigint not null references account,
    -- An old link says that it is old; it is never given out again.
    ended_at   timestamptz,
    ended_by   bigint references account,
    end_reason text check (end_reason in ('RENEWED', 'SWITCHED_OFF')),
    check ((kind = 'COMMUNITY') = (team_id is null)),
    check ((ended_at is null) = (ended_by is null) and (ended_at is null) = (end_reason is null))
);
comment on table join_link is '注册码: the address behind a QR code on the wall';
create unique index join_link_live on join_link (kind, region, coalesce(team_id, 0)) where ended_at is null;
alter table join_link enable row level security;
alter table join_link force row level security;
create policy by_region on join_link
    using (region >= (select current_setting('redvest.lo', true)) and region < (select current_setting('redvest.hi', true)));
grant select, insert, update on join_link to redvest_app;

-- What was asked at the registration and is not kept with the account or with the volunteer. It stays as their file.
create table registration (
    account_id     bigint primary key references account,
    region         text collate "C" not null check (region ~ '^[0-9]{12}$'),    -- the community that confirms
    code           text collate "C" not null references join_link,
    sex            text check (sex in ('FEMALE', 'MALE')),
    born           date not null,
    skills         text[] not null,
    interests      text[] not null,
    week           integer not null,
    guardian_name  text check (length(guardian_name) between 1 and 40),
    guardian_phone text check (guardian_phone ~ '^[0-9+-]{5,20}$'),
    consent_needed boolean not null,
    consent_at     timestamptz,
    -- The guardian has taken the consent back, and has not given it again.
    consent_withdrawn_at timestamptz check (consent_withdrawn_at is null or consent_at is null),
    -- They were registered as a minor, are of age now, and are asked for a consent of their own.
    own_consent_due boolean not null default false check (not own_consent_due or not consent_needed),
    -- The form's own number: sent twice, it registers once.
    request        uuid not null unique,
    registered_at  timestamptz not null,
    answer         text check (answer in ('CONFIRMED', 'REFUSED')),
    answered_at    timestamptz,
    answered_by    bigint references account,
    reason         text not null default '' check (length(reason) <= 200),
    check ((answer is null) = (answered_at is null) and (answer is null) = (answered_by is null))
);
comment on table registration is '注册: waits until the community confirms it';
create index registration_waiting on registration (region, registered_at) where answer is null;
create index registration_without_consent on registration (region) where consent_needed and consent_at is null and answer = 'CONFIRMED';
create index registration_minor on registration (born) where consent_needed;
alter table registration enable row level security;
alter table registration force row level security;
create policy by_region on registration
    using (region >= (select current_setting('redvest.lo', true)) and region < (select current_setting('redvest.hi', true)));
create policy own on registration for select
    using (account_id = (select nullif(current_setting('redvest.person', true), '')::bigint));
grant select, insert, update on registration to redvest_app;

-- How often an address, or a link, has been used to register. Goes with the next attempt after its time.
create table registration_attempt (
    key_digest bytea primary key,
    attempts   integer not null check (attempts > 0),
    since      timestamptz not null
);
create index registration_attempt_since on registration_attempt (since);
alter table registration_attempt enable row level security;
alter table registration_attempt force row level security;
create policy system on registration_attempt using ((select current_setting('redvest.scope', true)) = 'system');
grant select, insert, update, delete on registration_attempt to redvest_app;

-- By this link a guardian without an account reads what is agreed to, consents once and may take it back once (监护人链接).
create table guardian_link (
    link_digest  bytea primary key check (length(link_digest) = 32),
    account_id   bigint not null references account,
    region       text collate "C" not null,
    made_at      timestamptz not null,
    made_by      bigint not null references account,
    ends_at      timestamptz not null,
    consented_at timestamptz,
    withdrew_at  timestamptz,
    replaced_at  timestamptz,
    check (ends_at > made_at)
);
create unique index guardian_link_live on guardian_link (account_id) where withdrew_at is null and replaced_at is null;
alter table guardian_link enable row level security;
alter table guardian_link force row level security;
create policy by_region on guardian_link
    using (region >= (select current_setting('redvest.lo', true)) and region < (select current_setting('redvest.hi', true)));
grant select, insert, update on guardian_link to redvest_app;
