package org.redvest.accounts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.redvest.regions.RegionCode;
import org.redvest.web.Telephone;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** Every statement about accounts and the people behind them; their grants are in {@link GrantStore}. */
@Repository
class AccountStore {

    private static final String NEXT_NUMBERS = """
        select nextval(pg_get_serial_sequence('account', 'account_id')) from generate_series(1, :count)
        """;

    private static final String OPEN = """
        insert into account (account_id, login, opened_at)
        select id, login, :at from unnest(:ids::bigint[], :logins::text[]) as opened (id, login)
        """;

    private static final String IDENTIFY = """
        insert into identity (account_id, display_name, phone)
        select id, name, phone from unnest(:ids::bigint[], :names::text[], :phones::text[]) as person (id, name, phone)
        """;

    private static final String PERSON = """
        select account_id, coalesce(login, wanted_login) as login, one_time_until, display_name, phone
          from account join identity using (account_id)
         where account_id = :account
        """;

    private static final String IDENTITIES = """
        select account_id, display_name, phone from identity where account_id = any (:accounts)
        """;

    private static final String NAMED = """
        select account_id, display_name, phone from identity where display_name = any (:names)
        """;

    private static final String CHANGE_PHONES = """
        update identity
           set phone = changed.phone
          from unnest(:accounts::bigint[], :phones::text[]) as changed (account_id, phone)
         where identity.account_id = changed.account_id
        """;

    private static final String NOTE_DEAD_PHONE = """
        update identity set phone_dead_at = :at where account_id = :account and phone = :phone
        """;

    private static final String WITH_LOGIN = """
        select account_id from account where account_id = any (:accounts) and login is not null
        """;

    private static final String REMOVE_IDENTITIES = "delete from identity where account_id = any (:accounts)";

    private static final String REMOVE = "delete from account where account_id = any (:accounts) and login is null";

    private static final String BY_LOGIN = """
        select account_id from account where login = :login
        """;

    private static final String RENAME = """
        with account as (update account set login = :login where account_id = :account)
        update identity set display_name = :name where account_id = :account
        """;

    private static final String BY_REQUEST = """
        select account_id from account where request = :request and opened_by = :by
        """;

    private static final String ASKED_FOR = """
        update account set request = :request, opened_by = :by where account_id = :account
        """;

    /** Those who have worked here and hold nothing now stand last: they can be given it back. */
    private static final String MEMBERS = """
          from account_grant
          join account using (account_id)
          join identity using (account_id)
         where region >= :lo and region < :hi and role not in ('VOLUNTEER', 'LEADER')
           and (display_name ilike :like or login ilike :like or label ilike :like or phone = :phone or phone like :ending)
        """;

    private static final String LIST_MEMBERS = """
        select account_id, display_name, phone, one_time_until
        """ + MEMBERS + """
         group by account_id, display_name, phone, one_time_until
         order by bool_and(withdrawn_at is not null), min(region), min(grant_id)
         limit :most offset :offset
        """;

    private static final String COUNT_MEMBERS = "select count(distinct account_id) " + MEMBERS;

    /** As many digits of a number as lists show; to match fewer or others would let one guess the rest. */
    private static final Pattern ENDING = Pattern.compile("[0-9]{4}");

    private final JdbcClient jdbc;
    private final GrantStore grants;

    AccountStore(JdbcClient jdbc, GrantStore grants) {
        this.jdbc = jdbc;
        this.grants = grants;
    }

    /** Thousands at once: three statements, whatever their number. Answers in the order given. */
    List<AccountId> open(List<NewAccount> accounts, Instant at) {
        var ids = jdbc.sql(NEXT_NUMBERS)
                .param("count", accounts.size())
                .query((row, _) -> row.getLong(1))
                .list();
        jdbc.sql(OPEN)
                .param("ids", ids.toArray(Long[]::new))
                .param(
                        "logins",
                        texts(
                                accounts,
                                account -> account.login().map(Login::value).orElse(null)))
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql(IDENTIFY)
                .param("ids", ids.toArray(Long[]::new))
                .param("names", texts(accounts, account -> account.identity().name()))
                .param(
                        "phones",
                        texts(accounts, account -> account.identity().phone().orElse(null)))
                .update();
        return ids.stream().map(AccountId::new).toList();
    }

    void rename(AccountId account, String name) {
        jdbc.sql("update identity set display_name = :name where account_id = :account")
                .param("name", name)
                .param("account", account.value())
                .update();
    }

    Optional<Person> person(AccountId account) {
        return jdbc.sql(PERSON)
                .param("account", account.value())
                .query((row, _) -> new Person(
                        account,
                        Optional.ofNullable(row.getString("login")).map(Login::new),
                        identity(row),
                        oneTimeUntil(row),
                        grants.hats(List.of(account))))
                .optional();
    }

