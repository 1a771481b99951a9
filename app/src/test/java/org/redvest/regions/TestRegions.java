package org.redvest.regions;

import org.redvest.database.Nodes;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The regions of a database without an application round it. */
public final class TestRegions {

    private TestRegions() {}

    public static Regions of(JdbcClient jdbc, Nodes nodes) {
        return new Regions(new RegionStore(jdbc), nodes);
    }

    /** The database under the application is another one: what it remembers of the divisions may be the other's. */
    public static void catchUp(Regions regions) {
        regions.catchUp();
    }
}
