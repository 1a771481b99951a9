package org.redvest.residents;

import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every statement about how often help was asked for on a day. The row counts for all nodes together. */
@Repository
class HelpLimitStore {

    private static final String COUNT = """
            insert into help_count as known (digest, day, asked) values (:digest, :day, 1)
                on conflict (digest, day) do update set asked = known.asked + 1
            returning asked
            """;

    private final JdbcClient jdbc;

    HelpLimitStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Counts one more and returns its number on that day. */
    int count(byte[] digest, LocalDate day) {
        return jdbc.sql(COUNT)
                .param("digest", digest)
                .param("day", day)
                .query(Integer.class)
                .single();
    }

    void forget(LocalDate before) {
        jdbc.sql("delete from help_count where day < :before")
                .param("before", before)
                .update();
    }
}
