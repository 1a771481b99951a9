package org.redvest.randomcity;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What must hold of the rows after each step. Each statement lists the rows that break its rule, in words. */
final class CityInvariants {

    /** @param among the rows it is about: while there are none it proves nothing */
    private record Invariant(String name, String among, String statement) {

        String table() {
            return among.replaceFirst(" .*", "");
        }
    }

    private static final String AFTER_JOBS = "Nothing waits for what is over";

    private static final List<Invariant> RULES = List.of(
            new Invariant("Places taken are places held", "opening where taken > 0", """
                    select format('need %s: %s taken, %s held, %s places', o.need_id, o.taken, coalesce(p.held, 0), o.places)
                      from opening o
                      left join (select need_id, count(*) as held from place where freed_at is null group by need_id) p using (need_id)
                     where o.taken <> coalesce(p.held, 0) or o.taken > o.places
                    """),
            new Invariant("A person holds no two services at once", "place", """
                    select format('volunteer %s holds %s and %s', a.volunteer_id, a.place_id, b.place_id)
                      from place a
                      join place b on b.volunteer_id = a.volunteer_id and b.place_id > a.place_id
                       and a.starts_at < b.ends_at and b.starts_at < a.ends_at
                     where a.freed_at is null and b.freed_at is null
                    """),
            new Invariant("A held place has the time of its shift", "place", """
                    select format('place %s: %s to %s, shift %s: %s to %s',
                                  p.place_id, p.starts_at, p.ends_at, s.shift_id, s.starts_at, s.ends_at)
                      from place p join shift s using (shift_id)
                     where p.freed_at is null and (p.starts_at, p.ends_at) is distinct from (s.starts_at, s.ends_at)
                    """),
            new Invariant("Who came keeps the place", "presence where came_at is not null", """
                    select format('place %s of %s: came %s, freed %s (%s)', p.place_id, p.order_number, r.came_at, p.freed_at, p.freed_why)
                      from presence r join place p using (place_id)
                     where r.came_at is not null and p.freed_at is not null
                    """),
            new Invariant("Who came and was confirmed has hours", "confirmation", """
                    select format('place %s of shift %s', r.place_id, r.shift_id)
                      from presence r join confirmation c using (shift_id)
                     where r.said = 'came'
                       and 1 <> (select count(*) filter (where kind <> 'void') - count(*) filter (where kind = 'void')
                                   from hours_ledger l where l.place_id = r.place_id)
                    """),
            new Invariant("Hours stand behind a confirmation", "hours_ledger", """
                    select format('line %s of volunteer %s', l.number, l.volunteer_id)
                      from hours_ledger l
                     where not exists (select from confirmation c where c.shift_id = l.shift_id)
                    """),
            new Invariant("One line of the ledger counts for a place", "hours_ledger", """
                    select format('place %s: %s lines', place_id, count(*))
                      from hours_ledger
                     group by place_id
                    having count(*) filter (where kind <> 'void') - count(*) filter (where kind = 'void') not in (0, 1)
                    """),
            new Invariant("The chain of hours is whole", "hours_ledger where number > 1", """
                    select format('line %s of volunteer %s', l.number, l.volunteer_id)
                      from hours_ledger l
                      left join hours_ledger before on before.volunteer_id = l.volunteer_id and before.number = l.number - 1
                     where l.number > 1 and before.hash is distinct from l.previous
                    """),
            new Invariant("A double act is one act", "hours_ledger where kind = 'correction'", """
                    select format('place %s is corrected to %s again by line %s', place_id, left_at, number)
                      from (select l.*, lag(left_at) over corrections as left_before, lag(reason) over corrections as said_before
                              from hours_ledger l
                             where kind = 'correction'
                            window corrections as (partition by place_id order by position)) c
                     where left_at = left_before and reason = said_before
                    """),
            new Invariant(AFTER_JOBS, "shift", """
                    select format('shift %s of %s ended %s and is %s', s.shift_id, s.order_number, s.ends_at, s.state)
                      from shift s join orders o using (order_number)
                     where o.state = 'approved' and s.ends_at < :now
                       and s.state in ('planned', 'dispatching', 'short', 'staffed', 'in_service')
                    """),
            new Invariant("What is over is not approved", "orders where decision = 'approved'", """
                    select format('%s was approved %s, its last service began %s', order_number, decided_at, last_start)
                      from orders
                      join (select order_number, max(starts_at) as last_start from shift group by order_number) s using (order_number)
                     where decision = 'approved' and decided_at >= last_start
                    """),
            new Invariant("Where nobody came nobody was served", "confirmation", """
                    select format('shift %s: %s people served', c.shift_id, c.beneficiaries)
                      from confirmation c
                     where c.beneficiaries > 0
                       and not exists (select from presence r where r.shift_id = c.shift_id and r.came_at is not null)
                       and not exists (select from hours_ledger l where l.shift_id = c.shift_id)
                    """),
            new Invariant("Nobody is kept for a service that was called off", "shift where state = 'cancelled'", """
                    select format('place %s of %s', p.place_id, p.order_number)
                      from place p join shift s using (shift_id)
                     where p.freed_at is null and s.state = 'cancelled' and s.starts_at > :now
                    """),
            new Invariant("What is evaluated was confirmed", "evaluation", """
                    select e.order_number from evaluation e
                     where not exists (select from confirmation c where c.order_number = e.order_number)
                    """),
            new Invariant("Who gave a hat is on record", "account_grant where given_by is not null", """
                    select format('grant %s: %s in %s', grant_id, role, region)
                      from account_grant where given_at > :founded and given_by is null
                    """),
            new Invariant("A name can be read", "orders", """
                    select name from (
                        select title_zh as name from orders union all select site_name from orders
                        union all select display_name from identity union all select label from account_grant) names
                     where name ~ '[\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]'
                    """));

