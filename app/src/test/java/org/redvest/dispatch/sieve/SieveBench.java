package org.redvest.dispatch.sieve;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.dispatch.Opening.Asked;
import org.redvest.dispatch.Rule;
import org.redvest.engine.Position;
import org.redvest.regions.RegionCode;
import org.redvest.shifts.NeedId;
import org.redvest.testing.LargeCity;
import org.redvest.testing.RedvestTest;
import org.redvest.testing.TestDataSource;
import org.redvest.volunteers.VolunteerId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What the sieve costs in a city of 200,000 with 60,000 places held in the month: the statements behind a dispatcher's review page, an
 * opening and a volunteer's list. No test: {@code ./redvest bench sieve} runs it.
 */
@RedvestTest
class SieveBench {

    private static final int SEED = 7;
    private static final int TIMES = 40;
    private static final RegionCode CITY = new RegionCode("4305");

    private static final String PAGE = """
            # The sieve

            %s · JDK %s · seed %d, made by `./redvest bench sieve`

            A city of %,d volunteers with %,d places held this month, needs at %d communities in turn; the statements of the sieve, each in a
            transaction of its own, in milliseconds by the clock.

            | what | median | 95 %% | slowest | goal for 95 %% |
            |---|---|---|---|---|
            %s
            """;

    @Autowired
    SieveStore store;

    @Autowired
    TestDataSource source;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    JdbcTemplate jdbc;

    @Test
    void a_city_is_sifted() throws Exception {
        LargeCity.into(jdbc, transactions, SEED);
        LargeCity.analyze(new JdbcTemplate(source.asOwner()));
        var needs = asked();
        var rows = new StringBuilder();
        rows.append(
                measured("review page: whom which rule keeps out, one need", needs, each -> store.count(each, CITY)));
        rows.append(
                measured("the townships of one rule", needs, each -> store.countByTownship(each, Rule.NOT_FREE, CITY)));
        rows.append(measured(
                "opening to the city: whom it reaches, written down", needs, each -> store.reach(each, CITY, CITY)));
        rows.append(measured(
                "a volunteer's list",
                needs,
                each -> store.reachable(
                        new VolunteerId(
                                1_000_000 + each.keySet().iterator().next().value() % LargeCity.VOLUNTEERS),
                        CITY,
                        Instant.parse("2026-02-26T01:00:00Z"),
                        false,
                        1)));
        var page = PAGE.formatted(
                System.getProperty("redvest.bench.where", ""),
                Runtime.version(),
                SEED,
                LargeCity.VOLUNTEERS,
                LargeCity.HELD,
                TIMES,
                rows.toString().stripTrailing());
        var results = System.getProperty("redvest.bench.results");
        if (results == null) {
            System.out.println(page);
        } else {
            Files.writeString(Path.of(results), page);
        }
    }

    private interface Sifting {
        Object sift(Map<NeedId, Asked> asked);
    }

    private String measured(String what, List<Map<NeedId, Asked>> needs, Sifting sifting) {
        var millis = new ArrayList<Double>();
        for (int round = 0; round < 2; round++) {
            millis.clear();
            for (var each : needs) {
                long begun = System.nanoTime();
                Object done = Scopes.within(Scope.SYSTEM, () -> transactions.execute(_ -> sifting.sift(each)));
                if (done == null) {
                    throw new IllegalStateException("Nothing was sifted");
                }
                millis.add((System.nanoTime() - begun) / 1e6);
            }
        }
        var sorted = millis.stream().sorted().toList();
        return "| %s | %.0f | %.0f | %.0f | 150 |\n"
                .formatted(what, sorted.get(sorted.size() / 2), sorted.get(sorted.size() * 95 / 100), sorted.getLast());
    }

    /** One need at a time, everywhere in the city. */
    private List<Map<NeedId, Asked>> asked() {
        return Scopes.within(
                Scope.SYSTEM,
                () -> transactions.execute(_ -> jdbc.query(
                        """
                        select need_id, starts_at, ends_at, lat, lon, category, skills, licences, minimum_age
                          from vacancy where need_id % ? = 0 order by need_id limit ?
                        """,
                        (row, _) -> {
                            var sorted = new TreeMap<NeedId, Asked>((a, b) -> Long.compare(a.value(), b.value()));
                            sorted.put(
                                    new NeedId(row.getLong("need_id")),
                                    new Asked(
                                            row.getTimestamp("starts_at").toInstant(),
                                            row.getTimestamp("ends_at").toInstant(),
                                            new Position(row.getDouble("lat"), row.getDouble("lon")),
                                            row.getString("category"),
                                            Set.of((String[])
                                                    row.getArray("skills").getArray()),
                                            Set.of((String[])
                                                    row.getArray("licences").getArray()),
                                            row.getInt("minimum_age")));
                            return Map.<NeedId, Asked>copyOf(sorted);
                        },
                        LargeCity.NEEDS / TIMES,
                        TIMES)));
    }
}
