-- What people have agreed to, and the accounts that they opened themselves.

-- Each text once, as it was read: a later wording is another text.
create table consent_text (
    digest      bytea primary key check (length(digest) = 32),     -- SHA-256 of the body
    subject     text not null check (subject ~ '^[a-z-]{3,40}$'),
    version     text not null,
    language    text not null,
    body        text not null,
    first_used  timestamptz not null
);
comment on table consent_text is '同意的文字: kept word for word, once per version and language';

create table consent (
    consent_id  bigint generated always as identity primary key,
    account_id  bigint not null references account,
    digest      bytea not null references consent_text,
    given_by    text not null check (given_by in ('SELF', 'GUARDIAN')),
    given_at    timestamptz not null,
    -- The worker who wrote it down for a guardian; empty where it was given on the page.
    recorded_by bigint references account,
    -- Given again after that, it is another consent.
    withdrawn_at timestamptz
);
create unique index consent_in_force on consent (account_id, digest, given_by) where withdrawn_at is null;
comment on table consent is '同意: who agreed to which text, and when';

alter table consent_text enable row level security;
alter table consent_text force row level security;
alter table consent enable row level security;
alter table consent force row level security;
create policy everybody on consent_text for select using (true);
create policy system on consent_text for insert with check ((select current_setting('redvest.scope', true)) = 'system');
create policy own on consent for select
    using (account_id = (select nullif(current_setting('redvest.person', true), '')::bigint));
create policy system on consent using ((select current_setting('redvest.scope', true)) = 'system');
grant select, insert on consent_text, consent to redvest_app;
grant update (withdrawn_at) on consent to redvest_app;

-- The login that was asked for and was another account's already. Nobody who registers is told so: the password that was chosen
-- opens the new account, the old password opens the old one.
alter table account add column wanted_login text collate "C" check (length(wanted_login) between 1 and 64);
create index account_wanted_login on account (wanted_login) where wanted_login is not null;
alter table account drop constraint account_check;
alter table account add constraint account_password_needs_a_login
    check (password_hash is null or login is not null or wanted_login is not null);
alter table account add column erased_at timestamptz;

-- Perhaps the same person: found by telephone number, or by name beside the day of birth.
create index identity_by_phone on identity (phone) where phone is not null;
create index identity_by_name on identity (display_name);
