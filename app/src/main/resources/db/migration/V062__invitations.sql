-- The second way to fill a vacancy (邀请): one person is asked for one need, until a set time, and says yes or no.

-- How many services one person wants to be asked for in seven days; without a row the usual number holds.
create table invitation_choice (
    volunteer_id bigint primary key,
    most_a_week  integer not null check (most_a_week between 0 and 7),
    chosen_at    timestamptz not null
);
comment on table invitation_choice is '每周最多邀请几次';
alter table invitation_choice enable row level security;
alter table invitation_choice force row level security;
create policy own on invitation_choice
    using (volunteer_id = (select nullif(current_setting('redvest.person', true), '')::bigint));
create policy system on invitation_choice
    using ((select current_setting('redvest.scope', true)) = 'system');
grant select, insert, update on invitation_choice to redvest_app;

-- Time and place are copies, so that what one person is asked for can be kept apart without reading another table.
create table service_invitation (
    invitation_id bigint generated always as identity primary key,
    need_id       bigint not null references vacancy,
    shift_id      bigint not null,
    activity      text not null,
    region        text collate "C" not null,    -- the community that needs people
    invited_from  text collate "C" not null,    -- the region whose committee asks
    volunteer_id  bigint not null,
    starts_at     timestamptz not null,
    ends_at       timestamptz not null check (ends_at > starts_at),
    lat           double precision not null,
    lon           double precision not null,
    why           text not null,                -- a code of AskReason
    asked_lately  integer not null check (asked_lately >= 0),
    chance        double precision check (chance between 0 and 1),   -- that a wave counted on; no page reads it
    wave          integer check (wave > 0),     -- empty: chosen by a dispatcher or a plan
    sent_at       timestamptz not null,
    sent_by       bigint not null,
    expires_at    timestamptz not null,
    state         text not null default 'open'
                  check (state in ('open', 'accepted', 'declined', 'expired', 'withdrawn', 'full')),
    ended_at      timestamptz,
    learned       boolean not null default false,   -- its answer is in answer_habit
    ended_why     text check (ended_why in ('enough', 'mistake', 'plans', 'changed', 'cancelled')),
    check (sent_at < expires_at and expires_at < starts_at),
    check ((state = 'open') = (ended_at is null)),
    check ((state = 'withdrawn') = (ended_why is not null)),
    -- Nobody is asked for two services at a time; limits and ways are the code's to check.
    constraint service_invitation_one_at_a_time exclude using gist (volunteer_id with =, tstzrange(starts_at, ends_at) with &&)
        where (state = 'open')
);
comment on table service_invitation is '邀请: one volunteer asked for one need';
-- One person is asked once for one need, unless it was taken back or full meanwhile.
create unique index service_invitation_once on service_invitation (need_id, volunteer_id)
    where state in ('open', 'accepted', 'declined', 'expired') and why not in ('waited', 'called', 'emergency');
create index service_invitation_by_volunteer on service_invitation (volunteer_id, sent_at);
create index service_invitation_by_activity on service_invitation (activity);
create index service_invitation_by_shift on service_invitation (shift_id);
create index service_invitation_to_learn on service_invitation (expires_at)
    where not learned and state in ('accepted', 'declined', 'expired') and why not in ('waited', 'called', 'emergency');
create index service_invitation_to_expire on service_invitation (expires_at) where state = 'open';

alter table service_invitation enable row level security;
alter table service_invitation force row level security;
create policy by_region on service_invitation
    using (region >= (select current_setting('redvest.lo', true)) and region < (select current_setting('redvest.hi', true)));
create policy own on service_invitation
    using (volunteer_id = (select nullif(current_setting('redvest.person', true), '')::bigint));
grant select, insert, update on service_invitation to redvest_app;

-- Who is invited sees the vacancy, wherever they are at home.
create policy invited_to_see on vacancy for select
    using (need_id in (select need_id from service_invitation
                        where volunteer_id = (select nullif(current_setting('redvest.person', true), '')::bigint)));
create policy invited_to_take on vacancy for update
    using (need_id in (select need_id from service_invitation
                        where volunteer_id = (select nullif(current_setting('redvest.person', true), '')::bigint)));
create policy invited_to_see on opening for select
    using (need_id in (select need_id from service_invitation
                        where volunteer_id = (select nullif(current_setting('redvest.person', true), '')::bigint)));

-- What the answers to invitations have told so far: how often somebody was asked and said yes, in one kind of service and, under the empty
-- category, in all. What lies back counts less; the counts are those of the moment in "since". No page shows them as a mark on a person.
create table answer_habit (
    volunteer_id bigint not null,
    category     text not null,
    asked        double precision not null check (asked >= 0),
    yes          double precision not null check (yes >= 0),
    answered     double precision not null check (answered >= 0),
    log_minutes  double precision not null,        -- sum of the logarithms of the minutes to an answer
    since        timestamptz not null,
    primary key (volunteer_id, category),
    check (yes <= answered + 1e-9 and answered <= asked + 1e-9)
);
alter table answer_habit enable row level security;
alter table answer_habit force row level security;
create policy system on answer_habit
    using ((select current_setting('redvest.scope', true)) = 'system');
grant select, insert, update, delete on answer_habit to redvest_app;

-- A shift for which invitations go out in waves until its places are filled.
create table wave_run (
    shift_id     bigint primary key,
    activity     text not null,
    region       text collate "C" not null,
    invited_from text collate "C" not null,    -- homes in this region
    state        text not null check (state in ('running', 'paused', 'stopped', 'over')),
    started_by   bigint not null,
    started_at   timestamptz not null,
    waves        integer not null default 0 check (waves >= 0),
    looked_at    timestamptz,                  -- when it was last asked whether more people are needed
    next_at      timestamptz not null
);
comment on table wave_run is '分轮邀请: invitations to one shift in waves';
create index wave_run_due on wave_run (next_at) where state = 'running';
alter table wave_run enable row level security;
alter table wave_run force row level security;
create policy by_region on wave_run
    using (region >= (select current_setting('redvest.lo', true)) and region < (select current_setting('redvest.hi', true)));
grant select, insert, update on wave_run to redvest_app;
