package org.redvest.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** What kind of installation this database is. The first start decides it for ever: made-up people never meet real ones. */
@Component
public class Installation {

    private static final String DEMO = "demo";
    private static final String SERVICE = "service";

    private final boolean demo;
    private final Instant since;

    Installation(
            InstallationStore store,
            Clock clock,
            @Value("${redvest.demo}") boolean demo,
            @Value("${redvest.db.url}") String url,
            @Value("${redvest.data}") Path folder) {
        var kind = store.claim(demo ? DEMO : SERVICE, clock.instant());
        if (demo && !kind.equals(DEMO)) {
            throw new DatabaseUnavailable(
                    "This database belongs to a real installation. A demo needs one of its own: choose another folder with --data, or another --db-url.");
        }
        if (!demo && kind.equals(DEMO)) {
            throw new DatabaseUnavailable(
                    "This database holds a demo with made-up people. \"serve\" needs one of its own: choose another folder with --data, or another --db-url.");
        }
        this.demo = demo;
        this.since = store.since();
        if (demo && url.isEmpty()) {
            mark(folder);
        }
    }

    /** Whether the people are made up, the clock may be moved, and anybody may act as anybody. */
    public boolean isDemo() {
        return demo;
    }

    /** When it was first started. */
    public Instant since() {
        return since;
    }

    /** {@code redvest reset-demo} deletes only a folder that bears this mark. */
    private static void mark(Path folder) {
        var mark = folder.resolve("this-is-a-demo");
        try {
            if (!Files.exists(mark)) {
                Files.writeString(mark, "Everybody in here is made up. \"redvest reset-demo\" deletes this folder.\n");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Could not write " + mark, e);
        }
    }
}
