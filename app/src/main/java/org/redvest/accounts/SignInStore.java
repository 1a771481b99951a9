package org.redvest.accounts;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every statement about passwords and about attempts that failed. */
@Repository
class SignInStore {

    /** Counted before the password is compared, so that guesses made at once cannot outrun the count. */
    private static final String COUNT = """
        insert into failed_sign_in as known (door_digest, failures, last_at)
        values (:digest, 1, :now)
            on conflict (door_digest) do update
           set failures = case when known.last_at <= :forgotten then 1 else least(known.failures + 1, 6) end,
               last_at = case when known.last_at > :forgotten and known.failures >= 5 then known.last_at else :now end
        returning failures, last_at
        """;

    private static final String FORGET_OLD = """
        delete from failed_sign_in where last_at <= :forgotten and door_digest <> :digest
        """;

    private static final String FORGET = """
        delete from failed_sign_in where door_digest = :digest
        """;

    private static final String TAKE_BACK = """
        with gone as (delete from failed_sign_in where door_digest = :digest and :failures = 0)
        update failed_sign_in set failures = :failures where door_digest = :digest and :failures > 0
        """;

    /** Nothing is returned, and nothing changed, where the queue is full. */
    private static final String QUEUE_UP = """
        insert into sign_in_queue as known (login_digest, queue_end)
        values (:digest, :now::timestamptz + :turn * interval '1 second')
            on conflict (login_digest) do update
           set queue_end = greatest(known.queue_end, :now) + :turn * interval '1 second'
         where known.queue_end <= :now::timestamptz + :room * interval '1 second'
        """;

    private static final String QUEUE_END = """
        select queue_end from sign_in_queue where login_digest = :digest
        """;

    private static final String FORGET_QUEUES = """
        delete from sign_in_queue where queue_end <= :now and login_digest <> :digest
        """;

    private static final String KNOWS = """
        select exists (
            select from known_device join account using (account_id)
             where device_digest = :device and login = :login)
        """;

    private static final String KNOWS_ANYBODY = """
        select exists (select from known_device where device_digest = :device)
        """;

    private static final String REMEMBER = """
        insert into known_device (device_digest, account_id, last_at)
        values (:device, :account, :now)
            on conflict (device_digest, account_id) do update set last_at = excluded.last_at
        """;

    private static final String FORGET_DEVICES_BUT = """
        delete from known_device
         where account_id = :account
           and device_digest not in (
               select device_digest from known_device where account_id = :account order by last_at desc limit :most)
        """;

    /** The owner of a login first; then those who registered with it later, for whom their own password decides. */
    private static final String CREDENTIALS_BY_LOGIN = """
        select account_id, password_hash, one_time_until
          from account
         where login = :login or wanted_login = :login
         order by login is null, account_id desc
         limit 3
        """;

    private static final String SET_PASSWORD = """
        update account
           set password_hash = :hash, one_time_until = :until, password_since = :now
         where account_id = :account and (login is not null or wanted_login is not null)
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

    /** The attempt led to no comparison of passwords. */
    void takeBack(byte[] digest, int failures) {
        jdbc.sql(TAKE_BACK).param("digest", digest).param("failures", failures).update();
    }

    /** False where as many turns as fit into {@code room} are taken already. */
    boolean queueUp(byte[] login, Instant now, Duration turn, Duration room) {
        jdbc.sql(FORGET_QUEUES)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("digest", login)
                .update();
        return jdbc.sql(QUEUE_UP)
                        .param("digest", login)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("turn", turn.toSeconds())
                        .param("room", room.toSeconds())
                        .update()
                == 1;
    }

    Instant queueEnd(byte[] login) {
        return jdbc.sql(QUEUE_END)
                .param("digest", login)
                .query((row, _) ->
                        row.getObject("queue_end", OffsetDateTime.class).toInstant())
                .single();
    }

    /** Whether the owner of this login has signed in on this device before. */
    boolean knows(byte[] device, Login login) {
        return jdbc.sql(KNOWS)
                .param("device", device)
                .param("login", login.value())
                .query(Boolean.class)
                .single();
    }

    /** Whether the device's secret is one that we have given out. */
    boolean knowsAnybody(byte[] device) {
        return jdbc.sql(KNOWS_ANYBODY)
                .param("device", device)
                .query(Boolean.class)
                .single();
    }

    void remember(byte[] device, AccountId account, Instant now, int most) {
        jdbc.sql(REMEMBER)
                .param("device", device)
                .param("account", account.value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
        forgetDevicesBut(most, account);
    }

    void forgetDevicesBut(int most, AccountId account) {
        jdbc.sql(FORGET_DEVICES_BUT)
                .param("account", account.value())
                .param("most", most)
                .update();
    }

    List<Credential> credentials(Login login) {
        return jdbc.sql(CREDENTIALS_BY_LOGIN)
                .param("login", login.value())
                .query((row, _) -> new Credential(
                        new AccountId(row.getLong("account_id")),
                        Optional.ofNullable(row.getString("password_hash")),
                        Optional.ofNullable(row.getObject("one_time_until", OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant)))
                .list();
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
