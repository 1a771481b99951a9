package org.redvest.accounts;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.redvest.accounts.GivenConsent.By;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every statement about consents and their texts. */
@Repository
class ConsentStore {

    private static final String KEEP = """
        insert into consent_text (digest, subject, version, language, body, first_used)
        values (:digest, :subject, :version, :language, :body, :at)
            on conflict (digest) do nothing
        """;

    private static final String INSERT = """
        insert into consent (account_id, digest, given_by, given_at, recorded_by)
        values (:account, :digest, :by, :at, :recorded)
            on conflict (account_id, digest, given_by) where withdrawn_at is null do nothing
        """;

    private static final String LIST = """
        select subject, version, language, body, given_by, given_at, withdrawn_at
          from consent join consent_text using (digest)
         where account_id = :account
         order by consent_id
        """;

    private static final String COPY = """
        insert into consent (account_id, digest, given_by, given_at, recorded_by, withdrawn_at)
        select :to, digest, given_by, given_at, recorded_by, withdrawn_at from consent where account_id = :from order by consent_id
            on conflict (account_id, digest, given_by) where withdrawn_at is null do nothing
        """;

    private final JdbcClient jdbc;

    ConsentStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void keep(ConsentText text, Instant at) {
        jdbc.sql(KEEP)
                .param("digest", text.digest())
                .param("subject", text.subject())
                .param("version", text.version())
                .param("language", text.language())
                .param("body", text.body())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    void insert(AccountId account, ConsentText text, By by, Optional<AccountId> recordedBy, Instant at) {
        jdbc.sql(INSERT)
                .param("account", account.value())
                .param("digest", text.digest())
                .param("by", by.name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("recorded", recordedBy.map(AccountId::value).orElse(null), java.sql.Types.BIGINT)
                .update();
    }

    void withdraw(AccountId account, By by, Instant at) {
        jdbc.sql("""
                update consent set withdrawn_at = :at where account_id = :account and given_by = :by and withdrawn_at is null
                """)
                .param("account", account.value())
                .param("by", by.name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    void copy(AccountId from, AccountId to) {
        jdbc.sql(COPY).param("from", from.value()).param("to", to.value()).update();
    }

    List<GivenConsent> list(AccountId account) {
        return jdbc.sql(LIST)
                .param("account", account.value())
                .query((row, _) -> new GivenConsent(
                        new ConsentText(
                                row.getString("subject"),
                                row.getString("version"),
                                row.getString("language"),
                                row.getString("body")),
                        By.valueOf(row.getString("given_by")),
                        row.getObject("given_at", OffsetDateTime.class).toInstant(),
                        Optional.ofNullable(row.getObject("withdrawn_at", OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant)))
                .list();
    }
}
