package org.redvest.regions;

import org.redvest.database.Nodes;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The regions of a database without an application round it. */
public final class TestRegions {

    private TestRegions() {}

    public static Regions of(JdbcClient jdbc, Nodes nodes) {
        return new Regions(new RegionStore(jdbc), nodes);
    }
}
