-- Imports of volunteers from spreadsheets: the file's rows wait here until they are people. Rows go when the import can no longer be taken
-- back; the import itself stays, with its figures.

create table volunteer_import (
    import_id    bigint generated always as identity primary key,
    region       text collate "C" not null,         -- of the hat: everybody in it lives there
    started_by   bigint not null,
    role         text not null,
    label        text not null,
    started_at   timestamptz not null,
    file_name    text not null check (length(file_name) between 1 and 200),
    file_digest  bytea not null,
    file_key     uuid not null unique,
    file_bytes   bigint not null,
    sheets       text[] not null,
    macros       boolean not null,
    phase        text not null default 'UPLOADED'
        check (phase in ('UPLOADED', 'READING', 'READ', 'IMPORTING', 'IMPORTED', 'TAKING_BACK', 'TAKEN_BACK', 'CLOSED', 'FAILED')),
    failure      text,                               -- the key of the words that say why
    sheet        integer not null default 0,
    header_row   integer not null default 0,
    headings     text[] not null default '{}',
    fields       text[] not null default '{}',
    fill_down    boolean not null default false,
    rows_read    integer not null default 0,
    rows_skipped integer not null default 0,
    rows_done    integer not null default 0,
    read_at      timestamptz,
    finished_at  timestamptz,
    -- The node that works on it, by the clock of the database: one that has not been heard of for a while has ended.
    worker       uuid,
    beat_at      timestamptz
);
create index volunteer_import_by_region on volunteer_import (region, import_id);
create index volunteer_import_by_file on volunteer_import (file_digest);
create index volunteer_import_at_work on volunteer_import (phase) where phase in ('READING', 'IMPORTING', 'TAKING_BACK', 'IMPORTED');

create table volunteer_import_row (
    import_id    bigint not null references volunteer_import on delete cascade,
    row_number   integer not null,
    region       text collate "C" not null,
    part         text not null check (part in ('NEW', 'HELD', 'CHANGED', 'SAME', 'ASK', 'BAD')),
    name         text,
    phone        text,
    born         date,
    home         text collate "C",
    skills       text[],
    minutes      integer,
    consent      boolean,
    document_kind text,
    document_digest bytea,
    document_sealed bytea,
    document_last text,
    candidates   bigint[] not null default '{}',     -- who it may be
    account      bigint,                             -- who it is, or has become
    done         boolean not null default false,
    primary key (import_id, row_number),
    check (part = 'BAD' or (name is not null and born is not null and home is not null))
);
create index volunteer_import_row_by_part on volunteer_import_row (import_id, part, done, row_number);

create table volunteer_import_cell (
    import_id    bigint not null references volunteer_import on delete cascade,
    row_number   integer not null,
    column_number integer not null,
    region       text collate "C" not null,
    heading      text not null,
    shown        text not null,                      -- masked where it names a person
    problem      text not null,
    arguments    text[] not null default '{}',
    primary key (import_id, row_number, column_number)
);

-- How a region's lists with these headings were understood the last time.
create table volunteer_import_columns (
    region       text collate "C" not null,
    headings     bytea not null,
    fields       text[] not null,
    primary key (region, headings)
);

alter table volunteer_import enable row level security;
alter table volunteer_import force row level security;
alter table volunteer_import_row enable row level security;
alter table volunteer_import_row force row level security;
alter table volunteer_import_cell enable row level security;
alter table volunteer_import_cell force row level security;
alter table volunteer_import_columns enable row level security;
alter table volunteer_import_columns force row level security;

create policy by_region on volunteer_import
    using (region >= (select current_setting('redvest.lo', true)) and region < (select current_setting('redvest.hi', true)));
create policy by_region on volunteer_import_row
    using (region >= (select current_setting('redvest.lo', true)) and region < (select current_setting('redvest.hi', true)));
create policy by_region on volunteer_import_cell
    using (region >= (select current_setting('redvest.lo', true)) and region < (select current_setting('redvest.hi', true)));
create policy by_region on volunteer_import_columns
    using (region >= (select current_setting('redvest.lo', true)) and region < (select current_setting('redvest.hi', true)));

grant select, insert, update, delete on volunteer_import, volunteer_import_row, volunteer_import_cell, volunteer_import_columns to redvest_app;


-- An import that is taken back takes its people with it, as long as nothing refers to them: the foreign keys hold that.
grant delete on account, identity, account_grant, volunteer to redvest_app;
-- Each key that refers to an account is asked about each account that goes; without these the whole table would be read for each.
create index account_opened_by on account (opened_by) where opened_by is not null;
create index account_grant_given_by on account_grant (given_by) where given_by is not null;
create index account_grant_withdrawn_by on account_grant (withdrawn_by) where withdrawn_by is not null;
create index audit_entry_subject on audit_entry (subject_account) where subject_account is not null;
