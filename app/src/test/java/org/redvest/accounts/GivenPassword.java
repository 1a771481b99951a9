package org.redvest.accounts;

import java.util.List;
import org.redvest.testing.TestDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** One password for many invented people: it is hashed once, for a hash takes a tenth of a second. */
@Component
public class GivenPassword {

    private static final String COPY = """
            update account a set password_hash = f.password_hash, password_since = f.password_since
              from account f
             where f.account_id = :first and a.account_id = any (:accounts)
            """;

    private final SignIns signIns;
    private final TestDataSource database;

    GivenPassword(SignIns signIns, TestDataSource database) {
        this.signIns = signIns;
        this.database = database;
    }

    public void toAll(List<AccountId> accounts, String password) {
        signIns.setPassword(accounts.getFirst(), password);
        JdbcClient.create(org.redvest.database.TestCluster.asSuperuser(database.database()))
                .sql(COPY)
                .param("first", accounts.getFirst().value())
                .param("accounts", accounts.stream().map(AccountId::value).toArray(Long[]::new))
                .update();
    }
}
