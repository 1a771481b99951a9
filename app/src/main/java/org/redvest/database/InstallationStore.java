package org.redvest.database;

import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every statement about what this installation is. */
@Repository
class InstallationStore {

    private static final String CLAIM = """
            insert into installation (name, value) values ('kind', :kind), ('since', :since)
            on conflict (name) do nothing
            """;

    private static final String KIND = """
            select value from installation where name = 'kind'
            """;

    private static final String SINCE = """
            select value from installation where name = 'since'
            """;

    private final JdbcClient jdbc;

    InstallationStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The first to claim a database decides; everybody is told what it is. */
    String claim(String kind, Instant now) {
        jdbc.sql(CLAIM).param("kind", kind).param("since", now.toString()).update();
        return jdbc.sql(KIND).query(String.class).single();
    }

    Instant since() {
        return Instant.parse(jdbc.sql(SINCE).query(String.class).single());
    }
}
