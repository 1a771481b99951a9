-- 请服务队出人: a need, or some of its places, that the committee asks a team to fill. The leader proposes members; each says yes for themselves.

create table team_offer (
    offer_id   bigint generated always as identity primary key,
    need_id    bigint not null references vacancy,
    shift_id   bigint not null,
    activity   text not null,
    region     text collate "C" not null,       -- of the community that asked
    homes      text collate "C" not null,       -- the committee's: members who live elsewhere are not asked
    team_id    bigint not null references team,
    places     integer not null check (places > 0),
    starts_at  timestamptz not null,            -- as it was offered: of another time the team is asked anew
    offered_at timestamptz not null,
    offered_by bigint not null references account,
    until      timestamptz not null,
    ended_at   timestamptz,
    ended_why  text check (ended_why in ('taken-back', 'declined', 'over', 'filled', 'called-off', 'moved', 'dissolved')),
    check (until > offered_at and until < starts_at),
    check ((ended_at is null) = (ended_why is null))
);
comment on table team_offer is '请服务队出人: places that a team is asked to fill';
create unique index team_offer_once on team_offer (need_id, team_id) where ended_at is null;
create index team_offer_of_team on team_offer (team_id, offered_at);
create index team_offer_to_end on team_offer (until) where ended_at is null;
create index team_offer_of_need on team_offer (need_id);

alter table team_offer enable row level security;
alter table team_offer force row level security;
create policy by_region on team_offer
    using (region >= (select current_setting('redvest.lo', true)) and region < (select current_setting('redvest.hi', true)));
grant select, insert, update on team_offer to redvest_app;
