-- The menu (服务清单): what a community can order. Public, the same for everybody; words of each row in both languages.

create table category (
    category text primary key,
    position integer not null unique,
    icon     text not null
);

create table skill (
    skill    text primary key,
    position integer not null unique,
    licensed boolean not null -- by law only who holds the licence may do it (志愿服务条例 Art. 16)
);

create table menu_item (
    item          text primary key,
    category      text not null references category,
    position      integer not null,
    name_zh       text not null,
    name_en       text not null,
    what_zh       text not null,
    what_en       text not null,
    starts        time not null, -- the usual hour
    minutes       integer not null check (minutes between 30 and 1440),
    days          text not null check (days in ('any', 'weekday', 'weekend')),
    site          text not null check (site in ('home', 'community', 'elsewhere')),
    minimum_age   integer not null check (minimum_age between 14 and 70),
    measure       text not null, -- what is counted beside people and hours
    risks_zh      text not null check (risks_zh <> ''), -- Art. 12: nothing is published without its risks
    risks_en      text not null check (risks_en <> ''),
    safeguards_zh text not null check (safeguards_zh <> ''),
    safeguards_en text not null check (safeguards_en <> ''),
    offered       boolean not null default true,
    unique (category, position)
);

create table menu_need (
    item   text not null references menu_item,
    number integer not null check (number between 1 and 4),
    people integer not null check (people between 1 and 50),
    skills text[] not null default '{}',
    primary key (item, number)
);
