package org.redvest.rules;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.redvest.accounts.AccountId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every statement about rules. A version is inserted and taken back; nothing else about it changes. */
@Repository
class RuleStore {

    /** Two administrators at once: the second waits, and finds what the first has done. */
    private static final String WAIT = """
            select pg_advisory_xact_lock(hashtext('redvest rules')) is null
            """;

    private static final String SELECT = """
            select version, kind, subject, effective_from, content, made_at, made_by, taken_back_at from rule_version
            """;

    private static final String STANDING = SELECT + " where taken_back_at is null";

    private static final String HISTORY = SELECT + " where kind = :kind and subject = :subject";

    private static final String OF_KIND = SELECT + " where kind = :kind";

    private static final String INSERT = """
            insert into rule_version (kind, subject, effective_from, content, made_at, made_by)
            values (:kind, :subject, :from, cast(:content as jsonb), :at, :by)
            """;

    private static final String TAKE_BACK = """
            update rule_version
               set taken_back_at = :at, taken_back_by = :by
             where version = :version and taken_back_at is null and effective_from > :today
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json = new JsonMapper();

    RuleStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void awaitOthers() {
        jdbc.sql(WAIT).query(Boolean.class).single();
    }

    List<RuleVersion> standing() {
        return jdbc.sql(STANDING).query((row, _) -> version(row)).list();
    }

    RuleHistory history(RuleSubject subject) {
        return new RuleHistory(jdbc.sql(HISTORY)
                .param("kind", subject.kind().name())
                .param("subject", subject.code())
                .query((row, _) -> version(row))
                .list());
    }

    List<RuleVersion> ofKind(RuleKind kind) {
        return jdbc.sql(OF_KIND)
                .param("kind", kind.name())
                .query((row, _) -> version(row))
                .list();
    }

    void insert(RuleSubject subject, LocalDate from, RuleContent content, @Nullable Long by, Instant at) {
        jdbc.sql(INSERT)
                .param("kind", subject.kind().name())
                .param("subject", subject.code())
                .param("from", from)
                .param("content", json.writeValueAsString(content.values()))
                .param("at", utc(at))
                .param("by", by)
                .update();
    }

    boolean takeBack(long version, LocalDate today, AccountId by, Instant at) {
        return jdbc.sql(TAKE_BACK)
                        .param("version", version)
                        .param("today", today)
                        .param("by", by.value())
                        .param("at", utc(at))
                        .update()
                == 1;
    }

    private RuleVersion version(ResultSet row) throws SQLException {
        long by = row.getLong("made_by");
        return new RuleVersion(
                row.getLong("version"),
                new RuleSubject(RuleKind.valueOf(row.getString("kind")), row.getString("subject")),
                row.getObject("effective_from", LocalDate.class),
                new RuleContent(values(json.readTree(row.getString("content")))),
                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                by == 0 ? Optional.empty() : Optional.of(new AccountId(by)),
                Optional.ofNullable(row.getObject("taken_back_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant));
    }

    private static Map<String, String> values(JsonNode content) {
        Map<String, String> values = new HashMap<>();
        content.properties()
                .forEach(each -> values.put(each.getKey(), each.getValue().stringValue()));
        return values;
    }

    private static OffsetDateTime utc(Instant at) {
        return OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
    }
}
