package org.redvest.randomcity;

import java.net.http.HttpClient;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One run on one server: its people, and everything that is checked after each of their steps. */
final class CityPlay {

    /** After so many steps everything is looked at, whether or not it can have changed. */
    private static final int ROUND = 100;

    private final JdbcClient sql;
    private final Walker walker;
    private final CityInvariants invariants;
    private final NoticeChecks notices;
    private final CityChecks checks;
    private final EventsHandled events;
    private final CityPerson visitor;
    private long lines;

    CityPlay(CityServer server, HttpClient client, Findings findings, List<Citizen> citizens) {
        sql = JdbcClient.create(server.everything());
        var slips = new Slips();
        events = new EventsHandled(findings, sql);
        checks = new CityChecks(findings, server, sql, events::settle);
        invariants = new CityInvariants(findings, server, sql, slips);
        var sessions = new PlantedSessions(sql, server);
        var people = citizens.stream()
                .map(citizen -> new CityPerson(citizen, new Browser(client, server, slips), checks, sessions))
                .toList();
        var byAccount = people.stream()
                .filter(person -> !person.citizen().hats().isEmpty())
                .collect(Collectors.toMap(
                        person -> person.citizen().account(),
                        Function.identity(),
                        (one, _) -> one,
                        LinkedHashMap::new));
        notices = new NoticeChecks(findings, sql, byAccount, checks.hats());
        visitor =
                new CityPerson(new Citizen("任何人", "", List.of()), new Browser(client, server, slips), checks, sessions);
        walker = new Walker(
                server,
                people,
                new Matters(server, sql),
                new CityTime(server, sql),
                new DoubleActs(findings, sql, events::await),
                checks,
                new CodeScreen(people, sql));
    }

    /** Returns what was done, in words. */
    String walk(CityStep step) {
        return walker.walk(step);
    }

    void check(int step) {
        if (step % ROUND == 0) {
            checkAll();
            return;
        }
        events.await();
        invariants.check();
        checks.privacy().stored();
        notices.check();
        if (hoursWereEntered()) {
            checks.figures().publishedNow(visitor, step);
        }
    }

    /** Of all rows, and of all that is published. */
    void checkAll() {
        events.await();
        invariants.checkAll();
        checks.privacy().stored();
        notices.check();
        hoursWereEntered();
        checks.figures().published(visitor);
    }

    private boolean hoursWereEntered() {
        long before = lines;
        lines = sql.sql("select count(*) from hours_ledger").query(Long.class).single();
        return lines != before;
    }
}
