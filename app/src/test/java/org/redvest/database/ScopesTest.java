package org.redvest.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.redvest.testing.RedvestTest;
import org.redvest.testing.Tape;
import org.redvest.testing.TestDataSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A scope is what a transaction may see; PostgreSQL holds it, whatever the code above asks for. */
@RedvestTest
class ScopesTest {

    private static final Scope XINNING = Scope.region("430528");
    private static final Scope DONGKOU = Scope.region("430525");

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    DataSource dataSource;

    @BeforeEach
    void a_table_with_a_policy() {
        var owner = JdbcClient.create(((TestDataSource) dataSource).asOwner());
        owner.sql("""
                        drop table if exists parcel;
                        create table parcel (region text collate "C" not null, title text not null, published boolean not null);
                        alter table parcel enable row level security;
                        alter table parcel force row level security;
                        create policy by_region on parcel using (region >= (select current_setting('redvest.lo', true))
                                                             and region < (select current_setting('redvest.hi', true)));
                        create policy published on parcel for select
                            using (published and (select current_setting('redvest.scope', true)) = 'public');
                        grant select, insert, update, delete on parcel to redvest_app;
                        """).update();
        Scopes.run(
                Scope.SYSTEM,
                () -> transaction.executeWithoutResult(_ -> {
                    insert("430528101203", "新宁的村", false);
                    insert("430528", "新宁县", true);
                    insert("430525100", "洞口的镇", false);
                }));
    }

    @Test
    void a_county_sees_its_own_rows_and_those_below_it() {
        assertThat(Scopes.within(XINNING, this::titles)).containsExactly("新宁县", "新宁的村");
    }

    @Test
    void who_names_no_scope_sees_what_is_published() {
        assertThat(titles()).containsExactly("新宁县");
    }

    @Test
    void outside_of_a_transaction_nothing_is_seen() {
        Scopes.run(Scope.SYSTEM, () -> assertThat(select()).isEmpty());
    }

    @Test
    void a_running_transaction_changes_its_scope_and_changes_back() {
        var seen = Scopes.within(
                DONGKOU,
                () -> transaction.execute(_ ->
                        List.of(select().size(), Scopes.within(Scope.SYSTEM, () -> select().size()), select().size())));

        assertThat(seen).containsExactly(1, 3, 1);
    }

    @Test
    void a_failed_statement_in_another_scope_is_reported_as_itself() {
        assertThatThrownBy(() -> Scopes.within(
                        DONGKOU,
                        () -> transaction.execute(_ -> Scopes.within(
                                Scope.SYSTEM,
                                () -> jdbc.sql("select 1 / 0").query().singleValue()))))
                .isInstanceOf(DataAccessException.class)
                .hasStackTraceContaining("division by zero");
    }

    @Test
    void nobody_writes_into_another_county() {
        assertThatThrownBy(() -> Scopes.run(
                        DONGKOU, () -> transaction.executeWithoutResult(_ -> insert("430528101", "越界", false))))
                .isInstanceOf(DataAccessException.class)
                .hasStackTraceContaining("row-level security");
    }

    @Test
    void the_application_cannot_switch_the_policies_off() {
        for (var attempt : List.of(
                "alter table parcel disable row level security",
                "set role redvest_owner",
                "set session authorization redvest_owner",
                "alter role redvest_app bypassrls",
                "create table loot (title text)",
                "truncate parcel")) {
            assertThatThrownBy(() -> jdbc.sql(attempt).update()).as(attempt).isInstanceOf(DataAccessException.class);
        }
    }

    @Test
    void a_pooled_connection_forgets_the_scope_it_had() {
        for (int i = 0; i < 50; i++) {
            assertThat(Scopes.within(Scope.SYSTEM, this::titles)).hasSize(3);
            assertThat(select()).isEmpty();
            assertThat(titles()).hasSize(1);
        }
    }

    /** All five: whichever outlived its transaction would be the next one's. */
    @Test
    void every_setting_of_a_scope_ends_with_its_transaction() {
        var full = new Scope(Scope.Kind.HAT, "430528", "430528:", 7, "430528101203");
        var settings = "select concat_ws('|', %s)"
                .formatted(Stream.of("scope", "lo", "hi", "person", "home")
                        .map("coalesce(current_setting('redvest.%s', true), '')"::formatted)
                        .collect(Collectors.joining(", ")));
        for (int i = 0; i < 50; i++) {
            assertThat(Scopes.<String, RuntimeException>within(
                            full,
                            () -> transaction.execute(
                                    _ -> jdbc.sql(settings).query(String.class).single())))
                    .isEqualTo("hat|430528|430528:|7|430528101203");
            assertThat(jdbc.sql(settings).query(String.class).single()).isEqualTo("||||");
        }
    }

    @Test
    void a_scope_within_another_s_transaction_gives_every_setting_back() {
        var outer = new Scope(Scope.Kind.HAT, "430528", "430528:", 7, "430528101203");
        var settings = "select current_setting('redvest.person') || current_setting('redvest.home')";

        var seen = Scopes.within(
                outer,
                () -> transaction.execute(_ -> List.of(
                        Scopes.<String, RuntimeException>within(
                                Scope.volunteer(9, "430525"),
                                () -> jdbc.sql(settings).query(String.class).single()),
                        jdbc.sql(settings).query(String.class).single())));

        assertThat(seen).containsExactly("9430525", "7430528101203");
    }

    @Test
    void after_a_rollback_to_a_savepoint_the_scope_holds_again() {
        var seen = Scopes.within(
                DONGKOU,
                () -> transaction.execute(status -> {
                    var savepoint = status.createSavepoint();
                    assertThat(Scopes.within(Scope.SYSTEM, this::select)).hasSize(3);
                    assertThat(select()).hasSize(1);
                    status.rollbackToSavepoint(savepoint);
                    return select();
                }));

        assertThat(seen).containsExactly("洞口的镇");
    }

    @Test
    void a_scope_is_told_once_and_one_that_asks_nothing_is_not_told() {
        var tape = new Tape();
        ((TestDataSource) dataSource).recordOn(tape);
        try {
            Scopes.run(
                    DONGKOU,
                    () -> transaction.executeWithoutResult(_ -> {
                        Scopes.run(Scope.SYSTEM, () -> Scopes.run(XINNING, () -> {}));
                        select();
                        select();
                        Scopes.within(Scope.SYSTEM, this::select);
                    }));
        } finally {
            ((TestDataSource) dataSource).recordOn(null);
        }

        assertThat(tape.recording().statements().stream().map(sent -> sent.contains("set_config")))
                .containsExactly(true, false, false, true, false);
    }

    private List<String> titles() {
        return transaction.execute(_ -> select());
    }

    private List<String> select() {
        return jdbc.sql("select title from parcel order by region")
                .query((row, _) -> row.getString(1))
                .list();
    }

    private void insert(String region, String title, boolean published) {
        jdbc.sql("insert into parcel (region, title, published) values (:region, :title, :published)")
                .param("region", region)
                .param("title", title)
                .param("published", published)
                .update();
    }
}
