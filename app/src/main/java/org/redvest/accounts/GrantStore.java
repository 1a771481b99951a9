package org.redvest.accounts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.redvest.accounts.NewAccount.NewGrant;
import org.redvest.regions.RegionCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every statement about grants: who holds which role where. */
@Repository
class GrantStore {

    private static final String GIVE = """
        insert into account_grant (account_id, role, region, label, given_at, given_by)
        select id, role, region, label, :at, :by
          from unnest(:ids::bigint[], :roles::text[], :regions::text[], :labels::text[]) as given (id, role, region, label)
            on conflict do nothing
        """;

    /** In the order of their numbers, so that two administrators who withdraw each other's grant do not wait for each other. */
    private static final String LOCK = """
        select grant_id, account_id, role, region, label, withdrawn_at is not null as withdrawn
          from account_grant
         where grant_id = any (:grants)
         order by grant_id
           for update
        """;

    private static final String WITHDRAW = """
        update account_grant
           set withdrawn_at = :at, withdrawn_by = :by
         where grant_id = :grant and withdrawn_at is null
        """;

    private static final String MOVE = """
        update account_grant set region = :to
         where account_id = :account and region = :from and role in ('VOLUNTEER', 'LEADER') and withdrawn_at is null
        """;

    private static final String WITHDRAW_SAME = """
        update account_grant
           set withdrawn_at = :at, withdrawn_by = :by
         where account_id = :account and role = :role and region = :region and label = :label and withdrawn_at is null
        """;

    /** The same role may have been given anew in the meantime; then there is nothing to return. */
    private static final String GIVE_BACK = """
        update account_grant as gone
           set withdrawn_at = null, withdrawn_by = null
         where grant_id = :grant and withdrawn_at is not null
           and not exists (
               select from account_grant as same
                where same.account_id = gone.account_id and same.role = gone.role and same.region = gone.region
                  and same.label = gone.label and same.withdrawn_at is null)
        """;

    private static final String HATS = """
        select grant_id, account_id, display_name, role, region, label
          from account_grant join identity using (account_id)
        """;

    private static final String HATS_OF = HATS + """
         where account_id = any (:accounts) and withdrawn_at is null
         order by grant_id
        """;

    private static final String HAT = HATS + """
         where grant_id = :grant and withdrawn_at is null
        """;

    private static final String WITHDRAWN = HATS + """
         where grant_id = :grant and withdrawn_at is not null
        """;

    /** Each once, the last withdrawn first; not what its owner holds again. */
    private static final String WITHDRAWN_OF = """
        select distinct on (role, region, label) grant_id, account_id, display_name, role, region, label
          from account_grant as gone join identity using (account_id)
         where account_id = :account and region >= :lo and region < :hi and role not in ('VOLUNTEER', 'LEADER')
           and withdrawn_at is not null
           and not exists (
               select from account_grant as same
                where same.account_id = gone.account_id and same.role = gone.role and same.region = gone.region
                  and same.label = gone.label and same.withdrawn_at is null)
         order by role, region, label, withdrawn_at desc
        """;

    /** On the path from the province down to the region itself. */
    private static final String IN_CHARGE = HATS + """
         where region = any (:path) and role = :role and withdrawn_at is null
         order by length(region) desc, grant_id
        """;

    private static final String STAFF_WITHIN = HATS + """
         where region >= :lo and region < :hi and role not in ('VOLUNTEER', 'LEADER') and withdrawn_at is null
         order by region, role, grant_id
         limit :most
        """;

    private static final String WORKED_WITHIN = """
        select account_id
          from account_grant
         where account_id = any (:accounts) and region >= :lo and region < :hi and role not in ('VOLUNTEER', 'LEADER')
         group by account_id
        """;

    private static final String REMOVE = """
        delete from account_grant where account_id = any (:accounts) and role in ('VOLUNTEER', 'LEADER')
        """;

    private static final String HAS_ADMINISTRATOR = """
        select exists (
            select from account_grant join account using (account_id)
             where role = 'ADMIN' and withdrawn_at is null and password_hash is not null and one_time_until is null)
        """;

    private static final String IS_ANY_IN = """
        select exists (select from account_grant where region = any (:regions))
        """;

    private final JdbcClient jdbc;

    GrantStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Given(AccountId to, NewGrant grant) {}

    /** A grant as it is in the database, held or withdrawn. */
    record GrantRow(GrantId grant, AccountId account, Role role, RegionCode region, String label, boolean withdrawn) {}

