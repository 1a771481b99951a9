-- The registry of volunteers: how they are found, what was checked, what is insured.

/* The last four digits of a telephone number, without an extension. */
create function phone_end(phone text) returns text language sql immutable parallel safe
    return right(regexp_replace(regexp_replace(phone, '^(0[0-9]+-[0-9]+)-.*$', '\1'), '[^0-9]', '', 'g'), 4);

/*
 * What a volunteer is searched by: each end of the name, in small letters and without blanks, and the last digits of the telephone
 * number. A part of a name begins one of its ends, so the search is a range of an index, and a comparison may use an index under a policy
 * where `like` and trigrams may not.
 */
create function marks(name text, phone text) returns text[] language sql immutable parallel safe
    return array(
        select substr(plain, place)
          from (select lower(regexp_replace(name, '\s', '', 'g')) as plain) as written
         cross join generate_series(1, length(plain)) as place
         union
        select phone_end(phone) where phone is not null);

-- The ends of the names of volunteers and the last digits of their numbers. Kept by the triggers below, never by the application.
create table volunteer_mark (
    mark          text collate "C" not null,
    home          text collate "C" not null,
    volunteer_id  bigint not null,
    primary key (mark, home, volunteer_id)
);
create index volunteer_mark_of on volunteer_mark (volunteer_id);

alter table volunteer_mark enable row level security;
alter table volunteer_mark force row level security;
create policy by_region on volunteer_mark for select
    using (home >= (select current_setting('redvest.lo', true)) and home < (select current_setting('redvest.hi', true)));
grant select on volunteer_mark to redvest_app;

-- The triggers work as the owner: they see the names, in whichever scope a volunteer is written.
create policy marking on volunteer_mark to current_user using (true);
create policy marking on volunteer for select to current_user using (true);
create policy marking on identity for select to current_user using (true);

create function mark_newcomers() returns trigger language plpgsql security definer
    set search_path = pg_catalog, public
as $$
begin
    insert into volunteer_mark (mark, home, volunteer_id)
    select mark, newcomer.home, newcomer.volunteer_id
      from newcomers as newcomer
      join identity on account_id = newcomer.volunteer_id
     cross join unnest(marks(display_name, phone)) as mark;
    return null;
end
$$;

create function mark_moved() returns trigger language plpgsql security definer
    set search_path = pg_catalog, public
as $$
begin
    update volunteer_mark set home = new.home where volunteer_id = new.volunteer_id;
    return null;
end
$$;

create function mark_renamed() returns trigger language plpgsql security definer
    set search_path = pg_catalog, public
as $$
begin
    delete from volunteer_mark where volunteer_id = old.account_id;
    if tg_op = 'UPDATE' then
        insert into volunteer_mark (mark, home, volunteer_id)
        select mark, home, volunteer_id
          from volunteer cross join unnest(marks(new.display_name, new.phone)) as mark
         where volunteer_id = new.account_id;
    end if;
    return null;
end
$$;

create trigger newcomers_are_marked after insert on volunteer
    referencing new table as newcomers for each statement execute function mark_newcomers();
create trigger moved_are_marked after update of home on volunteer
    for each row when (old.home is distinct from new.home) execute function mark_moved();
create trigger renamed_are_marked after update of display_name, phone on identity
    for each row when (old.display_name is distinct from new.display_name or old.phone is distinct from new.phone)
    execute function mark_renamed();
create trigger erased_are_unmarked after delete on identity for each row execute function mark_renamed();

-- Perhaps one person under two numbers: those with the same telephone number, or with the same name and day of birth. What is compared is
-- a digest of each; kept by the triggers below, never by the application.
create table likeness (
    kind          text not null check (kind in ('PHONE', 'NAME')),
    digest        bytea not null,
    volunteer_id  bigint not null references volunteer on delete cascade,
    primary key (kind, digest, volunteer_id)
);
create index likeness_of on likeness (volunteer_id);
alter table likeness enable row level security;
alter table likeness force row level security;
create policy marking on likeness to current_user using (true);

