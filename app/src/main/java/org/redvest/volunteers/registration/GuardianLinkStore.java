package org.redvest.volunteers.registration;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.redvest.accounts.AccountId;
import org.redvest.accounts.Hat;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every statement about the links of guardians. */
@Repository
class GuardianLinkStore {

    private static final String REPLACE = """
            update guardian_link set replaced_at = :at
             where account_id = :account and withdrew_at is null and replaced_at is null
            """;

    private static final String INSERT = """
            insert into guardian_link (link_digest, account_id, region, made_at, made_by, ends_at)
            values (:digest, :account, :region, :at, :by, :ends)
            """;

    private static final String LIVE = """
            select account_id, ends_at, consented_at from guardian_link
             where link_digest = :digest and ends_at > :at and withdrew_at is null and replaced_at is null
            """;

    private final JdbcClient jdbc;

    GuardianLinkStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record LiveLink(AccountId account, Instant ends, boolean consentUsed) {}

    void replace(byte[] digest, Registration registration, Hat by, Instant at, Instant ends) {
        jdbc.sql(REPLACE)
                .param("account", registration.account().value())
                .param("at", utc(at))
                .update();
        jdbc.sql(INSERT)
                .param("digest", digest)
                .param("account", registration.account().value())
                .param("region", registration.region().value())
                .param("at", utc(at))
                .param("by", by.account().value())
                .param("ends", utc(ends))
                .update();
    }

    Optional<LiveLink> find(byte[] digest, Instant at) {
        return live(LIVE, digest, at);
    }

    /** Of two taps the second waits, and finds what the first did. */
    Optional<LiveLink> lock(byte[] digest, Instant at) {
        return live(LIVE + " for update", digest, at);
    }

    private Optional<LiveLink> live(String statement, byte[] digest, Instant at) {
        return jdbc.sql(statement)
                .param("digest", digest)
                .param("at", utc(at))
                .query((row, _) -> link(row))
                .optional();
    }

    void consented(byte[] digest, Instant at) {
        jdbc.sql("update guardian_link set consented_at = :at where link_digest = :digest")
                .param("digest", digest)
                .param("at", utc(at))
                .update();
    }

    void withdrew(byte[] digest, Instant at) {
        jdbc.sql("update guardian_link set withdrew_at = :at where link_digest = :digest")
                .param("digest", digest)
                .param("at", utc(at))
                .update();
    }

    private static LiveLink link(ResultSet row) throws SQLException {
        return new LiveLink(
                new AccountId(row.getLong("account_id")),
                row.getObject("ends_at", OffsetDateTime.class).toInstant(),
                row.getObject("consented_at") != null);
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
