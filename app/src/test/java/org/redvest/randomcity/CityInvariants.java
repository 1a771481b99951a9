package org.redvest.randomcity;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What must hold of the rows. Each statement lists the rows that break its rule, in words; all are asked at once. After each step
 * they are asked of what is of these weeks, now and then and at the end of everything: what is long over is not touched by most
 * steps.
 */
final class CityInvariants {

    /** @param among the rows it is about: while there are none it proves nothing */
    private record Invariant(String name, String among, String statement) {

        String table() {
            return among.replaceFirst(" .*", "");
        }
    }

    private static final String AFTER_JOBS = "Nothing waits for what is over";

    private static final List<Invariant> RULES = List.of(
            new Invariant("Places taken are places held", "vacancy where taken > 0", """
                    select format('need %s: %s taken, %s held, %s places', o.need_id, o.taken, p.held, o.places)
                      from vacancy o
                      join lateral (select count(*) as held from place where need_id = o.need_id and freed_at is null) p on true
                     where o.ends_at > :since and (o.taken <> p.held or o.taken > o.places)
                    """),
            new Invariant("A person holds no two services at once", "place", """
                    select format('volunteer %s holds %s and %s', a.volunteer_id, a.place_id, b.place_id)
                      from place a
                      join place b on b.volunteer_id = a.volunteer_id and b.place_id > a.place_id
                       and a.starts_at < b.ends_at and b.starts_at < a.ends_at
                     where a.freed_at is null and b.freed_at is null and a.ends_at > :since
                    """),
            new Invariant("A held place has the time of its shift", "place", """
                    select format('place %s: %s to %s, shift %s: %s to %s',
                                  p.place_id, p.starts_at, p.ends_at, s.shift_id, s.starts_at, s.ends_at)
                      from place p join shift s using (shift_id)
                     where p.freed_at is null and s.ends_at > :since
                       and (p.starts_at, p.ends_at) is distinct from (s.starts_at, s.ends_at)
                    """),
            new Invariant("Who came keeps the place", "presence where came_at is not null", """
                    select format('place %s of %s: came %s, freed %s (%s)', p.place_id, p.activity, r.came_at, p.freed_at, p.freed_why)
                      from presence r join place p using (place_id)
                     where r.came_at is not null and p.freed_at is not null and p.ends_at > :since
                    """),
            new Invariant("Who came and was confirmed has hours", "confirmation", """
                    select format('place %s of shift %s', r.place_id, r.shift_id)
                      from presence r join confirmation c using (shift_id)
                     where r.said = 'came' and c.confirmed_at > :since
                       and 1 <> (select count(*) filter (where kind <> 'void') - count(*) filter (where kind = 'void')
                                   from hours_ledger l where l.place_id = r.place_id)
                    """),
            new Invariant("Hours stand behind a confirmation", "hours_ledger", """
                    select format('line %s of volunteer %s', l.number, l.volunteer_id)
                      from hours_ledger l
                     where l.entered_at > :since and not exists (select from confirmation c where c.shift_id = l.shift_id)
                    """),
            new Invariant("One line of the ledger counts for a place", "hours_ledger", """
                    select format('place %s: %s lines', place_id, count(*))
                      from hours_ledger
                     where place_id in (select place_id from hours_ledger where entered_at > :since)
                     group by place_id
                    having count(*) filter (where kind <> 'void') - count(*) filter (where kind = 'void') not in (0, 1)
                    """),
            new Invariant("The chain of hours is whole", "hours_ledger where number > 1", """
                    select format('line %s of volunteer %s', l.number, l.volunteer_id)
                      from hours_ledger l
                      left join hours_ledger before on before.volunteer_id = l.volunteer_id and before.number = l.number - 1
                     where l.number > 1 and l.entered_at > :since and before.hash is distinct from l.previous
                    """),
            new Invariant("A double act is one act", "hours_ledger where kind = 'correction'", """
                    select format('place %s is corrected to %s again by line %s', place_id, left_at, number)
                      from (select l.*, lag(left_at) over corrections as left_before, lag(reason) over corrections as said_before
                              from hours_ledger l
                             where kind = 'correction'
                               and place_id in (select place_id from hours_ledger where entered_at > :since)
                            window corrections as (partition by place_id order by position)) c
                     where left_at = left_before and reason = said_before
                    """),
            new Invariant(AFTER_JOBS, "shift", """
                    select format('shift %s of %s ended %s and is %s', s.shift_id, s.activity, s.ends_at, s.state)
                      from shift s join orders o on o.order_number = s.activity
                     where o.state = 'approved' and s.ends_at < :now and s.ends_at > :since
                       and s.state in ('planned', 'dispatching', 'short', 'staffed', 'in_service')
                    """),
            new Invariant("What is over is not approved", "orders where decision = 'approved'", """
                    select format('%s was approved %s, its last service began %s', order_number, decided_at, last_start)
                      from orders
                      join lateral (select max(starts_at) as last_start from shift s where s.activity = orders.order_number) s on true
                     where decision = 'approved' and decided_at > :since and decided_at >= last_start
                    """),
            new Invariant("Where nobody came nobody was served", "confirmation", """
                    select format('shift %s: %s people served', c.shift_id, c.beneficiaries)
                      from confirmation c
                     where c.beneficiaries > 0 and c.confirmed_at > :since
                       and not exists (select from presence r where r.shift_id = c.shift_id and r.came_at is not null)
                       and not exists (select from hours_ledger l where l.shift_id = c.shift_id)
                    """),
            new Invariant("Nobody is kept for a service that was called off", "shift where state = 'cancelled'", """
                    select format('place %s of %s', p.place_id, p.activity)
                      from place p join shift s using (shift_id)
                     where p.freed_at is null and s.state = 'cancelled' and s.starts_at > :now
                    """),
            new Invariant("What is evaluated was confirmed", "evaluation", """
                    select e.activity from evaluation e
                     where e.evaluated_at > :since and not exists (select from confirmation c where c.activity = e.activity)
                    """),
            new Invariant("Who gave a hat is on record", "account_grant where given_by is not null", """
                    select format('grant %s: %s in %s', grant_id, role, region)
                      from account_grant where given_at > :founded and given_at > :since and given_by is null
                    """),
            new Invariant("A name can be read", "orders", """
                    select name from (
                        select title_zh as name from orders join activity on activity = order_number where submitted_at > :since
                        union all select site_name from orders join activity on activity = order_number where submitted_at > :since
                        union all select display_name from identity union all select label from account_grant) names
                     where name ~ '[\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]'
                    """));

