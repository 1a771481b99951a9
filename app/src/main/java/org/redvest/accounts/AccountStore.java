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
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.redvest.accounts.NewAccount.NewGrant;
import org.redvest.regions.RegionCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every statement about accounts, the people behind them and their grants. */
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

    private static final String GRANT = """
        insert into account_grant (account_id, role, region, label, given_at)
        select id, role, region, label, :at
          from unnest(:ids::bigint[], :roles::text[], :regions::text[], :labels::text[]) as given (id, role, region, label)
            on conflict do nothing
        """;

    private static final String WITHDRAW = """
        update account_grant
           set withdrawn_at = :at, withdrawn_by = :by
         where grant_id = :grant and withdrawn_at is null
        """;

    private static final String MOVE_HOME = """
        update account_grant
           set region = :home, label = :label
         where account_id = :account and role = 'VOLUNTEER' and withdrawn_at is null
        """;

    private static final String PERSON = """
        select account_id, login, one_time_until, display_name, phone
          from account join identity using (account_id)
         where account_id = :account
        """;

    private static final String HATS_OF = """
        select grant_id, account_id, display_name, role, region, label
          from account_grant join identity using (account_id)
         where account_id = any (:accounts) and withdrawn_at is null
         order by grant_id
        """;

    private static final String HAT = """
        select grant_id, account_id, display_name, role, region, label
          from account_grant join identity using (account_id)
         where grant_id = :grant and withdrawn_at is null
        """;

    private static final String STAFF_WITHIN = """
        select grant_id, account_id, display_name, role, region, label
          from account_grant join identity using (account_id)
         where region >= :lo and region < :hi and role not in ('VOLUNTEER', 'LEADER') and withdrawn_at is null
         order by region, role, grant_id
         limit :most
        """;

    private static final String WORKED_WITHIN = """
        select exists (
            select from account_grant
             where account_id = :account and region >= :lo and region < :hi and role not in ('VOLUNTEER', 'LEADER'))
        """;

    private static final String IDENTITIES = """
        select account_id, display_name, phone from identity where account_id = any (:accounts)
        """;

    private static final String BY_LOGIN = """
        select account_id from account where login = :login
        """;

    private static final String BY_REQUEST = """
        select account_id from account where request = :request
        """;

    private static final String ASKED_FOR = """
        update account set request = :request, opened_by = :by where account_id = :account
        """;

    private static final String HAS_ADMINISTRATOR = """
        select exists (
            select from account_grant join account using (account_id)
             where role = 'ADMIN' and withdrawn_at is null and password_hash is not null and one_time_until is null)
        """;

    private final JdbcClient jdbc;

    AccountStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
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

    /** The same grant twice is one grant. */
    void grant(List<Given> given, Instant at) {
        jdbc.sql(GRANT)
                .param("ids", given.stream().map(one -> one.to().value()).toArray(Long[]::new))
                .param("roles", texts(given, one -> one.grant().role().name()))
                .param("regions", texts(given, one -> one.grant().region().value()))
                .param("labels", texts(given, one -> one.grant().label()))
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    record Given(AccountId to, NewGrant grant) {}

    boolean withdraw(GrantId grant, AccountId by, Instant at) {
        return jdbc.sql(WITHDRAW)
                        .param("grant", grant.value())
                        .param("by", by.value())
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    void moveHome(AccountId volunteer, RegionCode home, String label) {
        jdbc.sql(MOVE_HOME)
                .param("account", volunteer.value())
                .param("home", home.value())
                .param("label", label)
                .update();
    }

    Optional<Person> person(AccountId account) {
        return jdbc.sql(PERSON)
                .param("account", account.value())
                .query((row, _) -> new Person(
                        account,
                        Optional.ofNullable(row.getString("login")).map(Login::new),
                        identity(row),
                        Optional.ofNullable(row.getObject("one_time_until", OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant),
                        hats(List.of(account))))
                .optional();
    }

    List<Hat> hats(Collection<AccountId> accounts) {
        return jdbc.sql(HATS_OF)
                .param("accounts", numbers(accounts))
                .query((row, _) -> hat(row))
                .list();
    }

    Optional<Hat> hat(GrantId grant) {
        return jdbc.sql(HAT)
                .param("grant", grant.value())
                .query((row, _) -> hat(row))
                .optional();
    }

    /** Who works for a region or for one below it; the volunteers are another module's business. */
    List<Hat> staffWithin(RegionCode region, int most) {
        return jdbc.sql(STAFF_WITHIN)
                .param("lo", region.value())
                .param("hi", region.value() + ":")
                .param("most", most)
                .query((row, _) -> hat(row))
                .list();
    }

    /** Grants that were withdrawn count: one who may return is not a stranger. */
    boolean hasWorkedWithin(AccountId account, RegionCode region) {
        return jdbc.sql(WORKED_WITHIN)
                .param("account", account.value())
                .param("lo", region.value())
                .param("hi", region.value() + ":")
                .query(Boolean.class)
                .single();
    }

    Map<AccountId, Identity> identities(Collection<AccountId> accounts) {
        var found = new HashMap<AccountId, Identity>();
        jdbc.sql(IDENTITIES).param("accounts", numbers(accounts)).query(row -> {
            found.put(new AccountId(row.getLong("account_id")), identity(row));
        });
        return found;
    }

    Optional<AccountId> findByLogin(Login login) {
        return jdbc.sql(BY_LOGIN)
                .param("login", login.value())
                .query((row, _) -> new AccountId(row.getLong("account_id")))
                .optional();
    }

    Optional<AccountId> findByRequest(UUID request) {
        return jdbc.sql(BY_REQUEST)
                .param("request", request)
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

    /** One who can sign in, with a password that nobody else knows. */
    boolean hasAdministrator() {
        return jdbc.sql(HAS_ADMINISTRATOR).query(Boolean.class).single();
    }

    private static Hat hat(ResultSet row) throws SQLException {
        return new Hat(
                new GrantId(row.getLong("grant_id")),
                new AccountId(row.getLong("account_id")),
                row.getString("display_name"),
                Role.valueOf(row.getString("role")),
                new RegionCode(row.getString("region")),
                row.getString("label"));
    }

    private static Identity identity(ResultSet row) throws SQLException {
        return new Identity(row.getString("display_name"), Optional.ofNullable(row.getString("phone")));
    }

    private static Long[] numbers(Collection<AccountId> accounts) {
        return accounts.stream().map(AccountId::value).toArray(Long[]::new);
    }

    private static <T> @Nullable String[] texts(List<T> rows, Function<T, @Nullable String> column) {
        return rows.stream().map(column).toArray(String[]::new);
    }
}