    private static final String CAME = """
            select place_id, came_at::text as came from presence where came_at is not null
            """;

    private final Findings findings;
    private final CityServer server;
    private final JdbcClient sql;
    private final Instant founded;
    private final Set<String> met = new HashSet<>();
    private final Map<Long, String> came = new HashMap<>();

    CityInvariants(Findings findings, CityServer server, JdbcClient sql) {
        this.findings = findings;
        this.server = server;
        this.sql = sql;
        this.founded = server.now();
    }

    static Stream<String> names() {
        return RULES.stream().map(Invariant::name);
    }

    void check() {
        for (var rule : RULES) {
            if (rule.name().equals(AFTER_JOBS) && !server.hasDoneItsJobs()) {
                continue;
            }
            lookAt(rule);
            var statement = sql.sql(rule.statement());
            if (rule.statement().contains(":now")) {
                statement = statement.param("now", server.now().atOffset(ZoneOffset.UTC));
            }
            if (rule.statement().contains(":founded")) {
                statement = statement.param("founded", founded.atOffset(ZoneOffset.UTC));
            }
            statement
                    .query(String.class)
                    .list()
                    .forEach(row -> findings.add("Broken: " + rule.name(), rule.table(), row));
        }
        nobodyWasForgotten();
    }

    /** Rows of a kind that are there once are there at the next step too. */
    private void lookAt(Invariant rule) {
        if (met.contains(rule.among())
                || sql.sql("select exists (select from %s)".formatted(rule.among()))
                        .query(Boolean.class)
                        .single()) {
            met.add(rule.among());
            findings.lookedAt(rule.name());
        }
    }

    /** What was noted on the spot stays noted. */
    private void nobodyWasForgotten() {
        var now = new HashMap<Long, String>();
        sql.sql(CAME)
                .query((row, _) -> now.put(row.getLong("place_id"), row.getString("came")))
                .list();
        if (!came.isEmpty()) {
            findings.lookedAt(Promise.STAYS_ON_RECORD);
        }
        came.forEach((place, at) -> {
            if (!now.containsKey(place)) {
                findings.add(
                        "Broken: Who was there stays on record", "presence", "place %s came %s".formatted(place, at));
            }
        });
        came.putAll(now);
    }
}
