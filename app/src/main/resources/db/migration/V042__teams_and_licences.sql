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
