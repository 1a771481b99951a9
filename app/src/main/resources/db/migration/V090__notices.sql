-- Notices 消息: what happened to what concerns somebody. Kept as data and worded when read, in the reader's language.

create table notice (
    notice_id  bigint generated always as identity primary key,
    account_id bigint not null,
    grant_id   bigint not null,         -- the hat that it concerns its reader under, and that its page is for
    event      text not null,           -- an event told twice is one notice
    line       text not null,           -- what stands on one line of the list: an event, or several of a day that are summed up
    matter     text not null,           -- the order's number, or what is summed up
    title_zh   text not null,
    title_en   text not null,
    what       text not null,
    arguments  text[] not null,         -- n:3 a number, m:90 minutes, t:2026-02-26T01:00:00Z a moment, s:words somebody typed
    href       text not null,
    at         timestamptz not null,
    read_at    timestamptz,
    unique (account_id, event)
);
create index notice_by_account on notice (account_id, at desc);
create index notice_unread on notice (account_id) where read_at is null;

-- What was reminded of, so that it is said once, even where nobody was in charge at that moment.
create table reminder (
    what         text not null,
    order_number text not null,
    shift_id     bigint not null,       -- 0 where it is about the whole order
    due          timestamptz not null,
    primary key (order_number, shift_id, what, due)
);

grant select, insert, update on notice to redvest_app;
grant select, insert on reminder to redvest_app;

alter table notice enable row level security;
alter table notice force row level security;
create policy listeners on notice using ((select current_setting('redvest.scope', true)) = 'system');
create policy own_read on notice for select
    using (account_id = (select nullif(current_setting('redvest.person', true), '')::bigint));
create policy own_seen on notice for update
    using (account_id = (select nullif(current_setting('redvest.person', true), '')::bigint));

alter table reminder enable row level security;
alter table reminder force row level security;
create policy listeners on reminder using ((select current_setting('redvest.scope', true)) = 'system');
