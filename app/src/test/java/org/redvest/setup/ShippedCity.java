package org.redvest.setup;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import javax.sql.DataSource;
import org.redvest.atlas.ChinaAtlas;
import org.redvest.database.Nodes;
import org.redvest.demo.Shaoyang;
import org.redvest.regions.TestRegions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Shaoyang for the template of all test databases: what {@link Setup#found} writes, without an application round it. */
public final class ShippedCity {

    private static final String AS_SYSTEM = "select set_config('redvest.scope', 'system', true)";

    private ShippedCity() {}

    public static void into(DataSource source) {
        var jdbc = JdbcClient.create(source);
        var atlas = new ChinaAtlas();
        var city = Shaoyang.city(atlas, ZoneId.of("Asia/Shanghai"));
        new TransactionTemplate(new DataSourceTransactionManager(source)).executeWithoutResult(_ -> {
            jdbc.sql(AS_SYSTEM).query(String.class).single();
            var whole = TestRegions.of(jdbc, Nodes.alone(jdbc))
                    .found(
                            atlas,
                            city.places().cities(),
                            city.places().estimate(),
                            city.places().measured());
            new SetupStore(jdbc).found(whole.code(), city.product(), city.committee(), Optional.empty(), Instant.EPOCH);
        });
    }
}
