-- Earmarked funds (专款) of a programme: what was approved in batches (批次), split into shares (分项), and what was paid out of them. A record of
-- payments, not a bank. A line of a fund's book is proposed by one person and decided by another. Rows are only ever added: a wrong
-- line is voided by another line.
-- Amounts are in fen (0.01 yuan).

create table fund (
    fund_id      bigint generated always as identity primary key,
    programme_id bigint not null references programme,
    region       text collate "C" not null check (region ~ '^[0-9]{4}([0-9]{2}([0-9]{3})?)?$'),
    name         text not null check (length(name) between 2 and 40),
    purpose      text not null check (length(purpose) between 5 and 500),
    form         uuid not null unique,          -- of the form it was opened with: sent twice, it is opened once
    opened_by    bigint not null,
    opened_at    timestamptz not null
);
create index fund_by_programme on fund (programme_id);
create index fund_by_region on fund (region);

create table fund_line (
    line_id       bigint generated always as identity primary key,
    fund_id       bigint not null references fund,
    region        text collate "C" not null,
    number        integer not null check (number > 0),
    kind          text not null check (kind in ('batch', 'payment', 'void')),
    fen           bigint not null check (fen between 1 and 99999999999999),
    share_id      bigint,                       -- which share a payment is paid from
    voids         bigint,                       -- which line a void takes back
    day           date not null,
    paper         text not null check (length(paper) <= 40),    -- number of the document or the voucher
    party         text not null check (length(party) <= 60),    -- who approved, or who was paid: an organisation
    purpose       text not null check (length(purpose) <= 200), -- of a payment: what for; of a void: why
    form          uuid not null unique,
    proposed_by   bigint not null,
    proposed_role text not null check (proposed_role = 'DISPATCHER'),
    proposed_at   timestamptz not null,
    unique (fund_id, number),
    unique (line_id, fund_id),
    check ((kind = 'payment') = (share_id is not null)),
    check ((kind = 'void') = (voids is not null)),
    check (kind = 'void' or paper <> '' and party <> ''),
    check (kind = 'batch' or length(purpose) >= 2),
    foreign key (voids, fund_id) references fund_line (line_id, fund_id)
);
create index fund_line_by_region on fund_line (region);
create index fund_line_by_share on fund_line (share_id) where share_id is not null;
create index fund_line_by_voids on fund_line (voids) where voids is not null;

create table fund_share (
    share_id bigint generated always as identity primary key,
    fund_id  bigint not null references fund,
    batch    bigint not null,
    region   text collate "C" not null,
    place    integer not null check (place > 0),
    name     text not null check (length(name) between 1 and 40),
    fen      bigint not null check (fen between 1 and 99999999999999),
    unique (batch, place),
    unique (share_id, fund_id),
    foreign key (batch, fund_id) references fund_line (line_id, fund_id)
);
create index fund_share_by_region on fund_share (region);
alter table fund_line add foreign key (share_id, fund_id) references fund_share (share_id, fund_id);

create table fund_decision (
    line_id      bigint primary key references fund_line,
    region       text collate "C" not null,
    decision     text not null check (decision in ('approved', 'rejected', 'withdrawn')),
    reason       text not null check (length(reason) <= 200),
    decided_by   bigint not null,
    decided_role text not null check (decided_role in ('DISPATCHER', 'SECRETARY')),
    decided_at   timestamptz not null,
    check (decision <> 'rejected' or reason <> '')
);
create index fund_decision_by_region on fund_decision (region);

-- What is approved and paid of a share. Kept by the trigger below, never by the application; the check is the last wall.
create table fund_balance (
    share_id bigint primary key references fund_share,
    region   text collate "C" not null,
    approved bigint not null,
    paid     bigint not null default 0,
    constraint paid_within_approved check (paid between 0 and approved)
);
create index fund_balance_by_region on fund_balance (region);

-- Makes others that propose or decide about the same fund wait. The application cannot lock a row that it may not change.
create function lock_fund(id bigint) returns boolean language plpgsql security definer
    set search_path = pg_catalog, public
as $$
begin
    perform from fund where fund_id = id for no key update;
    return found;
end
$$;
revoke execute on function lock_fund from public;
grant execute on function lock_fund to redvest_app;

create function fund_fits() returns trigger language plpgsql as $$
begin
    if not exists (select from programme where programme_id = new.programme_id and region = new.region) then
        raise exception 'Fund of programme % is not of its region', new.programme_id;
    end if;
    return new;
