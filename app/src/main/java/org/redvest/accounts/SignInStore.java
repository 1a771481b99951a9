package org.redvest.accounts;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every statement about passwords and about attempts that failed. */
@Repository
class SignInStore {

    /** Counted before the password is compared, so that guesses made at once cannot outrun the count. */
    private static final String COUNT = """
        insert into failed_sign_in as known (login_digest, failures, last_at)
        values (:digest, 1, :now)
            on conflict (login_digest) do update
           set failures = case when known.last_at <= :forgotten then 1 else least(known.failures + 1, 6) end,
               last_at = case when known.last_at > :forgotten and known.failures >= 5 then known.last_at else :now end
        returning failures, last_at
        """;

    private static final String FORGET_OLD = """
        delete from failed_sign_in where last_at <= :forgotten and login_digest <> :digest
        """;

    private static final String FORGET = """
        delete from failed_sign_in where login_digest = :digest
        """;

    private static final String CREDENTIAL_BY_LOGIN = """
        select account_id, password_hash, one_time_until from account where login = :login
        """;

    private static final String SET_PASSWORD = """
        update account
           set password_hash = :hash, one_time_until = :until, password_since = :now
         where account_id = :account and login is not null
        """;

    private static final String REHASH = """
        update account set password_hash = :hash where account_id = :account and password_hash = :old
        """;

    private final JdbcClient jdbc;

    SignInStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The how-manieth attempt since one was last forgotten; six and more are turned away. */
    record Attempt(int number, Instant countedAt) {}

    record Credential(AccountId account, Optional<String> hash, Optional<Instant> oneTimeUntil) {

        @Override
        public String toString() {
            return "Credential of account %d".formatted(account.value());
        }
    }

    Attempt count(byte[] digest, Instant now, Duration memory) {
        var forgotten = now.minus(memory).atOffset(ZoneOffset.UTC);
        jdbc.sql(FORGET_OLD)
                .param("forgotten", forgotten)
                .param("digest", digest)
                .update();
        return jdbc.sql(COUNT)
                .param("digest", digest)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("forgotten", forgotten)
                .query((row, _) -> new Attempt(
                        row.getInt("failures"),
                        row.getObject("last_at", OffsetDateTime.class).toInstant()))
                .single();
    }

    void forget(byte[] digest) {
        jdbc.sql(FORGET).param("digest", digest).update();
    }

    Optional<Credential> credential(Login login) {
        return jdbc.sql(CREDENTIAL_BY_LOGIN)
                .param("login", login.value())
                .query((row, _) -> new Credential(
                        new AccountId(row.getLong("account_id")),
                        Optional.ofNullable(row.getString("password_hash")),
                        Optional.ofNullable(row.getObject("one_time_until", OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant)))
                .optional();
    }

    /** False for an account without a login: there would be nothing to type the password to. */
    boolean setPassword(AccountId account, String hash, @Nullable Instant oneTimeUntil, Instant now) {
        return jdbc.sql(SET_PASSWORD)
                        .param("account", account.value())
                        .param("hash", hash)
                        .param("until", oneTimeUntil == null ? null : oneTimeUntil.atOffset(ZoneOffset.UTC))
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    void rehash(AccountId account, String old, String hash) {
        jdbc.sql(REHASH)
                .param("account", account.value())
                .param("old", old)
                .param("hash", hash)
                .update();
    }
}
