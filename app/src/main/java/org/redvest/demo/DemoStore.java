package org.redvest.demo;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
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

    private static final String BEGIN = """
            insert into demo_city (lived_until, seen_at) values (:at, :at) on conflict do nothing
            """;

    private static final String PROGRESS = "select founded, lived_until, seen_at from demo_city";

    private static final String TOLD = """
            insert into demo_series (series, told) values (:series, :told)
            on conflict (series) do update set told = excluded.told
            """;

    private static final String CAST = """
            insert into demo_part (part, grant_id) values (:part, :grant)
            on conflict (part) do update set grant_id = excluded.grant_id
            """;

    private static final String PARTS = "select part, grant_id from demo_part";

    /** An invented past may be lost with the power: it is told again. */
    private static final String HURRY = "select set_config('synchronous_commit', 'off', true)";

    private final JdbcClient jdbc;

    DemoStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * How far the city has come.
     *
     * @param livedUntil what its people do by themselves is done up to here
     * @param seenAt its own time when the server last looked
     */
    record DemoProgress(boolean founded, Instant livedUntil, Instant seenAt) {}

    /** Whether the city has people yet. */
    @Transactional(readOnly = true)
    Optional<DemoProgress> progress() {
        return jdbc.sql(PROGRESS)
                .query((row, _) -> new DemoProgress(
                        row.getBoolean("founded"),
                        row.getObject("lived_until", OffsetDateTime.class).toInstant(),
                        row.getObject("seen_at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    @Transactional
    void begin(Instant at) {
        jdbc.sql(BEGIN).param("at", at.atOffset(ZoneOffset.UTC)).update();
    }

    @Transactional(readOnly = true)
    Map<String, Integer> told() {
        return jdbc
                .sql("select series, told from demo_series")
                .query((row, _) -> Map.entry(row.getString("series"), row.getInt("told")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Transactional
    void told(String series, int stories) {
        jdbc.sql(TOLD).param("series", series).param("told", stories).update();
    }

    @Transactional
    void founded() {
        jdbc.sql("update demo_city set founded = true").update();
    }

    @Transactional
    void lived(Instant until) {
        jdbc.sql("update demo_city set lived_until = :until")
                .param("until", until.atOffset(ZoneOffset.UTC))
                .update();
    }

    @Transactional
    void seen(Instant at) {
        jdbc.sql("update demo_city set seen_at = :at")
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    @Transactional
    void cast(CastRole part, GrantId grant) {
        jdbc.sql(CAST).param("part", part.name()).param("grant", grant.value()).update();
    }

    @Transactional(readOnly = true)
    Map<CastRole, GrantId> cast() {
        return jdbc
                .sql(PARTS)
                .query((row, _) ->
                        Map.entry(CastRole.valueOf(row.getString("part")), new GrantId(row.getLong("grant_id"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Transactional
    void hurry() {
        jdbc.sql(HURRY).query(String.class).single();
    }
}