end
$$;
create trigger fund_fits before insert on fund for each row execute function fund_fits();

create function fund_line_fits() returns trigger language plpgsql as $$
begin
    if not exists (select from fund where fund_id = new.fund_id and region = new.region) then
        raise exception 'A line of fund % is not of its region', new.fund_id;
    end if;
    if new.kind = 'void' and not exists (select from fund_line where line_id = new.voids and kind <> 'void' and fen = new.fen) then
        raise exception 'Line % is not one that can be voided for % fen', new.voids, new.fen;
    end if;
    return new;
end
$$;
create trigger fund_line_fits before insert on fund_line for each row execute function fund_line_fits();

create function fund_share_fits() returns trigger language plpgsql as $$
begin
    if not exists (select from fund_line where line_id = new.batch and kind = 'batch' and region = new.region) then
        raise exception 'A share stands in a batch, and line % is none of its region', new.batch;
    end if;
    return new;
end
$$;
create trigger fund_share_fits before insert on fund_share for each row execute function fund_share_fits();

-- Two people for each line, and what an approved line does to the balances. One after another in each fund.
create function fund_line_decided() returns trigger language plpgsql security definer
    set search_path = pg_catalog, public
as $$
declare
    line fund_line;
    target fund_line;
begin
    select * into line from fund_line where line_id = new.line_id and region = new.region;
    if not found or not lock_fund(line.fund_id) then
        raise exception 'There is no line % in the scope', new.line_id;
    end if;
    if (new.decision = 'withdrawn') <> (new.decided_by = line.proposed_by) then
        raise exception 'Line % is approved or rejected by another person than the one who proposed it', new.line_id;
    end if;
    if new.decision <> 'approved' then
        return new;
    end if;
    case line.kind
    when 'batch' then
        if (select sum(fen) from fund_share where batch = line.line_id) is distinct from line.fen then
            raise exception 'The shares of batch % do not add up to it', line.line_id;
        end if;
        insert into fund_balance (share_id, region, approved)
        select share_id, region, fen from fund_share where batch = line.line_id;
    when 'payment' then
        update fund_balance set paid = paid + line.fen where share_id = line.share_id;
        if not found then
            raise exception 'Share % is not approved', line.share_id;
        end if;
    when 'void' then
        select * into target from fund_line where line_id = line.voids;
        if not exists (select from fund_decision where line_id = target.line_id and decision = 'approved')
           or exists (select from fund_line as other join fund_decision as decided using (line_id)
                       where other.voids = target.line_id and decided.decision = 'approved') then
            raise exception 'Line % does not stand any more, or never did', target.line_id;
        end if;
        if target.kind = 'payment' then
            update fund_balance set paid = paid - target.fen where share_id = target.share_id;
        else
            update fund_balance set approved = 0 where share_id in (select share_id from fund_share where batch = target.line_id);
        end if;
    end case;
    return new;
end
$$;
create trigger fund_line_decided before insert on fund_decision for each row execute function fund_line_decided();

do $$
declare name text;
begin
    foreach name in array array['fund', 'fund_line', 'fund_share', 'fund_decision', 'fund_balance'] loop
        execute format('alter table %I enable row level security', name);
        execute format('alter table %I force row level security', name);
        execute format($policy$create policy by_region on %I
            using (region >= (select current_setting('redvest.lo', true)) and region < (select current_setting('redvest.hi', true)))$policy$, name);
    end loop;
end $$;

-- Written by those of the committee itself, and in one's own name. A decision may come from a committee above.
create policy own_name on fund as restrictive for insert with check (
    (select current_setting('redvest.scope', true)) = 'system'
    or region = (select current_setting('redvest.lo', true))
       and opened_by = (select nullif(current_setting('redvest.person', true), '')::bigint));
create policy own_name on fund_line as restrictive for insert with check (
    (select current_setting('redvest.scope', true)) = 'system'
    or region = (select current_setting('redvest.lo', true))
       and proposed_by = (select nullif(current_setting('redvest.person', true), '')::bigint));
create policy own_region on fund_share as restrictive for insert with check (
    (select current_setting('redvest.scope', true)) = 'system' or region = (select current_setting('redvest.lo', true)));
create policy own_name on fund_decision as restrictive for insert with check (
    (select current_setting('redvest.scope', true)) = 'system'
    or decided_by = (select nullif(current_setting('redvest.person', true), '')::bigint));

grant select, insert on fund, fund_line, fund_share, fund_decision to redvest_app;
grant select on fund_balance to redvest_app;
