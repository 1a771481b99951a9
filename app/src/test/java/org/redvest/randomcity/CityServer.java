package org.redvest.randomcity;

import java.net.URI;
import java.time.Instant;
import javax.sql.DataSource;

/** A running Redvest with a database of its own: inside this JVM with a clock of its own, or a process that can be killed. */
interface CityServer extends AutoCloseable {

    URI address();

    /** Past every policy: invariants are about all rows. */
    DataSource everything();

    Instant now();

    /** By which sessions live. */
    Instant realTime();

    /** It is then. */
    void moveTo(Instant time);

    /** Whether what the server does by itself as time passes has been done; else it comes within seconds. */
    boolean hasDoneItsJobs();

    @Override
    void close();
}
