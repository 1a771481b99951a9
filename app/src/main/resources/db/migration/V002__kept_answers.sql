-- Pages that answered a post, in both languages, for an hour. Sealed with the token of their address and the reader's session or cookie, so
-- the table alone gives no word away. Unlogged: no backup and no write-ahead log holds them.
create unlogged table kept_answer (
    number         bigint generated always as identity primary key,
    token_digest   bytea       not null unique,
    reader_digest  bytea       not null,
    address_digest bytea       not null,
    sealed         bytea       not null,
    kept_at        timestamptz not null
);
create index kept_answer_kept_at on kept_answer (kept_at);
create index kept_answer_reader on kept_answer (reader_digest);
alter table kept_answer enable row level security;
alter table kept_answer force row level security;
create policy system on kept_answer using ((select current_setting('redvest.scope', true)) = 'system');
grant select, insert, update, delete on kept_answer to redvest_app;
