package org.redvest.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.redvest.audit.Audit;
import org.redvest.database.DatabaseUnavailable;
import org.redvest.database.TestCluster;
import org.redvest.testing.FreshDatabase;
import org.redvest.testing.RedvestTest;
import org.redvest.testing.TestDataSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** A number is found by the whole of it, opened by one method that is written down, and closed to whoever has the database alone. */
@RedvestTest
class IdentityDocumentsTest {

    private static final IdentityNumber NUMBER =
            IdentityNumber.read("11010519491231002X").orElseThrow();

    @Autowired
    private IdentityDocuments documents;

    @Autowired
    private IdentityDocumentStore store;

    @Autowired
    private TestPeople people;

    @Autowired
    private TestDataSource database;

    @Autowired
    private Audit audit;

    @Autowired
    private Clock clock;

    @Autowired
    private TransactionTemplate transactions;

    @TempDir
    private Path folder;

    @Test
    @FreshDatabase
    void a_number_is_found_and_shown_by_its_last_four() {
        var owner = people.hat(Role.VOLUNTEER, "430503001001").account();
        documents.record(Map.of(owner, documents.seal(NUMBER)));

        var again = documents.seal(NUMBER);

        assertThat(documents.owners(List.of(again))).containsExactly(Map.entry(again.key(), owner));
        assertThat(documents.masked(owner)).contains("****002X");
    }

    @Test
    @FreshDatabase
    void the_database_alone_shows_no_number() {
        var owner = people.hat(Role.VOLUNTEER, "430503001001").account();
        documents.record(Map.of(owner, documents.seal(NUMBER)));

        var row = new JdbcTemplate(TestCluster.asSuperuser(database.database()))
                .queryForObject("select d::text from identity_document d", String.class);

        assertThat(row)
                .doesNotContain(NUMBER.value())
                .doesNotContain(NUMBER.value().substring(0, 14));
    }

    @Test
    @FreshDatabase
    void opening_a_number_is_written_down() {
        var reader = people.hat(Role.ADMIN, "430503");
        var owner = people.hat(Role.VOLUNTEER, "430503001001").account();
        documents.record(Map.of(owner, documents.seal(NUMBER)));

        assertThat(documents.read(owner, reader)).contains(NUMBER);

        var acts = new JdbcTemplate(TestCluster.asSuperuser(database.database()))
                .queryForList("select subject_account from audit_entry where act = 'IDENTITY_NUMBER_READ'", Long.class);
        assertThat(acts).containsExactly(owner.value());
    }

    @Test
    @FreshDatabase
    void two_accounts_cannot_have_the_same_number() {
        documents.record(Map.of(people.hat(Role.VOLUNTEER, "430503001001").account(), documents.seal(NUMBER)));
        var other = Map.of(people.hat(Role.VOLUNTEER, "430503001002").account(), documents.seal(NUMBER));

        assertThatThrownBy(() -> documents.record(other)).isInstanceOf(DuplicateKeyException.class);
    }

    @Test
    @FreshDatabase
    void a_node_without_the_key_or_with_another_does_not_start() throws Exception {
        documents.record(Map.of(people.hat(Role.VOLUNTEER, "430503001001").account(), documents.seal(NUMBER)));

        assertThatThrownBy(() -> started(new DocumentKey("", folder)))
                .isInstanceOf(DatabaseUnavailable.class)
                .hasMessageContaining("document.key")
                .hasMessageContaining("missing");
        assertThat(folder).isEmptyDirectory();
        assertThatThrownBy(() -> started(new DocumentKey("0".repeat(64), folder)))
                .isInstanceOf(DatabaseUnavailable.class)
                .hasMessageContaining("another key");
        Files.writeString(folder.resolve("document.key"), "torn");
        assertThatThrownBy(() -> started(new DocumentKey("", folder)))
                .isInstanceOf(DatabaseUnavailable.class)
                .hasMessageContaining("damaged");
    }

    @Test
    @FreshDatabase
    void the_first_number_makes_a_key_that_its_owner_alone_may_read() throws Exception {
        var first = started(new DocumentKey("", folder));
        assertThat(folder).isEmptyDirectory();

        var sealed = first.seal(NUMBER);

        assertThat(Files.getPosixFilePermissions(folder.resolve("document.key")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(started(new DocumentKey("", folder)).seal(NUMBER).key()).isEqualTo(sealed.key());
    }

    private IdentityDocuments started(DocumentKey key) {
        return new IdentityDocuments(store, key, audit, clock, transactions);
    }
}
