package org.redvest.accounts;

import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every statement about accounts that people open and close themselves. */
@Repository
class OwnAccountStore {

    /** Of two who register with one login at once, the second waits for the first and is told nothing. */
    private static final String OPEN = """
        insert into account (login, opened_at) values (:login, :at)
            on conflict (login) do nothing
        returning account_id
        """;

    private static final String OPEN_WITHOUT_LOGIN = """
        insert into account (wanted_login, opened_at) values (:login, :at) returning account_id
        """;

    private static final String IDENTIFY = """
        insert into identity (account_id, display_name, phone) values (:account, :name, :phone)
        """;

    private static final String ALIKE = """
        select own.account_id, other.account_id as other, own.phone is not distinct from other.phone as same_phone,
               own.display_name = other.display_name as same_name
          from identity own
          join lateral (
               select account_id, display_name, phone from identity where phone = own.phone
                union
               select account_id, display_name, phone from identity where display_name = own.display_name) other
            on other.account_id <> own.account_id
         where own.account_id = any (:accounts)
         order by own.account_id, other.account_id
        """;

    private static final String CORRECT_PHONE = """
        with before as (select phone from identity where account_id = :account),
             own as (
               update account set login = :phone
                where account_id = :account and login = (select phone from before)
                  and not exists (select from account where login = :phone))
        update identity set phone = :phone where account_id = :account
        """;

    private static final String ERASE = """
        with identity_gone as (
               update identity set display_name = :name, phone = null where account_id = :account),
             grants_gone as (
               update account_grant set withdrawn_at = :at, withdrawn_by = :account
                where account_id = :account and withdrawn_at is null),
             devices_gone as (
               delete from known_device where account_id = :account)
        update account
           set login = null, wanted_login = null, password_hash = null, one_time_until = null, erased_at = :at
         where account_id = :account
        """;

    private static final String WITH_PASSWORD = """
        select account_id from account where account_id = any (:accounts) and password_hash is not null
        """;

    private static final String WAY_IN = """
        select login, wanted_login, password_hash, one_time_until, password_since from account where account_id = :account
        """;

    /** A login that the other only wanted stays wanted, unless this account has one of its own. */
    private static final String TAKE_WAY_IN = """
        update account
           set login = coalesce(:login, login),
               wanted_login = case when :login is null and login is null then :wanted else wanted_login end,
               password_hash = :password, one_time_until = :until, password_since = :since
         where account_id = :account
        """;

    private final JdbcClient jdbc;

    OwnAccountStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    AccountId open(Identity identity, Login login, Instant at) {
        var account = insert(OPEN, login, at).stream()
                .findFirst()
                .orElseGet(() -> insert(OPEN_WITHOUT_LOGIN, login, at).getFirst());
        jdbc.sql(IDENTIFY)
                .param("account", account.value())
                .param("name", identity.name())
                .param("phone", identity.phone().orElseThrow())
                .update();
        return account;
    }

    private List<AccountId> insert(String statement, Login login, Instant at) {
        return jdbc.sql(statement)
                .param("login", login.value())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query((row, _) -> new AccountId(row.getLong("account_id")))
                .list();
    }

    Map<AccountId, List<Likeness>> alike(Collection<AccountId> accounts) {
        var alike = new HashMap<AccountId, List<Likeness>>();
        jdbc.sql(ALIKE).param("accounts", AccountStore.numbers(accounts)).query(row -> {
            alike.computeIfAbsent(new AccountId(row.getLong("account_id")), _ -> new ArrayList<>())
                    .add(new Likeness(
                            new AccountId(row.getLong("other")),
                            row.getBoolean("same_phone"),
                            row.getBoolean("same_name")));
        });
        return alike;
    }

    void correctPhone(AccountId account, String phone) {
        jdbc.sql(CORRECT_PHONE)
                .param("account", account.value())
                .param("phone", phone)
                .update();
    }

    Set<AccountId> withPassword(Collection<AccountId> accounts) {
        return jdbc.sql(WITH_PASSWORD)
                .param("accounts", AccountStore.numbers(accounts))
                .query((row, _) -> new AccountId(row.getLong("account_id")))
                .set();
    }

    /** What one signs in with. It leaves the store as it came: nobody else may read it. */
    record WayInKept(
            @Nullable String login,
            @Nullable String wanted,
            @Nullable String password,
            @Nullable OffsetDateTime until,
            @Nullable OffsetDateTime since) {

        @Override
        public String toString() {
            return "WayInKept";
        }
    }

    WayInKept wayIn(AccountId account) {
        return jdbc.sql(WAY_IN)
                .param("account", account.value())
                .query((row, _) -> new WayInKept(
                        row.getString("login"),
                        row.getString("wanted_login"),
                        row.getString("password_hash"),
                        row.getObject("one_time_until", OffsetDateTime.class),
                        row.getObject("password_since", OffsetDateTime.class)))
                .single();
    }

    /** After the account that had it was erased, for two cannot have one login. */
    void takeWayIn(AccountId account, WayInKept kept) {
        jdbc.sql(TAKE_WAY_IN)
                .param("account", account.value())
                .param("login", kept.login(), Types.VARCHAR)
                .param("wanted", kept.wanted(), Types.VARCHAR)
                .param("password", kept.password(), Types.VARCHAR)
                .param("until", kept.until(), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("since", kept.since(), Types.TIMESTAMP_WITH_TIMEZONE)
                .update();
    }

    void erase(AccountId account, String standIn, Instant at) {
        jdbc.sql(ERASE)
                .param("account", account.value())
                .param("name", standIn)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }
}
