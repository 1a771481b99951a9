package org.redvest.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** An external server is taken only when its roles are what the policies need; what is missing is said, without secrets. */
class ExternalDatabaseTest {

    private final Database clone = TestCluster.clone("external");

    @Test
    void a_server_with_both_roles_is_taken() {
        try (var database = Database.external(TestCluster.address(clone, TestCluster.appPassword()))) {
            assertThat(database.url()).isEqualTo(clone.url());
        }
    }

    @Test
    void a_role_that_row_security_does_not_hold_is_refused() {
        for (var power : new String[] {"bypassrls", "superuser"}) {
            TestCluster.command("alter role redvest_app " + power);
            try {
                assertThatThrownBy(() -> Database.external(TestCluster.address(clone, TestCluster.appPassword())))
                        .isInstanceOf(DatabaseUnavailable.class)
                        .hasMessageContaining("must be no superuser, must not bypass row security");
            } finally {
                TestCluster.command("alter role redvest_app no" + power);
            }
        }
    }

    @Test
    void a_role_that_may_become_the_owner_is_refused() {
        TestCluster.command("grant redvest_owner to redvest_app");
        try {
            assertThatThrownBy(() -> Database.external(TestCluster.address(clone, TestCluster.appPassword())))
                    .isInstanceOf(DatabaseUnavailable.class)
                    .hasMessageContaining("must be a member of no role");
        } finally {
            TestCluster.command("revoke redvest_owner from redvest_app");
        }
    }

    @Test
    void a_wrong_password_is_said_without_it() {
        assertThatThrownBy(() -> Database.external(TestCluster.address(clone, "secret-guess")))
                .isInstanceOf(DatabaseUnavailable.class)
                .hasMessageContaining("The role redvest_app cannot sign in")
                .hasMessageNotContaining("secret-guess");
    }

    @Test
    void missing_passwords_and_foreign_addresses_are_explained() {
        assertThatThrownBy(() -> ExternalDatabase.of("jdbc:postgresql://db/redvest", "redvest_owner", "x", ""))
                .hasMessageContaining("REDVEST_DB_APP_PASSWORD");
        assertThatThrownBy(() -> ExternalDatabase.of("mysql://admin:hush@db/redvest", "redvest_owner", "x", "y"))
                .hasMessageContaining("--db-url takes jdbc:postgresql://")
                .hasMessageNotContaining("hush");
    }
}
