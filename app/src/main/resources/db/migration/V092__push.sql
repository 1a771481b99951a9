-- Web Push 系统推送: browsers that their owners have allowed to show messages.

alter table channel
    drop constraint channel_channel_check,
    add constraint channel_channel_check check (channel in ('mail', 'text', 'wecom', 'dingtalk', 'push'));
alter table delivery
    drop constraint delivery_channel_check,
    add constraint delivery_channel_check check (channel in ('mail', 'text', 'wecom', 'dingtalk', 'push'));

-- One row for each browser. Who knows its endpoint can send to it nothing that is not encrypted and signed with our key.
create table push_device (
    device_id    bigint generated always as identity primary key,
    account_id   bigint not null,
    endpoint     text not null unique check (length(endpoint) between 1 and 1000),
    browser_key  bytea not null check (octet_length(browser_key) = 65),
    auth_secret  bytea not null check (octet_length(auth_secret) = 16),
    server_key   text not null,         -- the public key of ours that it was made for; with another one it is of no use
    browser      text not null,         -- a word of ours, such as edge; never the whole of what a browser says of itself
    system       text not null,
    since        timestamptz not null,
    seen_at      timestamptz not null,  -- when the browser last said that it is still there
    last_sent_at timestamptz,
    last_answer  text not null default ''
);
create index push_device_by_account on push_device (account_id);

grant select, insert, update, delete on push_device to redvest_app;
alter table push_device enable row level security;
alter table push_device force row level security;
create policy system on push_device using ((select current_setting('redvest.scope', true)) = 'system');
create policy own on push_device for select
    using (account_id = (select nullif(current_setting('redvest.person', true), '')::bigint));

-- Of a person who is erased nothing stays by which they could be reached.
grant delete on mail_address, message_choice to redvest_app;

-- Whom a push reaches: somebody whose browser was told the key that is in use.
create view push_reach with (security_invoker = true) as
    select d.account_id
      from push_device d
      join channel c on c.channel = 'push' and c.settings ->> 'publicKey' = d.server_key;
grant select on push_reach to redvest_app;

-- Deliveries that ended long ago, as figures: who was told is no longer known.
create table delivery_count (
    day      date not null,
    channel  text not null,
    sentence text not null,
    state    text not null,
    number   bigint not null check (number > 0),
    primary key (day, channel, sentence, state)
);
create index delivery_ended on delivery (ended_at) where ended_at is not null;

grant select, insert, update on delivery_count to redvest_app;
grant delete on delivery to redvest_app;
alter table delivery_count enable row level security;
alter table delivery_count force row level security;
create policy system on delivery_count using ((select current_setting('redvest.scope', true)) = 'system');
