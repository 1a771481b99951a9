-- Numbers of identity documents (证件号码). Neither the value nor a digest that could be searched lies here: both need a key that is kept
-- outside the database. There are about 130 thousand million plausible numbers, so a digest without a key would be searched in minutes.

create table identity_document (
    account_id   bigint primary key references account,
    kind         text not null check (kind in ('RESIDENT', 'FOREIGN_RESIDENT', 'OTHER')),
    digest       bytea not null unique check (octet_length(digest) = 32),   -- HMAC-SHA-256: for looking up
    sealed       bytea not null,                                            -- AES-256-GCM: for the certificate
    last_four    text not null check (last_four ~ '^[0-9A-Z]{4}$'),
    recorded_at  timestamptz not null
);
comment on table identity_document is '证件号码: looked up by a keyed digest, sealed, shown by its last four characters';

-- Set with the first document: says whether the key that a node was given is the one that all documents were sealed with.
create table document_key (
    only_row     boolean primary key default true check (only_row),
    check_value  bytea not null
);

alter table identity_document enable row level security;
alter table identity_document force row level security;
alter table document_key enable row level security;
alter table document_key force row level security;

create policy own on identity_document for select
    using (account_id = (select nullif(current_setting('redvest.person', true), '')::bigint));
create policy system on identity_document using ((select current_setting('redvest.scope', true)) = 'system');
create policy system on document_key using ((select current_setting('redvest.scope', true)) = 'system');

grant select, insert, delete on identity_document to redvest_app;
grant select, insert on document_key to redvest_app;