-- Two of them, for an administrator to decide on (是否同一人). Who was found to be another person is not proposed again.
create table perhaps_same (
    one_id       bigint not null references volunteer on delete cascade,
    other_id     bigint not null references volunteer on delete cascade,
    region       text collate "C" not null,     -- the smallest division that both live in: who decides reaches it all
    by_phone     boolean not null,
    by_name      boolean not null,
    answer       text check (answer in ('SAME', 'DIFFERENT')),
    answered_at  timestamptz,
    answered_by  bigint references account,
    primary key (one_id, other_id),
    check (one_id < other_id),
    check (num_nulls(answer, answered_at, answered_by) in (0, 3))
);
comment on table perhaps_same is '疑似同一人: two numbers that are perhaps one person''s';
create index perhaps_same_other on perhaps_same (other_id);
create index perhaps_same_answered_by on perhaps_same (answered_by) where answered_by is not null;
create index perhaps_same_open on perhaps_same (region, one_id, other_id) where answer is null;
alter table perhaps_same enable row level security;
alter table perhaps_same force row level security;
create policy marking on perhaps_same to current_user using (true);
create policy by_region on perhaps_same
    using (region >= (select current_setting('redvest.lo', true)) and region < (select current_setting('redvest.hi', true)));
grant select, insert, update on perhaps_same to redvest_app;

/* The longest code that two communities have in common, of a community, a township, a county, a city or a province. */
create function common_region(one text, other text) returns text language sql immutable parallel safe
    return coalesce((select max(left(one, digits)) from unnest(array[12, 9, 6, 4, 2]) as digits
                      where left(one, digits) = left(other, digits)), '');

/* Pairs these volunteers with those who are like them: with three at most for each likeness, for a telephone number may be a school's. */
create function find_alike(ids bigint[]) returns void language plpgsql security definer
    set search_path = pg_catalog, public
as $$
begin
    insert into likeness (kind, digest, volunteer_id)
    select kind, sha256(convert_to(mark, 'UTF8')), volunteer_id
      from volunteer
      join identity on account_id = volunteer_id
     cross join lateral (values ('PHONE', phone),
                                ('NAME', (born - date '1900-01-01') || ' ' || lower(regexp_replace(display_name, '\s', '', 'g'))))
                        as written (kind, mark)
     where volunteer_id = any (ids) and born > date '1900-01-01' and merged_into is null and mark is not null;
    insert into perhaps_same (one_id, other_id, region, by_phone, by_name)
    select least(own.volunteer_id, alike.volunteer_id), greatest(own.volunteer_id, alike.volunteer_id),
           max(common_region(one.home, other.home)), bool_or(own.kind = 'PHONE'), bool_or(own.kind = 'NAME')
      from likeness own
     cross join lateral (select each.volunteer_id
                           from likeness each
                          where each.kind = own.kind and each.digest = own.digest and each.volunteer_id <> own.volunteer_id
                          order by each.volunteer_id
                          limit 3) alike
      join volunteer one on one.volunteer_id = own.volunteer_id
      join volunteer other on other.volunteer_id = alike.volunteer_id
     where own.volunteer_id = any (ids)
     group by 1, 2
        on conflict (one_id, other_id) do update
       set region = excluded.region, by_phone = excluded.by_phone, by_name = excluded.by_name;
end
$$;

create function find_alike_again(id bigint) returns void language plpgsql security definer
    set search_path = pg_catalog, public
as $$
begin
    delete from likeness where volunteer_id = id;
    delete from perhaps_same where (one_id = id or other_id = id) and answer is null;
    perform find_alike(array[id]);
end
$$;

create function newcomers_like_others() returns trigger language plpgsql security definer
    set search_path = pg_catalog, public
as $$
begin
    perform find_alike(array(select volunteer_id from newcomers));
    return null;
