-- What a city lays down itself: its menu (服务清单), the needs and skills in it, and its limits (规则). Each is kept in versions. A version
-- is in force from its day on, until a later day's takes its place; of one day the newest counts. A version is written once: before its
-- day it may be taken back, and nothing else about it changes.

-- The last wall behind the forms. Every value is a text, as it was typed into a field.
create function rule_holds(kind text, subject text, content jsonb) returns boolean
    language sql immutable as $$
    select case kind || ' ' || subject
        when 'LIMITS registration' then
            (content ->> 'youngest')::int between 0 and 30
            and (content ->> 'consent')::int between (content ->> 'youngest')::int and 30
            and (content ->> 'escalates')::int between 1 and 30
        when 'LIMITS answers' then
            (content ->> 'promise')::int between 1 and 48
            and (content ->> 'opens')::time < (content ->> 'closes')::time
        when 'LIMITS ordering' then
            (content ->> 'ahead')::int between 7 and 62
        when 'LIMITS check-in' then
            (content ->> 'opensBefore')::int between 0 and 240
            and (content ->> 'openAfter')::int between 0 and 1440
            and (content ->> 'codeSeconds')::int between 30 and 60
            and (content ->> 'codesBack')::int between 0 and 3
            and (content ->> 'codeTries')::int between 1 and 20
            and (content ->> 'tryMinutes')::int between 1 and 60
            and (content ->> 'settleDays')::int between 2 and 60
        when 'LIMITS invitations' then
            (content ->> 'weekly')::int between 0 and 20
        else case kind
            when 'CATEGORY' then content ->> 'icon' <> ''
            when 'SKILL' then content ->> 'licensed' in ('yes', 'no')
            when 'ITEM' then -- 志愿服务条例 Art. 12: nothing is published without its risks
                content ->> 'term' <> '' and content ->> 'risks' <> '' and content ->> 'safeguards' <> ''
                and (content ->> 'age')::int between 14 and 70
                and (content ->> 'length')::int between 30 and 1440
                and (content ->> 'people')::int between 1 and 50
            else false
        end
    end
    $$;

create table rule_version (
    version        bigint generated always as identity primary key,
    kind           text not null check (kind in ('LIMITS', 'CATEGORY', 'SKILL', 'ITEM')),
    subject        text collate "C" not null check (subject ~ '^[a-z][a-z0-9_-]{0,39}$'),
    effective_from date not null,
    content        jsonb not null check (jsonb_typeof(content) = 'object' and length(content::text) <= 20000),
    made_at        timestamptz not null,
    -- Empty: it came with the program, or with the founding.
    made_by        bigint references account,
    taken_back_at  timestamptz,
    taken_back_by  bigint references account,
    check ((taken_back_at is null) = (taken_back_by is null)),
    check (coalesce(rule_holds(kind, subject, content), false))
);
comment on table rule_version is '规则: versions of the menu and of the limits, each in force from a day on';
create index rule_version_subject on rule_version (kind, subject, effective_from, version);

-- The limits that come with the program. Ages: 中国注册志愿者管理办法 (2013).
insert into rule_version (kind, subject, effective_from, content, made_at) values
    ('LIMITS', 'registration', '2013-11-14', '{"youngest": "14", "consent": "18", "escalates": "3"}', '2013-11-14 00:00+08'),
    ('LIMITS', 'answers', '2017-12-01', '{"promise": "4", "opens": "08:00", "closes": "20:00"}', '2017-12-01 00:00+08'),
    ('LIMITS', 'ordering', '2017-12-01', '{"ahead": "62"}', '2017-12-01 00:00+08'),
    ('LIMITS', 'check-in', '2017-12-01',
     '{"opensBefore": "30", "openAfter": "120", "codeSeconds": "30", "codesBack": "1", "codeTries": "5", "tryMinutes": "10", "settleDays": "7"}', '2017-12-01 00:00+08'),
    ('LIMITS', 'invitations', '2017-12-01', '{"weekly": "3"}', '2017-12-01 00:00+08');
