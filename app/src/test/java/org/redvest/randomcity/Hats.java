package org.redvest.randomcity;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.redvest.accounts.AccountId;
import org.redvest.accounts.GrantId;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.regions.RegionCode;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which hats there are; a grant never changes, it is withdrawn at most. */
final class Hats {

    private static final String GRANT = """
            select g.*, i.display_name from account_grant g join identity i using (account_id) where grant_id = :grant
            """;

    private static final String WORN = """
            select grant_id from account_grant where account_id = :account and withdrawn_at is null order by grant_id
            """;

    private static final String ALL_WORN = """
            select grant_id from account_grant where withdrawn_at is null order by grant_id
            """;

    private final JdbcClient sql;
    private final Map<Long, Hat> known = new HashMap<>();

    Hats(JdbcClient sql) {
        this.sql = sql;
    }

    Optional<Hat> of(WebPage page) {
        return page.grant().map(this::of);
    }

    Hat of(long grant) {
        return known.computeIfAbsent(
                grant,
                _ -> sql.sql(GRANT)
                        .param("grant", grant)
                        .query((row, _) -> new Hat(
                                new GrantId(grant),
                                new AccountId(row.getLong("account_id")),
                                row.getString("display_name"),
                                Role.valueOf(row.getString("role")),
                                new RegionCode(row.getString("region")),
                                row.getString("label")))
                        .single());
    }

    /** Those that anybody may wear now, by account. */
    Map<Long, List<Hat>> now() {
        return sql.sql(ALL_WORN).query((row, _) -> of(row.getLong(1))).list().stream()
                .collect(Collectors.groupingBy(hat -> hat.account().value()));
    }

    /** Those that an account may wear now. */
    List<Hat> now(long account) {
        return sql.sql(WORN).param("account", account).query((row, _) -> row.getLong(1)).list().stream()
                .map(grant -> of(grant))
                .toList();
    }
}
