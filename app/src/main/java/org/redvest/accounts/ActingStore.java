package org.redvest.accounts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The one statement that finds who makes a request: the person, the grants they hold now, and the numbers on each of their pages. */
@Repository
class ActingStore {

    /** A row for each grant, and one without where none is held. */
    private static final String ACTING = """
        with held as materialized (
            select grant_id, role, region, label from account_grant where account_id = :account and withdrawn_at is null)
        select account_id, coalesce(login, wanted_login) as login, one_time_until, display_name, phone,
               grant_id, role, region, label%s
          from account join identity using (account_id) left join held on true
         where account_id = :account
         order by grant_id
        """;

    private final JdbcClient jdbc;
    private final List<PersonalCount> counts;
    private final String statement;

    ActingStore(JdbcClient jdbc, List<PersonalCount> counts) {
        this.jdbc = jdbc;
        this.counts = List.copyOf(counts);
        this.statement = ACTING.formatted(counts.stream()
                .map(count -> ", (%s) as \"%s\"".formatted(count.query().strip(), count.name()))
                .collect(Collectors.joining()));
    }

    /** In the person's own scope. */
    Optional<Person> find(AccountId account) {
        return jdbc.sql(statement).param("account", account.value()).query(this::person);
    }

    private Optional<Person> person(ResultSet row) throws SQLException {
        if (!row.next()) {
            return Optional.empty();
        }
        var account = new AccountId(row.getLong("account_id"));
        var login = Optional.ofNullable(row.getString("login")).map(Login::new);
        var identity = AccountStore.identity(row);
        var oneTimeUntil = AccountStore.oneTimeUntil(row);
        var counted = counted(row);
        return Optional.of(new Person(account, login, identity, oneTimeUntil, hats(row), counted));
    }

    private Map<String, Long> counted(ResultSet row) throws SQLException {
        var counted = new HashMap<String, Long>();
        for (PersonalCount count : counts) {
            counted.put(count.name(), row.getLong(count.name()));
        }
        return counted;
    }

    /** Of the row that was read, and of those after it. */
    private static List<Hat> hats(ResultSet row) throws SQLException {
        var hats = new ArrayList<Hat>();
        do {
            if (row.getObject("grant_id") != null) {
                hats.add(GrantStore.hat(row));
            }
        } while (row.next());
        return hats;
    }
}
