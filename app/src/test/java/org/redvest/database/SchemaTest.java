package org.redvest.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A program starts on its own tables, makes what is missing, and refuses all others by name, without touching them. */
class SchemaTest {

    private static final String COPY = """
            insert into flyway_schema_history
            select installed_rank + %1$d, %2$s, 'of another time', type, 'V%1$d__x.sql', 1, installed_by, installed_on, 1, true
              from flyway_schema_history order by installed_rank limit 1
            """;

    @Test
    void tables_of_another_edition_are_refused_by_name_and_left_as_they_are() {
        var editions = new LinkedHashMap<String, Map.Entry<String, String>>();
        editions.put(COPY.formatted(900, "'900'"), Map.entry("newer Redvest", "V900"));
        editions.put(COPY.formatted(911, "'011.5'"), Map.entry("newer Redvest", "V11.5"));
        editions.put(
                "update flyway_schema_history set checksum = checksum + 1 where version = '050'",
                Map.entry("another edition", "V50"));
        editions.put("delete from flyway_schema_history where version = '031'", Map.entry("older edition", "V31"));
        for (var edition : editions.entrySet()) {
            var database = TestCluster.clone("schema");
            var owner = JdbcClient.create(database.asOwner());
            owner.sql(edition.getKey()).update();
            var before = history(owner);

            assertThatThrownBy(() -> Schema.migrate(flyway(database)))
                    .as(edition.getKey())
                    .isInstanceOf(DatabaseUnavailable.class)
                    .hasMessageContaining(edition.getValue().getKey())
                    .hasMessageMatching("(?s).*\\bV0*%s\\b.*"
                            .formatted(edition.getValue().getValue().substring(1)));
            assertThat(history(owner)).isEqualTo(before);
        }
    }

    @Test
    void its_own_tables_are_taken_as_they_are() {
        var database = TestCluster.clone("schema");

        assertThatCode(() -> Schema.migrate(flyway(database))).doesNotThrowAnyException();
    }

    private static String history(JdbcClient owner) {
        return owner.sql("select string_agg(h::text, '/' order by installed_rank) from flyway_schema_history h")
                .query(String.class)
                .single();
    }

    private static Flyway flyway(Database database) {
        return Flyway.configure().dataSource(database.asOwner()).load();
    }
}
