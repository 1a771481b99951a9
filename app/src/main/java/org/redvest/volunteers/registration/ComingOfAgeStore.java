package org.redvest.volunteers.registration;

import java.time.LocalDate;
import java.util.List;
import org.redvest.accounts.AccountId;
import org.redvest.volunteers.VolunteerId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Statements about minors who have come of age. */
@Repository
class ComingOfAgeStore {

    /** Those who came by a list have no registration; they were held all the same. */
    private static final String GROWN = """
            select account_id as id from registration where consent_needed and born <= :born and answer = 'CONFIRMED'
             union
            select volunteer_id from volunteer where status = 'HELD' and born <= :born
             order by id
             limit :most
            """;

    private static final String OWN_CONSENT_DUE = """
            update registration set consent_needed = false, own_consent_due = true
             where account_id = :account and consent_needed
            """;

    private static final String OWN_CONSENT = """
            update registration set own_consent_due = false where account_id = :account and own_consent_due
            """;

    private static final String IS_DUE = """
            select exists (select from registration where account_id = :account and own_consent_due)
            """;

    private final JdbcClient jdbc;

    ComingOfAgeStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param born the latest day of birth of those who are of age */
    List<VolunteerId> list(LocalDate born, int most) {
        return jdbc.sql(GROWN)
                .param("born", born)
                .param("most", most)
                .query((row, _) -> new VolunteerId(row.getLong("id")))
                .list();
    }

    void askForOwnConsent(AccountId account) {
        jdbc.sql(OWN_CONSENT_DUE).param("account", account.value()).update();
    }

    boolean consented(AccountId account) {
        return jdbc.sql(OWN_CONSENT).param("account", account.value()).update() == 1;
    }

    boolean isDue(AccountId account) {
        return jdbc.sql(IS_DUE)
                .param("account", account.value())
                .query(Boolean.class)
                .single();
    }
}
