package org.redvest.regions;

import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Shaoyang for the template of all test databases. */
public final class ShippedRegions {

    private ShippedRegions() {}

    public static void into(DataSource dataSource) {
        new DivisionsImport(new RegionStore(JdbcClient.create(dataSource))).importShaoyang();
    }
}
