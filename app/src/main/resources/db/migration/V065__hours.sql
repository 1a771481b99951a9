-- Hours ledger 时长台账. Rows are only ever added: no grant to update or delete, one chain of hashes per volunteer,
-- one root a day over all chains; docs/ledger.md says which bytes a hash is over. A correction voids a row and appends another.
-- 信用 credit hours come from marks made on the spot, or were transferred as such (an opening balance 转入时数); 荣誉 honour
-- hours (back-filled) are a class of their own. A row with a place was served on a shift here; a row without one was given,
-- and names its source.
create table hours_ledger (
    position     bigint generated always as identity primary key,
    format       smallint not null check (format = 1),
    volunteer_id bigint not null,
    number       int not null check (number >= 1),
    kind         text not null check (kind in ('service', 'void', 'correction', 'opening', 'honour')),
    voids        int,
    class        text not null check (class in ('credit', 'honour')),
    minutes      int not null,
    region       text collate "C" not null,
    place_id     bigint,
    shift_id     bigint,
    owner_kind   smallint not null check (owner_kind between 0 and 2), -- 0 none, 1 order, 2 programme
    owner        text,
    category     text,
    title_zh     text,
    title_en     text,
    starts_at    timestamptz not null, -- of given hours the day from which they count
    ends_at      timestamptz,
    came_at      timestamptz,
    came_how     text check (came_how in ('code', 'roll', 'confirmation', 'correction')),
    left_at      timestamptz,
    left_how     text check (left_how in ('code', 'roll', 'confirmation', 'correction')),
    source       text check (length(source) between 1 and 200),
    reason       text,
    entered_by   bigint not null,
    entered_at   timestamptz not null,
    previous     bytea not null check (length(previous) = 32),
    hash         bytea not null check (length(hash) = 32),
    unique (volunteer_id, number),
    unique (volunteer_id, voids),
    foreign key (volunteer_id, voids) references hours_ledger (volunteer_id, number),
    -- Marks are whole minutes: a second more or less would not show in the hash.
    check (extract(epoch from came_at) % 60 = 0 and extract(epoch from left_at) % 60 = 0),
    check (case kind when 'void' then minutes <= 0 else minutes >= 0 end),
    check (abs(minutes) <= case when place_id is null then 6000000 else 1440 end),
    check ((kind = 'void') = (voids is not null)),
    check ((kind in ('void', 'correction')) = (reason is not null)),
    check (kind <> 'opening' or class = 'credit'),
    check (kind <> 'honour' or class = 'honour'),
    check (case kind when 'service' then place_id is not null when 'correction' then place_id is not null
                     when 'opening' then place_id is null when 'honour' then place_id is null else true end),
    check (num_nulls(place_id, shift_id, owner, category, title_zh, title_en, ends_at, came_at, came_how, left_at, left_how)
           in (0, 11)),
    check ((place_id is null) = (owner_kind = 0)),
    check ((place_id is null) = (source is not null))
);
create unique index hours_entered_once on hours_ledger (place_id) where kind = 'service';
create index hours_of_shift on hours_ledger (shift_id);

-- Where each chain ends: a volunteer's lines under their number, the daily roots under 0. Lines taken from the end leave
-- no gap behind; the head still names the last of them. The application can only move a head on by one.
create table ledger_head (
    chain  bigint primary key,
    number int not null,
    hash   bytea not null check (length(hash) = 32)
);
create function ledger_head_advances() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' and new.number <> 1
       or tg_op = 'UPDATE' and (new.chain <> old.chain or new.number <> old.number + 1) then
        raise exception 'A chain of the ledger moves on by one line, not to line %', new.number;
    end if;
    return new;
end $$;
create trigger ledger_head_advances before insert or update on ledger_head
    for each row execute function ledger_head_advances();

-- Which activity the books were written for, in the order of writing: what follows the books reads on from the last position
-- it has seen. Written under the lock of the books, so a lower position never becomes visible after a higher one.
create table book_entry (
    position     bigint generated always as identity primary key,
    activity     text not null,
    written_at   timestamptz not null
);

-- What came out when every hash was computed again.
create table ledger_audit (
    audit_id   bigint generated always as identity primary key,
    audited_at timestamptz not null,
    entries    bigint not null,
    roots      bigint not null,
    faults     int not null
);

create table ledger_root (
    number   int primary key,
    format   smallint not null check (format = 1),
    day      date not null,
    up_to    bigint not null,
    entries  int not null,
    tree     bytea not null check (length(tree) = 32),
    previous bytea not null check (length(previous) = 32),
    root     bytea not null check (length(root) = 32),
    taken_at timestamptz not null
);

-- The tree of hashes between the lines of a day and its root: a node stands above up to 64 lines, or nodes of the level below.
create table ledger_node (
    root  int not null references ledger_root on delete cascade,
    level smallint not null check (level >= 1),
    up_to bigint not null,
    hash  bytea not null check (length(hash) = 32),
    primary key (root, level, up_to)
);

grant select, insert on hours_ledger, ledger_root, ledger_node, book_entry, ledger_audit to redvest_app;
grant select, insert, update on ledger_head to redvest_app;

do $$
declare name text;
begin
    foreach name in array array['hours_ledger', 'ledger_root', 'ledger_node', 'ledger_head', 'book_entry', 'ledger_audit'] loop
        execute format('alter table %I enable row level security', name);
        execute format('alter table %I force row level security', name);
    end loop;
end $$;
create policy own on hours_ledger for select
    using (volunteer_id = (select nullif(current_setting('redvest.person', true), '')::bigint));
create policy books on hours_ledger using ((select current_setting('redvest.scope', true)) = 'system');
create policy books on ledger_root using ((select current_setting('redvest.scope', true)) = 'system');
create policy books on ledger_node using ((select current_setting('redvest.scope', true)) = 'system');
create policy books on ledger_head using ((select current_setting('redvest.scope', true)) = 'system');
create policy books on book_entry using ((select current_setting('redvest.scope', true)) = 'system');
create policy books on ledger_audit using ((select current_setting('redvest.scope', true)) = 'system');
