-- What this installation is: a demo or a service for real people.
create table installation (
    name  text primary key,
    value text not null
);
grant select, insert on installation to redvest_app;

-- Every backup that was read again and found whole; written by the tool that made it.
create table backup (
    made_at timestamptz primary key,
    bytes   bigint not null check (bytes > 0)
);
grant select on backup to redvest_app;

-- How far a demo's clock stands from the real time.
create table clock_offset (
    only_row boolean primary key default true check (only_row),
    seconds  bigint  not null
);
grant select, insert, update on clock_offset to redvest_app;

-- Events that a listener has not handled yet (Spring Modulith 2.1, schema v2); a row goes when its listener is done.
create table event_publication (
    id                     uuid        primary key,
    listener_id            text        not null,
    event_type             text        not null,
    serialized_event       text        not null,
    publication_date       timestamptz not null,
    completion_date        timestamptz,
    status                 text,
    completion_attempts    int,
    last_resubmission_date timestamptz
);
create index event_publication_by_event on event_publication using hash (serialized_event);
create index event_publication_by_completion on event_publication (completion_date);
grant select, insert, update, delete on event_publication to redvest_app;

-- When a job that runs on one node at a time has last ended, by the clock of the database, and how often it did.
create table job_turn (
    job      text        primary key,
    ended_at timestamptz not null,
    turns    bigint      not null
);
grant select, insert, update on job_turn to redvest_app;

-- Sign-in sessions (Spring Session JDBC 4.1). Read before anybody's scope is known, hence without a policy.
create table spring_session (
    primary_id            char(36) primary key,
    session_id            char(36) not null,
    creation_time         bigint   not null,
    last_access_time      bigint   not null,
    max_inactive_interval int      not null,
    expiry_time           bigint   not null,
    principal_name        varchar(100)
);
create unique index spring_session_by_id on spring_session (session_id);
create index spring_session_by_expiry on spring_session (expiry_time);
create index spring_session_by_principal on spring_session (principal_name);

create table spring_session_attributes (
    session_primary_id char(36)     not null references spring_session on delete cascade,
    attribute_name     varchar(200) not null,
    attribute_bytes    bytea        not null,
    primary key (session_primary_id, attribute_name)
);
grant select, insert, update, delete on spring_session, spring_session_attributes to redvest_app;

-- Forms that came when their session had ended, for two hours. Sealed with the token of their address and the browser's cookie: neither
-- is kept here, so what was typed cannot be read from the table.
create table kept_post (
    number         bigint generated always as identity primary key,
    token_digest   bytea       not null unique,
    address_digest bytea       not null,
    sealed         bytea       not null,
    kept_at        timestamptz not null
);
create index kept_post_kept_at on kept_post (kept_at);
alter table kept_post enable row level security;
alter table kept_post force row level security;
create policy system on kept_post using ((select current_setting('redvest.scope', true)) = 'system');
grant select, insert, update, delete on kept_post to redvest_app;
