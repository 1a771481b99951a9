-- What administrators did, who came in, who downloaded figures and who opened private details. Written once: the application may
-- insert and read, and nothing more.
create table audit_entry (
    entry_id        bigint generated always as identity primary key,
    at              timestamptz not null,
    act             text not null check (act ~ '^[A-Z_]{3,40}$'),
    -- Empty where no account acted: a refused sign-in, the console.
    actor           bigint references account,
    actor_role      text not null,
    actor_label     text not null,
    -- Whose business it was: administrators of this region and of those above it may read the entry.
    region          text collate "C" not null check (region ~ '^[0-9]{2,12}$'),
    subject_account bigint references account,
    subject         text not null,
    value_before    text not null,
    value_after     text not null
);
comment on table audit_entry is '操作记录: who did what, and when';
create index audit_entry_region on audit_entry (region, at);
create index audit_entry_at on audit_entry (at);
create index audit_entry_actor on audit_entry (actor, act, subject, at);

alter table audit_entry enable row level security;
alter table audit_entry force row level security;

create policy by_region on audit_entry for select
    using (region >= (select current_setting('redvest.lo', true)) and region < (select current_setting('redvest.hi', true)));
create policy system on audit_entry for insert
    with check ((select current_setting('redvest.scope', true)) = 'system');

grant select, insert on audit_entry to redvest_app;
