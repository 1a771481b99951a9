package org.redvest.testing;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What every table holds, as one number each: two digests differ where something was written between them. Left out is what
 * every request writes about its own sender.
 */
final class DatabaseDigest {

    private static final String TABLES = """
            select relname from pg_class
             where relkind = 'r' and relnamespace = 'public'::regnamespace
               and relname not like 'spring_session%' and relname not in
                   ('failed_sign_in', 'sign_in_queue', 'known_device', 'audit_entry', 'flyway_schema_history',
                    'kept_answer', 'kept_post', 'address_attempt', 'registration_attempt')
            """;

    private static final String SEE_ALL = """
            select set_config('redvest.scope', 'system', true), set_config('redvest.lo', '', true),
                   set_config('redvest.hi', ':', true)
            """;

    private DatabaseDigest() {}

    static Map<String, String> of(TestDataSource database) {
        var owner = database.asOwner();
        return java.util.Objects.requireNonNull(new TransactionTemplate(new DataSourceTransactionManager(owner))
                .execute(_ -> digests(new JdbcTemplate(owner))));
    }

    /** The tables with a row that holds this text, letter for letter. */
    static List<String> tablesWith(String text, TestDataSource database) {
        var owner = database.asOwner();
        return java.util.Objects.requireNonNull(new TransactionTemplate(new DataSourceTransactionManager(owner))
                .execute(_ -> {
                    var jdbc = new JdbcTemplate(owner);
                    jdbc.queryForMap(SEE_ALL);
                    return jdbc.queryForList(TABLES, String.class).stream()
                            .filter(table -> Boolean.TRUE.equals(jdbc.queryForObject(
                                    "select exists (select from %s t where position(? in t::text) > 0)"
                                            .formatted(table),
                                    Boolean.class,
                                    text)))
                            .toList();
                }));
    }

    private static Map<String, String> digests(JdbcTemplate jdbc) {
        jdbc.queryForMap(SEE_ALL);
        var digests = new TreeMap<String, String>();
        for (var table : jdbc.queryForList(TABLES, String.class)) {
            digests.put(
                    table,
                    jdbc.queryForObject(
                            "select count(*) || '/' || coalesce(sum(hashtextextended(t::text, 0)), 0) from %s t"
                                    .formatted(table),
                            String.class));
        }
        return digests;
    }
}
