package org.redvest.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.redvest.orders.AnOrder.COMMUNITY;
import static org.redvest.orders.AnOrder.anOrder;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.testing.FreshDatabase;
import org.redvest.testing.RedvestTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** An order costs what it holds, not what the city holds, also while the database has not yet counted its tables. */
@RedvestTest
class YoungTablesTest {

    private static final String PASSED_OVER = """
            select coalesce(sum(seq_tup_read), 0) from pg_stat_xact_user_tables where relname in ('need', 'shift')
            """;

    @Autowired
    Orders orders;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transactions;

    @Test
    @FreshDatabase
    void reading_one_order_passes_over_no_need_of_another() {
        var placed = IntStream.range(0, 12)
                .mapToObj(_ -> anOrder().forPeople(4).placed(orders, COMMUNITY))
                .toList();

        Long passedOver = Scopes.within(
                Scope.SYSTEM,
                () -> transactions.execute(_ -> {
                    placed.forEach(orders::order);
                    return jdbc.sql(PASSED_OVER).query(Long.class).single();
                }));

        assertThat(passedOver).isZero();
    }
}