    /** Whose name, login or organisation holds what was typed, or whose telephone number it is or ends with. Without hats: those are listed for the whole page at once. */
    List<Person> members(RegionCode region, String search, int most, long offset) {
        return members(LIST_MEMBERS, region, search)
                .param("most", most)
                .param("offset", offset)
                .query((row, _) -> new Person(
                        new AccountId(row.getLong("account_id")),
                        Optional.empty(),
                        identity(row),
                        oneTimeUntil(row),
                        List.of()))
                .list();
    }

    long countMembers(RegionCode region, String search) {
        return members(COUNT_MEMBERS, region, search).query(Long.class).single();
    }

    private StatementSpec members(String statement, RegionCode region, String search) {
        return jdbc.sql(statement)
                .param("lo", region.value())
                .param("hi", region.value() + ":")
                .param("like", "%" + search.replaceAll("([\\\\%_])", "\\\\$1") + "%")
                .param("phone", Telephone.normal(search))
                .param("ending", ENDING.matcher(search).matches() ? "%" + search : "");
    }

    Map<AccountId, Identity> identities(Collection<AccountId> accounts) {
        var found = new HashMap<AccountId, Identity>();
        jdbc.sql(IDENTITIES).param("accounts", numbers(accounts)).query(row -> {
            found.put(new AccountId(row.getLong("account_id")), identity(row));
        });
        return found;
    }

    Map<AccountId, Identity> named(Collection<String> names) {
        var found = new HashMap<AccountId, Identity>();
        jdbc.sql(NAMED).param("names", names.toArray(String[]::new)).query(row -> {
            found.put(new AccountId(row.getLong("account_id")), identity(row));
        });
        return found;
    }

    void noteDeadPhone(AccountId account, String phone, Instant at) {
        jdbc.sql(NOTE_DEAD_PHONE)
                .param("account", account.value())
                .param("phone", phone)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    boolean isPhoneDead(AccountId account) {
        return jdbc.sql("select phone_dead_at is not null from identity where account_id = :account")
                .param("account", account.value())
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    void changePhones(Map<AccountId, String> phones) {
        var accounts = List.copyOf(phones.keySet());
        jdbc.sql(CHANGE_PHONES)
                .param("accounts", numbers(accounts))
                .param("phones", texts(accounts, phones::get))
                .update();
    }

    Set<AccountId> withLogin(Collection<AccountId> accounts) {
        return jdbc.sql(WITH_LOGIN)
                .param("accounts", numbers(accounts))
                .query((row, _) -> new AccountId(row.getLong("account_id")))
                .set();
    }

    void remove(Collection<AccountId> accounts) {
        jdbc.sql(REMOVE_IDENTITIES).param("accounts", numbers(accounts)).update();
        jdbc.sql(REMOVE).param("accounts", numbers(accounts)).update();
    }

    Optional<AccountId> findByLogin(Login login) {
        return jdbc.sql(BY_LOGIN)
                .param("login", login.value())
                .query((row, _) -> new AccountId(row.getLong("account_id")))
                .optional();
    }

    /** One administrator's sending of a form; another's is none of theirs. */
    void rename(AccountId account, Login login, String name) {
        jdbc.sql(RENAME)
                .param("account", account.value())
                .param("login", login.value())
                .param("name", name)
                .update();
    }

    Optional<AccountId> findByRequest(UUID request, AccountId by) {
        return jdbc.sql(BY_REQUEST)
                .param("request", request)
                .param("by", by.value())
                .query((row, _) -> new AccountId(row.getLong("account_id")))
                .optional();
    }

    void askedFor(AccountId account, UUID request, AccountId by) {
        jdbc.sql(ASKED_FOR)
                .param("account", account.value())
                .param("request", request)
                .param("by", by.value())
                .update();
    }

    static Optional<Instant> oneTimeUntil(ResultSet row) throws SQLException {
        return Optional.ofNullable(row.getObject("one_time_until", OffsetDateTime.class))
                .map(OffsetDateTime::toInstant);
    }

    static Identity identity(ResultSet row) throws SQLException {
        return new Identity(row.getString("display_name"), Optional.ofNullable(row.getString("phone")));
    }

    static Long[] numbers(Collection<AccountId> accounts) {
        return accounts.stream().map(AccountId::value).toArray(Long[]::new);
    }

    private static <T> @Nullable String[] texts(List<T> rows, Function<T, @Nullable String> column) {
        return rows.stream().map(column).toArray(String[]::new);
    }
}
