package org.redvest.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.redvest.accounts.NewAccount.NewGrant;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.regions.RegionCode;
import org.redvest.testing.FreshDatabase;
import org.redvest.testing.RedvestTest;
import org.redvest.testing.TestDataSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The pages about those who work in a city cost what its staff costs, not what its volunteers do. */
@RedvestTest
class LargeCityTest {

    private static final int VOLUNTEERS = 4_000;
    private static final String LOOKED_AT = """
            select coalesce(sum(coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0)), 0)
              from pg_stat_xact_user_tables
             where relname = 'account_grant'
            """;

    @Autowired
    Accounts accounts;

    @Autowired
    Administration administration;

    @Autowired
    TestPeople people;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    TestDataSource database;

    private Hat admin;
    private Hat colleague;

    @BeforeEach
    void a_city_with_two_colleagues_and_many_volunteers() {
        admin = people.hat(Role.ADMIN, "4305");
        colleague = people.hat(Role.DISPATCHER, "430503");
        people.withdraw(people.hat(Role.SECRETARY, "430503"));
        accounts.open(IntStream.range(0, VOLUNTEERS)
                .mapToObj(number -> new NewAccount(
                        Optional.empty(),
                        new Identity("志愿者" + number, Optional.empty()),
                        List.of(new NewGrant(Role.VOLUNTEER, new RegionCode("430503005004"), "志愿者"))))
                .toList());
        new JdbcTemplate(database.asOwner()).execute("analyze account_grant, account, identity");
    }

    @Test
    @FreshDatabase
    void the_list_of_colleagues_and_one_of_them_pass_over_no_volunteer() {
        assertThat(grantsLookedAt(() -> administration.members(admin, admin.region(), "", 1)))
                .isLessThan(100);
        assertThat(grantsLookedAt(() -> administration.members(admin, admin.region(), "人", 1)))
                .isLessThan(100);
        assertThat(grantsLookedAt(
                        () -> administration.withdrawn(admin, administration.member(admin, colleague.account()))))
                .isLessThan(100);
        assertThat(grantsLookedAt(() -> accounts.staff(admin.region(), 50))).isLessThan(100);
    }

    private long grantsLookedAt(Runnable work) {
        return Objects.requireNonNull(Scopes.within(
                Scope.SYSTEM,
                () -> transactions.execute(_ -> {
                    long before = jdbc.sql(LOOKED_AT).query(Long.class).single();
                    work.run();
                    return jdbc.sql(LOOKED_AT).query(Long.class).single() - before;
                })));
    }
}
