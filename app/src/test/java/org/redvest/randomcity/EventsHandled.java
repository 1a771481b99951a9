package org.redvest.randomcity;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Listeners work after the transactions they hear of: what they write is waited for, never slept for. */
final class EventsHandled {

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final long LOOK_AGAIN_NANOS = 1_000_000;

    private static final String OPEN = """
            select id, listener_id, event_type from event_publication where completion_date is null
            """;

    record Waiting(UUID id, String listener, String event) {}

    private final Findings findings;
    private final JdbcClient sql;
    private final Set<UUID> givenUp = new HashSet<>();

    EventsHandled(Findings findings, JdbcClient sql) {
        this.findings = findings;
        this.sql = sql;
    }

    void await() {
        findings.lookedAt(Promise.EVENTS_HANDLED);
        for (var event : settle()) {
            givenUp.add(event.id());
            findings.add(
                    "An event is not handled",
                    event.listener().replaceAll("\\(.*", ""),
                    event.event() + " waits since more than " + PATIENCE.toSeconds() + " s");
        }
    }

    /** What was done is on every page within seconds: it is read when they are over. Returns what is still not handled. */
    List<Waiting> settle() {
        long until = System.nanoTime() + PATIENCE.toNanos();
        var waiting = waiting();
        while (!waiting.isEmpty() && System.nanoTime() < until) {
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
            waiting = waiting();
        }
        return waiting;
    }

    private List<Waiting> waiting() {
        return sql
                .sql(OPEN)
                .query((row, _) -> new Waiting(
                        row.getObject("id", UUID.class), row.getString("listener_id"), row.getString("event_type")))
                .list()
                .stream()
                .filter(event -> !givenUp.contains(event.id()))
                .toList();
    }
}
