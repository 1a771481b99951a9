-- What the installation is called, from its founding on: there is one row, and before there is none.
create table city (
    only_row   boolean primary key default true check (only_row),
    region     text collate "C" not null references region,
    -- Empty: 红马甲, or Redvest in English.
    product    text not null check (length(product) <= 20),
    committee  text not null check (length(committee) between 1 and 40),
    -- A PNG that was decoded and written anew.
    logo       bytea check (length(logo) <= 262144),
    founded_at timestamptz not null
);

-- The links to the founding that were printed: their digests. All end with it.
create table setup_link (
    token_digest bytea primary key,
    printed_at   timestamptz not null
);

alter table city enable row level security;
alter table city force row level security;
alter table setup_link enable row level security;
alter table setup_link force row level security;

create policy everyone on city for select using (true);
create policy system on city using ((select current_setting('redvest.scope', true)) = 'system');
create policy system on setup_link using ((select current_setting('redvest.scope', true)) = 'system');

grant select, insert, update on city to redvest_app;
grant select, insert, delete on setup_link to redvest_app;

-- The zone in which the installation tells the time; the property redvest.zone where there is none.
create table clock_zone (
    only_row boolean primary key default true check (only_row),
    zone     text    not null
);
grant select, insert, update on clock_zone to redvest_app;

-- Files by which an administrator amends the divisions: kept between preview and confirmation, and until it can no longer be taken back.
create table division_amendment (
    amendment_id  bigint generated always as identity primary key,
    -- Of the administrator: who reaches less cannot see it.
    region        text collate "C" not null references region,
    file_name     text        not null check (length(file_name) between 1 and 200),
    content       bytea       not null check (length(content) <= 4194304),
    sent_at       timestamptz not null,
    sent_by       bigint      not null,
    applied_at    timestamptz,
    taken_back_at timestamptz,
    -- What was there before: codes that the file added, and the rows that it changed.
    added         text[]      not null default '{}',
    changed       jsonb       not null default '[]',
    -- Outlines by county as they were; null where there was none.
    outlines      jsonb       not null default '{}',
    -- Codes that were merged into others, and how many rows followed them.
    merged        text[]      not null default '{}',
    followed      bigint      not null default 0,
    -- Against which the degrees of an outline are measured, where the file itself does not say so.
    datum         text        not null default '' check (length(datum) <= 20),
    check (taken_back_at is null or applied_at is not null)
);

alter table division_amendment enable row level security;
alter table division_amendment force row level security;
create policy by_region on division_amendment
    using (region >= (select current_setting('redvest.lo', true)) and region < (select current_setting('redvest.hi', true)));
grant select, insert, update on division_amendment to redvest_app;

/*
 * A division was merged into another (归并): what stands under its code stands under the other's from now on, in every module's tables, for
 * the policies hold rows by these columns. What happened stays as it was written: the ledger is hashed with its code, the audit log says where
 * an act was done. Works as the owner, because tables that only grow refuse the application an update. Answers the number of rows.
 */
create function follow_division(was text, becomes text, at timestamptz) returns bigint language plpgsql security definer
    set search_path = pg_catalog, public
as $$
declare
    scope text := current_setting('redvest.scope', true);
    lo text := current_setting('redvest.lo', true);
    hi text := current_setting('redvest.hi', true);
    col record;
    rows bigint;
    followed bigint := 0;
begin
    if not exists (select from region where code = was and merged_into = becomes)
       or was < lo or was >= hi or becomes < lo or becomes >= hi then
        raise exception 'Division % was not merged into %, or lies beyond the scope', was, becomes;
    end if;
    perform set_config('redvest.scope', 'system', true), set_config('redvest.lo', '', true), set_config('redvest.hi', ':', true);
    update account_grant as old
       set label = left(replace(label, gone.name, stays.name), 60)
      from region as gone, region as stays
     where old.region = was and old.withdrawn_at is null and gone.code = was and stays.code = becomes
       and strpos(label, gone.name) > 0
       and not exists (select from account_grant as other
                        where other.account_id = old.account_id and other.role = old.role and other.region = was
                          and other.withdrawn_at is null and other.label = left(replace(old.label, gone.name, stays.name), 60));
    -- What there can be only one of: that of the division which stays counts on.
    update account_grant as old set withdrawn_at = at
     where region = was and withdrawn_at is null
       and exists (select from account_grant as kept
                    where kept.region = becomes and kept.withdrawn_at is null
                      and kept.account_id = old.account_id and kept.role = old.role and kept.label = old.label);
    update help_door set ended_at = at
     where region = was and ended_at is null
       and exists (select from help_door as kept where kept.region = becomes and kept.ended_at is null);
    update join_link as old set ended_at = at, ended_by = old.made_by, end_reason = 'RENEWED'
     where region = was and ended_at is null
       and exists (select from join_link as kept
                    where kept.region = becomes and kept.ended_at is null and kept.kind = old.kind
                      and coalesce(kept.team_id, 0) = coalesce(old.team_id, 0));
    update team as old set name = left(old.name, 28) || '（' || left((select name from region where code = was), 30) || '）'
     where region = was and dissolved_at is null
       and exists (select from team as kept where kept.region = becomes and kept.dissolved_at is null and kept.name = old.name);
    insert into home_count (home, people)
    select becomes, people from home_count where home = was
        on conflict (home) do update set people = home_count.people + excluded.people;
    update home_count set people = 0 where home = was;
    -- Wider than the division: opened to a region that the other does not lie in, it is opened to the smallest that holds both.
    for col in
        select c.relname, a.attname
          from pg_class c
          join pg_attribute a on a.attrelid = c.oid and not a.attisdropped and a.attname in ('opened_to', 'seen_from')
         where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
         order by 1, 2
    loop
        execute format(
            'update %I set %I = case when starts_with($2, left(%2$I, 9)) and length(%2$I) >= 9 then left(%2$I, 9)
                                     when starts_with($2, left(%2$I, 6)) and length(%2$I) >= 6 then left(%2$I, 6)
                                     when starts_with($2, left(%2$I, 4)) and length(%2$I) >= 4 then left(%2$I, 4)
                                     else left(%2$I, 2) end
              where region = $1 and length(%2$I) < length($1) and starts_with($1, %2$I) and not starts_with($2, %2$I)',
            col.relname, col.attname) using was, becomes;
    end loop;
    for col in
        select c.relname, a.attname
          from pg_class c
          join pg_attribute a on a.attrelid = c.oid and not a.attisdropped
                             and a.attname in ('region', 'home', 'opened_to', 'seen_from')
         where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
           and c.relname not in ('hours_ledger', 'audit_entry', 'division_amendment', 'city', 'home_count', 'volunteer_import_columns')
           -- Columns of a foreign key that follows by itself.
           and not exists (select from pg_constraint f
                            where f.conrelid = c.oid and f.contype = 'f' and f.confupdtype = 'c' and a.attnum = any (f.conkey))
         order by 1, 2
    loop
        execute format('update %I set %I = $2 where %2$I = $1', col.relname, col.attname) using was, becomes;
        get diagnostics rows = row_count;
        followed := followed + rows;
    end loop;
    perform set_config('redvest.scope', scope, true), set_config('redvest.lo', lo, true), set_config('redvest.hi', hi, true);
    return followed;
end
$$;
revoke execute on function follow_division from public;
grant execute on function follow_division to redvest_app;
