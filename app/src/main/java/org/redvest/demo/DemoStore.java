package org.redvest.demo;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.redvest.accounts.GrantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Every statement about the demo itself. */
@Repository
class DemoStore {

    private static final String BEGIN = "insert into demo_city default values on conflict do nothing";

    private static final String PROGRESS = "select stories_told, founded, offset_seconds from demo_city";

    private static final String TOLD = "update demo_city set stories_told = :told";

    private static final String FOUNDED = "update demo_city set founded = true, offset_seconds = :offset";

    private static final String CAST = """
            insert into demo_part (part, grant_id) values (:part, :grant)
            on conflict (part) do update set grant_id = excluded.grant_id
            """;

    private static final String PARTS = "select part, grant_id from demo_part";

    /** Modulith's own table: what listeners have not handled yet. */
    private static final String UNHANDLED = "select count(*) from event_publication";

    private final JdbcClient jdbc;

    DemoStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How far the founding has come; {@code told} stories of the plan are in the database, whole. */
    record Progress(int told, boolean founded, Duration offset) {}

    /** Whether the city has people yet. */
    @Transactional(readOnly = true)
    Optional<Progress> progress() {
        return jdbc.sql(PROGRESS)
                .query((row, _) -> new Progress(
                        row.getInt("stories_told"),
                        row.getBoolean("founded"),
                        Duration.ofSeconds(row.getLong("offset_seconds"))))
                .optional();
    }

    @Transactional(readOnly = true)
    boolean isFounded() {
        return progress().map(Progress::founded).orElse(false);
    }

    @Transactional
    void begin() {
        jdbc.sql(BEGIN).update();
    }

    @Transactional
    void told(int stories) {
        jdbc.sql(TOLD).param("told", stories).update();
    }

    @Transactional
    void founded(Duration offset) {
        jdbc.sql(FOUNDED).param("offset", offset.toSeconds()).update();
    }

    @Transactional
    void cast(Part part, GrantId grant) {
        jdbc.sql(CAST).param("part", part.name()).param("grant", grant.value()).update();
    }

    @Transactional(readOnly = true)
    Map<Part, GrantId> cast() {
        return jdbc
                .sql(PARTS)
                .query((row, _) -> Map.entry(Part.valueOf(row.getString("part")), new GrantId(row.getLong("grant_id"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Transactional(readOnly = true)
    long unhandledEvents() {
        return jdbc.sql(UNHANDLED).query(Long.class).single();
    }
}
