-- Channels 接收方式: how people hear outside of the application of what concerns them.

-- One row for each way out that was ever set up, for the whole installation.
create table channel (
    channel       text primary key check (channel in ('mail', 'text', 'wecom', 'dingtalk')),
    enabled       boolean not null,
    settings      jsonb not null,
    secret        bytea,                            -- sealed with a key that lies outside the database
    failures      integer not null default 0,       -- in a row; a channel that fails rests longer each time
    failing_since timestamptz,
    resting_until timestamptz,
    last_error    text not null default '',
    last_error_at timestamptz,
    last_sent_at  timestamptz
);

-- What a person has chosen; without a row the defaults apply.
create table message_choice (
    account_id bigint primary key,
    language   text not null check (language in ('ZH', 'EN')),
    quiet_from time not null,
    quiet_to   time not null,
    wanted     text[] not null          -- mail/hours: this kind of message in this channel
);

-- An address is used once its owner has opened the link that was sent there. The link's token is computed, not kept.
create table mail_address (
    account_id   bigint primary key,
    address      text,
    confirmed_at timestamptz,
    asked        text,                  -- waits for its confirmation; the confirmed one is used until then
    asked_at     timestamptz,
    check ((address is null) = (confirmed_at is null)),
    check ((asked is null) = (asked_at is null))
);

-- The outbox: one message to one person in one channel. The unique key is the promise that it goes out once.
create table delivery (
    delivery_id  bigint generated always as identity primary key,
    account_id   bigint not null,
    channel      text not null check (channel in ('mail', 'text', 'wecom', 'dingtalk')),
    message      text not null,
    sentence     text not null,
    order_number text not null,
    starts_at    timestamptz,
    href         text not null,
    urgency      integer not null,
    told_at      timestamptz not null,
    due_at       timestamptz not null,  -- not sent before
    until_at     timestamptz not null,  -- not sent after
    state        text not null default 'waiting'
        check (state in ('waiting', 'sending', 'sent', 'uncertain', 'failed', 'expired')),
    attempts     integer not null default 0,
    claimed_at   timestamptz,
    ended_at     timestamptz,
    answer       text not null default '',  -- a word of ours and the other side's code; no person's data
    carrier_number text,                    -- what the other side calls it, for its receipt
    arrived      boolean,                   -- what the receipt said; null until one came
    unique (account_id, channel, message),
    check ((ended_at is null) = (state in ('waiting', 'sending')))
);
create index delivery_due on delivery (channel, urgency, due_at, delivery_id) where state = 'waiting';
create index delivery_open on delivery (channel, state) where state in ('waiting', 'sending');
create index delivery_claimed on delivery (channel, claimed_at);
create index delivery_by_carrier_number on delivery (carrier_number, channel) where carrier_number is not null;
create index delivery_by_account on delivery (account_id, told_at desc);

grant select, insert, update on channel, message_choice, mail_address, delivery to redvest_app;

alter table channel enable row level security;
alter table channel force row level security;
alter table message_choice enable row level security;
alter table message_choice force row level security;
alter table mail_address enable row level security;
alter table mail_address force row level security;
alter table delivery enable row level security;
alter table delivery force row level security;

create policy system on channel using ((select current_setting('redvest.scope', true)) = 'system');
create policy system on message_choice using ((select current_setting('redvest.scope', true)) = 'system');
create policy system on mail_address using ((select current_setting('redvest.scope', true)) = 'system');
create policy system on delivery using ((select current_setting('redvest.scope', true)) = 'system');
create policy own on message_choice
    using (account_id = (select nullif(current_setting('redvest.person', true), '')::bigint));
create policy own on mail_address for select
    using (account_id = (select nullif(current_setting('redvest.person', true), '')::bigint));
create policy own on delivery for select
    using (account_id = (select nullif(current_setting('redvest.person', true), '')::bigint));

-- By which id a person is known in the city's WeCom or DingTalk. It is used once its owner has typed the code that was sent there. The code is
-- computed, not kept.
create table member_address (
    account_id   bigint not null,
    channel      text not null check (channel in ('wecom', 'dingtalk')),
    member_id    text check (member_id ~ '^[A-Za-z0-9][A-Za-z0-9_.@-]{0,63}$'),
    confirmed_at timestamptz,
    dead_at      timestamptz,           -- the other side said that it knows no such member
    asked        text check (asked ~ '^[A-Za-z0-9][A-Za-z0-9_.@-]{0,63}$'),
    asked_at     timestamptz,
    unknown      boolean not null default false,    -- the other side does not know the one that was asked for
    tries        integer not null default 0,        -- codes that were typed for it
    primary key (account_id, channel),
    check ((member_id is null) = (confirmed_at is null)),
    check ((asked is null) = (asked_at is null))
);
grant select, insert, update, delete on member_address to redvest_app;
alter table member_address enable row level security;
alter table member_address force row level security;
create policy system on member_address using ((select current_setting('redvest.scope', true)) = 'system');
create policy own on member_address for select
    using (account_id = (select nullif(current_setting('redvest.person', true), '')::bigint));

-- How far each text has come with the carriers (报备), in each channel that a gateway serves. Without a number of the provider a text that wants one is not sent.
create table text_filing (
    channel      text not null check (channel in ('text', 'wecom', 'dingtalk')),
    sentence     text not null,
    submitted_on date,
    template_zh  text not null default '' check (template_zh ~ '^[A-Za-z0-9._-]{0,60}$'),
    template_en  text not null default '' check (template_en ~ '^[A-Za-z0-9._-]{0,60}$'),
    primary key (channel, sentence)
);
alter table text_filing enable row level security;
alter table text_filing force row level security;
create policy system on text_filing using ((select current_setting('redvest.scope', true)) = 'system');
grant select, insert, update on text_filing to redvest_app;

-- What accounts offer to questions about many people: whether one who holds a grant has a mobile number.
create view account_reach with (security_invoker = true) as
    select i.account_id, coalesce(i.phone ~ '^1[3-9][0-9]{9}$', false) and i.phone_dead_at is null as mobile
      from identity i
     where exists (select from account_grant g where g.account_id = i.account_id and g.withdrawn_at is null);
grant select on account_reach to redvest_app;