end
$$;
create function volunteer_like_others() returns trigger language plpgsql security definer
    set search_path = pg_catalog, public
as $$
begin
    perform find_alike_again(new.volunteer_id);
    return null;
end
$$;
create function identity_like_others() returns trigger language plpgsql security definer
    set search_path = pg_catalog, public
as $$
begin
    if exists (select from volunteer where volunteer_id = new.account_id) then
        perform find_alike_again(new.account_id);
    end if;
    return null;
end
$$;
revoke execute on function find_alike(bigint[]), find_alike_again(bigint) from public;

create trigger newcomers_are_compared after insert on volunteer
    referencing new table as newcomers for each statement execute function newcomers_like_others();
create trigger changed_are_compared after update of home, born, merged_into on volunteer
    for each row when (old.home is distinct from new.home or old.born is distinct from new.born
                       or old.merged_into is distinct from new.merged_into)
    execute function volunteer_like_others();
create trigger renamed_are_compared after update of display_name, phone on identity
    for each row when (old.display_name is distinct from new.display_name or old.phone is distinct from new.phone)
    execute function identity_like_others();

-- The list by place, with what it is filtered by: read from the index alone. Rows that keep the home of a volunteer refer to it.
create unique index volunteer_listed on volunteer (home, volunteer_id) include (status, skills);
create index volunteer_not_active on volunteer (home) where status <> 'ACTIVE';

-- Licences and trainings that staff have seen. What is valid of the licences stands in volunteer.licences, which eligibility reads.
create table licence (
    licence_id    bigint generated always as identity primary key,
    volunteer_id  bigint not null,
    home          text collate "C" not null,    -- follows the volunteer
    skill         text,                         -- what the licence lets one do; empty for a training
    title         text not null default '' check (length(title) <= 60),
    issuer        text not null default '' check (length(issuer) <= 60),
    number        text not null default '' check (length(number) <= 40),
    valid_from    date,
    valid_until   date,                         -- the last day; empty: without an end
    checked_at    timestamptz not null,
    checked_by    bigint references account,    -- empty where it was taken over at the registration
    ended_at      timestamptz,
    ended_by      bigint references account,
    request       uuid unique,                  -- of the form: sent twice, it is one licence
    foreign key (volunteer_id, home) references volunteer (volunteer_id, home) on update cascade,
    check (skill is not null or title <> ''),
    check (valid_from <= valid_until)
);
create index licence_of on licence (volunteer_id);
create index licence_ending on licence (valid_until) where ended_at is null;

-- Insurance of a volunteer as a fact that staff have recorded. Nothing else in the system promises one.
create table insurance (
    insurance_id  bigint generated always as identity primary key,
    volunteer_id  bigint not null,
    home          text collate "C" not null,    -- follows the volunteer
    insurer       text not null check (length(insurer) between 1 and 60),
    first_day     date not null,
    last_day      date not null,
    recorded_at   timestamptz not null,
    recorded_by   bigint not null references account,
    withdrawn_at  timestamptz,                  -- recorded by mistake
    withdrawn_by  bigint references account,
    request       uuid unique,
    foreign key (volunteer_id, home) references volunteer (volunteer_id, home) on update cascade,
    check (first_day <= last_day)
);
create index insurance_of on insurance (volunteer_id);

alter table licence enable row level security;
alter table licence force row level security;
create policy by_region on licence
    using (home >= (select current_setting('redvest.lo', true)) and home < (select current_setting('redvest.hi', true)));
create policy own on licence for select
    using (volunteer_id = (select nullif(current_setting('redvest.person', true), '')::bigint));
alter table insurance enable row level security;
alter table insurance force row level security;
create policy by_region on insurance
    using (home >= (select current_setting('redvest.lo', true)) and home < (select current_setting('redvest.hi', true)));
create policy own on insurance for select
    using (volunteer_id = (select nullif(current_setting('redvest.person', true), '')::bigint));
grant select, insert, update on licence, insurance to redvest_app;