    /** Longer than the longest leap of the city's time, so that nothing passes by unseen. */
    private static final Duration THESE_WEEKS = Duration.ofDays(40);

    private static final String WITH_JOBS = together(RULES);
    private static final String WITHOUT_JOBS = together(
            RULES.stream().filter(rule -> !rule.name().equals(AFTER_JOBS)).toList());

    private final Findings findings;
    private final CityServer server;
    private final JdbcClient sql;
    private final Instant founded;
    private final Set<String> met = new HashSet<>();
    private final WhoWasThere whoWasThere;

    CityInvariants(Findings findings, CityServer server, JdbcClient sql, Slips slips) {
        this.findings = findings;
        this.server = server;
        this.sql = sql;
        this.founded = server.now();
        this.whoWasThere = new WhoWasThere(findings, sql, slips);
    }

    static Stream<String> names() {
        return RULES.stream().map(Invariant::name);
    }

    private static String together(List<Invariant> rules) {
        return rules.stream()
                .map(rule -> "select '%s' as rule, '%s' as place, broken from (%s) as rows (broken)"
                        .formatted(rule.name(), rule.table(), rule.statement()))
                .collect(Collectors.joining(" union all "));
    }

    void check() {
        check(server.now().minus(THESE_WEEKS));
    }

    void checkAll() {
        check(Instant.EPOCH);
    }

    private void check(Instant since) {
        boolean jobs = server.hasDoneItsJobs();
        RULES.stream().filter(rule -> jobs || !rule.name().equals(AFTER_JOBS)).forEach(this::lookAt);
        sql.sql(jobs ? WITH_JOBS : WITHOUT_JOBS)
                .param("now", server.now().atOffset(ZoneOffset.UTC))
                .param("founded", founded.atOffset(ZoneOffset.UTC))
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query((row, _) -> new Finding("Broken: " + row.getString(1), row.getString(2), row.getString(3)))
                .list()
                .forEach(broken -> findings.add(broken.rule(), broken.where(), broken.what()));
        whoWasThere.check(since);
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
}
