package org.redvest.randomcity;

import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A form that is sent twice does what it does once: the second sending adds no row anywhere. */
final class DoubleActs {

    /** What every request writes about its own sender is left out, and links: each press makes another and ends the one before. */
    private static final String TABLES = """
            select relname from pg_class
             where relkind = 'r' and relnamespace = 'public'::regnamespace
               and relname not like 'spring_session%' and relname not like '%audit%'
               and relname not in ('failed_sign_in', 'kept_answer', 'kept_post', 'address_attempt', 'registration_attempt', 'event_publication', 'flyway_schema_history',
                                   'invitation_link', 'sign_in_link')
            """;

    private final Findings findings;
    private final JdbcClient sql;
    private final Runnable settled;

    DoubleActs(Findings findings, JdbcClient sql, Runnable settled) {
        this.findings = findings;
        this.sql = sql;
        this.settled = settled;
    }

    void second(TypedForm form, CityPerson person, Runnable sending) {
        settled.run();
        var once = rows();
        sending.run();
        settled.run();
        findings.lookedAt(Promise.ONE_ACT);
        rows().forEach((table, rows) -> {
            if (rows > once.getOrDefault(table, 0L)) {
                findings.add(
                        "A form sent twice acts twice",
                        form.shape() + " in " + table,
                        "%s sends %s twice: %d rows more in %s"
                                .formatted(person.shown(), form.action(), rows - once.getOrDefault(table, 0L), table));
            }
        });
    }

    private Map<String, Long> rows() {
        var counts = new TreeMap<String, Long>();
        for (var table : sql.sql(TABLES).query(String.class).list()) {
            counts.put(
                    table,
                    sql.sql("select count(*) from " + table).query(Long.class).single());
        }
        return counts;
    }
}
