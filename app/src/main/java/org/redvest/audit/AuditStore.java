package org.redvest.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.redvest.regions.RegionCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** Every statement about the audit log. None of them changes a line. */
@Repository
class AuditStore {

    private static final String APPEND = """
        insert into audit_entry
               (at, act, actor, actor_role, actor_label, region, subject_account, subject, value_before, value_after)
        select :at, :act, nullif(:actor, 0), :role, :label, :region, nullif(:account, 0), :subject, :before, :after
        """;

    private static final String UNLESS_SINCE = """
         where not exists (
               select from audit_entry
                where actor is not distinct from nullif(:actor, 0) and act = :act and subject = :subject
                  and subject_account is not distinct from nullif(:account, 0) and region = :region and at > :since)
        """;

    private static final String ASKED = """
          from audit_entry
         where region >= :lo and region < :hi
           and (:act::text is null or act = :act)
           and (:people::bigint[] is null or actor = any (:people) or subject_account = any (:people))
           and (:from::timestamptz is null or at >= :from)
           and (:to::timestamptz is null or at < :to)
        """;

    private static final String LIST = """
        select at, act, coalesce(actor, 0) as actor, actor_role, actor_label, region,
               coalesce(subject_account, 0) as subject_account, subject, value_before, value_after
        """ + ASKED + """
         order by at desc, entry_id desc
         limit :most offset :offset
        """;

    private static final String COUNT = "select count(*) " + ASKED;

    private final JdbcClient jdbc;

    AuditStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void append(AuditEntry entry) {
        values(jdbc.sql(APPEND), entry).update();
    }

    void appendUnlessSince(Instant since, AuditEntry entry) {
        values(jdbc.sql(APPEND + UNLESS_SINCE), entry)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .update();
    }

    List<AuditEntry> list(AuditQuestion question, int most, long offset) {
        return asked(jdbc.sql(LIST), question)
                .param("most", most)
                .param("offset", offset)
                .query((row, _) -> entry(row))
                .list();
    }

    long count(AuditQuestion question) {
        return asked(jdbc.sql(COUNT), question).query(Long.class).single();
    }

    private static StatementSpec values(StatementSpec statement, AuditEntry entry) {
        return statement
                .param("at", entry.at().atOffset(ZoneOffset.UTC))
                .param("act", entry.act().name())
                .param("actor", entry.actor().account())
                .param("role", entry.actor().role())
                .param("label", entry.actor().label())
                .param("region", entry.region().value())
                .param("account", entry.subject().account())
                .param("subject", entry.subject().name())
                .param("before", entry.subject().before())
                .param("after", entry.subject().after());
    }

    private static StatementSpec asked(StatementSpec statement, AuditQuestion question) {
        return statement
                .param("lo", question.region().value())
                .param("hi", question.region().value() + ":")
                .param("act", question.act().map(Enum::name).orElse(null))
                .param(
                        "people",
                        question.people().map(all -> all.toArray(Long[]::new)).orElse(null))
                .param("from", utc(question.from()))
                .param("to", utc(question.to()));
    }

    private static @Nullable OffsetDateTime utc(Optional<Instant> time) {
        return time.map(each -> each.atOffset(ZoneOffset.UTC)).orElse(null);
    }

    private static AuditEntry entry(ResultSet row) throws SQLException {
        return new AuditEntry(
                row.getObject("at", OffsetDateTime.class).toInstant(),
                AuditedAct.valueOf(row.getString("act")),
                new AuditActor(row.getLong("actor"), row.getString("actor_role"), row.getString("actor_label")),
                new RegionCode(row.getString("region")),
                new AuditSubject(
                        row.getLong("subject_account"),
                        row.getString("subject"),
                        row.getString("value_before"),
                        row.getString("value_after")));
    }
}
