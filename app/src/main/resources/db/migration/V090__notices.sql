-- Notices 消息: what happened to what concerns somebody. Kept as data and worded when read, in the reader's language.

create table notice (
    notice_id  bigint generated always as identity primary key,
    account_id bigint not null,
    event      text not null,           -- an event told twice is one notice
    matter     text not null,           -- the order's number
    title_zh   text not null,
    title_en   text not null,
    what       text not null,
    arguments  text[] not null,         -- n:3 a number, t:2026-02-26T01:00:00Z a moment, s:words somebody typed
    href       text not null,
    at         timestamptz not null,
    read_at    timestamptz,
    unique (account_id, event)
);
create index notice_by_account on notice (account_id, at desc);
create index notice_unread on notice (account_id) where read_at is null;

grant select, insert, update on notice to redvest_app;

alter table notice enable row level security;
alter table notice force row level security;
create policy listeners on notice using ((select current_setting('redvest.scope', true)) = 'system');
create policy own_read on notice for select
    using (account_id = (select nullif(current_setting('redvest.person', true), '')::bigint));
create policy own_seen on notice for update
    using (account_id = (select nullif(current_setting('redvest.person', true), '')::bigint));