    /**
     * The same grant twice is one grant.
     *
     * @param by the administrator; null where a module or the console gives it
     */
    int give(List<Given> given, @Nullable AccountId by, Instant at) {
        return jdbc.sql(GIVE)
                .param("ids", given.stream().map(one -> one.to().value()).toArray(Long[]::new))
                .param("roles", texts(given, one -> one.grant().role().name()))
                .param("regions", texts(given, one -> one.grant().region().value()))
                .param("labels", texts(given, one -> one.grant().label()))
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", by == null ? null : by.value())
                .update();
    }

    /** Held until the transaction ends. A row that the scope does not reach is not in the answer. */
    List<GrantRow> lock(Collection<GrantId> grants) {
        return jdbc.sql(LOCK)
                .param("grants", grants.stream().map(GrantId::value).toArray(Long[]::new))
                .query((row, _) -> new GrantRow(
                        new GrantId(row.getLong("grant_id")),
                        new AccountId(row.getLong("account_id")),
                        Role.valueOf(row.getString("role")),
                        new RegionCode(row.getString("region")),
                        row.getString("label"),
                        row.getBoolean("withdrawn")))
                .list();
    }

    boolean withdraw(GrantId grant, AccountId by, Instant at) {
        return jdbc.sql(WITHDRAW)
                        .param("grant", grant.value())
                        .param("by", by.value())
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    void move(AccountId account, RegionCode from, RegionCode to) {
        jdbc.sql(MOVE)
                .param("account", account.value())
                .param("from", from.value())
                .param("to", to.value())
                .update();
    }

    void withdrawSame(Given grant, AccountId by, Instant at) {
        jdbc.sql(WITHDRAW_SAME)
                .param("account", grant.to().value())
                .param("role", grant.grant().role().name())
                .param("region", grant.grant().region().value())
                .param("label", grant.grant().label())
                .param("by", by.value())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    boolean giveBack(GrantId grant) {
        return jdbc.sql(GIVE_BACK).param("grant", grant.value()).update() == 1;
    }

    /** Of people who never came in; staff's grants are withdrawn and stay. */
    void remove(Collection<AccountId> accounts) {
        jdbc.sql(REMOVE).param("accounts", AccountStore.numbers(accounts)).update();
    }

    List<Hat> hats(Collection<AccountId> accounts) {
        return jdbc.sql(HATS_OF)
                .param("accounts", AccountStore.numbers(accounts))
                .query((row, _) -> hat(row))
                .list();
    }

    Optional<Hat> hat(GrantId grant) {
        return jdbc.sql(HAT)
                .param("grant", grant.value())
                .query((row, _) -> hat(row))
                .optional();
    }

    Optional<Hat> withdrawn(GrantId grant) {
        return jdbc.sql(WITHDRAWN)
                .param("grant", grant.value())
                .query((row, _) -> hat(row))
                .optional();
    }

    /** Grants that a person has held in this region and could be given back. */
    List<Hat> withdrawn(AccountId account, RegionCode region) {
        return jdbc.sql(WITHDRAWN_OF)
                .param("account", account.value())
                .param("lo", region.value())
                .param("hi", region.value() + ":")
                .query((row, _) -> hat(row))
                .list();
    }

    List<Hat> inCharge(Role role, RegionCode region) {
        var path = Stream.iterate(Optional.of(region), Optional::isPresent, at -> at.flatMap(RegionCode::parent))
                .map(at -> at.orElseThrow().value())
                .toArray(String[]::new);
        return jdbc.sql(IN_CHARGE)
                .param("path", path)
                .param("role", role.name())
                .query((row, _) -> hat(row))
                .list();
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

    /** Those of them who work or have worked for the region: one who may return is not a stranger. */
    List<AccountId> workedWithin(Collection<AccountId> accounts, RegionCode region) {
        return jdbc.sql(WORKED_WITHIN)
                .param("accounts", AccountStore.numbers(accounts))
                .param("lo", region.value())
                .param("hi", region.value() + ":")
                .query((row, _) -> new AccountId(row.getLong("account_id")))
                .list();
    }

    /** One who can sign in, with a password that nobody else knows. */
    boolean isAnyIn(Collection<RegionCode> regions) {
        return jdbc.sql(IS_ANY_IN)
                .param("regions", regions.stream().map(RegionCode::value).toArray(String[]::new))
                .query(Boolean.class)
                .single();
    }

    boolean hasAdministrator() {
        return jdbc.sql(HAS_ADMINISTRATOR).query(Boolean.class).single();
    }

    static Hat hat(ResultSet row) throws SQLException {
        return new Hat(
                new GrantId(row.getLong("grant_id")),
                new AccountId(row.getLong("account_id")),
                row.getString("display_name"),
                Role.valueOf(row.getString("role")),
                new RegionCode(row.getString("region")),
                row.getString("label"));
    }

    private static <T> @Nullable String[] texts(List<T> rows, Function<T, @Nullable String> column) {
        return rows.stream().map(column).toArray(String[]::new);
    }
}
